internal import KeywrightRuntime

extension Item {
    /// An item of exactly this size in bytes (F3.2), with a key of one letter each.
    static func sized(_ bytes: Int, _ sort: String = "s", _ more: Item = [:]) -> Item {
        let own = ["pk", "p", "sk", sort, "body"].reduce(0) { $0 + $1.utf8.count }
        let others = more.reduce(0) { $0 + $1.key.utf8.count + $1.value.textSize }
        return .pair("p", sort, more.merging(["body": .s(String(repeating: "x", count: bytes - own - others))]) { $1 })
    }
}

extension AttributeValue {
    /// The size of a text; the other attributes of the sized items are texts.
    fileprivate var textSize: Int { if case .s(let text) = self { text.utf8.count } else { 0 } }
}

extension ClientCase {
    /// A case in which a request to a table has a price.
    ///
    /// - Parameters:
    ///   - stored: what the table holds before.
    ///   - units: the capacity units of the answer.
    ///   - request: sends the request, asking for its total, and gives what the answer tells.
    static func costs(
        _ fact: String, _ title: String, stored: [Item] = [], _ units: Double,
        _ request: @escaping @Sendable (CaseTable) async throws -> ConsumedCapacity?
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.open()
            for item in stored { try await table.put(item) }
            let capacity = try await request(table)
            try expectEqual(capacity?.capacityUnits, units, "the consumed units")
        }
    }
}

extension ConsumedCapacity {
    /// Demands the parts of the table and of the index `one`; a part of nothing may be left out.
    func expectParts(table: Double, global: Double = 0, local: Double = 0) throws(CaseFailure) {
        try expectEqual(capacityUnits, table + global + local, "the consumed units")
        try expectEqual(self.table ?? 0, table, "the table's part")
        try expectEqual(globalSecondaryIndexes["one"] ?? 0, global, "the global index's part")
        try expectEqual(localSecondaryIndexes["one"] ?? 0, local, "the local index's part")
    }
}
