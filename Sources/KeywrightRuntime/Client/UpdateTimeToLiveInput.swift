/// The input of UpdateTimeToLive.
public struct UpdateTimeToLiveInput: Hashable, Sendable, Codable {
    /// Which attribute, and whether it counts.
    public struct Specification: Hashable, Sendable, Codable {
        /// The attribute that holds the expiry in epoch seconds (F4.22).
        public var attributeName: String
        /// Whether items expire by it.
        public var enabled: Bool

        /// Makes a specification.
        public init(attributeName: String, enabled: Bool) {
            self.attributeName = attributeName
            self.enabled = enabled
        }

        private enum CodingKeys: String, CodingKey {
            case attributeName = "AttributeName"
            case enabled = "Enabled"
        }
    }

    /// The table's name.
    public var tableName: String
    /// What to set.
    public var timeToLiveSpecification: Specification

    /// Makes the value.
    public init(tableName: String, timeToLiveSpecification: Specification) {
        self.tableName = tableName
        self.timeToLiveSpecification = timeToLiveSpecification
    }

    private enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case timeToLiveSpecification = "TimeToLiveSpecification"
    }
}
