import KeywrightRuntime

extension WireWriter {
    /// The member `ConsumedCapacity` of an answer about one table.
    mutating func consumedCapacity(_ capacity: ConsumedCapacity?) {
        guard let capacity else { return }
        name("ConsumedCapacity")
        append(capacity)
    }

    /// The member `ConsumedCapacity` of an answer about several tables.
    mutating func consumedCapacity(_ capacities: [ConsumedCapacity]) {
        guard !capacities.isEmpty else { return }
        name("ConsumedCapacity")
        list(capacities) { $0.append($1) }
    }

    private mutating func append(_ capacity: ConsumedCapacity) {
        object { writer in
            writer.units(capacity.capacityUnits)
            writer.indexes("GlobalSecondaryIndexes", capacity.globalSecondaryIndexes)
            writer.indexes("LocalSecondaryIndexes", capacity.localSecondaryIndexes)
            if let table = capacity.table {
                writer.name("Table")
                writer.object { $0.units(table) }
            }
            writer.string("TableName", capacity.tableName)
        }
    }

    private mutating func indexes(_ name: StaticString, _ indexes: [String: Double]) {
        guard !indexes.isEmpty else { return }
        self.name(name)
        members(indexes) { writer, units in writer.object { $0.units(units) } }
    }

    /// JSON has no word for what is not finite; that is left out.
    private mutating func units(_ units: Double) {
        guard units.isFinite else { return }
        name("CapacityUnits")
        literal(units.description)
    }
}

extension DynamoDBJSONReader {
    /// An element of the list, or the member, `ConsumedCapacity`.
    ///
    /// A part that is not there counts as nothing rather than as an error, so that no write that happened looks like
    /// one that failed because an engine is sloppy about its price.
    mutating func consumedCapacity() throws(DynamoDBJSONError) -> ConsumedCapacity {
        var capacity = ConsumedCapacity(tableName: "", capacityUnits: 0)
        var units = CapacityUnits()
        try object { reader, name throws(DynamoDBJSONError) in
            switch name {
            case "TableName": capacity.tableName = try reader.text()
            case "Table": capacity.table = try reader.capacityUnits()
            case "LocalSecondaryIndexes":
                capacity.localSecondaryIndexes = try reader.members { reader throws(DynamoDBJSONError) in
                    try reader.capacityUnits()
                }
            case "GlobalSecondaryIndexes":
                capacity.globalSecondaryIndexes = try reader.members { reader throws(DynamoDBJSONError) in
                    try reader.capacityUnits()
                }
            default: return try units.read(name, from: &reader)
            }
            return true
        }
        capacity.capacityUnits = units.sum
        return capacity
    }

    mutating func consumedCapacities() throws(DynamoDBJSONError) -> [ConsumedCapacity] {
        try list { reader throws(DynamoDBJSONError) in try reader.consumedCapacity() }
    }

    private mutating func capacityUnits() throws(DynamoDBJSONError) -> Double {
        var units = CapacityUnits()
        try object { reader, name throws(DynamoDBJSONError) in try units.read(name, from: &reader) }
        return units.sum
    }
}

/// Transactions say reads and writes apart, and some engines say them only so.
private struct CapacityUnits {
    private var all: Double?
    private var read: Double?
    private var write: Double?

    var sum: Double { all ?? (read ?? 0) + (write ?? 0) }

    mutating func read(
        _ name: String, from reader: inout DynamoDBJSONReader
    ) throws(DynamoDBJSONError) -> Bool {
        switch name {
        case "CapacityUnits": all = try reader.decimal()
        case "ReadCapacityUnits": read = try reader.decimal()
        case "WriteCapacityUnits": write = try reader.decimal()
        default: return false
        }
        return true
    }
}
