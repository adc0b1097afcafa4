#if HTTP
    import NIOConcurrencyHelpers

    /// What keeps retries from becoming a storm: tokens that all calls of a client share. A retry takes some, a success
    /// gives some back, and where there are none a failure is final.
    ///
    /// The numbers are those of the standard mode of the service's SDKs. A service that is down sees, once the tokens are
    /// spent, one attempt for each call.
    final class RetryBudget: Sendable {
        /// How many tokens there are at most, and at first.
        static let capacity = 500
        /// What a retry takes.
        static let retryCost = 5
        /// What a retry takes after an attempt that ran out of time, which held a connection for long.
        static let timeoutCost = 10
        /// What a success at the first attempt gives back.
        static let reward = 1

        private let tokens: NIOLockedValueBox<Int>

        init(tokens: Int = RetryBudget.capacity) {
            self.tokens = NIOLockedValueBox(tokens)
        }

        /// How many tokens there are now.
        var available: Int { tokens.withLockedValue { $0 } }

        /// Takes tokens for a retry.
        ///
        /// - Returns: false where there are too few; then none is taken.
        func take(_ cost: Int) -> Bool {
            tokens.withLockedValue { tokens in
                guard tokens >= cost else { return false }
                tokens -= cost
                return true
            }
        }

        /// Gives back after a success.
        ///
        /// - Parameter cost: what the last retry of the call took; 0 if there was none.
        func giveBack(_ cost: Int) {
            tokens.withLockedValue { $0 = min(RetryBudget.capacity, $0 + max(cost, RetryBudget.reward)) }
        }
    }
#endif
