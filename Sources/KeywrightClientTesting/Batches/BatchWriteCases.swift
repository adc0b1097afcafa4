internal import KeywrightRuntime

/// Batches of writes (F4.13).
enum BatchWriteCases {
    static let all: [ClientCase] = acceptedWrites + refusedWrites

    private static func items(_ count: Int) -> [Item] { (0..<count).map { .pair("p", "\($0)", ["a": .n("\($0)")]) } }

    private static let acceptedWrites: [ClientCase] = [
        ClientCase("F4.13", "a batch of 25 writes is accepted, and all are done") { context in
            let table = try await context.open()
            try await table.write(items(25))
            try await table.expectScan(gives: "sk", (0..<25).map { "\($0)" }.sorted())
        },
        ClientCase("F4.13", "a batch puts and deletes") { context in
            let table = try await context.open()
            try await table.write(items(2))
            try await context.client.writeAll([
                table.name: [.delete(key: .pair("p", "0")), .put(.pair("p", "2"))]
            ])
            try await table.expectScan(gives: "sk", ["1", "2"])
        },
        ClientCase("F4.13", "a batch writes to several tables") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await context.client.writeAll([
                one.name: [.put(.pair("p", "s", ["a": .s("one")]))],
                other.name: [.put(.pair("p", "s", ["a": .s("other")]))],
            ])
            try await one.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .s("one")]))
            try await other.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .s("other")]))
        },
        ClientCase("F4.13", "a put of a batch replaces the whole item") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .s("x")]))
            try await table.write([.pair("p", "s", ["b": .s("y")])])
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["b": .s("y")]))
        },
        ClientCase("F4.13", "a delete of a missing item is accepted in a batch") { context in
            let table = try await context.open()
            try await context.client.writeAll([table.name: [.delete(key: .pair("p", "s")), .put(.pair("p", "t"))]])
            try await table.expectScan(gives: "sk", ["t"])
        },
        ClientCase("F1.14", "a number in a batch is stored in its stored form") { context in
            let table = try await context.open()
            try await table.write([.pair("p", "s", ["a": .n("1.50")])])
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .n("1.5")]))
        },
    ]

    private static let refusedWrites: [ClientCase] = [
        refusesWrites("a batch of 26 writes is refused") { [$0: items(26).map(WriteRequest.put)] },
        ClientCase("F4.13", "a batch of 26 writes over two tables is refused") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await expectRefusal(of: "BatchWriteItem") {
                try await context.client.writeAll([
                    one.name: items(13).map(WriteRequest.put), other.name: items(13).map(WriteRequest.put),
                ])
            }
            try await one.expectScan(gives: "sk", [])
        },
        refusesWrites("a batch of no writes is refused") { _ in [:] },
        refusesWrites("a batch of no writes to a table is refused") { [$0: []] },
        refusesWrites("two puts of one item in a batch are refused") {
            [$0: [.put(.pair("p", "s", ["a": .s("x")])), .put(.pair("p", "s", ["a": .s("y")]))]]
        },
        refusesWrites("a put and a delete of one item in a batch are refused") {
            [$0: [.put(.pair("p", "s")), .delete(key: .pair("p", "s"))]]
        },
        refusesWrites("two deletes of one item in a batch are refused") {
            [$0: [.delete(key: .pair("p", "s")), .delete(key: .pair("p", "s"))]]
        },
        refusesWrites("an item above 400 KB in a batch is refused") {
            [$0: [.put(.pair("p", "s", ["a": .s(String(repeating: "x", count: 409_600))]))]]
        },
        refusesWrites("an item without its sort key in a batch is refused") { [$0: [.put(["pk": .s("p")])]] },
        refusesWrites("a delete by a part of the key in a batch is refused") { [$0: [.delete(key: ["pk": .s("p")])]] },
        refusesWrites("a delete by more than the key in a batch is refused", fact: "F4.4") {
            [$0: [.delete(key: .pair("p", "s", ["a": .s("x")]))]]
        },
        refusesWrites("an empty key in a batch is refused", fact: "F1.10") { [$0: [.put(.pair("p", ""))]] },
        ClientCase("F1.11", "an index key of another type in a batch is refused") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a"))])
            try await expectRefusal(of: "BatchWriteItem") { try await table.write([.pair("p", "s", ["a": .n("1")])]) }
        },
        ClientCase("F1.14", "one number key written in two forms in a batch is refused") { context in
            let table = try await context.open(CaseKey("id:N"))
            try await expectRefusal(of: "BatchWriteItem") {
                try await table.write([["id": .n("1")], ["id": .n("1.0")]])
            }
        },
    ]

    private static func refusesWrites(
        _ title: String, fact: String = "F4.13", _ requests: @escaping @Sendable (String) -> [String: [WriteRequest]]
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.open()
            try await expectRefusal(of: "BatchWriteItem") { try await context.client.writeAll(requests(table.name)) }
        }
    }
}
