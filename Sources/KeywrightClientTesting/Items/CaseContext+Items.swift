internal import KeywrightRuntime

/// An item of the partition `p` of a table with the key `pk`, `sk`, both text.
func row(_ sort: String = "1", _ attributes: Item = [:]) -> Item {
    attributes.merging(key(sort)) { _, key in key }
}

/// The key of `row`.
func key(_ sort: String = "1") -> Item { ["pk": .s("p"), "sk": .s(sort)] }

extension CaseContext {
    /// Puts one item.
    func put(_ table: String, _ item: Item) async throws {
        _ = try await client.putItem(PutItemInput(tableName: table, item: item))
    }

    /// Puts at most 25 items in one request, and again what the service leaves over (F4.13).
    func fill(_ table: String, _ items: [Item]) async throws {
        var left: [String: [WriteRequest]] = [table: items.map { .put($0) }]
        for _ in 0..<20 where !left.isEmpty {
            left = try await client.batchWriteItem(BatchWriteItemInput(requestItems: left)).unprocessedItems
        }
        try expect(left.isEmpty, "a batch of small items is left unwritten after twenty requests")
    }

    /// Waits until an index shows so many items, because a global index follows its table a little late (F2.29).
    ///
    /// It gives up silently after three seconds: what the case reads then tells what is wrong.
    func settle(_ table: String, _ index: String, count: Int) async throws {
        for _ in 0..<30 {
            let page = try await client.scan(ScanInput(tableName: table, indexName: index, select: .count))
            if page.count == count { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The item as it was last written; nil if there is none.
    func stored(_ table: String, _ key: Item = key()) async throws -> Item? {
        try await client.getItem(GetItemInput(tableName: table, key: key, consistentRead: true)).item
    }
}

/// An item in one line that is the same on every run: names and sets in the order of their bytes.
func caseText(_ item: Item?) -> String {
    guard let item else { return "no item" }
    return DynamoDBJSON.text(item.mapValues(inOrder))
}

/// Demands that two items are equal. The order of a set does not matter, how often a member stands in it does.
func expectItem(_ actual: Item?, _ expected: Item?, _ what: String) throws(CaseFailure) {
    try expectEqual(caseText(actual), caseText(expected), what)
}

/// Demands that two lists of items are equal, order included.
func expectItems(_ actual: [Item], _ expected: [Item], _ what: String) throws(CaseFailure) {
    try expectEqual(actual.map { caseText($0) }, expected.map { caseText($0) }, what)
}

/// One attribute of each item: a text or a number as it stands, anything else as JSON.
func texts(_ items: [Item], of name: String = "sk") -> [String] {
    items.map { item in
        switch item[name] {
        case .s(let text), .n(let text): text
        case let value?: DynamoDBJSON.text(inOrder(value))
        case nil: "absent"
        }
    }
}

/// The value with the members of all sets in the order of their bytes.
private func inOrder(_ value: AttributeValue) -> AttributeValue {
    switch value {
    case .s, .n, .b, .bool, .null: value
    case .l(let values): .l(values.map(inOrder))
    case .m(let values): .m(values.mapValues(inOrder))
    case .ss(let texts): .ss(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case .ns(let texts): .ns(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case .bs(let values): .bs(values.sorted { $0.lexicographicallyPrecedes($1) })
    }
}
