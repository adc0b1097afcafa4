/// An answer of the service, or of the way to it, that is not a result.
///
/// A struct with a kind rather than an enum, so that a kind can be added without breaking anybody's `switch`.
public struct DynamoDBError: Error, Hashable, Sendable {
    /// What went wrong, by the service's own names.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The service's exception name, without a name space.
        public let rawValue: String

        /// Names a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A condition was false; `item` is the item as it stood, where it was asked for and there was one.
        public static let conditionalCheckFailed = Kind(rawValue: "ConditionalCheckFailedException")
        /// A transaction was cancelled; `reasons` says why, an entry for each action in order (F4.19).
        public static let transactionCanceled = Kind(rawValue: "TransactionCanceledException")
        /// Another transaction held the item.
        public static let transactionConflict = Kind(rawValue: "TransactionConflictException")
        /// The token came with another request within ten minutes (F4.18).
        public static let idempotentParameterMismatch = Kind(rawValue: "IdempotentParameterMismatchException")
        /// The request is one that the service refuses.
        public static let validation = Kind(rawValue: "ValidationException")
        /// There is no such table or index.
        public static let resourceNotFound = Kind(rawValue: "ResourceNotFoundException")
        /// The table exists, or is being changed.
        public static let resourceInUse = Kind(rawValue: "ResourceInUseException")
        /// A limit of the account's control plane, such as the number of tables being created at once (F1.24).
        public static let limitExceeded = Kind(rawValue: "LimitExceededException")
        /// A transaction with this token is still under way.
        public static let transactionInProgress = Kind(rawValue: "TransactionInProgressException")
        /// The credentials are missing, expired, or not allowed to do this; or the signature is not accepted.
        public static let accessDenied = Kind(rawValue: "AccessDeniedException")
        /// Throttled after all retries.
        public static let throttled = Kind(rawValue: "ProvisionedThroughputExceededException")
        /// An item collection of a table with a local index is full (F1.29).
        public static let itemCollectionSizeLimitExceeded = Kind(
            rawValue: "ItemCollectionSizeLimitExceededException")
        /// The service failed, or could not be reached, or gave an answer that cannot be read.
        public static let unavailable = Kind(rawValue: "InternalServerError")
        /// The task was cancelled.
        public static let cancelled = Kind(rawValue: "CancellationError")
    }

    /// Why one action of a cancelled transaction did not happen.
    public struct CancellationReason: Hashable, Sendable {
        /// `None`, `ConditionalCheckFailed`, `TransactionConflict` and the others of F4.19.
        public var code: String
        /// The service's words.
        public var message: String?
        /// The item as it stood, where it was asked for.
        public var item: Item?

        /// Makes a reason.
        public init(code: String, message: String? = nil, item: Item? = nil) {
            self.code = code
            self.message = message
            self.item = item
        }
    }

    /// What went wrong.
    public var kind: Kind
    /// The service's words. No secret and no item stands in them.
    public var message: String
    /// The item as it stood when a condition failed.
    public var item: Item?
    /// The reasons of a cancelled transaction, one for each action in order; else empty.
    public var reasons: [CancellationReason]
    /// Whether the request may have been carried out although this error came of it, because the answer to one of its
    /// attempts was lost. Where it is false, the request changed nothing.
    ///
    /// With `conditionalCheckFailed` it means that the condition may be false because an earlier attempt of the same
    /// request made it so. Only reading the item tells.
    public var mayHaveBeenApplied: Bool

    /// Makes an error.
    public init(
        _ kind: Kind, _ message: String, item: Item? = nil, reasons: [CancellationReason] = [],
        mayHaveBeenApplied: Bool = false
    ) {
        self.kind = kind
        self.message = message
        self.item = item
        self.reasons = reasons
        self.mayHaveBeenApplied = mayHaveBeenApplied
    }
}
