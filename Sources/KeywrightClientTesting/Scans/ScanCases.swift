internal import KeywrightRuntime

extension ClientSuite {
    /// Scans of tables and indexes (F3.18, F3.22, section 8.9).
    static let scans: [ClientCase] = [
        ClientCase("F3.18", "a scan gives all items of all partitions") { context in
            let table = try await spread(context)
            let page = try await context.client.scan(ScanInput(tableName: table, consistentRead: true))
            try expectEqual(texts(page.items, of: "n").sorted(), names, "the items")
            try expectEqual([page.count, page.scannedCount], [8, 8], "count and count read")
            try expectItem(page.lastEvaluatedKey, nil, "the cursor")
        },
        ClientCase("F3.19", "pages of a scan give each item once") { context in
            let table = try await spread(context)
            let pages = try await context.pages(ScanInput(tableName: table, limit: 3, consistentRead: true))
            try expectEqual(texts(pages.flatMap(\.items), of: "n").sorted(), names, "the items")
            try expect(pages.allSatisfy { $0.items.count <= 3 }, "a page holds more than three items")
        },
        ClientCase("F3.19", "the cursor of a scan is the key of the last item") { context in
            let table = try await spread(context)
            let page = try await context.client.scan(ScanInput(tableName: table, limit: 2, consistentRead: true))
            let last = page.items.last?.filter { ["pk", "sk"].contains($0.key) }
            try expectItem(page.lastEvaluatedKey, last, "the cursor")
        },
        ClientCase("F3.18", "a limit counts the items of a scan before the filter") { context in
            let table = try await spread(context)
            let page = try await context.client.scan(
                ScanInput(
                    tableName: table, filterExpression: "attribute_exists(absent)", limit: 5, consistentRead: true))
            try expectEqual([page.count, page.scannedCount], [0, 5], "count and count read")
            try expect(page.lastEvaluatedKey != nil, "there is no cursor")
        },
        ClientCase("F3.17", "a scan may be filtered by the keys of its table") { context in
            let table = try await spread(context)
            let page = try await context.client.scan(
                ScanInput(
                    tableName: table, filterExpression: "pk = :p AND sk > :s",
                    expressionAttributeValues: [":p": .s("p1"), ":s": .s("1")], consistentRead: true))
            try expectEqual(texts(page.items, of: "n"), ["3"], "the items")
        },
        ClientCase("F3.17", "a scan of a global index may be filtered by its keys") { context in
            let table = try await spread(context)
            try await context.settle(table, "by-g", count: 4)
            let page = try await context.client.scan(
                ScanInput(
                    tableName: table, indexName: "by-g", filterExpression: "g = :g",
                    expressionAttributeValues: [":g": .s("g6")]))
            try expectEqual(texts(page.items, of: "n"), ["6"], "the items")
        },
        ClientCase("F1.47", "a scan of a global index gives the items that have its key") { context in
            let table = try await spread(context)
            try await context.settle(table, "by-g", count: 4)
            let pages = try await context.pages(ScanInput(tableName: table, indexName: "by-g", limit: 3))
            try expectEqual(texts(pages.flatMap(\.items), of: "n").sorted(), ["0", "2", "4", "6"], "the items")
        },
        ClientCase("F1.47", "a scan of a local index gives the items that have its key") { context in
            let table = try await spread(context)
            let pages = try await context.pages(
                ScanInput(tableName: table, indexName: "by-l", limit: 3, consistentRead: true))
            try expectEqual(texts(pages.flatMap(\.items), of: "n").sorted(), ["1", "3", "5", "7"], "the items")
        },
        ClientCase("F3.24", "a scan of COUNT gives no items") { context in
            let table = try await spread(context)
            let page = try await context.client.scan(
                ScanInput(
                    tableName: table, filterExpression: "attribute_exists(g)", select: .count, consistentRead: true))
            try expectEqual(
                [page.items.count, page.count, page.scannedCount], [0, 4, 8], "items, count and count read")
        },
        refused("F3.18", "a scan with a limit of 0 is refused") { ScanInput(tableName: $0, limit: 0) },
        refused("F3.22", "a consistent scan of a global index is refused") {
            ScanInput(tableName: $0, indexName: "by-g", consistentRead: true)
        },
        refused("F3.22", "a scan of an index that there is not is refused") {
            ScanInput(tableName: $0, indexName: "by-x")
        },
        refused("F3.24", "a scan of a table for what an index projects is refused") {
            ScanInput(tableName: $0, select: .allProjectedAttributes)
        },
        refused("F3.24", "a scan of COUNT with a projection is refused") {
            ScanInput(tableName: $0, projectionExpression: "n", select: .count)
        },
    ]

    /// Parallel scans (F3.25).
    static let parallelScans: [ClientCase] =
        [1, 2, 3, 8].map { count in
            ClientCase("F3.25", "\(count) segments of a scan together give each item once") { context in
                let table = try await spread(context)
                var found: [Item] = []
                for segment in 0..<count {
                    let input = ScanInput(
                        tableName: table, limit: count < 3 ? 3 : nil, segment: segment, totalSegments: count,
                        consistentRead: true)
                    found += try await context.pages(input).flatMap(\.items)
                }
                try expectEqual(texts(found, of: "n").sorted(), names, "the items")
            }
        } + [
            ClientCase("F3.25", "a scan may have 1,000,000 segments, counted from 0") {
                context in
                let table = try await spread(context)
                for segment in [0, 999_999] {
                    let input = ScanInput(tableName: table, segment: segment, totalSegments: 1_000_000)
                    _ = try await context.client.scan(input)
                }
            },
            refused("F3.25", "a scan of 1,000,001 segments is refused") {
                ScanInput(tableName: $0, segment: 0, totalSegments: 1_000_001)
            },
            refused("F3.25", "a scan of no segments is refused") {
                ScanInput(tableName: $0, segment: 0, totalSegments: 0)
            },
            refused("F3.25", "a segment without their number is refused") { ScanInput(tableName: $0, segment: 0) },
            refused("F3.25", "a number of segments without a segment is refused") {
                ScanInput(tableName: $0, totalSegments: 2)
            },
            refused("F3.25", "a segment as great as their number is refused") {
                ScanInput(tableName: $0, segment: 2, totalSegments: 2)
            },
            refused("F3.25", "a negative segment is refused") {
                ScanInput(tableName: $0, segment: -1, totalSegments: 2)
            },
        ]

    private static let names: [String] = (0..<8).map { "\($0)" }

    /// Eight items over four partitions; the even ones are in the global index, the odd ones in the local one.
    private static func spread(_ context: CaseContext) async throws -> String {
        let table = try await context.table(
            global: [CaseIndex("by-g", CaseKey("g"))], local: [CaseIndex("by-l", CaseKey("pk", sort: "l"))])
        try await context.fill(
            table,
            (0..<8).map { number in
                [
                    "pk": .s("p\(number / 2)"), "sk": .s("\(number % 2 + 1)"), "n": .s("\(number)"),
                    number % 2 == 0 ? "g" : "l": .s("g\(number)"),
                ]
            })
        return table
    }

    private static func refused(
        _ fact: String, _ title: String, _ input: @escaping @Sendable (String) -> ScanInput
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table(
                global: [CaseIndex("by-g", CaseKey("g"))], local: [CaseIndex("by-l", CaseKey("pk", sort: "l"))])
            try await expectRefusal(of: "the scan") { try await context.client.scan(input(table)) }
        }
    }
}
