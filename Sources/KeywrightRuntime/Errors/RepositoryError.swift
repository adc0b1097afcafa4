/// What every method of a generated repository throws.
///
/// A struct with a kind rather than an enum, so that a kind can be added without breaking anybody's `switch`. Compare
/// `kind`, and look at the one property that belongs to it. The text holds no values of items.
public struct RepositoryError: Error, Hashable, Sendable {
    /// What happened.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The kind's name.
        public let rawValue: String

        /// Names a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A value was refused before any request; see `value`.
        public static let refusedValue = Kind(rawValue: "refusedValue")
        /// A stored item does not decode; see `stored`.
        public static let undecodable = Kind(rawValue: "undecodable")
        /// An item was read that the design does not know; see `stored`.
        public static let foreignItem = Kind(rawValue: "foreignItem")
        /// There is no such item.
        public static let notFound = Kind(rawValue: "notFound")
        /// There is such an item already; `item` is it.
        public static let alreadyExists = Kind(rawValue: "alreadyExists")
        /// The condition is false; `item` is the item as it stood.
        public static let conditionFailed = Kind(rawValue: "conditionFailed")
        /// The item has another version than the one given; `item` is the item as it stood.
        public static let versionConflict = Kind(rawValue: "versionConflict")
        /// Another item has these values; `attributes` says of which attributes.
        public static let notUnique = Kind(rawValue: "notUnique")
        /// A second item where the design promises one.
        public static let moreThanOne = Kind(rawValue: "moreThanOne")
        /// A cursor of another call, of another version, or damaged.
        public static let cursorRefused = Kind(rawValue: "cursorRefused")
        /// Two writes of one call would meet in one item.
        public static let sameItemTwice = Kind(rawValue: "sameItemTwice")
        /// More items than one request can hold.
        public static let tooManyItems = Kind(rawValue: "tooManyItems")
        /// A transaction was cancelled for a reason that is no condition; see `service`.
        public static let transactionCanceled = Kind(rawValue: "transactionCanceled")
        /// Another transaction held the item; the same call may succeed now.
        public static let transactionConflict = Kind(rawValue: "transactionConflict")
        /// The service refused, or could not be reached; see `service`.
        public static let service = Kind(rawValue: "service")
    }

    /// The reasons for a cancelled transaction that may be gone at the next attempt (F4.19).
    private static let passingCodes = ["TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"]

    // What belongs to one kind alone is kept behind a reference, so that throwing stays cheap for all.
    private final class Details: Hashable, Sendable {
        let value: ValueError?
        let stored: ItemError?
        let service: DynamoDBError?
        let item: Item?
        let attributes: [String]
        let action: Int?

        init(
            value: ValueError? = nil, stored: ItemError? = nil, service: DynamoDBError? = nil, item: Item? = nil,
            attributes: [String] = [], action: Int? = nil
        ) {
            self.value = value
            self.stored = stored
            self.service = service
            self.item = item
            self.attributes = attributes
            self.action = action
        }

        static func == (left: Details, right: Details) -> Bool {
            left.value == right.value && left.stored == right.stored && left.service == right.service
                && left.item == right.item && left.attributes == right.attributes && left.action == right.action
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(value)
            hasher.combine(stored)
            hasher.combine(attributes)
            hasher.combine(action)
        }
    }

    /// What happened.
    public let kind: Kind
    /// The entity that the call is about; empty where there is none.
    public let entity: String
    /// What happened, in words.
    public let message: String
    /// Whether the write may have been carried out although this error came of it; see ``DynamoDBError``.
    ///
    /// A condition that failed, a version that does not match, or an item that exists already may then be the work of
    /// this very call, whose first answer was lost. Only reading the item tells.
    public private(set) var mayHaveBeenApplied = false
    private let details: Details

    private init(_ kind: Kind, entity: String = "", _ message: String, _ details: Details = Details()) {
        self.kind = kind
        self.entity = entity
        self.message = message
        self.details = details
    }

    /// The refused value's rule, for `refusedValue`.
    public var value: ValueError? { details.value }
    /// What is wrong with the stored item, for `undecodable` and `foreignItem`.
    public var stored: ItemError? { details.stored }
    /// The service's own error, where there was one.
    public var service: DynamoDBError? { details.service }
    /// The item as it stood when a condition failed, where there was one.
    public var item: Item? { details.item }
    /// The attributes that must be unique, for `notUnique`.
    public var attributes: [String] { details.attributes }
    /// Which action of the transaction failed, from 0.
    public var action: Int? { details.action }

    /// The same error, of a request that ended in the service's error.
    func uncertain(asIn error: DynamoDBError) -> RepositoryError {
        var copy = self
        copy.mayHaveBeenApplied = error.mayHaveBeenApplied
        return copy
    }

    /// Whether the same call may succeed if it is made again.
    public var isRetriable: Bool {
        guard let service else { return false }
        switch kind {
        case .transactionConflict: return true
        case .transactionCanceled:
            let codes = service.reasons.map(\.code).filter { $0 != "None" }
            return !codes.isEmpty && codes.allSatisfy { RepositoryError.passingCodes.contains($0) }
        case .service: return service.kind == .throttled || service.kind == .unavailable
        default: return false
        }
    }
}

extension RepositoryError {
    /// A value was refused before any request.
    public static func refusedValue(_ error: ValueError) -> RepositoryError {
        RepositoryError(.refusedValue, entity: error.entity, error.description, Details(value: error))
    }

    /// A stored item does not decode.
    public static func undecodable(_ error: ItemError) -> RepositoryError {
        RepositoryError(.undecodable, entity: error.entity, error.description, Details(stored: error))
    }

    /// An item was read that the design does not know.
    public static func foreignItem(_ error: ItemError) -> RepositoryError {
        RepositoryError(.foreignItem, entity: error.entity, error.description, Details(stored: error))
    }

    /// There is no such item.
    public static func notFound(_ entity: String, action: Int? = nil) -> RepositoryError {
        RepositoryError(.notFound, entity: entity, "there is no such item", Details(action: action))
    }

    /// There is such an item already.
    public static func alreadyExists(_ entity: String, item: Item? = nil, action: Int? = nil) -> RepositoryError {
        RepositoryError(
            .alreadyExists, entity: entity, "there is such an item already", Details(item: item, action: action))
    }

    /// The condition is false for the item as it stands.
    public static func conditionFailed(_ entity: String, item: Item? = nil, action: Int? = nil) -> RepositoryError {
        RepositoryError(
            .conditionFailed, entity: entity, "the condition is false", Details(item: item, action: action))
    }

    /// The item has another version than the one given.
    public static func versionConflict(_ entity: String, item: Item? = nil, action: Int? = nil) -> RepositoryError {
        RepositoryError(
            .versionConflict, entity: entity, "the item has another version", Details(item: item, action: action))
    }

    /// Another item has these values.
    public static func notUnique(_ entity: String, attributes: [String], action: Int? = nil) -> RepositoryError {
        RepositoryError(
            .notUnique, entity: entity,
            "another item has this \(attributes.joined(separator: ", "))",
            Details(attributes: attributes, action: action))
    }

    /// A second item where the design promises one.
    public static func moreThanOne(_ pattern: String) -> RepositoryError {
        RepositoryError(.moreThanOne, "\(pattern): a second item matches")
    }

    /// A cursor of another call, of another version, or damaged.
    public static func cursorRefused(_ pattern: String) -> RepositoryError {
        RepositoryError(.cursorRefused, "\(pattern): the cursor is not one of this call")
    }

    /// Two writes of one call would meet in one item.
    public static func sameItemTwice(_ first: Int, _ second: Int) -> RepositoryError {
        RepositoryError(.sameItemTwice, "items \(first) and \(second) are one item", Details(action: second))
    }

    /// More items than one request can hold.
    public static func tooManyItems(_ count: Int, most: Int) -> RepositoryError {
        RepositoryError(.tooManyItems, "\(count) items, at most \(most)")
    }

    /// A transaction was cancelled for a reason that is no condition.
    public static func transactionCanceled(_ error: DynamoDBError) -> RepositoryError {
        let codes = error.reasons.map(\.code).filter { $0 != "None" }
        let message = codes.isEmpty ? "the transaction was cancelled" : codes.joined(separator: ", ")
        return RepositoryError(.transactionCanceled, message, Details(service: error)).uncertain(asIn: error)
    }

    /// Another transaction held the item.
    public static func transactionConflict(_ error: DynamoDBError) -> RepositoryError {
        RepositoryError(.transactionConflict, "another transaction held the item", Details(service: error))
            .uncertain(asIn: error)
    }

    /// The service refused, or could not be reached.
    public static func service(_ error: DynamoDBError) -> RepositoryError {
        RepositoryError(.service, "\(error.kind.rawValue): \(error.message)", Details(service: error))
            .uncertain(asIn: error)
    }
}

extension RepositoryError {
    /// Wraps the error of an encoder.
    public init(_ error: ValueError) {
        self = .refusedValue(error)
    }

    /// Wraps the error of a decoder.
    public init(_ error: ItemError) {
        self = error.kind == .foreign ? .foreignItem(error) : .undecodable(error)
    }

    /// Wraps the error of the service. Failed conditions have no meaning here; `ItemWrites` gives them one.
    public init(_ error: DynamoDBError) {
        self = error.kind == .transactionConflict ? .transactionConflict(error) : .service(error)
    }

    /// Encodes, as a part of a call that throws this error: `try RepositoryError.encoding(try order.item())`.
    public static func encoding<Result>(
        _ body: @autoclosure () throws(ValueError) -> Result
    ) throws(RepositoryError) -> Result {
        do { return try body() } catch { throw RepositoryError(error) }
    }

    /// Decodes, as a part of a call that throws this error: `try RepositoryError.decoding(try Order(item: item))`.
    public static func decoding<Result>(
        _ body: @autoclosure () throws(ItemError) -> Result
    ) throws(RepositoryError) -> Result {
        do { return try body() } catch { throw RepositoryError(error) }
    }
}

extension RepositoryError: CustomStringConvertible {
    /// `Order notFound: there is no such item`.
    public var description: String {
        let namesItself = kind == .refusedValue || kind == .undecodable || entity.isEmpty
        return namesItself ? "\(kind.rawValue): \(message)" : "\(entity) \(kind.rawValue): \(message)"
    }
}
