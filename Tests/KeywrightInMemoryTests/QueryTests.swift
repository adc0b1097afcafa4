import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What a query selects and what it refuses (F3.15 to F3.26, 8.8).
@Suite struct QueryTests {
    enum Result: Sendable {
        /// The sort keys of the items, in order.
        case finds([String])
        case refused(String)
    }

    struct Query: Sendable {
        var input: QueryInput
        var result: Result

        init(
            _ condition: String, _ values: [String: AttributeValue], _ result: Result,
            _ change: (inout QueryInput) -> Void = { _ in }
        ) {
            input = QueryInput(
                tableName: "Shop", keyConditionExpression: condition, expressionAttributeValues: values)
            change(&input)
            self.result = result
        }
    }

    private static let p: [String: AttributeValue] = [":p": .s("p")]

    private static func p(_ more: KeyValuePairs<String, AttributeValue>) -> [String: AttributeValue] {
        more.reduce(into: p) { $0[$1.key] = $1.value }
    }

    static let items: [Item] =
        ["10", "9", "A", "a", "z", "é", "a1", "a2"].map { Shop.item("p", $0, ["v": .s($0)]) }
        + [Shop.item("q", "a", ["v": .s("other")])]

    static let selections: [Case<Query>] = [
        Case("F1.15: by UTF-8 bytes", Query("pk = :p", p, .finds(["10", "9", "A", "a", "a1", "a2", "z", "é"]))),
        Case(
            "F3.20: descending",
            Query("pk = :p", p, .finds(["é", "z", "a2", "a1", "a", "A", "9", "10"])) {
                $0.scanIndexForward = false
            }),
        Case("equal", Query("pk = :p AND sk = :s", p([":s": .s("a")]), .finds(["a"]))),
        Case("less", Query("pk = :p AND sk < :s", p([":s": .s("A")]), .finds(["10", "9"]))),
        Case("less or equal", Query("pk = :p AND sk <= :s", p([":s": .s("A")]), .finds(["10", "9", "A"]))),
        Case("greater", Query("pk = :p AND sk > :s", p([":s": .s("a2")]), .finds(["z", "é"]))),
        Case("greater or equal", Query("pk = :p AND sk >= :s", p([":s": .s("a2")]), .finds(["a2", "z", "é"]))),
        Case(
            "F3.12: between",
            Query(
                "pk = :p AND sk BETWEEN :s AND :t", p([":s": .s("9"), ":t": .s("a1")]), .finds(["9", "A", "a", "a1"]))),
        Case("begins with", Query("pk = :p AND begins_with(sk, :s)", p([":s": .s("a")]), .finds(["a", "a1", "a2"]))),
        Case(
            "begins with, descending",
            Query("pk = :p AND begins_with(sk, :s)", p([":s": .s("a")]), .finds(["a2", "a1", "a"])) {
                $0.scanIndexForward = false
            }),
        Case("in another order", Query("sk = :s AND pk = :p", p([":s": .s("a")]), .finds(["a"]))),
        Case("value on the left", Query(":p = pk AND :s < sk", p([":s": .s("a2")]), .finds(["z", "é"]))),
        Case("parentheses", Query("(pk = :p) AND (sk = :s)", p([":s": .s("a")]), .finds(["a"]))),
        Case(
            "names by alias",
            Query("#p = :p", p, .finds(["10", "9", "A", "a", "a1", "a2", "z", "é"])) {
                $0.expressionAttributeNames = ["#p": "pk"]
            }),
        Case("nothing there", Query("pk = :p", [":p": .s("nobody")], .finds([]))),
        Case("nothing inside", Query("pk = :p AND begins_with(sk, :s)", p([":s": .s("b")]), .finds([]))),
        Case("F3.18: a filter", Query("pk = :p", p([":v": .s("z")]), .finds(["z"])) { $0.filterExpression = "v = :v" }),
    ]

    static let refusals: [Case<Query>] = [
        Case("F3.15: no partition key", Query("sk = :p", p, .refused("Query condition missed key schema element: pk"))),
        Case(
            "F3.15: other attribute alone",
            Query("v = :p", p, .refused("Query condition missed key schema element: pk"))),
        Case(
            "F3.15: other attribute",
            Query("pk = :p AND v = :p", p, .refused("Query condition missed key schema element: sk"))),
        Case("F3.15: range on the partition key", Query("pk > :p", p, .refused("Query key condition not supported"))),
        Case(
            "F3.15: OR", Query("pk = :p OR sk = :p", p, .refused("Invalid operator used in KeyConditionExpression: OR"))
        ),
        Case("F3.15: NOT", Query("NOT pk = :p", p, .refused("Invalid operator used in KeyConditionExpression: NOT"))),
        Case(
            "F3.15: <>",
            Query("pk = :p AND sk <> :p", p, .refused("Invalid operator used in KeyConditionExpression: <>"))),
        Case(
            "F3.15: IN",
            Query("pk = :p AND sk IN (:p)", p, .refused("Invalid operator used in KeyConditionExpression: IN"))),
        Case("F3.15: contains", Query("pk = :p AND contains(sk, :p)", p, .refused("KeyConditionExpression: contains"))),
        Case("F3.15: attribute_exists", Query("pk = :p AND attribute_exists(sk)", p, .refused("attribute_exists"))),
        Case("F3.15: size", Query("pk = :p AND size(sk) = :p", p, .refused("nested operations"))),
        Case("F3.15: nested path", Query("pk = :p AND sk.a = :p", p, .refused("conditions on nested attributes"))),
        Case(
            "F3.16: two conditions on one key",
            Query(
                "pk = :p AND sk > :p AND sk < :p", p,
                .refused("KeyConditionExpressions must only contain one condition per key"))),
        Case(
            "three keys",
            Query("pk = :p AND sk = :p AND v = :p", p, .refused("Conditions can be of length 1 or 2 only"))),
        Case(
            "F1.12: wrong type",
            Query("pk = :n", [":n": .n("1")], .refused("Condition parameter type does not match schema type"))),
        Case(
            "F1.12: wrong type of the sort key",
            Query(
                "pk = :p AND sk = :n", p([":n": .n("1")]),
                .refused("Condition parameter type does not match schema type"))),
        Case(
            "F3.26: empty partition key",
            Query("pk = :p", [":p": .s("")], .refused("cannot contain an empty string value. Key: pk"))),
        Case(
            "F3.26: empty prefix",
            Query("pk = :p AND begins_with(sk, :s)", p([":s": .s("")]), .refused("empty string value. Key: sk"))),
        Case(
            "F3.12: bounds the wrong way round",
            Query(
                "pk = :p AND sk BETWEEN :s AND :t", p([":s": .s("b"), ":t": .s("a")]),
                .refused("Invalid KeyConditionExpression: The BETWEEN operator requires upper bound"))),
        Case(
            "F3.12: bounds of two types",
            Query("pk = :p AND sk BETWEEN :s AND :t", p([":s": .s("b"), ":t": .n("1")]), .refused("same data type"))),
        Case(
            "8.8: empty expression",
            Query("", [:], .refused("Invalid KeyConditionExpression: The expression can not be empty;"))),
        Case("F3.9: redundant parentheses", Query("((pk = :p))", p, .refused("redundant parentheses"))),
        Case(
            "8.8: Limit 0",
            Query("pk = :p", p, .refused("Member must have value greater than or equal to 1")) { $0.limit = 0 }),
        Case(
            "F3.17: filter on the partition key",
            Query(
                "pk = :p", p,
                .refused("Filter Expression can only contain non-primary key attributes: Primary key attribute: pk")
            ) { $0.filterExpression = "pk = :p" }),
        Case(
            "F3.17: filter on the sort key by alias",
            Query("pk = :p", p, .refused("Primary key attribute: sk")) {
                $0.filterExpression = "#s = :p"
                $0.expressionAttributeNames = ["#s": "sk"]
            }),
        Case(
            "8.8: unknown index",
            Query("pk = :p", p, .refused("The table does not have the specified index: none")) { $0.indexName = "none" }
        ),
        Case(
            "F3.22: ConsistentRead on a global index",
            Query("g = :p", p, .refused("Consistent reads are not supported on global secondary indexes")) {
                $0.indexName = "byG"
                $0.consistentRead = true
            }),
        Case(
            "F3.22: ALL_ATTRIBUTES of KEYS_ONLY",
            Query(
                "g = :p", p,
                .refused(
                    "Select type ALL_ATTRIBUTES is not supported for global secondary index keys because its projection type is not ALL"
                )
            ) {
                $0.indexName = "keys"
                $0.select = .allAttributes
            }),
        Case(
            "F3.24: ALL_PROJECTED_ATTRIBUTES of a table",
            Query("pk = :p", p, .refused("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"))
            { $0.select = .allProjectedAttributes }),
        Case(
            "F3.24: COUNT with a projection",
            Query("pk = :p", p, .refused("Cannot specify the ProjectionExpression when choosing to get only the Count"))
            {
                $0.select = .count
                $0.projectionExpression = "v"
            }),
        Case(
            "F3.24: SPECIFIC_ATTRIBUTES without a projection",
            Query("pk = :p", p, .refused("Must specify the AttributesToGet or ProjectionExpression")) {
                $0.select = .specificAttributes
            }),
        Case(
            "F3.24: paths that overlap",
            Query("pk = :p", p, .refused("Invalid ProjectionExpression: Two document paths overlap")) {
                $0.projectionExpression = "v, v.w"
            }),
        Case(
            "F3.22: attribute that is not projected",
            Query("g = :p", p, .refused("Global secondary index some does not project [v, w]")) {
                $0.indexName = "some"
                $0.projectionExpression = "kept, v, w.x"
            }),
        Case(
            "F3.22: filter on what is not projected",
            Query(
                "g = :p", p, .refused("Global secondary index some does not project one or more filter attributes: [v]")
            ) {
                $0.indexName = "some"
                $0.filterExpression = "v = :p"
            }),
    ]

    @Test(arguments: selections + refusals)
    func queries(_ case: Case<Query>) async throws {
        let shop = try await Shop.database(Self.items)
        let query = `case`.content
        let outcome = await outcome { try await shop.query(query.input) }
        switch query.result {
        case .finds(let keys):
            #expect(outcome.error == nil)
            #expect(outcome.answer?.items.map { $0["sk"] } == keys.map { .s($0) })
            #expect(outcome.answer?.lastEvaluatedKey == nil)
        case .refused(let message):
            expect(outcome, .refused(message))
        }
    }

    @Test(
        "F1.15: numbers by size, bytes by unsigned byte",
        arguments: [
            (
                "N", ["100", "9", "-1", "1.5", "10"].map { AttributeValue.n($0) },
                ["-1", "1.5", "9", "10", "100"].map { .n($0) }
            ),
            ("B", [[255], [1, 0], [1], [127]].map { .b($0) }, [[1], [1, 0], [127], [255]].map { .b($0) }),
        ] as [(String, [AttributeValue], [AttributeValue])])
    func sortKeyTypes(_ type: String, _ written: [AttributeValue], _ sorted: [AttributeValue]) async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(
            CreateTableInput(
                tableName: "Sorted", attributeDefinitions: Shop.definitions(["pk": "S", "sk": type]),
                keySchema: [Shop.hash("pk"), Shop.range("sk")]))
        for value in written {
            _ = try await database.putItem(PutItemInput(tableName: "Sorted", item: ["pk": .s("p"), "sk": value]))
        }
        let query = QueryInput(
            tableName: "Sorted", keyConditionExpression: "pk = :p", expressionAttributeValues: Self.p)
        #expect(try await database.query(query).items.map { $0["sk"] } == sorted)
    }

    @Test(
        "F3.24: what is given back",
        arguments: [
            (Select?.none, String?.none, [Shop.item("p", "a", ["v": .n("1"), "w": .l([.n("2"), .n("3")])])]),
            (.allAttributes, nil, [Shop.item("p", "a", ["v": .n("1"), "w": .l([.n("2"), .n("3")])])]),
            (.count, nil, []), (nil, "v", [["v": .n("1")]]),
            (.specificAttributes, "w[1], pk", [["pk": .s("p"), "w": .l([.n("3")])]]),
            (nil, "gone", [[:]]),
        ] as [(Select?, String?, [Item])])
    func selects(_ select: Select?, _ projection: String?, _ expected: [Item]) async throws {
        let shop = try await Shop.database([Shop.item("p", "a", ["v": .n("1"), "w": .l([.n("2"), .n("3")])])])
        let query = QueryInput(
            tableName: "Shop", keyConditionExpression: "pk = :p", projectionExpression: projection, select: select,
            expressionAttributeValues: Self.p)
        let page = try await shop.query(query)
        #expect(page.items == expected)
        #expect(page.count == 1 && page.scannedCount == 1)
    }
}
