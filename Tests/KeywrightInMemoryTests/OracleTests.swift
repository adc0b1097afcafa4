import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Random items and random requests, against an evaluation that shares no code with the engine.
@Suite struct OracleTests {
    /// `pk` and `sk`, both texts; `byK`: global by `k`, then `m` (N) and `t` (S).
    private static let table = CreateTableInput(
        tableName: "Random",
        attributeDefinitions: Shop.definitions(["pk": "S", "sk": "S", "k": "S", "m": "N", "t": "S"]),
        keySchema: [Shop.hash("pk"), Shop.range("sk")],
        globalSecondaryIndexes: [Shop.index("byK", [Shop.hash("k"), Shop.range("m"), Shop.range("t")])])

    /// An item of one of three collections; four of five have all attributes of the index.
    private static func item(_ generator: inout FixedGenerator) -> Item {
        var item: Item = [
            "pk": .s("p\(Int.random(in: 0..<3, using: &generator))"),
            "sk": .s(NaiveModel.texts.randomElement(using: &generator) ?? "a"),
        ]
        for name in ["u", "v", "w"] where Int.random(in: 0..<4, using: &generator) > 0 {
            item[name] = NaiveModel.value(&generator)
        }
        if Int.random(in: 0..<15, using: &generator) > 0 {
            item["k"] = .s("k\(Int.random(in: 0..<2, using: &generator))")
        }
        if Int.random(in: 0..<15, using: &generator) > 0 {
            item["m"] = .n(NaiveModel.numbers.randomElement(using: &generator) ?? "0")
        }
        if Int.random(in: 0..<15, using: &generator) > 0 {
            item["t"] = .s(NaiveModel.texts.randomElement(using: &generator) ?? "a")
        }
        return item
    }

    /// What the naive model says that a request finds: the items in order, and how many were evaluated.
    private static func expected(
        _ items: [Item], _ key: [NaiveCondition], _ filter: NaiveCondition, sortedBy names: [String], forward: Bool
    ) -> (found: [Item], evaluated: Int) {
        let inRange = items.filter { item in key.allSatisfy { $0.holds(item) } && names.allSatisfy { item[$0] != nil } }
        let sorted = inRange.sorted { left, right in
            for name in names {
                guard let a = left[name], let b = right[name], let order = NaiveModel.order(a, b), order != 0 else {
                    continue
                }
                return (order == -1) == forward
            }
            return false
        }
        return (sorted.filter(filter.holds), sorted.count)
    }

    @Test("Queries of the table and of a multi-attribute index, page by page", arguments: 0..<20)
    func queries(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(seed))
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        var items: [String: Item] = [:]
        for _ in 0..<60 {
            let item = Self.item(&generator)
            // The last one written under a key stays; a text of both keys tells them apart here.
            items["\(item["pk"]!) \(Array("\(item["sk"]!)".utf8))"] = item
            _ = try await database.putItem(PutItemInput(tableName: "Random", item: item))
        }
        var total = 0
        for _ in 0..<40 {
            let onIndex = Bool.random(using: &generator)
            let forward = Bool.random(using: &generator)
            var key: [NaiveCondition]
            var names: [String]
            if onIndex {
                key = [.compare("k", "=", .s("k\(Int.random(in: 0..<2, using: &generator))"))]
                let first = NaiveModel.sortCondition("m", "N", &generator)
                key += first.map { [$0] } ?? []
                if case .compare(_, "=", _)? = first {
                    key += NaiveModel.sortCondition("t", "S", &generator).map { [$0] } ?? []
                }
                // Ties of the index are told apart by the table's key.
                names = ["m", "t", "pk", "sk"]
            } else {
                key = [.compare("pk", "=", .s("p\(Int.random(in: 0..<3, using: &generator))"))]
                key += NaiveModel.sortCondition("sk", "S", &generator).map { [$0] } ?? []
                names = ["sk"]
            }
            let filter = NaiveModel.filter(3, &generator)
            let stored = onIndex ? items.values.filter { $0["k"] != nil } : Array(items.values)
            let expected = Self.expected(stored, key, filter, sortedBy: names, forward: forward)

            var values: [String: AttributeValue] = [:]
            let keyText = key.map { $0.text(&values) }.joined(separator: " AND ")
            let filterText = filter.text(&values)
            let limit = Int.random(in: 1...10, using: &generator)
            var query = QueryInput(
                tableName: "Random", indexName: onIndex ? "byK" : nil, keyConditionExpression: keyText,
                filterExpression: filterText, expressionAttributeValues: values, scanIndexForward: forward,
                limit: limit)
            var found: [Item] = []
            var evaluated = 0
            repeat {
                let page = try await database.query(query)
                #expect(page.scannedCount == limit || page.lastEvaluatedKey == nil)
                found += page.items
                evaluated += page.scannedCount
                query.exclusiveStartKey = page.lastEvaluatedKey
            } while query.exclusiveStartKey != nil
            #expect(found == expected.found, "\(keyText) | \(filterText)")
            #expect(evaluated == expected.evaluated, "\(keyText)")
            total += found.count
        }
        #expect(total > 20, "too few of the requests find anything")
    }

    @Test("Conditions on writes, against the same model", arguments: 0..<10)
    func conditions(_ seed: Int) async throws {
        var generator = FixedGenerator(seed: UInt64(1000 + seed))
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        var model: [String: Item] = [:]
        for _ in 0..<200 {
            let item = Self.item(&generator)
            let key = "\(item["pk"]!) \(Array("\(item["sk"]!)".utf8))"
            let condition = NaiveModel.filter(2, &generator)
            var values: [String: AttributeValue] = [:]
            let text = condition.text(&values)
            let put = PutItemInput(
                tableName: "Random", item: item, conditionExpression: text, expressionAttributeValues: values,
                returnValues: .allOld)
            let outcome = await outcome { try await database.putItem(put) }
            if condition.holds(model[key] ?? [:]) {
                #expect(outcome.answer?.attributes == model[key], "\(text)")
                model[key] = item
            } else {
                #expect(outcome.error?.kind == .conditionalCheckFailed, "\(text)")
            }
        }
        #expect(await Set(database.allItems(ofTable: "Random")) == Set(model.values))
    }
}
