internal import KeywrightRuntime

/// Transactions that a condition cancels, and what they tell (F4.2, F4.19).
enum CancelledTransactionCases {
    static let all: [ClientCase] = untouched.map(leavesNothing) + reasons + items.map(givesItem)

    private static let key: Item = .pair("p", "s")
    private static let stored: Item = .pair("p", "s", ["a": .s("x")])

    /// The codes of the reasons, in order.
    private static func cancel(_ table: CaseTable, _ actions: [TransactWrite]) async throws -> DynamoDBError {
        try await expectRefusal(.transactionCanceled, of: "TransactWriteItems") {
            try await table.transact(actions)
        }
    }

    private static let untouched: [Write] = [.put, .update, .delete]

    /// The write comes before the action that fails and after it.
    private static func leavesNothing(_ write: Write) -> ClientCase {
        ClientCase("F4.19", "a cancelled transaction leaves nothing of its \(write.operation)") { context in
            let table = try await context.open()
            let items = ["1", "2"].map { Item.pair("p", $0, ["a": .s("x")]) }
            try await table.write(items)
            _ = try await cancel(
                table,
                [
                    write.action(table, .pair("p", "1")), table.check(key), write.action(table, .pair("p", "2")),
                ])
            try await table.expectStored(.pair("p", "1"), items[0])
            try await table.expectStored(.pair("p", "2"), items[1])
        }
    }

    private static let reasons: [ClientCase] = [
        ClientCase("F4.19", "a cancelled transaction gives a reason for each action, in order") { context in
            let table = try await context.open()
            try await table.put(stored)
            let error = try await cancel(
                table,
                [
                    Write.put.action(table, .pair("p", "new")),
                    Write.put.action(table, key, condition: "attribute_not_exists(pk)"),
                    Write.delete.action(table, .pair("p", "other")),
                ])
            try expectEqual(
                error.reasons.map(\.code), ["None", "ConditionalCheckFailed", "None"], "the reasons' codes")
        },
        ClientCase("F4.19", "a cancelled transaction names every condition that failed") { context in
            let table = try await context.open()
            let error = try await cancel(
                table, [table.check(.pair("p", "1")), table.check(.pair("p", "2")), Write.put.action(table, key)])
            try expectEqual(
                error.reasons.map(\.code), ["ConditionalCheckFailed", "ConditionalCheckFailed", "None"],
                "the reasons' codes")
        },
        ClientCase("F4.19", "a failed check of another item cancels a transaction") { context in
            let table = try await context.open()
            let error = try await cancel(table, [table.check(.pair("p", "other")), Write.put.action(table, key)])
            try expectEqual(error.reasons.map(\.code), ["ConditionalCheckFailed", "None"], "the reasons' codes")
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.19", "a failed condition in one table cancels the writes to another") { context in
            let one = try await context.open(suffix: "one")
            let other = try await context.open(suffix: "other")
            _ = try await cancel(one, [Write.put.action(one, key), other.check(key)])
            try await one.expectStored(key, nil)
        },
        ClientCase("F4.19", "a transaction of one failed condition is cancelled as well") { context in
            let table = try await context.open()
            let error = try await cancel(table, [Write.update.action(table, key, condition: "attribute_exists(pk)")])
            try expectEqual(error.reasons.map(\.code), ["ConditionalCheckFailed"], "the reasons' codes")
            try await table.expectStored(key, nil)
        },
    ]

    private enum Action: Sendable {
        case write(Write), check
    }

    private static let items: [Action] = [.write(.put), .write(.update), .write(.delete), .check]

    private static func givesItem(_ action: Action) -> ClientCase {
        let what =
            switch action {
            case .write(let write): write.operation
            case .check: "ConditionCheck"
            }
        return ClientCase("F4.2", "a cancelled transaction gives the item of its \(what) where it is asked") {
            context in
            let table = try await context.open()
            try await table.put(stored)
            let condition = "attribute_not_exists(pk)"
            let failing =
                switch action {
                case .write(let write):
                    write.action(table, key, condition: condition, returnItemOnConditionFailure: true)
                case .check: table.check(key, condition, returnItemOnConditionFailure: true)
                }
            let error = try await cancel(table, [Write.put.action(table, .pair("p", "new")), failing])
            try expectEqual(error.reasons.count, 2, "the number of reasons")
            try expectSame(error.reasons.last?.item, stored, "the item of the reason")
        }
    }
}
