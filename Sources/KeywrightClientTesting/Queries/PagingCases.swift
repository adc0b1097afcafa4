internal import KeywrightRuntime

extension ClientSuite {
    /// Pages of one and of two items, in both directions (F3.18 to F3.20).
    static let pagings: [ClientCase] = PagedPlace.all.flatMap { place in
        [(1, true), (1, false), (2, true), (2, false)].map { limit, forward in
            let direction = forward ? "ascending" : "descending"
            let title = "pages of \(limit) of \(place.name), \(direction), give each item once and in order"
            return ClientCase("F3.20", title) { context in
                let table = try await place.table(context)
                let pages = try await context.pages(place.query(table, limit: limit, forward: forward))
                try expectEqual(texts(pages.flatMap(\.items), of: "n"), place.order(forward: forward), "the items")
                for page in pages {
                    try expect(page.items.count <= limit, "a page holds \(page.items.count) items")
                    try expectEqual(page.count, page.items.count, "the count of a page")
                }
            }
        }
    }

    /// Cursors: what they hold, when they come, and where they lead (F3.19, F1.49).
    static let cursors: [ClientCase] = PagedPlace.all.flatMap { place in
        [
            ClientCase("F3.19", "the cursor of \(place.name) is the place of the last item, by all keys") { context in
                let table = try await place.table(context)
                let page = try await context.client.query(place.query(table, limit: 3))
                try expectEqual(texts(page.items, of: "n"), Array(place.order.prefix(3)), "the items")
                try expectItem(page.lastEvaluatedKey, page.items.last.map(place.cursor), "the cursor")
            },
            ClientCase("F3.19", "a limit met exactly at the end of \(place.name) gives a cursor to an empty page") {
                context in
                let table = try await place.table(context)
                let first = try await context.client.query(place.query(table, limit: 5))
                try expectEqual(texts(first.items, of: "n"), place.order, "the items")
                var next = place.query(table, limit: 5)
                next.exclusiveStartKey = first.lastEvaluatedKey
                try expect(first.lastEvaluatedKey != nil, "there is no cursor")
                let second = try await context.client.query(next)
                try expectItems(second.items, [], "the second page")
                try expectItem(second.lastEvaluatedKey, nil, "the second cursor")
            },
            ClientCase("F3.19", "a limit beyond the end of \(place.name) gives no cursor") { context in
                let table = try await place.table(context)
                let page = try await context.client.query(place.query(table, limit: 6, forward: false))
                try expectEqual(texts(page.items, of: "n"), place.order.reversed(), "the items")
                try expectItem(page.lastEvaluatedKey, nil, "the cursor")
            },
            ClientCase("F3.20", "from a cursor of \(place.name) the items before it are read backwards") { context in
                let table = try await place.table(context)
                let page = try await context.client.query(place.query(table, limit: 3))
                var back = place.query(table, limit: nil, forward: false)
                back.exclusiveStartKey = page.lastEvaluatedKey
                let before = try await context.client.query(back)
                try expectEqual(texts(before.items, of: "n"), place.order.prefix(2).reversed(), "the items")
            },
        ]
    }

    /// Paging together with other parts of a query.
    static let pagedQueries: [ClientCase] = [
        ClientCase("F3.18", "pages with a filter give each match once, empty pages between them") { context in
            let place = PagedPlace.all[0]
            let table = try await place.table(context)
            var input = place.query(table, limit: 1)
            input.filterExpression = "n IN (:x, :y)"
            input.expressionAttributeValues[":x"] = .s("d")
            input.expressionAttributeValues[":y"] = .s("a")
            let pages = try await context.pages(input)
            try expectEqual(pages.map { texts($0.items, of: "n") }.prefix(5), [[], ["d"], [], [], ["a"]], "the pages")
        },
        ClientCase("F3.19", "a cursor holds the keys that the projection leaves out") { context in
            let place = PagedPlace.all[3]
            let table = try await place.table(context)
            var input = place.query(table, limit: 2)
            input.projectionExpression = "n"
            let pages = try await context.pages(input)
            try expectItems(pages.flatMap(\.items), place.order.map { ["n": .s($0)] }, "the items")
        },
        ClientCase("F3.24", "pages of COUNT count each item once") { context in
            let place = PagedPlace.all[2]
            let table = try await place.table(context)
            var input = place.query(table, limit: 2)
            input.select = .count
            let pages = try await context.pages(input)
            try expectEqual(pages.map(\.count).reduce(0, +), 5, "the sum of the counts")
            try expectItems(pages.flatMap(\.items), [], "the items")
        },
        ClientCase("F3.19", "pages stay within the condition on the sort key, in both directions") { context in
            let place = PagedPlace.all[0]
            let table = try await place.table(context)
            for forward in [true, false] {
                var input = place.query(table, limit: 1, forward: forward)
                input.keyConditionExpression += " AND sk BETWEEN :x AND :y"
                input.expressionAttributeValues[":x"] = .n("-1")
                input.expressionAttributeValues[":y"] = .n("9")
                let pages = try await context.pages(input)
                let expected = forward ? ["d", "b", "c"] : ["c", "b", "d"]
                try expectEqual(texts(pages.flatMap(\.items), of: "n"), expected, "the items")
            }
        },
        ClientCase("F1.49", "a start key that lacks an attribute of the index is refused") { context in
            let place = PagedPlace.all[3]
            let table = try await place.table(context)
            let page = try await context.client.query(place.query(table, limit: 2))
            for name in ["d", "f", "sk"] {
                var input = place.query(table, limit: 2)
                input.exclusiveStartKey = page.lastEvaluatedKey
                input.exclusiveStartKey?[name] = nil
                let incomplete = input
                try await expectRefusal(of: "a start key without `\(name)`") {
                    try await context.client.query(incomplete)
                }
            }
        },
        ClientCase("F1.31", "pages of a global index give each of several items with one index key once") { context in
            let table = try await context.table(global: [CaseIndex("by-g", CaseKey("g", sort: "r"))])
            try await context.fill(table, (1...5).map { row("\($0)", ["g": .s("g"), "r": .s("same")]) })
            try await context.settle(table, "by-g", count: 5)
            let pages = try await context.pages(
                QueryInput(
                    tableName: table, indexName: "by-g", keyConditionExpression: "g = :g AND r = :r",
                    expressionAttributeValues: [":g": .s("g"), ":r": .s("same")], limit: 2))
            try expectEqual(texts(pages.flatMap(\.items)).sorted(), ["1", "2", "3", "4", "5"], "the items")
        },
        ClientCase("F1.31", "pages of a local index give each of several items with one index key once") { context in
            let table = try await context.table(local: [CaseIndex("by-l", CaseKey("pk", sort: "l"))])
            try await context.fill(table, (1...5).map { row("\($0)", ["l": .s("same")]) })
            let pages = try await context.pages(
                QueryInput(
                    tableName: table, indexName: "by-l", keyConditionExpression: "pk = :p",
                    expressionAttributeValues: [":p": .s("p")], limit: 2, consistentRead: true))
            try expectEqual(texts(pages.flatMap(\.items)).sorted(), ["1", "2", "3", "4", "5"], "the items")
        },
    ]

    /// What fits into a page (F3.18).
    static let pageSizes: [ClientCase] = [
        ClientCase("F3.18", "a page of a query ends at 1 MB, and the next goes on") { context in
            let table = try await largeItems(context)
            let pages = try await context.pages(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")],
                    consistentRead: true))
            try expectEqual(texts(pages.flatMap(\.items)), ["1", "2", "3", "4", "5"], "the items")
            try expect(
                (3...4).contains(pages[0].count), "the first page holds \(pages[0].count) items of 300,000 bytes")
        },
        ClientCase("F3.18", "a page of a scan ends at 1 MB, and the next goes on") { context in
            let table = try await largeItems(context)
            let pages = try await context.pages(ScanInput(tableName: table, consistentRead: true))
            try expectEqual(texts(pages.flatMap(\.items)).sorted(), ["1", "2", "3", "4", "5"], "the items")
            try expect(
                (3...4).contains(pages[0].count), "the first page holds \(pages[0].count) items of 300,000 bytes")
        },
        ClientCase("F3.18", "a page ends at 1 MB of what is read, whatever the filter and the projection leave") {
            context in
            let table = try await largeItems(context)
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, keyConditionExpression: "pk = :p", filterExpression: "attribute_exists(b)",
                    projectionExpression: "sk", expressionAttributeValues: [":p": .s("p")], consistentRead: true))
            try expectEqual(page.count, 0, "the count")
            try expect(
                (3...4).contains(page.scannedCount), "the page is of \(page.scannedCount) items of 300,000 bytes")
            try expect(page.lastEvaluatedKey != nil, "there is no cursor")
        },
    ]

    private static func largeItems(_ context: CaseContext) async throws -> String {
        let table = try await context.table()
        let text = AttributeValue.s(String(repeating: "x", count: 300_000))
        try await context.fill(table, (1...5).map { row("\($0)", ["a": text]) })
        return table
    }
}
