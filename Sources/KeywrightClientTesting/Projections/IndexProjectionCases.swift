internal import KeywrightRuntime

/// What of an item an index holds, and how a query asks for it.
private struct Asked: Sendable {
    let title: String
    let isGlobal: Bool
    let projection: CreateTableInput.Projection
    var expression: String?
    var select: Select?
    /// What comes; nil where the query is refused.
    let gives: Item?
}

extension ClientSuite {
    /// What queries of indexes give, by what the index projects (F3.22 to F3.24).
    static let indexProjections: [ClientCase] = (globals + locals).map { asked in
        ClientCase(asked.isGlobal ? "F3.22" : "F3.23", asked.title) { context in
            let index = CaseIndex("by-g", CaseKey(asked.isGlobal ? "g" : "pk", sort: "r"), asked.projection)
            let table = try await context.table(
                global: asked.isGlobal ? [index] : [], local: asked.isGlobal ? [] : [index])
            try await context.put(table, whole)
            if asked.isGlobal { try await context.settle(table, "by-g", count: 1) }
            let input = QueryInput(
                tableName: table, indexName: "by-g", keyConditionExpression: asked.isGlobal ? "g = :g" : "pk = :g",
                projectionExpression: asked.expression, select: asked.select,
                expressionAttributeValues: [":g": asked.isGlobal ? .s("g") : .s("p")],
                consistentRead: !asked.isGlobal)
            if let expected = asked.gives {
                try expectItems(try await context.client.query(input).items, [expected], "the items")
            } else {
                try await expectRefusal(of: "the query") { try await context.client.query(input) }
            }
        }
    }

    /// Select on tables (F3.24).
    static let selects: [ClientCase] = [
        selecting("a query of a table gives whole items unless told otherwise", nil, nil, whole),
        selecting("a query of ALL_ATTRIBUTES gives whole items", .allAttributes, nil, whole),
        selecting("a query of SPECIFIC_ATTRIBUTES gives its projection", .specificAttributes, "b", ["b": .n("2")]),
        selecting("a query of a table for what an index projects is refused", .allProjectedAttributes, nil, nil),
        selecting("a query of COUNT with a projection is refused", .count, "b", nil),
        selecting("a query of ALL_ATTRIBUTES with a projection is refused", .allAttributes, "b", nil),
        ClientCase("F3.24", "a query of COUNT counts and gives no items") { context in
            let table = try await context.table()
            try await context.fill(table, [row("1"), row("2", ["a": .s("x")])])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", filterExpression: "attribute_exists(a)",
                    select: .count, expressionAttributeValues: [":p": .s("p")], consistentRead: true))
            try expectEqual(
                [page.items.count, page.count, page.scannedCount], [0, 1, 2], "items, count and count read")
        },
    ]

    private static func selecting(
        _ title: String, _ select: Select?, _ projection: String?, _ expected: Item?
    ) -> ClientCase {
        ClientCase("F3.24", title) { context in
            let table = try await context.table()
            try await context.put(table, whole)
            let input = QueryInput(
                tableName: table, keyConditionExpression: "pk = :p", projectionExpression: projection, select: select,
                expressionAttributeValues: [":p": .s("p")], consistentRead: true)
            if let expected {
                try expectItems(try await context.client.query(input).items, [expected], "the items")
            } else {
                try await expectRefusal(of: "the query") { try await context.client.query(input) }
            }
        }
    }

    private static let whole: Item = row("1", ["g": .s("g"), "r": .s("r"), "a": .m(["k": .n("1")]), "b": .n("2")])
    private static let globalKeys: Item = row("1", ["g": .s("g"), "r": .s("r")])
    private static let localKeys: Item = row("1", ["r": .s("r")])
    private static let keysOnly = CreateTableInput.Projection(projectionType: "KEYS_ONLY")
    private static let including = CreateTableInput.Projection(projectionType: "INCLUDE", nonKeyAttributes: ["a"])
    private static let everything = CreateTableInput.Projection(projectionType: "ALL")

    private static let globals: [Asked] = [
        Asked(
            title: "a global index of KEYS_ONLY gives its keys and the table's", isGlobal: true, projection: keysOnly,
            gives: globalKeys),
        Asked(
            title: "a global index of INCLUDE gives the keys and what it includes", isGlobal: true,
            projection: including, gives: globalKeys.merging(["a": .m(["k": .n("1")])]) { a, _ in a }),
        Asked(title: "a global index of ALL gives whole items", isGlobal: true, projection: everything, gives: whole),
        Asked(
            title: "ALL_ATTRIBUTES of a global index of ALL is carried out", isGlobal: true, projection: everything,
            select: .allAttributes, gives: whole),
        Asked(
            title: "ALL_ATTRIBUTES of a global index of KEYS_ONLY is refused", isGlobal: true, projection: keysOnly,
            select: .allAttributes, gives: nil),
        Asked(
            title: "ALL_ATTRIBUTES of a global index of INCLUDE is refused", isGlobal: true, projection: including,
            select: .allAttributes, gives: nil),
        Asked(
            title: "ALL_PROJECTED_ATTRIBUTES of a global index gives what it projects", isGlobal: true,
            projection: keysOnly, select: .allProjectedAttributes, gives: globalKeys),
        Asked(
            title: "a projection of what a global index of KEYS_ONLY lacks is refused", isGlobal: true,
            projection: keysOnly, expression: "b", gives: nil),
        Asked(
            title: "a projection of what a global index of INCLUDE lacks is refused", isGlobal: true,
            projection: including, expression: "a, b", gives: nil),
        Asked(
            title: "a projection of the keys of a global index and of its table is carried out", isGlobal: true,
            projection: keysOnly, expression: "g, sk", gives: ["g": .s("g"), "sk": .s("1")]),
        Asked(
            title: "a projection of a part of what a global index includes is carried out", isGlobal: true,
            projection: including, expression: "a.k", gives: ["a": .m(["k": .n("1")])]),
    ]

    private static let locals: [Asked] = [
        Asked(
            title: "a local index of KEYS_ONLY gives its keys and the table's", isGlobal: false, projection: keysOnly,
            gives: localKeys),
        Asked(
            title: "a local index of INCLUDE gives the keys and what it includes", isGlobal: false,
            projection: including, gives: localKeys.merging(["a": .m(["k": .n("1")])]) { a, _ in a }),
        Asked(
            title: "a local index fetches an attribute that it does not project", isGlobal: false, projection: keysOnly,
            expression: "b, sk", gives: ["b": .n("2"), "sk": .s("1")]),
        Asked(
            title: "ALL_ATTRIBUTES of a local index of KEYS_ONLY fetches whole items", isGlobal: false,
            projection: keysOnly, select: .allAttributes, gives: whole),
        Asked(
            title: "ALL_PROJECTED_ATTRIBUTES of a local index gives what it projects", isGlobal: false,
            projection: keysOnly, select: .allProjectedAttributes, gives: localKeys),
    ]
}
