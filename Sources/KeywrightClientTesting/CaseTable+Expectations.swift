internal import KeywrightRuntime

extension CaseTable {
    /// Demands that this is what is stored under a key; nil for nothing.
    @inline(never)  // Inlined into some cases it crashes Swift 6.3.1's optimizer, so that no release would build.
    func expectStored(_ key: Item, _ expected: Item?, _ what: String = "the stored item") async throws {
        try expectSame(try await get(key), expected, what)
    }

    /// Demands what a query finds: the texts of one attribute, in the order of the answer.
    ///
    /// A global index may lag behind its table (F2.29), so that of an index the query is repeated for a while.
    func expectQuery(
        _ condition: String, _ values: [String: AttributeValue], index: String? = nil, forward: Bool = true,
        filter: String? = nil, gives attribute: String = "id", _ expected: [String]
    ) async throws {
        let input = QueryInput(
            tableName: name, indexName: index, keyConditionExpression: condition, filterExpression: filter,
            expressionAttributeValues: values, scanIndexForward: forward, consistentRead: index == nil)
        try await settle(index, "the query's \(attribute)", expected) {
            try await query(input).map { $0.text(of: attribute) }
        }
    }

    /// Demands what a scan finds: the texts of one attribute, sorted here, because a scan has no order.
    func expectScan(index: String? = nil, gives attribute: String = "id", _ expected: [String]) async throws {
        try await settle(index, "the scan's \(attribute), sorted", expected) {
            try await scan(index: index).map { $0.text(of: attribute) }.sorted(by: CaseTable.precedes)
        }
    }

    /// Demands a value, at once of the table, and within two seconds of an index.
    private func settle(
        _ index: String?, _ what: String, _ expected: [String], _ read: () async throws -> [String]
    ) async throws {
        var actual = try await read()
        for _ in 0..<20 where index != nil && actual != expected {
            try await Task.sleep(for: .milliseconds(100))
            actual = try await read()
        }
        try expectEqual(actual, expected, what)
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

extension Item {
    /// The text of an attribute: of text and numbers as it is, of anything else in the service's JSON.
    func text(of attribute: String) -> String {
        switch self[attribute] {
        case .s(let text), .n(let text): text
        case .none: "nothing"
        case .some(let value): DynamoDBJSON.text(value)
        }
    }

    /// An item of the table that most cases use.
    static func pair(_ partition: String, _ sort: String, _ more: Item = [:]) -> Item {
        more.merging(["pk": .s(partition), "sk": .s(sort)]) { own, _ in own }
    }
}

/// Demands that two items are the same, and shows both where they are not.
func expectSame(_ actual: Item?, _ expected: Item?, _ what: String) throws(CaseFailure) {
    if actual == expected { return }
    let texts = [expected, actual].map { $0.map { DynamoDBJSON.text($0) } ?? "nothing" }
    throw CaseFailure("\(what): expected \(texts[0]), got \(texts[1])")
}

/// Demands that two values are equal, where there may be none.
func expectEqual<Value: Equatable>(_ actual: Value?, _ expected: Value?, _ what: String) throws(CaseFailure) {
    if actual == expected { return }
    let texts = [expected, actual].map { $0.map { String(describing: $0) } ?? "nothing" }
    throw CaseFailure("\(what): expected \(texts[0]), got \(texts[1])")
}

/// Demands that the client refuses, with an error of one of these kinds: where the service is only known to refuse.
func expectRefusal<Output>(
    amongst kinds: [DynamoDBError.Kind], of what: String, _ body: () async throws -> Output
) async throws {
    let names = kinds.map(\.rawValue).joined(separator: " or ")
    do {
        _ = try await body()
    } catch {
        guard let error = error as? DynamoDBError else { throw error }
        if kinds.contains(error.kind) { return }
        throw CaseFailure("\(what): expected \(names), got \(error.kind.rawValue)")
    }
    throw CaseFailure("\(what): expected \(names), but it was accepted")
}
