internal import KeywrightRuntime

/// Batches of reads (F4.14).
enum BatchGetCases {
    static let all: [ClientCase] = acceptedReads + refusedReads

    private static func keys(_ count: Int) -> [Item] { (0..<count).map { .pair("p", "\($0)") } }

    private static func expectRead(
        _ requests: [String: KeysAndAttributes], _ table: CaseTable, _ expected: [Item]
    ) async throws {
        let items = try await table.client.readAll(requests)[table.name] ?? []
        let texts = items.map { DynamoDBJSON.text($0) }.sorted()
        try expectEqual(texts, expected.map { DynamoDBJSON.text($0) }.sorted(), "the items read, sorted")
    }

    private static let acceptedReads: [ClientCase] = [
        ClientCase("F4.14", "a batch of 100 keys is accepted, and all are read") { context in
            let table = try await context.open()
            try await table.write(keys(100))
            try await expectRead([table.name: .init(keys: keys(100), consistentRead: true)], table, keys(100))
        },
        ClientCase("F4.14", "a batch leaves out what is missing") { context in
            let table = try await context.open()
            try await table.write(keys(2))
            try await expectRead([table.name: .init(keys: keys(4), consistentRead: true)], table, keys(2))
        },
        ClientCase("F4.14", "a batch of missing items reads nothing") { context in
            let table = try await context.open()
            try await expectRead([table.name: .init(keys: keys(2))], table, [])
        },
        ClientCase("F4.14", "a batch reads of several tables") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(CaseKey("id:N"), suffix: "other")
            try await one.put(.pair("p", "s"))
            try await other.put(["id": .n("1")])
            let requests: [String: KeysAndAttributes] = [
                one.name: .init(keys: [.pair("p", "s")], consistentRead: true),
                other.name: .init(keys: [["id": .n("1")]], consistentRead: true),
            ]
            try await expectRead(requests, one, [.pair("p", "s")])
            try await expectRead(requests, other, [["id": .n("1")]])
        },
        ClientCase("F4.14", "a batch reads the attributes that are asked for") { context in
            let table = try await context.open()
            try await table.write([.pair("p", "s", ["a": .s("x"), "b": .s("y")])])
            let request = KeysAndAttributes(
                keys: [.pair("p", "s")], consistentRead: true, projectionExpression: "#a",
                expressionAttributeNames: ["#a": "a"])
            try await expectRead([table.name: request], table, [["a": .s("x")]])
        },
        ClientCase("F4.14", "a batch may answer with more than 1 MB") { context in
            let table = try await context.open()
            let items: [Item] = (0..<4).map {
                .pair("p", "\($0)", ["a": .s(String(repeating: "x", count: 300_000))])
            }
            for item in items { try await table.put(item) }
            let read = try await context.client.readAll([table.name: .init(keys: keys(4), consistentRead: true)])
            let lengths = (read[table.name] ?? []).map { $0.text(of: "a").utf8.count }
            try expectEqual(lengths, [300_000, 300_000, 300_000, 300_000], "the sizes of what was read")
        },
    ]

    private static let refusedReads: [ClientCase] = [
        refusesReads("a batch of 101 keys is refused") { [$0: .init(keys: keys(101))] },
        ClientCase("F4.14", "a batch of 101 keys over two tables is refused") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await expectRefusal(of: "BatchGetItem") {
                try await context.client.readAll([one.name: .init(keys: keys(51)), other.name: .init(keys: keys(50))])
            }
        },
        refusesReads("a batch of no keys is refused") { _ in [:] },
        refusesReads("a batch of no keys of a table is refused") { [$0: .init(keys: [])] },
        refusesReads("one key twice in a batch is refused") { [$0: .init(keys: keys(1) + keys(1))] },
        refusesReads("a key with its sort key missing in a batch is refused", fact: "F4.4") {
            [$0: .init(keys: [["pk": .s("p")]])]
        },
        refusesReads("a key with another attribute in a batch is refused", fact: "F4.4") {
            [$0: .init(keys: [.pair("p", "s", ["a": .s("x")])])]
        },
        refusesReads("a key of another type in a batch is refused", fact: "F4.4") {
            [$0: .init(keys: [["pk": .s("p"), "sk": .n("1")]])]
        },
        ClientCase("F1.14", "one number key asked for in two forms in a batch is refused") { context in
            let table = try await context.open(CaseKey("id:N"))
            try await expectRefusal(of: "BatchGetItem") {
                try await context.client.readAll([table.name: .init(keys: [["id": .n("1")], ["id": .n("1.0")]])])
            }
        },
    ]

    private static func refusesReads(
        _ title: String, fact: String = "F4.14",
        _ requests: @escaping @Sendable (String) -> [String: KeysAndAttributes]
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.open()
            try await expectRefusal(of: "BatchGetItem") { try await context.client.readAll(requests(table.name)) }
        }
    }
}
