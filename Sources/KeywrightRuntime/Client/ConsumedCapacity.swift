/// Whether an answer says what the request cost, and how finely (F2.8).
public enum ReturnConsumedCapacity: String, Hashable, Sendable {
    /// Not at all.
    case none = "NONE"
    /// The sum.
    case total = "TOTAL"
    /// The table and each index apart.
    case indexes = "INDEXES"
}

/// What a request cost of one table and its indexes, in capacity units (F2.1 to F2.8, F2.25).
public struct ConsumedCapacity: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// All of it: read units or write units, whichever the request uses.
    public var capacityUnits: Double
    /// The part of the table itself, where the request asked for `indexes`.
    public var table: Double?
    /// The part of each local index that had one, by name, where the request asked for `indexes`.
    public var localSecondaryIndexes: [String: Double]
    /// The part of each global index that had one, by name, where the request asked for `indexes`.
    public var globalSecondaryIndexes: [String: Double]

    /// Makes the value.
    public init(
        tableName: String,
        capacityUnits: Double,
        table: Double? = nil,
        localSecondaryIndexes: [String: Double] = [:],
        globalSecondaryIndexes: [String: Double] = [:]
    ) {
        self.tableName = tableName
        self.capacityUnits = capacityUnits
        self.table = table
        self.localSecondaryIndexes = localSecondaryIndexes
        self.globalSecondaryIndexes = globalSecondaryIndexes
    }
}
