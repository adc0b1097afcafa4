internal import KeywrightRuntime

/// The errors that more than one file raises, in the service's words.
extension DynamoDBError {
    /// A request that the service refuses.
    static func refused(_ message: String) -> DynamoDBError { DynamoDBError(.validation, message) }

    /// A request that the service refuses for the value of a parameter.
    static func invalidParameter(_ message: String) -> DynamoDBError {
        refused("One or more parameter values were invalid: " + message)
    }

    /// A request that breaks a constraint which the service's own model states.
    static func constraint(_ message: String) -> DynamoDBError {
        refused("1 validation error detected: " + message)
    }

    /// A key that has not exactly the table's key attributes, or one of another type (F4.4).
    static let keyMismatch = refused("The provided key element does not match the schema")

    /// A table that does not exist.
    static let noTable = DynamoDBError(.resourceNotFound, "Requested resource not found")
}

/// The refusals that a transaction raises for the whole request; all others become the reason of one action (F4.19).
extension DynamoDBError {
    /// How every refusal of an empty key value begins (F1.10).
    static let emptyKeyOpening = "One or more parameter values are not valid. "

    /// An item that is too large as it came (F3.1).
    static let itemTooLarge = refused("Item size has exceeded the maximum allowed size")

    /// Two actions of one transaction on one item (F4.17).
    static let repeatedItem = refused("Transaction request cannot include multiple operations on one item")

    /// Whether the service answers this before any action of a transaction runs.
    var concernsWholeTransaction: Bool {
        message.hasPrefix(Self.emptyKeyOpening) || self == .itemTooLarge || self == .repeatedItem
    }
}
