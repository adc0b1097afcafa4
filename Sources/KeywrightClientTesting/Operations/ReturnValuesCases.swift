internal import KeywrightRuntime

/// What writes give back (F4.1, F4.2).
enum ReturnValuesCases {
    static let all: [ClientCase] =
        returned.map(returns) + refusedReturns.map(refusesReturn) + changes + failures.flatMap(failure)

    private static let key: Item = .pair("p", "s")
    private static let old: Item = .pair("p", "s", ["a": .s("x"), "c": .s("old")])

    private struct Return: Sendable {
        var write: Write
        var values: ReturnValues
        /// What stands there before.
        var stored: Item?
        var gives: Item?
        var title: String
    }

    private static let returned: [Return] = [
        Return(
            write: .put, values: .none, stored: old, gives: nil, title: "PutItem gives nothing back unless it is asked"),
        Return(write: .put, values: .allOld, stored: old, gives: old, title: "PutItem gives the item that it replaced"),
        Return(
            write: .put, values: .allOld, stored: nil, gives: nil, title: "PutItem of a new item gives nothing back"),
        Return(
            write: .delete, values: .none, stored: old, gives: nil,
            title: "DeleteItem gives nothing back unless it is asked"),
        Return(
            write: .delete, values: .allOld, stored: old, gives: old, title: "DeleteItem gives the item that it deleted"
        ),
        Return(
            write: .delete, values: .allOld, stored: nil, gives: nil,
            title: "DeleteItem of a missing item gives nothing back"),
        Return(
            write: .update, values: .none, stored: old, gives: nil,
            title: "UpdateItem gives nothing back unless it is asked"),
        Return(
            write: .update, values: .allOld, stored: old, gives: old, title: "UpdateItem gives the whole item as it was"
        ),
        Return(
            write: .update, values: .allOld, stored: nil, gives: nil,
            title: "UpdateItem of a new item gives nothing of before"),
        Return(
            write: .update, values: .allNew, stored: old, gives: .pair("p", "s", ["a": .s("x"), "c": .s("new")]),
            title: "UpdateItem gives the whole item as it is"),
        Return(
            write: .update, values: .allNew, stored: nil, gives: .pair("p", "s", ["c": .s("new")]),
            title: "UpdateItem gives the whole item that it created"),
        Return(
            write: .update, values: .updatedOld, stored: old, gives: ["c": .s("old")],
            title: "UpdateItem gives what it changed, as it was"),
        Return(
            write: .update, values: .updatedNew, stored: old, gives: ["c": .s("new")],
            title: "UpdateItem gives what it changed, as it is"),
    ]

    private static func returns(_ row: Return) -> ClientCase {
        ClientCase("F4.1", row.title) { context in
            let table = try await context.open()
            if let stored = row.stored { try await table.put(stored) }
            let output = try await row.write.run(table, key, returning: row.values)
            // A client may tell of nothing in two ways.
            try expectSame(output.attributes?.isEmpty == true ? nil : output.attributes, row.gives, "what came back")
        }
    }

    private static let refusedReturns: [(write: Write, values: ReturnValues)] = [
        (.put, .allNew), (.put, .updatedOld), (.put, .updatedNew), (.delete, .allNew), (.delete, .updatedOld),
        (.delete, .updatedNew),
    ]

    private static func refusesReturn(_ row: (write: Write, values: ReturnValues)) -> ClientCase {
        let operation = row.write.operation
        return ClientCase("F4.1", "\(operation) is refused with ReturnValues \(row.values.rawValue)") { context in
            let table = try await context.open()
            try await table.put(old)
            try await expectRefusal(of: operation) { try await row.write.run(table, key, returning: row.values) }
            try await table.expectStored(key, old)
        }
    }

    private static let changes: [ClientCase] = [
        ClientCase("F4.1", "UpdateItem gives all the attributes that it changed") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .n("1"), "b": .n("2"), "c": .n("3")]))
            let attributes = try await table.update(
                key, "SET a = :a ADD b :one", [":a": .s("x"), ":one": .n("1")], returning: .updatedNew)
            try expectSame(attributes, ["a": .s("x"), "b": .n("3")], "what came back")
        },
        ClientCase("F4.1", "UpdateItem gives an attribute that it removed, as it was") { context in
            let table = try await context.open()
            try await table.put(old)
            let attributes = try await table.update(key, "REMOVE c", returning: .updatedOld)
            try expectSame(attributes, ["c": .s("old")], "what came back")
        },
    ]

    private static let failures: [Write] = [.put, .update, .delete]

    private static func failure(_ write: Write) -> [ClientCase] {
        @Sendable func failure(_ context: CaseContext, stored: Item?, giving: Bool) async throws -> Item? {
            let table = try await context.open()
            if let stored { try await table.put(stored) }
            let error = try await expectRefusal(.conditionalCheckFailed, of: write.operation) {
                try await write.run(
                    table, key, condition: "a = :y", values: [":y": .s("y")], returnItemOnConditionFailure: giving)
            }
            return error.item
        }
        return [
            ClientCase("F4.2", "a failed condition of \(write.operation) gives the item where it is asked") { context in
                try expectSame(try await failure(context, stored: old, giving: true), old, "the error's item")
            },
            ClientCase("F4.2", "a failed condition of \(write.operation) gives no item unless it is asked") { context in
                try expectSame(try await failure(context, stored: old, giving: false), nil, "the error's item")
            },
            ClientCase("F4.2", "a failed condition of \(write.operation) gives no item where there is none") {
                context in
                let item = try await failure(context, stored: nil, giving: true)
                try expectSame(item?.isEmpty == true ? nil : item, nil, "the error's item")
            },
        ]
    }
}
