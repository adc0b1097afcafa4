internal import KeywrightRuntime

/// Items of an index whose key is several attributes, and the pages that they are read in (F1.47 to F1.49).
enum MultiKeyItemCases {
    static let all: [ClientCase] =
        components.map(sparse) + wrongComponents.map(wrongComponent) + pages + components.map(incomplete)

    private static let whole: Item = [
        "id": .s("1"), "t": .s("T1"), "r": .s("R1"), "s": .s("a"), "n": .n("2"), "d": .s("x"),
    ]

    private static let components: [String] = ["t", "r", "s", "n", "d"]

    private static func place(of component: String) -> String {
        switch component {
        case "t": "first partition attribute"
        case "r": "second partition attribute"
        case "s": "first sort attribute"
        case "n": "second sort attribute"
        default: "third sort attribute"
        }
    }

    private static func sparse(_ component: String) -> ClientCase {
        ClientCase("F1.47", "an item without the \(place(of: component)) is not in the index") { context in
            let table = try await context.open(CaseKey("id"), global: [SeveralAttributes.index])
            var item = whole
            item["id"] = .s("2")
            item[component] = nil
            try await table.write([whole, item])
            try await table.expectScan(index: "several", ["1"])
        }
    }

    private static let wrongComponents: [(component: String, what: String, value: AttributeValue, fact: String)] = [
        ("r", "of another type", .n("1"), "F1.48"), ("n", "of another type", .s("2"), "F1.48"),
        ("d", "that is NULL", .null, "F1.48"), ("r", "that is empty", .s(""), "F1.48"),
        ("s", "that is empty", .s(""), "F1.48"), ("d", "that is empty", .s(""), "F1.48"),
        ("t", "of 2,049 bytes", .s(String(repeating: "x", count: 2049)), "F1.9"),
        ("r", "of 2,049 bytes", .s(String(repeating: "x", count: 2049)), "F1.9"),
        ("s", "of 1,025 bytes", .s(String(repeating: "x", count: 1025)), "F1.9"),
        ("d", "of 1,025 bytes", .s(String(repeating: "x", count: 1025)), "F1.9"),
    ]

    private static func wrongComponent(
        _ wrong: (component: String, what: String, value: AttributeValue, fact: String)
    ) -> ClientCase {
        ClientCase(wrong.fact, "a \(place(of: wrong.component)) of an index \(wrong.what) is refused") { context in
            let table = try await context.open(CaseKey("id"), global: [SeveralAttributes.index])
            var item = whole
            item[wrong.component] = wrong.value
            try await expectRefusal(of: "PutItem") { [item] in try await table.put(item) }
            try await table.expectStored(["id": .s("1")], nil)
        }
    }

    private static let pages: [ClientCase] = [
        ClientCase("F1.49", "a page of an index of several attributes ends with all of them and the table's key") {
            context in
            let table = try await context.openSeveral()
            let page = try await firstPage(table, limit: 2)
            let names = (page.lastEvaluatedKey ?? [:]).keys.sorted()
            try expectEqual(names, ["d", "id", "n", "r", "s", "t"], "the attributes of the last key")
            try expectEqual(page.lastEvaluatedKey?.text(of: "id"), "1", "the last item of the page")
        },
        ClientCase("F1.49", "the second page of an index of several attributes goes on where the first ended") {
            context in
            let table = try await context.openSeveral()
            let page = try await firstPage(table, limit: 4)
            try expectEqual(page.items.map { $0.text(of: "id") }, ["6", "1", "2", "3"], "the first page")
            var input = query(table, limit: 4)
            input.exclusiveStartKey = page.lastEvaluatedKey
            let second = try await table.client.query(input)
            try expectEqual(second.items.map { $0.text(of: "id") }, ["4", "5"], "the second page")
            try expect(second.lastEvaluatedKey == nil, "the last page has a last key")
        },
        ClientCase("F1.49", "pages of one item give all items of several attributes in order") { context in
            let table = try await context.openSeveral()
            _ = try await firstPage(table, limit: 1)
            let items = try await table.query(query(table, limit: 1))
            try expectEqual(items.map { $0.text(of: "id") }, ["6", "1", "2", "3", "4", "5"], "all pages")
        },
        ClientCase("F1.49", "pages of one item give all items of several attributes backward") { context in
            let table = try await context.openSeveral()
            _ = try await firstPage(table, limit: 1)
            var input = query(table, limit: 1)
            input.scanIndexForward = false
            let items = try await table.query(input)
            try expectEqual(items.map { $0.text(of: "id") }, ["5", "4", "3", "2", "1", "6"], "all pages")
        },
        ClientCase("F1.49", "a page of an index of several attributes cannot begin without the table's key") {
            context in
            try await refusesStart(without: "id", context)
        },
    ]

    private static func incomplete(_ component: String) -> ClientCase {
        let what = place(of: component)
        return ClientCase("F1.49", "a page of an index of several attributes cannot begin without the \(what)") {
            context in
            try await refusesStart(without: component, context)
        }
    }

    private static func refusesStart(without attribute: String, _ context: CaseContext) async throws {
        let table = try await context.open(CaseKey("id"), global: [SeveralAttributes.index])
        var start = whole
        start[attribute] = nil
        var input = query(table, limit: 1)
        input.exclusiveStartKey = start
        try await expectRefusal(of: "Query") { [input] in try await table.client.query(input) }
    }

    private static func query(_ table: CaseTable, limit: Int) -> QueryInput {
        QueryInput(
            tableName: table.name, indexName: "several", keyConditionExpression: "t = :t AND r = :r",
            expressionAttributeValues: [":t": .s("T1"), ":r": .s("R1")], limit: limit)
    }

    /// The first page, once the index has caught up with the table.
    private static func firstPage(_ table: CaseTable, limit: Int) async throws -> PageOutput {
        try await table.expectScan(index: "several", ["1", "2", "3", "4", "5", "6", "7", "8"])
        return try await table.client.query(query(table, limit: limit))
    }
}
