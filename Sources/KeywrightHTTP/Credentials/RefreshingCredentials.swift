#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Keeps the credentials of a source, and asks it for new ones before they end.
    ///
    /// From about 5 minutes before their end new ones are fetched while the old are still given; from 1 minute before it
    /// callers wait for them. Credentials that live shorter are renewed after half, and waited for in the last quarter, of
    /// their time. All callers share one fetch, and it goes on if one of them is cancelled. A fetch that fails while the old
    /// ones have not ended leaves those in use, and is tried again 15 seconds later at the earliest.
    public actor RefreshingCredentials: CredentialsProvider {
        private struct Kept {
            var credentials: Credentials
            /// When a fetch in the background begins; nil for credentials that do not end.
            var renewal: Int64?
            /// When callers begin to wait for it.
            var deadline: Int64?
            /// No fetch before this.
            var pause: Int64 = .min
        }

        private typealias Waiter = CheckedContinuation<Result<Credentials, CredentialsError>, Never>

        private let source: any CredentialsProvider
        private let now: @Sendable () -> Int64
        private let jitter: @Sendable () -> Int64
        private var kept: Kept?
        private var isFetching = false
        private var waiters: [Int: Waiter] = [:]
        private var nextWaiter = 0

        /// Keeps the credentials of a source, which is asked whenever new ones are needed.
        public init(_ source: any CredentialsProvider) {
            self.init(source, now: { Int64(Date().timeIntervalSince1970.rounded(.down)) })
        }

        /// - Parameters:
        ///   - now: the time, in epoch seconds.
        ///   - jitter: how many seconds sooner, or later if negative, than 5 minutes before their end credentials are
        ///     renewed, so that not all machines ask at once.
        init(
            _ source: any CredentialsProvider, now: @escaping @Sendable () -> Int64,
            jitter: @escaping @Sendable () -> Int64 = { Int64.random(in: -60...60) }
        ) {
            self.source = source
            self.now = now
            self.jitter = jitter
        }

        /// The credentials to sign with now.
        ///
        /// - Throws: `CredentialsError` where there are none yet, or only ended ones, and the source gives none; and to a
        ///   caller that is cancelled while it waits.
        public func credentials() async throws(CredentialsError) -> Credentials {
            guard let kept else { return try await fetched() }
            guard let end = kept.credentials.expiration, let renewal = kept.renewal, let deadline = kept.deadline else {
                return kept.credentials
            }
            let now = now()
            if now >= end { return try await fetched() }
            if now < renewal || now < kept.pause { return kept.credentials }
            if now >= deadline { return try await fetched() }
            startFetch()
            return kept.credentials
        }

        /// Forgets these credentials, so that the next caller waits for others.
        public func discard(_ credentials: Credentials) {
            if kept?.credentials == credentials { kept = nil }
        }

        /// Waits for the fetch that is under way, or for a new one.
        private func fetched() async throws(CredentialsError) -> Credentials {
            let waiter = nextWaiter
            nextWaiter += 1
            let result = await withTaskCancellationHandler {
                await withCheckedContinuation { (continuation: Waiter) in
                    if Task.isCancelled {
                        continuation.resume(returning: .failure(Self.cancelled))
                    } else {
                        waiters[waiter] = continuation
                        startFetch()
                    }
                }
            } onCancel: {
                Task { await self.cancel(waiter) }
            }
            return try result.get()
        }

        private func cancel(_ waiter: Int) {
            waiters.removeValue(forKey: waiter)?.resume(returning: .failure(Self.cancelled))
        }

        private func startFetch() {
            guard !isFetching else { return }
            isFetching = true
            Task {
                let result: Result<Credentials, CredentialsError>
                do throws(CredentialsError) {
                    result = .success(try await source.credentials())
                } catch {
                    result = .failure(error)
                }
                finish(result)
            }
        }

        private func finish(_ result: Result<Credentials, CredentialsError>) {
            isFetching = false
            let outcome = outcome(of: result)
            let waiting = waiters
            waiters = [:]
            for waiter in waiting.values {
                waiter.resume(returning: outcome)
            }
        }

        /// Keeps what was fetched, or else gives what is kept as long as it has not ended.
        private func outcome(of result: Result<Credentials, CredentialsError>) -> Result<Credentials, CredentialsError>
        {
            let now = now()
            let failure: CredentialsError
            switch result {
            case .success(let credentials) where credentials.expiration.map({ $0 > now }) ?? true:
                kept = keep(credentials, since: now)
                return result
            case .success:
                failure = CredentialsError(
                    "new credentials were fetched, but they have ended already by this machine's clock")
            case .failure(let error):
                failure = error
            }
            guard let kept, let end = kept.credentials.expiration, now < end else { return .failure(failure) }
            self.kept?.pause = now + 15
            return .success(kept.credentials)
        }

        private func keep(_ credentials: Credentials, since now: Int64) -> Kept {
            guard let end = credentials.expiration else { return Kept(credentials: credentials) }
            let time = end - now
            return Kept(
                credentials: credentials, renewal: end - min(300 + jitter(), time / 2),
                deadline: end - min(60, time / 4)
            )
        }

        private static let cancelled = CredentialsError("the task was cancelled while it waited for credentials")
    }
#endif
