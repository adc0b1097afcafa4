internal import KeywrightRuntime

/// Transactions of reads (F4.16).
enum TransactGetCases {
    static let all: [ClientCase] = [
        ClientCase("F4.16", "a transaction of 100 reads is accepted, and answers in order") { context in
            let table = try await context.open()
            try await table.write((0..<100).map { .pair("p", "\($0)") })
            let names = (0..<100).reversed().map { "\($0)" }
            let items = try await read(table, names.map { TransactGet(tableName: table.name, key: .pair("p", $0)) })
            try expectEqual(items.map { $0?.text(of: "sk") ?? "nothing" }, names, "the items in order")
        },
        ClientCase("F4.16", "a transaction of 101 reads is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "TransactGetItems") {
                try await read(table, (0..<101).map { TransactGet(tableName: table.name, key: .pair("p", "\($0)")) })
            }
        },
        ClientCase("F4.16", "a transaction of no reads is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "TransactGetItems") { try await read(table, []) }
        },
        ClientCase("F4.16", "a transaction answers with nothing in the place of a missing item") { context in
            let table = try await context.open()
            try await table.write([.pair("p", "1"), .pair("p", "3")])
            let items = try await read(
                table, ["1", "2", "3"].map { TransactGet(tableName: table.name, key: .pair("p", $0)) })
            try expectEqual(
                items.map { $0?.text(of: "sk") ?? "nothing" }, ["1", "nothing", "3"], "the items in order")
        },
        ClientCase("F4.16", "a transaction reads of several tables") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await one.put(.pair("p", "s", ["a": .s("one")]))
            try await other.put(.pair("p", "s", ["a": .s("other")]))
            let items = try await read(
                one, [other, one].map { TransactGet(tableName: $0.name, key: .pair("p", "s")) })
            try expectEqual(items.map { $0?.text(of: "a") ?? "nothing" }, ["other", "one"], "the items in order")
        },
        ClientCase("F4.16", "a transaction reads the attributes that are asked for") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .s("x"), "b": .s("y")]))
            let get = TransactGet(
                tableName: table.name, key: .pair("p", "s"), projectionExpression: "#a",
                expressionAttributeNames: ["#a": "a"])
            try expectSame(try await read(table, [get]).first ?? nil, ["a": .s("x")], "the item read")
        },
        ClientCase("F4.16", "a transaction reads what was last written") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .s("x")]))
            try await table.put(.pair("p", "s", ["a": .s("y")]))
            let items = try await read(table, [TransactGet(tableName: table.name, key: .pair("p", "s"))])
            try expectEqual(items.map { $0?.text(of: "a") ?? "nothing" }, ["y"], "the item read")
        },
    ]

    @discardableResult
    private static func read(_ table: CaseTable, _ gets: [TransactGet]) async throws -> [Item?] {
        try await table.client.transactGetItems(TransactGetItemsInput(transactItems: gets)).responses
    }
}
