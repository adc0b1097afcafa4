#if HTTP
    import KeywrightRuntime
    import KeywrightWire
    import NIOConcurrencyHelpers
    import Tracing

    /// Sends requests and sends them again where that may help and cannot harm. All that a client's calls share is here.
    struct RequestSender: Sendable {
        let exchange: RequestExchange
        let policy: RetryPolicy
        let budget: RetryBudget
        let observer: CallObserver
        let time: ClientTime

        /// Carries a request out.
        func perform<Request: ClientRequest>(_ request: Request) async throws(DynamoDBError) -> Request.Output {
            let observation = observer.begin(Request.operation, tables: request.tableNames)
            let result: Result<Request.Output, DynamoDBError>
            if let context = observation.context {
                result = await ServiceContext.withValue(context) { await run(request, observation) }
            } else {
                result = await run(request, observation)
            }
            return try result.get()
        }

        private func run<Request: ClientRequest>(
            _ request: Request, _ observation: CallObservation
        ) async -> Result<Request.Output, DynamoDBError> {
            var progress = CallProgress(start: time.now(), policy: policy)
            do throws(DynamoDBError) {
                let output = try await sendRounds(request, &progress, observation)
                observation.succeeded(Request.consumedCapacity(of: output))
                return .success(output)
            } catch {
                observation.failed(error, attempts: progress.attempts, reason: progress.lastReason)
                return .failure(error)
            }
        }

        /// Sends a request, and what batches leave, until nothing is left or the policy says that it is enough.
        private func sendRounds<Request: ClientRequest>(
            _ first: Request, _ progress: inout CallProgress, _ observation: CallObservation
        ) async throws(DynamoDBError) -> Request.Output {
            var request = first
            var done: Request.Output?
            while true {
                let output: Request.Output
                do throws(DynamoDBError) {
                    output = try await send(request, &progress, observation)
                } catch {
                    // What was done is given with what is left, unless the caller must know more than that it is left.
                    guard let done, let reason = progress.lastReason, !progress.isUncertain else { throw error }
                    observation.leftRest(attempts: progress.attempts, reason: reason)
                    return done
                }
                let joined = done.map { Request.joining($0, output) } ?? output
                let rest = request.rest(after: output)
                // A batch that came back whole has succeeded at nothing.
                if rest?.isProgress ?? true { budget.giveBack(progress.owed) }
                progress.owed = 0
                guard let rest else { return joined }
                if request.repeatability != .read { progress.isPartlyDone = true }
                if rest.isProgress { progress.failures = 0 }
                guard let delay = planRetry(.unprocessed, &progress) else {
                    observation.leftRest(attempts: progress.attempts, reason: .unprocessed)
                    return joined
                }
                observation.retrying(.unprocessed, after: progress.attempts, delay: delay, error: nil)
                try await wait(delay, &progress)
                request = rest.request
                done = joined
            }
        }

        /// Sends a request until there is an answer to it.
        private func send<Request: ClientRequest>(
            _ request: Request, _ progress: inout CallProgress, _ observation: CallObservation
        ) async throws(DynamoDBError) -> Request.Output {
            let body = request.body()
            while true {
                do throws(AttemptFailure) {
                    let output = try await exchange.attempt(
                        Request.self, body, timeout: attemptTimeout(progress), &progress, observation)
                    progress.lastReason = nil
                    return output
                } catch {
                    let delay = try recover(from: error, request, &progress)
                    if let reason = error.reason {
                        observation.retrying(
                            reason, after: progress.attempts, delay: delay, error: error.error.kind)
                    }
                    try await wait(delay, &progress)
                }
            }
        }

        /// Decides whether a failure is the end.
        ///
        /// - Returns: how long to wait before the next attempt.
        private func recover<Request: ClientRequest>(
            from failure: AttemptFailure, _ request: Request, _ progress: inout CallProgress
        ) throws(DynamoDBError) -> Duration {
            // Judged only now: reading an expression is work that most calls never need.
            let repeatability = request.repeatability
            if failure.isUncertain, repeatability != .read { progress.isUncertain = true }
            var error = failure.error
            error.mayHaveBeenApplied = progress.isUncertain || progress.isPartlyDone
            progress.lastReason = failure.reason
            guard let reason = failure.reason, !(failure.isUncertain && repeatability == .once) else { throw error }
            guard let delay = planRetry(reason, &progress) else { throw error }
            return delay
        }

        /// Counts a failure, and takes from the budget what another attempt costs.
        ///
        /// - Returns: how long to wait; nil where the call has to end here.
        private func planRetry(_ reason: RetryReason, _ progress: inout CallProgress) -> Duration? {
            progress.failures += 1
            guard progress.failures < policy.maxAttempts else { return nil }
            let delay =
                reason.isImmediate
                ? .zero : policy.delay(afterFailures: progress.failures, random: time.random())
            guard time.now() + delay < progress.deadline else { return nil }
            guard budget.take(reason.cost) else { return nil }
            progress.owed = reason.cost
            return delay
        }

        private func attemptTimeout(_ progress: CallProgress) -> Duration {
            min(policy.attemptTimeout, progress.deadline - time.now())
        }

        private func wait(_ delay: Duration, _ progress: inout CallProgress) async throws(DynamoDBError) {
            do {
                if delay > .zero { try await time.sleep(delay) }
                try Task.checkCancellation()
            } catch {
                progress.lastReason = nil
                throw DynamoDBError(
                    .cancelled, "the task was cancelled",
                    mayHaveBeenApplied: progress.isUncertain || progress.isPartlyDone)
            }
        }
    }
#endif
