import KeywrightRuntime

/// The table of a trial: its own, with the keys `PK` and `SK`, gone when the trial is over.
struct TrialTable: Sendable {
    let connection: Connection
    let name: String

    /// How often a new table is asked whether it is ready.
    private static let patience = 100

    /// Makes the table.
    static func make(on connection: Connection, for trial: String) async throws -> TrialTable {
        let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let table = TrialTable(connection: connection, name: "trial-\(trial)-\(suffix)")
        try await connection.client.createTable(
            CreateTableInput(
                tableName: table.name,
                attributeDefinitions: [
                    .init(attributeName: "PK", attributeType: "S"), .init(attributeName: "SK", attributeType: "S"),
                ],
                keySchema: [
                    .init(attributeName: "PK", keyType: "HASH"), .init(attributeName: "SK", keyType: "RANGE"),
                ]))
        for _ in 0..<patience {
            if try await connection.client.describeTable(table.name).tableStatus == "ACTIVE" { return table }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Failure(description: "the table \(table.name) does not become ready")
    }

    /// Runs something on a table of its own.
    static func with<Result: Sendable>(
        _ connection: Connection, for trial: String, _ body: (TrialTable) async throws -> Result
    ) async throws -> Result {
        let table = try await make(on: connection, for: trial)
        do {
            let result = try await body(table)
            try await connection.client.deleteTable(table.name)
            return result
        } catch {
            // What went wrong first is what is told.
            _ = try? await connection.client.deleteTable(table.name)
            throw error
        }
    }

    /// An item as it was last written.
    func item(_ key: Item) async throws -> Item? {
        try await connection.client.getItem(GetItemInput(tableName: name, key: key, consistentRead: true)).item
    }

    /// All items, in no order.
    func allItems() async throws -> [Item] {
        var items: [Item] = []
        var start: Item?
        repeat {
            let page = try await connection.client.scan(
                ScanInput(tableName: name, exclusiveStartKey: start, consistentRead: true))
            items += page.items
            start = page.lastEvaluatedKey
        } while start != nil
        return items
    }
}

/// A key of a trial's table.
func key(_ partition: String, _ sort: String = "-") -> Item {
    ["PK": .s(partition), "SK": .s(sort)]
}

extension Item {
    func text(_ name: String) -> String? {
        guard case .s(let text)? = self[name] else { return nil }
        return text
    }

    func integer(_ name: String) -> Int? {
        guard case .n(let text)? = self[name] else { return nil }
        return Int(text)
    }

    /// The texts of a list or a set, sorted; none where the attribute is absent.
    func texts(_ name: String) -> [String]? {
        switch self[name] {
        case nil: return []
        case .ss(let texts): return texts.sorted()
        case .l(let values):
            let texts = values.compactMap { value in if case .s(let text) = value { text } else { nil } }
            return texts.count == values.count ? texts.sorted() : nil
        case .s, .n, .b, .bool, .null, .m, .ns, .bs: return nil
        }
    }
}
