#if HTTP
    import KeywrightRuntime

    /// How far a call has come.
    struct CallProgress {
        /// When it began, on the client's clock.
        let start: Duration
        /// When it must end.
        let deadline: Duration
        /// How many attempts there were.
        var attempts = 0
        /// How many of them in a row brought nothing.
        var failures = 0
        /// Whether one of them may have been carried out although its answer did not say so.
        var isUncertain = false
        /// Whether an answer has said that a part was carried out: a batch came back with a rest.
        var isPartlyDone = false
        /// What the last retry took from the budget and a success gives back.
        var owed = 0
        /// Whether the clock was set right already.
        var hasCorrectedClock = false
        /// What the last attempt was signed with.
        var used: Credentials?
        /// The credentials that the service took for ended, and its words.
        var refusal: (credentials: Credentials, error: DynamoDBError)?
        /// Why the last attempt was worth another.
        var lastReason: RetryReason?

        init(start: Duration, policy: RetryPolicy) {
            self.start = start
            deadline = start + policy.deadline
        }
    }
#endif
