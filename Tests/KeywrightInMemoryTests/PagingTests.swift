import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Limits, pages and cursors of queries (F1.49, F3.18, F3.19).
@Suite struct PagingTests {
    static let values: [String: AttributeValue] = [":p": .s("p")]

    static func query(_ limit: Int? = nil, after key: Item? = nil) -> QueryInput {
        QueryInput(
            tableName: "Shop", keyConditionExpression: "pk = :p", expressionAttributeValues: values, limit: limit,
            exclusiveStartKey: key)
    }

    static func shop(_ keys: String...) async throws -> InMemoryDynamoDB {
        try await Shop.database(keys.map { Shop.item("p", $0, ["v": .s($0)]) })
    }

    @Test("F3.19: a limit met exactly gives a cursor though nothing follows")
    func exactLimit() async throws {
        let shop = try await Self.shop("a", "b")
        let page = try await shop.query(Self.query(2))
        #expect(page.count == 2)
        #expect(page.lastEvaluatedKey == Shop.key("p", "b"))
        let next = try await shop.query(Self.query(2, after: page.lastEvaluatedKey))
        #expect(next == PageOutput())
        #expect(try await shop.query(Self.query(3)).lastEvaluatedKey == nil)
    }

    @Test("F3.18: the limit counts before the filter, so that a page can be empty and have a cursor")
    func limitBeforeFilter() async throws {
        let shop = try await Self.shop("a", "b", "c", "d")
        var query = Self.query(3)
        query.filterExpression = "v = :d"
        query.expressionAttributeValues[":d"] = .s("d")
        let page = try await shop.query(query)
        #expect(page == PageOutput(items: [], count: 0, scannedCount: 3, lastEvaluatedKey: Shop.key("p", "c")))
        query.exclusiveStartKey = page.lastEvaluatedKey
        let rest = try await shop.query(query)
        #expect(rest.count == 1 && rest.scannedCount == 1 && rest.lastEvaluatedKey == nil)
    }

    @Test("F3.18: a page evaluates at most 1 MB, before the filter and the projection")
    func pageSize() async throws {
        let shop = try await Shop.database()
        for number in 10..<50 {
            let item = Shop.item("p", String(number), ["v": .s(Shop.text(60_000))])
            _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: item))
        }
        var query = Self.query()
        query.projectionExpression = "sk"
        // 1,048,576 / 60,008 bytes: 17 items fit.
        var sizes: [Int] = []
        repeat {
            let page = try await shop.query(query)
            sizes.append(page.count)
            query.exclusiveStartKey = page.lastEvaluatedKey
        } while query.exclusiveStartKey != nil
        #expect(sizes == [17, 17, 6])
    }

    @Test(
        "F3.19: the start key need not hold an item",
        arguments: [
            (true, "b", ["c", "e"]), (true, "bb", ["c", "e"]), (true, "0", ["a", "c", "e"]), (true, "e", []),
            (false, "b", ["a"]), (false, "c", ["a"]), (false, "z", ["e", "c", "a"]), (false, "a", []),
        ])
    func startKeys(_ forward: Bool, _ start: String, _ expected: [String]) async throws {
        let shop = try await Self.shop("a", "c", "e")
        var query = Self.query(after: Shop.key("p", start))
        query.scanIndexForward = forward
        #expect(try await shop.query(query).items.map { $0["sk"] } == expected.map { .s($0) })
    }

    @Test(
        "F1.49: start keys that are none",
        arguments: [
            Case("incomplete", ["pk": .s("p")]), Case("too much", Shop.item("p", "a", ["x": .s("x")])),
            Case("another type", ["pk": .s("p"), "sk": .n("1")]), Case("empty", Shop.key("p", "")),
            Case("another collection", Shop.key("q", "a")),
        ] as [Case<Item>])
    func refusedStartKeys(_ case: Case<Item>) async throws {
        let shop = try await Self.shop("a")
        expect(
            await outcome { try await shop.query(Self.query(after: `case`.content)) },
            .refused("The provided starting key is"))
    }

    @Test("A start key outside the condition")
    func outside() async throws {
        let shop = try await Self.shop("a")
        var query = Self.query(after: Shop.key("p", "b"))
        query.keyConditionExpression = "pk = :p AND begins_with(sk, :s)"
        query.expressionAttributeValues[":s"] = .s("a")
        expect(
            await outcome { try await shop.query(query) },
            .refused("The provided starting key does not match the range key predicate"))
    }

    @Test("F1.49: on an index the cursor holds the keys of both, and ties are told apart", arguments: [true, false])
    func indexCursor(_ forward: Bool) async throws {
        let shop = try await Shop.database(
            ["a", "b", "c", "d", "e"].map { Shop.item("p\($0)", $0, ["g": .s("g"), "n": .n("7")]) })
        var query = QueryInput(
            tableName: "Shop", indexName: "byG", keyConditionExpression: "g = :g",
            expressionAttributeValues: [":g": .s("g")], scanIndexForward: forward, limit: 2)
        var seen: [AttributeValue?] = []
        repeat {
            let page = try await shop.query(query)
            seen += page.items.map { $0["sk"] }
            query.exclusiveStartKey = page.lastEvaluatedKey
            #expect(
                page.lastEvaluatedKey.map { $0.keys.sorted() } ?? ["g", "n", "pk", "sk"] == ["g", "n", "pk", "sk"])
        } while query.exclusiveStartKey != nil
        #expect(seen == (forward ? ["a", "b", "c", "d", "e"] : ["e", "d", "c", "b", "a"]).map { .s($0) })
    }

    @Test("An index cursor without the table's key is refused")
    func incompleteIndexCursor() async throws {
        let shop = try await Shop.database()
        let query = QueryInput(
            tableName: "Shop", indexName: "byG", keyConditionExpression: "g = :g",
            expressionAttributeValues: [":g": .s("g")], exclusiveStartKey: ["g": .s("g"), "n": .n("1")])
        expect(await outcome { try await shop.query(query) }, .refused("The provided starting key is invalid"))
    }
}
