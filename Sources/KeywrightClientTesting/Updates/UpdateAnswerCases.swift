internal import KeywrightRuntime

extension ClientSuite {
    /// What an update gives back (F4.1).
    static let updateAnswers: [ClientCase] = [
        .updateAnswer(
            "F4.1", "an update asked for nothing gives nothing", "SET a = :v", two, on: before, returning: .none,
            gives: nil),
        .updateAnswer(
            "F4.1", "an update asked for ALL_NEW gives the item as it is now", "SET a = :v", two, on: before,
            returning: .allNew, gives: row("1", ["a": .n("2"), "b": .s("x")])),
        .updateAnswer(
            "F4.1", "an update asked for ALL_OLD gives the item as it stood", "SET a = :v", two, on: before,
            returning: .allOld, gives: row("1", before)),
        .updateAnswer(
            "F4.1", "an update asked for UPDATED_NEW gives what it wrote alone", "SET a = :v", two, on: before,
            returning: .updatedNew, gives: ["a": .n("2")]),
        .updateAnswer(
            "F4.1", "an update asked for UPDATED_OLD gives what it changed as it stood", "SET a = :v", two, on: before,
            returning: .updatedOld, gives: ["a": .n("1")]),
        .updateAnswer(
            "F4.1", "UPDATED_NEW of ADD gives the sum", "ADD a :v", two, on: before, returning: .updatedNew,
            gives: ["a": .n("3")]),
        .updateAnswer(
            "F4.1", "ALL_NEW of an update that creates an item holds its key", "SET a = :v", two, on: nil,
            returning: .allNew, gives: row("1", ["a": .n("2")])),
        .updateAnswer(
            "F4.1", "ALL_OLD of an update that creates an item gives nothing", "SET a = :v", two, on: nil,
            returning: .allOld, gives: nil),
        .updateAnswer(
            "F4.1", "UPDATED_OLD of REMOVE gives what was removed", "REMOVE b", on: before, returning: .updatedOld,
            gives: ["b": .s("x")]),
    ]

    /// The condition of an update (F3.8, F4.3).
    static let conditionalUpdates: [ClientCase] = [
        ClientCase("F4.3", "an update whose condition fails changes nothing") { context in
            let table = try await context.table()
            try await context.put(table, row("1", before))
            try await expectRefusal(.conditionalCheckFailed, of: "the update") {
                try await context.client.updateItem(
                    UpdateItemInput(
                        tableName: table, key: key(), updateExpression: "SET a = :v",
                        conditionExpression: "a > :v", expressionAttributeValues: two))
            }
            try expectItem(try await context.stored(table), row("1", before), "the item")
        },
        ClientCase("F4.3", "an update guarded by attribute_exists creates nothing") { context in
            let table = try await context.table()
            try await expectRefusal(.conditionalCheckFailed, of: "the update") {
                try await context.client.updateItem(
                    UpdateItemInput(
                        tableName: table, key: key(), updateExpression: "SET a = :v",
                        conditionExpression: "attribute_exists(pk)", expressionAttributeValues: two))
            }
            try expectItem(try await context.stored(table), nil, "the item")
        },
        ClientCase("F3.8", "one placeholder may be used by an update and by its condition") { context in
            let table = try await context.table()
            try await context.put(table, row("1", before))
            let output = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table, key: key(), updateExpression: "SET #a = :v", conditionExpression: "#a < :v",
                    expressionAttributeNames: ["#a": "a"], expressionAttributeValues: two, returnValues: .allNew))
            try expectItem(output.attributes, row("1", ["a": .n("2"), "b": .s("x")]), "the item")
        },
    ]

    /// Placeholders that an update leaves unused or does not get (F3.8).
    static let updatePlaceholders: [ClientCase] = [
        .refusedUpdate(
            "F3.8", "an update with a value that is not used is refused", "SET a = :v", [":v": .n("1"), ":w": .n("1")]),
        .refusedUpdate(
            "F3.8", "an update with a name that is not used is refused", "SET a = :v", two, names: ["#b": "b"]),
        .refusedUpdate("F3.8", "an update with a value that is not supplied is refused", "SET a = :v"),
        .refusedUpdate("F3.8", "an update with a name that is not supplied is refused", "REMOVE #a"),
    ]

    private static let before: Item = ["a": .n("1"), "b": .s("x")]
    private static let two: Item = [":v": .n("2")]
}
