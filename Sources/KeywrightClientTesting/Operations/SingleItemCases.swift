internal import KeywrightRuntime

/// What writes of one item do, and when they do nothing (F4.3, F4.4).
enum SingleItemCases {
    static let all: [ClientCase] =
        writes + guards + failedConditions.map(failedCondition) + wrongKeys.flatMap(wrongKey)

    private static let key: Item = .pair("p", "s")
    private static let old: Item = .pair("p", "s", ["a": .s("old"), "b": .n("1")])

    private static let writes: [ClientCase] = [
        ClientCase("F4.3", "PutItem replaces the whole item") { context in
            let table = try await context.open()
            try await table.put(old)
            try await table.put(.pair("p", "s", ["c": .s("new")]))
            try await table.expectStored(key, .pair("p", "s", ["c": .s("new")]))
        },
        ClientCase("F4.3", "PutItem leaves items of other keys as they are") { context in
            let table = try await context.open()
            try await table.put(old)
            try await table.put(.pair("p", "t"))
            try await table.put(.pair("q", "s"))
            try await table.expectStored(key, old)
        },
        ClientCase("F4.3", "UpdateItem creates a missing item") { context in
            let table = try await context.open()
            try await table.update(key, "SET a = :a", [":a": .s("x")])
            try await table.expectStored(key, .pair("p", "s", ["a": .s("x")]))
        },
        ClientCase("F4.3", "UpdateItem leaves the item's other attributes as they are") { context in
            let table = try await context.open()
            try await table.put(old)
            try await table.update(key, "SET a = :a", [":a": .s("new")])
            try await table.expectStored(key, .pair("p", "s", ["a": .s("new"), "b": .n("1")]))
        },
        ClientCase("F4.3", "DeleteItem removes an item") { context in
            let table = try await context.open()
            try await table.put(old)
            try await table.delete(key)
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.3", "DeleteItem of a missing item succeeds") { context in
            let table = try await context.open()
            try await table.delete(key)
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.3", "DeleteItem leaves items of other keys as they are") { context in
            let table = try await context.open()
            try await table.put(old)
            try await table.delete(.pair("p", "t"))
            try await table.delete(.pair("q", "s"))
            try await table.expectStored(key, old)
        },
        ClientCase("F4.3", "GetItem of a missing item gives none") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "t"))
            try await table.expectStored(key, nil)
        },
    ]

    private static let guards: [ClientCase] = [
        ClientCase("F4.3", "a put guarded by attribute_not_exists creates an item") { context in
            let table = try await context.open()
            try await create(table, old)
            try await table.expectStored(key, old)
        },
        ClientCase("F4.3", "a put guarded by attribute_not_exists does not replace an item") { context in
            let table = try await context.open()
            try await table.put(old)
            try await expectRefusal(.conditionalCheckFailed, of: "PutItem") { try await create(table, key) }
            try await table.expectStored(key, old)
        },
        ClientCase("F4.3", "attribute_not_exists of the partition key asks for the item of the full key") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "t"))
            try await create(table, old)
            try await table.expectStored(key, old)
        },
        ClientCase("F4.3", "an update guarded by attribute_exists creates no item") { context in
            let table = try await context.open()
            try await expectRefusal(.conditionalCheckFailed, of: "UpdateItem") {
                try await context.client.updateItem(
                    UpdateItemInput(
                        tableName: table.name, key: key, updateExpression: "SET a = :a",
                        conditionExpression: "attribute_exists(pk)", expressionAttributeValues: [":a": .s("x")]))
            }
            try await table.expectStored(key, nil)
        },
        ClientCase("F4.3", "an update guarded by attribute_exists changes an item") { context in
            let table = try await context.open()
            try await table.put(old)
            _ = try await context.client.updateItem(
                UpdateItemInput(
                    tableName: table.name, key: key, updateExpression: "SET a = :a",
                    conditionExpression: "attribute_exists(pk)", expressionAttributeValues: [":a": .s("x")]))
            try await table.expectStored(key, .pair("p", "s", ["a": .s("x"), "b": .n("1")]))
        },
        ClientCase("F4.3", "a delete guarded by attribute_exists of a missing item fails") { context in
            let table = try await context.open()
            try await expectRefusal(.conditionalCheckFailed, of: "DeleteItem") {
                try await context.client.deleteItem(
                    DeleteItemInput(tableName: table.name, key: key, conditionExpression: "attribute_exists(pk)"))
            }
        },
    ]

    private static func create(_ table: CaseTable, _ item: Item) async throws {
        _ = try await table.client.putItem(
            PutItemInput(tableName: table.name, item: item, conditionExpression: "attribute_not_exists(pk)"))
    }

    private static let failedConditions: [Write] = [.put, .update, .delete]

    private static func failedCondition(_ write: Write) -> ClientCase {
        ClientCase("F4.3", "\(write.operation) with a condition that does not hold changes nothing") { context in
            let table = try await context.open()
            try await table.put(old)
            try await expectRefusal(.conditionalCheckFailed, of: write.operation) {
                try await write.run(table, key, condition: "b = :two", values: [":two": .n("2")])
            }
            try await table.expectStored(key, old)
        }
    }

    private static let wrongKeys: [(what: String, key: Item)] = [
        ("without the sort key", ["pk": .s("p")]), ("without the partition key", ["sk": .s("s")]),
        ("with another attribute", .pair("p", "s", ["a": .s("x")])),
        ("with a sort key of another name", ["pk": .s("p"), "SK": .s("s")]),
        ("with a sort key of another type", ["pk": .s("p"), "sk": .n("1")]), ("without any attribute", [:]),
    ]

    private static func wrongKey(_ row: (what: String, key: Item)) -> [ClientCase] {
        [
            ClientCase("F4.4", "GetItem by a key \(row.what) is refused") { context in
                let table = try await context.open()
                try await expectRefusal(of: "GetItem") { try await table.get(row.key) }
            },
            ClientCase("F4.4", "UpdateItem by a key \(row.what) is refused") { context in
                let table = try await context.open()
                try await expectRefusal(of: "UpdateItem") { try await table.update(row.key, "REMOVE c") }
            },
            ClientCase("F4.4", "DeleteItem by a key \(row.what) is refused") { context in
                let table = try await context.open()
                try await expectRefusal(of: "DeleteItem") { try await table.delete(row.key) }
            },
        ]
    }
}
