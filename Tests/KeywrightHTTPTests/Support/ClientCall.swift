#if HTTP
    import KeywrightRuntime
    import Testing

    @testable import KeywrightHTTP

    /// A call of each operation, for tables of cases.
    struct ClientCall: Sendable, CustomTestStringConvertible {
        /// What becomes of it after a lost answer.
        enum Kind: Sendable {
            case read
            case repeated
            case once
        }

        let name: String
        let kind: Kind
        /// The operation as it stands in `X-Amz-Target`.
        let target: String
        /// A success.
        let answer: String
        let run: @Sendable (DynamoDBHTTPClient) async throws(DynamoDBError) -> Void

        init(
            _ name: String, _ kind: Kind, _ target: String, answer: String = "{}",
            run: @escaping @Sendable (DynamoDBHTTPClient) async throws(DynamoDBError) -> Void
        ) {
            self.name = name
            self.kind = kind
            self.target = target
            self.answer = answer
            self.run = run
        }

        var testDescription: String { name }

        static let key: Item = ["pk": .s("k")]
        private static let table = #"{"TableDescription":{"TableName":"T","TableStatus":"ACTIVE"}}"#

        static let reads: [ClientCall] = [
            ClientCall("GetItem", .read, "GetItem") { client throws(DynamoDBError) in
                _ = try await client.getItem(GetItemInput(tableName: "T", key: key))
            },
            ClientCall(
                "Query", .read, "Query", answer: #"{"Count":0,"Items":[],"ScannedCount":0}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.query(
                    QueryInput(
                        tableName: "T", keyConditionExpression: "pk = :k", expressionAttributeValues: [":k": .s("k")]))
            },
            ClientCall(
                "Scan", .read, "Scan", answer: #"{"Count":0,"Items":[],"ScannedCount":0}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.scan(ScanInput(tableName: "T"))
            },
            ClientCall(
                "BatchGetItem", .read, "BatchGetItem", answer: #"{"Responses":{},"UnprocessedKeys":{}}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.batchGetItem(
                    BatchGetItemInput(requestItems: ["T": KeysAndAttributes(keys: [key])]))
            },
            ClientCall(
                "TransactGetItems", .read, "TransactGetItems", answer: #"{"Responses":[{}]}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.transactGetItems(
                    TransactGetItemsInput(transactItems: [TransactGet(tableName: "T", key: key)]))
            },
            ClientCall(
                "DescribeTable", .read, "DescribeTable",
                answer: #"{"Table":{"TableName":"T","TableStatus":"ACTIVE"}}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.describeTable("T")
            },
            ClientCall(
                "DescribeTimeToLive", .read, "DescribeTimeToLive",
                answer: #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#
            ) { client throws(DynamoDBError) in
                _ = try await client.describeTimeToLive("T")
            },
        ]

        static let repeatedWrites: [ClientCall] = [
            ClientCall("PutItem", .repeated, "PutItem") { client throws(DynamoDBError) in
                _ = try await client.putItem(PutItemInput(tableName: "T", item: key))
            },
            ClientCall("PutItem with a condition", .repeated, "PutItem") { client throws(DynamoDBError) in
                _ = try await client.putItem(
                    PutItemInput(tableName: "T", item: key, conditionExpression: "attribute_not_exists(pk)"))
            },
            ClientCall("DeleteItem", .repeated, "DeleteItem") { client throws(DynamoDBError) in
                _ = try await client.deleteItem(DeleteItemInput(tableName: "T", key: key))
            },
            ClientCall("UpdateItem that assigns", .repeated, "UpdateItem") { client throws(DynamoDBError) in
                _ = try await client.updateItem(
                    UpdateItemInput(
                        tableName: "T", key: key, updateExpression: "SET a = :a",
                        expressionAttributeValues: [":a": .n("1")], returnValues: .allNew))
            },
            ClientCall("UpdateItem that its condition guards", .repeated, "UpdateItem") {
                client throws(DynamoDBError) in
                _ = try await client.updateItem(
                    UpdateItemInput(
                        tableName: "T", key: key, updateExpression: "ADD v :one", conditionExpression: "v = :seen",
                        expressionAttributeValues: [":one": .n("1"), ":seen": .n("7")]))
            },
            ClientCall("BatchWriteItem", .repeated, "BatchWriteItem") { client throws(DynamoDBError) in
                _ = try await client.batchWriteItem(BatchWriteItemInput(requestItems: ["T": [.put(key)]]))
            },
            ClientCall("TransactWriteItems", .repeated, "TransactWriteItems") { client throws(DynamoDBError) in
                try await client.transactWriteItems(
                    TransactWriteItemsInput(transactItems: [
                        .update(
                            UpdateItemInput(
                                tableName: "T", key: key, updateExpression: "ADD n :one",
                                expressionAttributeValues: [":one": .n("1")]))
                    ]))
            },
            ClientCall("CreateTable", .repeated, "CreateTable", answer: table) { client throws(DynamoDBError) in
                try await client.createTable(
                    CreateTableInput(
                        tableName: "T", attributeDefinitions: [.init(attributeName: "pk", attributeType: "S")],
                        keySchema: [.init(attributeName: "pk", keyType: "HASH")]))
            },
            ClientCall("UpdateTable", .repeated, "UpdateTable", answer: table) { client throws(DynamoDBError) in
                try await client.updateTable(UpdateTableInput(tableName: "T", billingMode: "PAY_PER_REQUEST"))
            },
            ClientCall("DeleteTable", .repeated, "DeleteTable", answer: table) { client throws(DynamoDBError) in
                try await client.deleteTable("T")
            },
            ClientCall("UpdateTimeToLive", .repeated, "UpdateTimeToLive") { client throws(DynamoDBError) in
                try await client.updateTimeToLive(
                    UpdateTimeToLiveInput(
                        tableName: "T", timeToLiveSpecification: .init(attributeName: "expires", enabled: true)))
            },
        ]

        static let singleWrites: [ClientCall] = [
            ClientCall("PutItem that asks for the old item", .once, "PutItem") { client throws(DynamoDBError) in
                _ = try await client.putItem(PutItemInput(tableName: "T", item: key, returnValues: .allOld))
            },
            ClientCall("DeleteItem that asks for the old item", .once, "DeleteItem") { client throws(DynamoDBError) in
                _ = try await client.deleteItem(DeleteItemInput(tableName: "T", key: key, returnValues: .allOld))
            },
            ClientCall("UpdateItem that counts", .once, "UpdateItem") { client throws(DynamoDBError) in
                _ = try await client.updateItem(
                    UpdateItemInput(
                        tableName: "T", key: key, updateExpression: "ADD n :one",
                        expressionAttributeValues: [":one": .n("1")]))
            },
            ClientCall("UpdateItem that counts in what exists", .once, "UpdateItem") { client throws(DynamoDBError) in
                _ = try await client.updateItem(
                    UpdateItemInput(
                        tableName: "T", key: key, updateExpression: "ADD n :one",
                        conditionExpression: "attribute_exists(pk)", expressionAttributeValues: [":one": .n("1")]))
            },
        ]

        static let all = reads + repeatedWrites + singleWrites
    }
#endif
