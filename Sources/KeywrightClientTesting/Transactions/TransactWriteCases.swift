internal import KeywrightRuntime

/// Transactions of writes that are carried out, and those that the service does not begin (F4.16, F4.17).
enum TransactWriteCases {
    static let all: [ClientCase] = doneTransactions + refusedTransactions

    private static let key: Item = .pair("p", "s")

    private static func puts(_ table: CaseTable, _ count: Int) -> [TransactWrite] {
        (0..<count).map { .put(PutItemInput(tableName: table.name, item: .pair("p", "\($0)"))) }
    }

    /// Puts of items that have together a little less than `count` times 390,000 bytes more.
    private static func largePuts(_ table: CaseTable, _ count: Int) -> [TransactWrite] {
        (0..<count).map {
            let text = String(repeating: "x", count: 389_900)
            return .put(PutItemInput(tableName: table.name, item: .pair("p", "\($0)", ["a": .s(text)])))
        }
    }

    private static let doneTransactions: [ClientCase] = [
        ClientCase("F4.16", "a transaction of 100 writes is accepted, and all are done") { context in
            let table = try await context.open()
            try await table.transact(puts(table, 100))
            try await table.expectScan(gives: "sk", (0..<100).map { "\($0)" }.sorted())
        },
        ClientCase("F4.16", "a transaction puts, updates, deletes and checks") { context in
            let table = try await context.open()
            try await table.write(["update", "delete", "check"].map { .pair("p", $0, ["a": .s("x")]) })
            try await table.transact([
                Write.put.action(table, .pair("p", "put")), Write.update.action(table, .pair("p", "update")),
                Write.delete.action(table, .pair("p", "delete")), table.check(.pair("p", "check")),
            ])
            try await table.expectScan(gives: "sk", ["check", "put", "update"])
            try await table.expectStored(
                .pair("p", "update"), .pair("p", "update", ["a": .s("x"), "c": .s("new")]))
            try await table.expectStored(.pair("p", "check"), .pair("p", "check", ["a": .s("x")]))
        },
        ClientCase("F4.16", "a transaction writes to several tables") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await one.transact([Write.put.action(one, key), Write.update.action(other, key)])
            try await one.expectStored(key, key)
            try await other.expectStored(key, .pair("p", "s", ["c": .s("new")]))
        },
        ClientCase("F4.16", "a put of a transaction replaces the whole item") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .s("x")]))
            try await table.transact([Write.put.action(table, key)])
            try await table.expectStored(key, key)
        },
        ClientCase("F4.3", "an update of a transaction creates a missing item") { context in
            let table = try await context.open()
            try await table.transact([Write.update.action(table, key)])
            try await table.expectStored(key, .pair("p", "s", ["c": .s("new")]))
        },
        ClientCase("F4.3", "a delete of a missing item is accepted in a transaction") { context in
            let table = try await context.open()
            try await table.transact([Write.delete.action(table, key)])
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.16", "the conditions of a transaction hold for the items as they stood before it") { context in
            let table = try await context.open()
            try await table.transact([
                Write.put.action(table, .pair("p", "1"), condition: "attribute_not_exists(pk)"),
                Write.put.action(table, .pair("p", "2"), condition: "attribute_not_exists(pk)"),
            ])
            try await table.expectScan(gives: "sk", ["1", "2"])
        },
        ClientCase("F4.16", "a transaction of 3.9 MB is accepted") { context in
            let table = try await context.open()
            try await table.transact(largePuts(table, 10))
            let last = try await table.get(.pair("p", "9"))
            try expect(last?.text(of: "a").utf8.count == 389_900, "the last item is not stored whole")
        },
    ]

    private static let refusedTransactions: [ClientCase] = [
        refuses("F4.16", "a transaction of 101 writes is refused") { puts($0, 101) },
        refuses("F4.16", "a transaction of no writes is refused") { _ in [] },
        ClientCase("F4.16", "a transaction above 4 MB is refused") { context in
            let table = try await context.open()
            try await expectRefusal(amongst: [.validation, .transactionCanceled], of: "TransactWriteItems") {
                try await table.transact(largePuts(table, 11))
            }
            try await table.expectStored(.pair("p", "0"), nil)
        },
        refuses("F4.17", "two puts of one item in a transaction are refused") { puts($0, 1) + puts($0, 1) },
        refuses("F4.17", "a put and an update of one item in a transaction are refused") {
            [Write.put.action($0, key), Write.update.action($0, key)]
        },
        refuses("F4.17", "an update and a delete of one item in a transaction are refused") {
            [Write.update.action($0, key), Write.delete.action($0, key)]
        },
        refuses("F4.17", "a check and a put of one item in a transaction are refused") {
            [$0.check(key, "attribute_not_exists(pk)"), Write.put.action($0, key)]
        },
        ClientCase("F1.14", "one number key written in two forms in a transaction is refused") { context in
            let table = try await context.open(CaseKey("id:N"))
            try await expectRefusal(of: "TransactWriteItems") {
                try await table.transact([
                    Write.put.action(table, ["id": .n("1")]), Write.put.action(table, ["id": .n("1.0")]),
                ])
            }
        },
        ClientCase("F4.17", "items of one key in two tables are not one item in a transaction") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            try await one.transact([Write.put.action(one, key), Write.put.action(other, key)])
            try await other.expectStored(key, key)
        },
    ]

    private static func refuses(
        _ fact: String, _ title: String, _ actions: @escaping @Sendable (CaseTable) -> [TransactWrite]
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.open()
            try await expectRefusal(of: "TransactWriteItems") { try await table.transact(actions(table)) }
            try await table.expectScan(gives: "sk", [])
        }
    }
}
