internal import KeywrightRuntime

/// What a request to a table that does not exist gets (F4.5).
enum MissingTableCases {
    static let all: [ClientCase] = [
        refused("PutItem") { client, name in _ = try await client.putItem(PutItemInput(tableName: name, item: key)) },
        refused("GetItem") { client, name in _ = try await client.getItem(GetItemInput(tableName: name, key: key)) },
        refused("DeleteItem") { client, name in
            _ = try await client.deleteItem(DeleteItemInput(tableName: name, key: key))
        },
        refused("UpdateItem") { client, name in
            _ = try await client.updateItem(
                UpdateItemInput(tableName: name, key: key, updateExpression: "REMOVE a"))
        },
        refused("Query") { client, name in
            _ = try await client.query(
                QueryInput(
                    tableName: name, keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")]))
        },
        refused("Scan") { client, name in _ = try await client.scan(ScanInput(tableName: name)) },
        refused("BatchGetItem") { client, name in
            _ = try await client.batchGetItem(BatchGetItemInput(requestItems: [name: .init(keys: [key])]))
        },
        refused("BatchWriteItem") { client, name in
            _ = try await client.batchWriteItem(BatchWriteItemInput(requestItems: [name: [.put(key)]]))
        },
        refused("TransactGetItems") { client, name in
            _ = try await client.transactGetItems(
                TransactGetItemsInput(transactItems: [TransactGet(tableName: name, key: key)]))
        },
        refused("TransactWriteItems") { client, name in
            try await client.transactWriteItems(
                TransactWriteItemsInput(transactItems: [.put(PutItemInput(tableName: name, item: key))]))
        },
        refused("DescribeTable") { client, name in _ = try await client.describeTable(name) },
        refused("DeleteTable") { client, name in try await client.deleteTable(name) },
        refused("UpdateTable") { client, name in
            try await client.updateTable(UpdateTableInput(tableName: name, deletionProtectionEnabled: true))
        },
        refused("UpdateTimeToLive") { client, name in
            try await client.updateTimeToLive(
                UpdateTimeToLiveInput(
                    tableName: name, timeToLiveSpecification: .init(attributeName: "until", enabled: true)))
        },
        refused("DescribeTimeToLive") { client, name in _ = try await client.describeTimeToLive(name) },
    ]

    private static let key: Item = .pair("p", "s")

    private static func refused(
        _ operation: String, _ request: @escaping @Sendable (any TestedClient, String) async throws -> Void
    ) -> ClientCase {
        ClientCase("F4.5", "\(operation) of a missing table is refused") { context in
            try await expectRefusal(.resourceNotFound, of: operation) {
                try await request(context.client, "\(context.prefix)-missing")
            }
        }
    }
}
