internal import KeywrightRuntime

extension ClientSuite {
    /// What a put may ask for, and what it tells when its condition fails (section 8.5).
    static let conditionalPuts: [ClientCase] = [
        ClientCase("F4.1", "a put does not give back ALL_NEW") { context in
            let table = try await context.table()
            try await expectRefusal(of: "ALL_NEW of a put") {
                try await context.client.putItem(PutItemInput(tableName: table, item: row(), returnValues: .allNew))
            }
        },
        ClientCase("F4.3", "attribute_not_exists of the partition key lets a new item in and an old one stay") {
            context in
            let table = try await context.table()
            let first = PutItemInput(
                tableName: table, item: row("1", ["a": .s("old")]), conditionExpression: "attribute_not_exists(pk)")
            var second = first
            second.item = row("1", ["a": .s("new")])
            _ = try await context.client.putItem(first)
            try await expectRefusal(.conditionalCheckFailed, of: "the second put") {
                try await context.client.putItem(second)
            }
            try expectItem(try await context.stored(table), first.item, "the item")
        },
        ClientCase("F4.2", "a failed condition gives the item as it stands where that is asked for") { context in
            let table = try await context.table()
            let item = row("1", ["a": .ns(["2", "1"])])
            try await context.put(table, item)
            for wanted in [true, false] {
                let error = try await expectRefusal(.conditionalCheckFailed, of: "the put") {
                    try await context.client.putItem(
                        PutItemInput(
                            tableName: table, item: row(), conditionExpression: "attribute_not_exists(a)",
                            returnItemOnConditionFailure: wanted))
                }
                try expectItem(error.item, wanted ? item : nil, "the item of the error")
            }
        },
        ClientCase("F4.2", "a failed condition on a missing item gives none") { context in
            let table = try await context.table()
            let error = try await expectRefusal(.conditionalCheckFailed, of: "the put") {
                try await context.client.putItem(
                    PutItemInput(
                        tableName: table, item: row(), conditionExpression: "attribute_exists(pk)",
                        returnItemOnConditionFailure: true))
            }
            try expectItem(error.item, nil, "the item of the error")
        },
    ]
}
