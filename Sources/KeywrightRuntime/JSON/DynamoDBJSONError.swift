/// A text that is not the service's JSON form of a value or an item.
public struct DynamoDBJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, in bytes from the start of the text.
    public let offset: Int
    /// What was expected there.
    public let message: String

    /// `byte 12: expected a type like "S"`.
    public var description: String { "byte \(offset): \(message)" }
}
