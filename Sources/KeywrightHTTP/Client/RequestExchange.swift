#if HTTP
    import KeywrightRuntime
    import KeywrightWire
    import NIOConcurrencyHelpers

    /// One attempt at a request: credentials, signature, sending, and what the answer says.
    struct RequestExchange: Sendable {
        let endpoint: Endpoint
        let signer: Signer
        let credentials: any CredentialsProvider
        let transport: any HTTPTransport
        let time: ClientTime
        let retriesConflicts: Bool
        /// How many seconds the service's clock is ahead of the machine's, as far as it is known to matter.
        let clockOffset = NIOLockedValueBox<Int64>(0)

        /// Makes one attempt.
        ///
        /// - Parameters:
        ///   - body: the request's bytes.
        ///   - timeout: how long it may take.
        func attempt<Request: ClientRequest>(
            _: Request.Type, _ body: [UInt8], timeout: Duration, _ progress: inout CallProgress,
            _ observation: CallObservation
        ) async throws(AttemptFailure) -> Request.Output {
            progress.attempts += 1
            let begin = time.now()
            var response: HTTPResponse?
            do throws(AttemptFailure) {
                let answer = try await send(Request.operation, body, timeout: timeout, &progress)
                response = answer
                let output = try read(Request.self, answer, &progress)
                observation.attempted(
                    progress.attempts, since: begin, status: answer.status, requestID: requestID(of: answer), error: nil
                )
                return output
            } catch {
                observation.attempted(
                    progress.attempts, since: begin, status: response?.status,
                    requestID: response.flatMap(requestID), error: error.error.kind)
                throw error
            }
        }

        private func send(
            _ operation: WireOperation, _ body: [UInt8], timeout: Duration, _ progress: inout CallProgress
        ) async throws(AttemptFailure) -> HTTPResponse {
            let credentials = try await currentCredentials(&progress)
            var request = HTTPRequest(
                method: "POST", scheme: endpoint.isSecure ? "https" : "http", host: endpoint.host,
                port: endpoint.port, path: "/")
            request.headers = [
                ("Content-Type", WireOperation.contentType),
                ("X-Amz-Target", WireOperation.targetPrefix + operation.rawValue),
                // The checksum is of the bytes that travel; the service compresses for whoever says nothing.
                ("Accept-Encoding", "identity"),
                ("User-Agent", "keywright/\(clientVersion)"),
            ]
            request.body = body
            signer.sign(&request, with: credentials, at: time.epochSeconds() + clockOffset.withLockedValue { $0 })
            progress.used = credentials
            do throws(TransportError) {
                return try await transport.send(request, timeout: timeout)
            } catch {
                throw failure(of: error)
            }
        }

        private func currentCredentials(_ progress: inout CallProgress) async throws(AttemptFailure) -> Credentials {
            if Task.isCancelled { throw .cancelled(isUncertain: false) }
            if let refusal = progress.refusal { await credentials.discard(refusal.credentials) }
            let found: Credentials
            do throws(CredentialsError) {
                found = try await credentials.credentials()
            } catch {
                if Task.isCancelled { throw .cancelled(isUncertain: false) }
                throw AttemptFailure(
                    DynamoDBError(error.isPassing ? .unavailable : .accessDenied, error.description),
                    error.isPassing ? .credentials : nil)
            }
            // Asking again with what was refused would be refused again.
            if let refusal = progress.refusal, refusal.credentials == found { throw AttemptFailure(refusal.error, nil) }
            return found
        }

        private func failure(of error: TransportError) -> AttemptFailure {
            switch error.fate {
            case .cancelled:
                return .cancelled(isUncertain: true)
            case .notSent:
                if Task.isCancelled { return .cancelled(isUncertain: false) }
                return AttemptFailure(
                    DynamoDBError(.unavailable, "the service was not reached: \(error.message)"),
                    error.isTimeout ? .connectTimeout : .connection)
            case .unknown:
                return AttemptFailure(
                    DynamoDBError(.unavailable, "the answer is lost: \(error.message)"),
                    error.isTimeout ? .timeout : .lostAnswer)
            }
        }

        /// The service's own name of the exchange.
        func requestID(of response: HTTPResponse) -> String? {
            response.header("x-amzn-RequestId")
        }
    }
#endif
