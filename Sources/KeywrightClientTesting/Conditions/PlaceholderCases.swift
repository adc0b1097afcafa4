internal import KeywrightRuntime

extension ClientSuite {
    /// Placeholders for names and values in conditions (F3.8, F3.10).
    static let placeholders: [ClientCase] = [
        .condition(
            "F3.10", "a placeholder stands for a name with a dot", "#n = :v", [":v": .n("1")], names: ["#n": "a.b"],
            holdsFor: [["a.b": .n("1")]], failsFor: [["a": .m(["b": .n("1")])]]),
        .condition(
            "F3.10", "a placeholder stands for a name with brackets", "attribute_exists(#n)", names: ["#n": "a[0]"],
            holdsFor: [["a[0]": .n("1")]], failsFor: [["a": .l([.n("1")])]]),
        .condition(
            "F3.10", "a placeholder stands for a name with blanks, dashes or signs of any language",
            "attribute_exists(#x) OR attribute_exists(#y) OR attribute_exists(#z)",
            names: ["#x": "a b", "#y": "a-b", "#z": "名前"],
            holdsFor: [["a b": .n("1")], ["a-b": .n("1")], ["名前": .n("1")]], failsFor: [["a": .n("1")]]),
        .condition(
            "F3.10", "placeholders stand for the parts of a path", "#m.#k[1].l = :v", [":v": .n("1")],
            names: ["#m": "size", "#k": "a.b"],
            holdsFor: [["size": .m(["a.b": .l([.null, .m(["l": .n("1")])])])]], failsFor: [["size": .n("1")]]),
        .condition(
            "F3.8", "one placeholder may stand in several places", "#n > :v OR #n < :v", [":v": .n("1")],
            names: ["#n": "a"], holdsFor: [["a": .n("0")], ["a": .n("2")]], failsFor: [["a": .n("1")]]),
        .condition(
            "F3.8", "two placeholders may stand for one name", "#n > :v AND #m < :w", [":v": .n("1"), ":w": .n("9")],
            names: ["#n": "a", "#m": "a"], holdsFor: [["a": .n("2")]], failsFor: [["a": .n("9")]]),
        .condition(
            "F1.6", "names in conditions are told apart by case", "attribute_exists(abc)", holdsFor: [["abc": .n("1")]],
            failsFor: [["ABC": .n("1")], ["Abc": .n("1")]]),
        .refusedCondition(
            "F3.8", "a name that is not used is refused", "attribute_exists(#a)", names: ["#a": "a", "#b": "b"]),
        .refusedCondition(
            "F3.8", "a value that is not used is refused", "a = :v", [":v": .n("1"), ":w": .n("1")]),
        .refusedCondition("F3.8", "a name that is not supplied is refused", "attribute_exists(#a)"),
        .refusedCondition(
            "F3.8", "a name that is not supplied beside one that is is refused",
            "attribute_exists(#a) AND attribute_exists(#b)", names: ["#a": "a"]),
        .refusedCondition("F3.8", "a value that is not supplied is refused", "a = :v"),
        .refusedCondition(
            "F3.8", "a value that is not supplied beside one that is is refused", "a = :v OR a = :w",
            [":v": .n("1")]),
    ]

    /// Placeholders without an expression, and in reads (F3.8).
    static let placeholdersOfReads: [ClientCase] = [
        refused("a get with names and without a projection is refused") {
            .init(get: GetItemInput(tableName: $0, key: key(), expressionAttributeNames: ["#a": "a"]))
        },
        refused("a get with a name that its projection does not use is refused") {
            .init(
                get: GetItemInput(
                    tableName: $0, key: key(), projectionExpression: "#a",
                    expressionAttributeNames: ["#a": "a", "#b": "b"]))
        },
        refused("a get with a name in its projection that is not supplied is refused") {
            .init(get: GetItemInput(tableName: $0, key: key(), projectionExpression: "#a, b"))
        },
        refused("a put with names and without a condition is refused") {
            .init(put: PutItemInput(tableName: $0, item: row(), expressionAttributeNames: ["#a": "a"]))
        },
        refused("a put with values and without a condition is refused") {
            .init(put: PutItemInput(tableName: $0, item: row(), expressionAttributeValues: [":a": .s("x")]))
        },
        refused("a scan with names and without an expression is refused") {
            .init(scan: ScanInput(tableName: $0, expressionAttributeNames: ["#a": "a"]))
        },
        refused("a scan with values and without a filter is refused") {
            .init(scan: ScanInput(tableName: $0, expressionAttributeValues: [":a": .s("x")]))
        },
        refused("a query with a value that is not used is refused") {
            .init(
                query: QueryInput(
                    tableName: $0, keyConditionExpression: "pk = :p",
                    expressionAttributeValues: [":p": .s("p"), ":q": .s("q")]))
        },
        refused("a query with a name that is not used is refused") {
            .init(
                query: QueryInput(
                    tableName: $0, keyConditionExpression: "pk = :p", expressionAttributeNames: ["#a": "a"],
                    expressionAttributeValues: [":p": .s("p")]))
        },
        refused("a query with a name in its key condition that is not supplied is refused") {
            .init(
                query: QueryInput(
                    tableName: $0, keyConditionExpression: "#pk = :p", expressionAttributeValues: [":p": .s("p")]))
        },
        refused("a query with a value in its key condition that is not supplied is refused") {
            .init(query: QueryInput(tableName: $0, keyConditionExpression: "pk = :p"))
        },
        ClientCase("F3.8", "one placeholder may be used by all expressions of a query") { context in
            let table = try await context.table()
            try await context.fill(table, [row("1", ["a": .s("p")]), row("2", ["a": .s("q")])])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", filterExpression: "#a = :p",
                    projectionExpression: "#a, sk", expressionAttributeNames: ["#a": "a"],
                    expressionAttributeValues: [":p": .s("p")], consistentRead: true))
            try expectItems(page.items, [["sk": .s("1"), "a": .s("p")]], "the items")
        },
    ]

    /// One request of any kind.
    private struct Request {
        var get: GetItemInput?
        var put: PutItemInput?
        var query: QueryInput?
        var scan: ScanInput?
    }

    private static func refused(_ title: String, _ request: @escaping @Sendable (String) -> Request) -> ClientCase {
        ClientCase("F3.8", title) { context in
            let request = request(try await context.table())
            try await expectRefusal(of: "the request") {
                if let input = request.get { _ = try await context.client.getItem(input) }
                if let input = request.put { _ = try await context.client.putItem(input) }
                if let input = request.query { _ = try await context.client.query(input) }
                if let input = request.scan { _ = try await context.client.scan(input) }
            }
        }
    }
}
