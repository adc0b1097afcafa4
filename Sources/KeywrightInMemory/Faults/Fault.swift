/// Something that goes wrong with one request, though the request is right.
///
/// `throttle`, `partialBatch` and `conflict` are answers of the service, which checks a request first: one that it
/// refuses (`validation`, `resourceNotFound`, `idempotentParameterMismatch`) is refused all the same. `dropRequest` and
/// `dropAnswer` happen on the way to the service and back, so that its answer is lost whatever it is, a refusal too.
public struct Fault: Hashable, Sendable {
    /// What goes wrong.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// See `Fault.throttle`.
        case throttle
        /// See `Fault.dropRequest`.
        case dropRequest
        /// See `Fault.dropAnswer`.
        case dropAnswer
        /// See `Fault.partialBatch(processed:)`.
        case partialBatch
        /// See `Fault.conflict`.
        case conflict
    }

    /// What goes wrong.
    public let kind: Kind
    /// Of a partial batch, how many of its requests or keys are processed; else 0.
    public let processed: Int

    /// The request is throttled: `DynamoDBError.Kind.throttled`, and nothing is applied (F2.15, F4.5).
    public static let throttle = Fault(kind: .throttle, processed: 0)

    /// The request never reaches the service: `unavailable`, and nothing is applied. `mayHaveBeenApplied` is true all
    /// the same, because a caller without an answer cannot know.
    public static let dropRequest = Fault(kind: .dropRequest, processed: 0)

    /// The request is carried out, and the answer is lost: `unavailable` with `mayHaveBeenApplied`.
    public static let dropAnswer = Fault(kind: .dropAnswer, processed: 0)

    /// Another transaction is on every item of the request (F4.19, F4.20): `transactionConflict` for PutItem, UpdateItem
    /// and DeleteItem; for both transactions `transactionCanceled`, with the reason `TransactionConflict` for each
    /// action that is no worse; for BatchWriteItem all of it comes back unprocessed. No effect on other reads.
    public static let conflict = Fault(kind: .conflict, processed: 0)

    /// Of BatchGetItem and BatchWriteItem the first requests or keys are processed, and the rest comes back unprocessed
    /// (F4.13, F4.14): tables by their names in UTF-8 order, then as they stand in the request. No effect on other
    /// operations, or on a batch of no more than that.
    ///
    /// - Parameter processed: how many are processed; below 0 counts as 0.
    public static func partialBatch(processed: Int) -> Fault {
        Fault(kind: .partialBatch, processed: max(0, processed))
    }

    private init(kind: Kind, processed: Int) {
        self.kind = kind
        self.processed = processed
    }
}
