extension DynamoDBError: CustomStringConvertible {
    /// `ValidationException: the service's words`. Neither `item` nor the reasons' items are shown.
    public var description: String {
        message.isEmpty ? kind.rawValue : "\(kind.rawValue): \(message)"
    }
}
