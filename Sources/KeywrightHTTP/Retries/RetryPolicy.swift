#if HTTP
    /// How often a request is sent again, how long the waits are, and when the client gives up.
    ///
    /// What may be sent again at all is not a matter of policy: see ``DynamoDBHTTPClient`` and `docs/http-client.md`.
    ///
    /// The service's own SDKs differ: their standard mode makes 3 attempts and waits up to 20 s between them; for this
    /// service several of them make 9 to 11 attempts that begin at 25 or 50 ms, since its answers come in milliseconds.
    /// The defaults here are of the second kind, with an end to the whole.
    public struct RetryPolicy: Hashable, Sendable {
        /// How many times a request is sent at most, the first time included. A batch that came back in part counts
        /// anew whenever some of it was done.
        public var maxAttempts: Int
        /// The longest wait before the second attempt; it doubles with each attempt.
        public var baseDelay: Duration
        /// The longest wait between two attempts.
        public var maxDelay: Duration
        /// How long an operation may take, all attempts and waits together.
        public var deadline: Duration
        /// How long one attempt may take, from taking a connection to the last byte of the answer.
        public var attemptTimeout: Duration
        /// Whether a request that another transaction stood in the way of is sent again: `TransactionConflictException`,
        /// and `TransactionCanceledException` where no reason is the request's own fault (F4.19). The SDKs do not.
        public var retriesConflicts: Bool

        /// Makes a policy.
        public init(
            maxAttempts: Int = 10,
            baseDelay: Duration = .milliseconds(25),
            maxDelay: Duration = .seconds(5),
            deadline: Duration = .seconds(30),
            attemptTimeout: Duration = .seconds(5),
            retriesConflicts: Bool = false
        ) {
            self.maxAttempts = maxAttempts
            self.baseDelay = baseDelay
            self.maxDelay = maxDelay
            self.deadline = deadline
            self.attemptTimeout = attemptTimeout
            self.retriesConflicts = retriesConflicts
        }

        /// One attempt and no more.
        public static let none = RetryPolicy(maxAttempts: 1)

        /// The wait after so many failures in a row, from 1: a random part of a span that doubles, so that clients that
        /// failed together do not come back together.
        ///
        /// - Parameter random: from 0 to 1.
        func delay(afterFailures count: Int, random: Double) -> Duration {
            let doublings = min(max(count - 1, 0), 30)
            return min(maxDelay, baseDelay * (1 << doublings)) * random
        }
    }
#endif
