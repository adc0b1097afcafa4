internal import KeywrightRuntime

/// What one request costs of all its tables, added up item by item, each rounded on its own (F2.2).
struct RequestCharges: Sendable {
    private(set) var tables: [String: TableCharge] = [:]

    /// Adds what one part of the request costs of a table.
    mutating func add(_ charge: TableCharge, to tableName: String) {
        tables[tableName, default: TableCharge()] += charge
    }

    /// The charges as an answer says them, sorted by table.
    func report(_ mode: ReturnConsumedCapacity) -> [ConsumedCapacity] {
        tables.keys.sorted(by: utf8Precedes).compactMap { tables[$0]?.report($0, mode) }
    }
}

extension InMemoryDynamoDB {
    /// Which of the two kinds of units a charge is in.
    enum UnitKind {
        case read
        case write
    }

    /// Takes what a request cost of one table into the running total.
    func charge(_ charge: TableCharge, to tableName: String, _ kind: UnitKind) {
        var sum = currentStatistics.capacity[tableName] ?? Statistics.Capacity()
        switch kind {
        case .read: sum.readUnits += charge.total
        case .write: sum.writeUnits += charge.total
        }
        currentStatistics.capacity[tableName] = sum
    }

    /// Takes what a request cost of several tables into the running total.
    func charge(_ charges: RequestCharges, _ kind: UnitKind) {
        for (tableName, tableCharge) in charges.tables { charge(tableCharge, to: tableName, kind) }
    }
}
