internal import KeywrightRuntime

/// What a request costs of one table, the table and each index apart (F2.8).
///
/// All amounts are multiples of a half, so that sums are exact in any order.
struct TableCharge: Hashable, Sendable {
    /// The table itself.
    var table: Double = 0
    /// Each local index that had a part.
    var localIndexes: [String: Double] = [:]
    /// Each global index that had a part.
    var globalIndexes: [String: Double] = [:]

    /// All of it.
    var total: Double {
        localIndexes.values.reduce(table, +) + globalIndexes.values.reduce(0, +)
    }

    /// A part of the table alone.
    init(table: Double = 0) { self.table = table }

    /// Adds to the part of an index.
    mutating func add(_ units: Double, to index: IndexSchema) {
        if index.isGlobal {
            globalIndexes[index.name, default: 0] += units
        } else {
            localIndexes[index.name, default: 0] += units
        }
    }

    static func += (left: inout TableCharge, right: TableCharge) {
        left.table += right.table
        left.localIndexes.merge(right.localIndexes, uniquingKeysWith: +)
        left.globalIndexes.merge(right.globalIndexes, uniquingKeysWith: +)
    }

    /// The charge as an answer says it, or nil where the request did not ask.
    func report(_ tableName: String, _ mode: ReturnConsumedCapacity) -> ConsumedCapacity? {
        switch mode {
        case .none:
            nil
        case .total:
            ConsumedCapacity(tableName: tableName, capacityUnits: total)
        case .indexes:
            ConsumedCapacity(
                tableName: tableName, capacityUnits: total, table: table, localSecondaryIndexes: localIndexes,
                globalSecondaryIndexes: globalIndexes)
        }
    }
}
