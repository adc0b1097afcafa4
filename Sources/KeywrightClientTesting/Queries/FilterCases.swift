internal import KeywrightRuntime

extension ClientSuite {
    /// What a query leaves out after the read (F3.17, F3.18).
    static let filters: [ClientCase] = [
        ClientCase("F3.18", "a filter leaves items out and counts them as read") { context in
            let page = try await page(context) { $0.filterExpression = "a > :two" }
            try expectEqual(texts(page.items), ["3", "4", "5"], "the items")
            try expectEqual(page.count, 3, "the count")
            try expectEqual(page.scannedCount, 5, "the count of what was read")
            try expectItem(page.lastEvaluatedKey, nil, "the cursor")
        },
        ClientCase("F3.18", "a limit counts items before the filter") { context in
            let page = try await page(context) {
                $0.filterExpression = "a > :two"
                $0.limit = 3
            }
            try expectEqual(texts(page.items), ["3"], "the items")
            try expectEqual(page.scannedCount, 3, "the count of what was read")
            try expectItem(page.lastEvaluatedKey, key("3"), "the cursor")
        },
        ClientCase("F3.18", "a page whose items are all left out has a cursor nevertheless") { context in
            let page = try await page(context) {
                $0.filterExpression = "a > :two"
                $0.limit = 2
            }
            try expectEqual(page.count, 0, "the count")
            try expectEqual(page.scannedCount, 2, "the count of what was read")
            try expectItem(page.lastEvaluatedKey, key("2"), "the cursor")
        },
        ClientCase("F3.18", "the cursor of a filtered page is the last item read, not the last that passed") {
            context in
            let page = try await page(context) {
                $0.filterExpression = "a < :two"
                $0.limit = 4
            }
            try expectEqual(texts(page.items), ["1"], "the items")
            try expectItem(page.lastEvaluatedKey, key("4"), "the cursor")
        },
        ClientCase("F3.18", "a filter that nothing passes gives an empty page at the end") { context in
            let page = try await page(context) { $0.filterExpression = "attribute_exists(b) AND a = :two" }
            try expectItems(page.items, [], "the items")
            try expectEqual(page.scannedCount, 5, "the count of what was read")
            try expectItem(page.lastEvaluatedKey, nil, "the cursor")
        },
        ClientCase("F3.18", "a filter may name attributes that the projection leaves out") { context in
            let page = try await page(context) {
                $0.filterExpression = "a = :two"
                $0.projectionExpression = "sk"
            }
            try expectItems(page.items, [["sk": .s("2")]], "the items")
        },
        ClientCase("F3.17", "a global index may be filtered by the keys of the table") { context in
            let table = try await context.table(global: [CaseIndex("by-g", CaseKey("g"))])
            try await context.fill(table, ["1", "2"].map { row($0, ["g": .s("g")]) })
            try await context.settle(table, "by-g", count: 2)
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, indexName: "by-g", keyConditionExpression: "g = :g",
                    filterExpression: "sk = :s AND pk = :p",
                    expressionAttributeValues: [":g": .s("g"), ":s": .s("2"), ":p": .s("p")]))
            try expectEqual(texts(page.items), ["2"], "the items")
        },
        ClientCase("F3.17", "a table may be filtered by the keys of its indexes") { context in
            let table = try await context.table(global: [CaseIndex("by-g", CaseKey("g"))])
            try await context.fill(table, [row("1", ["g": .s("g")]), row("2", ["g": .s("h")])])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", filterExpression: "g = :g",
                    expressionAttributeValues: [":g": .s("h"), ":p": .s("p")], consistentRead: true))
            try expectEqual(texts(page.items), ["2"], "the items")
        },
        ClientCase("F3.15", "a query of a partition without items gives an empty page") { context in
            let table = try await context.table()
            try await context.put(table, row())
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("P")]))
            try expectEqual(
                [page.items.count, page.count, page.scannedCount], [0, 0, 0], "items, count and count read")
            try expectItem(page.lastEvaluatedKey, nil, "the cursor")
        },
        ClientCase("F3.15", "a query of a table without a sort key gives the one item") { context in
            let table = try await context.table(CaseKey("pk"))
            try await context.fill(table, [["pk": .s("p")], ["pk": .s("q")]])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")],
                    consistentRead: true))
            try expectItems(page.items, [["pk": .s("p")]], "the items")
        },
        ClientCase("F3.22", "a consistent query of a local index is carried out") { context in
            let table = try await context.table(local: [CaseIndex("by-l", CaseKey("pk", sort: "l"))])
            try await context.fill(table, [row("1", ["l": .s("b")]), row("2", ["l": .s("a")]), row("3")])
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, indexName: "by-l", keyConditionExpression: "pk = :p",
                    expressionAttributeValues: [":p": .s("p")], consistentRead: true))
            try expectEqual(texts(page.items), ["2", "1"], "the items")
        },
    ]

    /// A page of five items whose attribute `a` counts from 1; `:two` is supplied where it is used.
    private static func page(
        _ context: CaseContext, _ change: (inout QueryInput) -> Void
    ) async throws -> PageOutput {
        let table = try await context.table()
        try await context.fill(table, (1...5).map { row("\($0)", ["a": .n("\($0)")]) })
        var input = QueryInput(
            tableName: table, keyConditionExpression: "pk = :p",
            expressionAttributeValues: [":p": .s("p"), ":two": .n("2")], consistentRead: true)
        change(&input)
        return try await context.client.query(input)
    }
}
