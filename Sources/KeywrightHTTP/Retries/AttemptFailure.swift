#if HTTP
    import KeywrightRuntime

    /// Why another attempt may bring what this one did not. The texts are the values of the metric's dimension `reason`.
    enum RetryReason: String, Hashable, Sendable {
        /// No connection was made.
        case connection
        /// No connection was made in time, or none was free in time.
        case connectTimeout = "connect_timeout"
        /// The attempt ran out of time after the request had gone out.
        case timeout
        /// The connection broke after the request had gone out.
        case lostAnswer = "lost_answer"
        /// The service failed: a status from 500 on.
        case serverError = "server_error"
        /// The answer's bytes are not those of its checksum, or not those of an answer.
        case damagedAnswer = "damaged_answer"
        /// Too many requests, for the table or for the account.
        case throttled
        /// A batch came back whole.
        case unprocessed
        /// Another transaction stands in the way.
        case conflict
        /// A transaction with this token is still under way.
        case transactionInProgress = "transaction_in_progress"
        /// The machine's clock is not the service's.
        case clockSkew = "clock_skew"
        /// The credentials ended before their time.
        case expiredCredentials = "expired_credentials"
        /// The credentials could not be had this time.
        case credentials

        /// What a retry takes from the budget.
        var cost: Int {
            self == .timeout || self == .connectTimeout ? RetryBudget.timeoutCost : RetryBudget.retryCost
        }

        /// Whether the next attempt needs no wait, since what it does differently is known.
        var isImmediate: Bool { self == .clockSkew || self == .expiredCredentials }

        /// Whether the request may have been carried out all the same.
        var isUncertain: Bool {
            switch self {
            case .timeout, .lostAnswer, .serverError, .damagedAnswer: true
            case .connection, .connectTimeout, .throttled, .unprocessed, .conflict, .transactionInProgress, .clockSkew,
                .expiredCredentials, .credentials:
                false
            }
        }
    }

    /// An attempt that brought no result.
    struct AttemptFailure: Error, Hashable {
        /// What the caller gets if this is the last attempt.
        var error: DynamoDBError
        /// Why to go on; nil where the answer is the service's last word, or the task was cancelled.
        var reason: RetryReason?
        /// Whether the request may have been carried out all the same.
        var isUncertain: Bool

        init(_ error: DynamoDBError, _ reason: RetryReason?, isUncertain: Bool = false) {
            self.error = error
            self.reason = reason
            self.isUncertain = isUncertain || reason?.isUncertain == true
        }

        /// The end of a cancelled task.
        static func cancelled(isUncertain: Bool) -> AttemptFailure {
            AttemptFailure(DynamoDBError(.cancelled, "the task was cancelled"), nil, isUncertain: isUncertain)
        }
    }
#endif
