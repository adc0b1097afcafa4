internal import KeywrightRuntime

extension ClientSuite {
    /// What a projection gives of one item (F3.10, F3.24).
    static let projections: [ClientCase] = projected.map { title, expression, names, expected in
        ClientCase("F3.24", title) { context in
            let table = try await context.table()
            try await context.put(table, document)
            let item = try await context.client.getItem(
                GetItemInput(
                    tableName: table, key: key(), consistentRead: true, projectionExpression: expression,
                    expressionAttributeNames: names)
            ).item
            try expectItem(item, expected, "the item of a get")
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", projectionExpression: expression,
                    expressionAttributeNames: names, expressionAttributeValues: [":p": .s("p")], consistentRead: true))
            try expectItems(page.items, [expected], "the items of a query")
            let scan = try await context.client.scan(
                ScanInput(
                    tableName: table, projectionExpression: expression, expressionAttributeNames: names,
                    consistentRead: true))
            try expectItems(scan.items, [expected], "the items of a scan")
        }
    }

    /// Projections that cannot be read, or whose paths meet (F3.24).
    static let refusedProjections: [ClientCase] = [
        ("of an attribute twice", "a, a", [:]), ("of an attribute twice by a placeholder", "a, #a", ["#a": "a"]),
        ("of a map and an entry of it", "m, m.k", [:]), ("of an entry and its map", "m.k.x, m", [:]),
        ("of a list and an element of it", "l[0], l", [:]), ("of an element twice", "l[0], l[0]", [:]),
        ("with a comma at its end", "a,", [:]), ("without a comma", "a b", [:]), ("with a value", "a, :v", [:]),
        ("with a function", "size(a)", [:]),
    ].map { (what: String, expression: String, names: [String: String]) in
        ClientCase("F3.24", "a projection \(what) is refused") { context in
            let table = try await context.table()
            try await context.put(table, document)
            try await expectRefusal(of: "a get of \(expression)") {
                try await context.client.getItem(
                    GetItemInput(
                        tableName: table, key: key(), projectionExpression: expression, expressionAttributeNames: names)
                )
            }
            try await expectRefusal(of: "a scan of \(expression)") {
                try await context.client.scan(
                    ScanInput(
                        tableName: table, projectionExpression: expression, expressionAttributeNames: names))
            }
        }
    }

    private static let document: Item = row(
        "1",
        [
            "a": .n("1"), "a.b": .s("dot"), "b": .ss(["x", "y"]), "size": .null,
            "m": .m(["k": .m(["x": .n("1"), "y": .n("2")]), "o": .s("other")]),
            "l": .l([.s("0"), .m(["k": .n("1"), "o": .n("2")]), .l([.s("in"), .s("out")])]),
        ])

    private static let projected: [(String, String, [String: String], Item)] = [
        ("a projection gives the attributes that it names", "a, b", [:], ["a": .n("1"), "b": .ss(["x", "y"])]),
        ("a projection leaves the keys out unless it names them", "sk", [:], ["sk": .s("1")]),
        ("a projection passes over what the item lacks", "a, absent", [:], ["a": .n("1")]),
        (
            "a projection gives a part of a map within its maps", "m.k.x", [:], ["m": .m(["k": .m(["x": .n("1")])])]
        ),
        (
            "a projection gives parts of one map in one map", "m.k.y, m.o", [:],
            ["m": .m(["k": .m(["y": .n("2")]), "o": .s("other")])]
        ),
        (
            "a projection gives an element in a list of its own", "l[1]", [:],
            ["l": .l([.m(["k": .n("1"), "o": .n("2")])])]
        ),
        ("a projection gives a part of an element", "l[1].o", [:], ["l": .l([.m(["o": .n("2")])])]),
        ("a projection gives an element of a list in a list", "l[2][1]", [:], ["l": .l([.l([.s("out")])])]),
        (
            "a projection by placeholders gives reserved names and names with dots", "#s, #d",
            ["#s": "size", "#d": "a.b"], ["size": .null, "a.b": .s("dot")]
        ),
        ("a placeholder may stand for a part of a path", "m.#k.x", ["#k": "k"], ["m": .m(["k": .m(["x": .n("1")])])]),
    ]
}
