import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Global, local and multi-attribute indexes (F1.35 to F1.49, F3.22, F3.23, 8.10).
@Suite struct IndexTests {
    struct Query: Sendable {
        var condition: String
        var values: [String: AttributeValue]
        /// The sort keys found, or a part of the refusal.
        var found: [String]?
        var refusal = ""

        init(_ condition: String, _ values: [String: AttributeValue] = [:], _ found: [String]) {
            self.condition = condition
            self.values = values
            self.found = found
        }

        init(_ condition: String, _ values: [String: AttributeValue] = [:], refused refusal: String) {
            self.condition = condition
            self.values = values
            self.refusal = refusal
        }
    }

    /// Six items in one collection of `multi` (`t` = T, `r` = 1), one in another, and five that lack an attribute.
    static let items: [Item] =
        [
            ("1", "2", "a", "x"), ("2", "10", "a", "x"), ("3", "10", "a", "xy"), ("4", "10", "b", "x"),
            ("5", "-3", "z", "x"),
            ("6", "10", "ab", "y"),
        ].map { sk, x, y, z in
            Shop.item("p", sk, ["t": .s("T"), "r": .n("1"), "x": .n(x), "y": .s(y), "z": .s(z)])
        } + [Shop.item("p", "7", ["t": .s("T"), "r": .n("2"), "x": .n("0"), "y": .s("a"), "z": .s("z")])]
        + ["t", "r", "x", "y", "z"].map { missing in
            var item = Shop.item(
                "p", "no \(missing)", ["t": .s("T"), "r": .n("1"), "x": .n("1"), "y": .s("a"), "z": .s("z")])
            item[missing] = nil
            return item
        }

    private static let both: [String: AttributeValue] = [":t": .s("T"), ":r": .n("1.0")]

    private static func with(_ more: [String: AttributeValue]) -> [String: AttributeValue] {
        both.merging(more) { a, _ in a }
    }

    static let queries: [Case<Query>] = [
        Case(
            "F1.38, F1.47: all, each part in its own order",
            Query("t = :t AND r = :r", both, ["5", "1", "2", "3", "6", "4"])),
        Case("1 equality", Query("t = :t AND r = :r AND x = :x", with([":x": .n("10")]), ["2", "3", "6", "4"])),
        Case("1 range", Query("t = :t AND r = :r AND x > :x", with([":x": .n("2")]), ["2", "3", "6", "4"])),
        Case(
            "1 between",
            Query("t = :t AND r = :r AND x BETWEEN :x AND :y", with([":x": .n("-5"), ":y": .n("2")]), ["5", "1"])),
        Case(
            "equality, range",
            Query("t = :t AND r = :r AND x = :x AND y < :y", with([":x": .n("10"), ":y": .s("b")]), ["2", "3", "6"])),
        Case(
            "equality, between",
            Query(
                "t = :t AND r = :r AND x = :x AND y BETWEEN :y AND :z",
                with([":x": .n("10"), ":y": .s("ab"), ":z": .s("b")]), ["6", "4"])),
        Case(
            "equality, begins_with",
            Query(
                "t = :t AND r = :r AND x = :x AND begins_with(y, :y)", with([":x": .n("10"), ":y": .s("a")]),
                ["2", "3", "6"])),
        Case(
            "2 equalities, begins_with",
            Query(
                "t = :t AND r = :r AND x = :x AND y = :y AND begins_with(z, :z)",
                with([":x": .n("10"), ":y": .s("a"), ":z": .s("xy")]), ["3"])),
        Case(
            "3 equalities",
            Query(
                "t = :t AND r = :r AND x = :x AND y = :y AND z = :z",
                with([":x": .n("10"), ":y": .s("a"), ":z": .s("x")]), ["2"])),
        Case(
            "in another order",
            Query("y = :y AND r = :r AND x = :x AND t = :t", with([":x": .n("10"), ":y": .s("a")]), ["2", "3"])),
        Case(
            "F1.42: one partition attribute",
            Query("t = :t", [":t": .s("T")], refused: "Query condition missed key schema element: r")),
        Case(
            "F1.42: range on a partition attribute",
            Query("t = :t AND r > :r", both, refused: "Query key condition not supported")),
        Case(
            "F1.42: skipped first sort attribute",
            Query(
                "t = :t AND r = :r AND y = :y", with([":y": .s("a")]),
                refused: "Query condition missed key schema element: x")),
        Case(
            "F1.42: a gap",
            Query(
                "t = :t AND r = :r AND x = :x AND z = :z", with([":x": .n("1"), ":z": .s("a")]),
                refused: "Query condition missed key schema element: y")),
        Case(
            "F1.42: range not last",
            Query(
                "t = :t AND r = :r AND x > :x AND y = :y", with([":x": .n("1"), ":y": .s("a")]),
                refused:
                    "RANGE key attributes x must have equality conditions specified in the query because a condition is present on key attribute y"
            )),
        Case(
            "F1.42: begins_with not last",
            Query(
                "t = :t AND r = :r AND x = :x AND begins_with(y, :y) AND z = :z",
                with([":x": .n("1"), ":y": .s("a"), ":z": .s("z")]),
                refused: "RANGE key attributes y must have equality conditions")),
        Case(
            "F1.43: begins_with on a number",
            Query(
                "t = :t AND r = :r AND begins_with(x, :x)", with([":x": .n("1")]),
                refused: "begins_with, operand type: N")),
        Case(
            "F1.12: a part of another type",
            Query("t = :t AND r = :t", [":t": .s("T")], refused: "Condition parameter type does not match schema type")),
        Case(
            "more than the key",
            Query(
                "t = :t AND r = :r AND x = :x AND y = :y AND z = :z AND v = :z",
                with([":x": .n("10"), ":y": .s("a"), ":z": .s("x")]), refused: "Query key condition not supported")),
    ]

    @Test(arguments: queries, [true, false])
    func multi(_ case: Case<Query>, _ forward: Bool) async throws {
        let shop = try await Shop.database(Self.items)
        let query = `case`.content
        let input = QueryInput(
            tableName: "Shop", indexName: "multi", keyConditionExpression: query.condition,
            expressionAttributeValues: query.values, scanIndexForward: forward)
        let outcome = await outcome { try await shop.query(input) }
        guard let found = query.found else { return expect(outcome, .refused(query.refusal)) }
        #expect(outcome.error == nil)
        #expect(outcome.answer?.items.map { $0["sk"] } == (forward ? found : found.reversed()).map { .s($0) })
    }

    @Test("F1.49: a cursor has all attributes of both keys")
    func multiCursor() async throws {
        let shop = try await Shop.database(Self.items)
        var query = QueryInput(
            tableName: "Shop", indexName: "multi", keyConditionExpression: "t = :t AND r = :r",
            expressionAttributeValues: Self.both, limit: 5)
        let page = try await shop.query(query)
        #expect(page.lastEvaluatedKey?.keys.sorted() == ["pk", "r", "sk", "t", "x", "y", "z"])
        query.exclusiveStartKey = page.lastEvaluatedKey
        #expect(try await shop.query(query).items.map { $0["sk"] } == [.s("4")])
        query.exclusiveStartKey?["z"] = nil
        expect(await outcome { try await shop.query(query) }, .refused("The provided starting key is invalid"))
    }

    @Test(
        "F1.46: a filter may name the table's key, and no attribute of the index's",
        arguments: [
            ("sk <> :v", nil), ("pk = :v", nil), ("r = :v", "r"), ("z = :v", "z"),
        ] as [(String, String?)])
    func filters(_ filter: String, _ refused: String?) async throws {
        let shop = try await Shop.database(Self.items)
        let query = QueryInput(
            tableName: "Shop", indexName: "multi", keyConditionExpression: "t = :t AND r = :r",
            filterExpression: filter,
            expressionAttributeValues: Self.with([":v": .s("p")]))
        let verdict = refused.map {
            Verdict.refused(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: \($0)")
        }
        expect(await outcome { try await shop.query(query) }, verdict ?? .accepted)
    }

    @Test(
        "F1.32, F5.2: what each projection holds",
        arguments: [
            ("byG", Shop.item("p", "s", ["g": .s("g"), "n": .n("1"), "kept": .s("k"), "l": .n("5"), "v": .s("v")])),
            ("keys", Shop.item("p", "s", ["g": .s("g")])),
            ("some", Shop.item("p", "s", ["g": .s("g"), "kept": .s("k")])),
        ])
    func projections(_ index: String, _ expected: Item) async throws {
        let item = Shop.item("p", "s", ["g": .s("g"), "n": .n("1"), "kept": .s("k"), "l": .n("5"), "v": .s("v")])
        let shop = try await Shop.database([item])
        let query = QueryInput(
            tableName: "Shop", indexName: index, keyConditionExpression: "g = :g",
            expressionAttributeValues: [":g": .s("g")])
        #expect(try await shop.query(query).items == [expected])
    }

    @Test(
        "F3.23: a local index gives what it holds, and reads the rest from the table if asked",
        arguments: [
            (Select?.none, String?.none, ["l": .n("5"), "pk": .s("p"), "sk": .s("s")]),
            (.allAttributes, nil, ["l": .n("5"), "pk": .s("p"), "sk": .s("s"), "v": .s("v")]),
            (nil, "v", ["v": .s("v")]),
        ] as [(Select?, String?, Item)])
    func local(_ select: Select?, _ projection: String?, _ expected: Item) async throws {
        let shop = try await Shop.database([Shop.item("p", "s", ["l": .n("5"), "v": .s("v")])])
        let query = QueryInput(
            tableName: "Shop", indexName: "local", keyConditionExpression: "pk = :p AND l >= :l",
            projectionExpression: projection, select: select,
            expressionAttributeValues: [":p": .s("p"), ":l": .n("5")],
            consistentRead: true)
        #expect(try await shop.query(query).items == [expected])
    }

    @Test("F1.47: an item enters, moves in and leaves an index as its attributes change")
    func followsWrites() async throws {
        let shop = try await Shop.database([Shop.item("p", "s")])
        func found(_ g: String) async throws -> Int {
            let query = QueryInput(
                tableName: "Shop", indexName: "byG", keyConditionExpression: "g = :g",
                expressionAttributeValues: [":g": .s(g)])
            return try await shop.query(query).count
        }
        func update(_ expression: String, _ values: [String: AttributeValue] = [:]) async throws {
            let input = UpdateItemInput(
                tableName: "Shop", key: Shop.key("p", "s"), updateExpression: expression,
                expressionAttributeValues: values)
            _ = try await shop.updateItem(input)
        }
        try await update("SET g = :g", [":g": .s("a")])
        #expect(try await found("a") == 0, "n is missing still")
        try await update("SET n = :n", [":n": .n("1")])
        #expect(try await found("a") == 1)
        try await update("SET g = :g, n = :n", [":g": .s("b"), ":n": .n("2")])
        #expect(try await found("a") == 0)
        #expect(try await found("b") == 1)
        try await update("REMOVE n")
        #expect(try await found("b") == 0)
        try await update("SET n = :n", [":n": .n("3")])
        _ = try await shop.deleteItem(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "s")))
        #expect(try await found("b") == 0)
        #expect(try await shop.scan(ScanInput(tableName: "Shop", indexName: "byG")).count == 0)
    }
}
