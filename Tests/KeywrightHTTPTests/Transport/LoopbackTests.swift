#if HTTP
    import AsyncHTTPClient
    import KeywrightInMemory
    import KeywrightRuntime
    import NIOConcurrencyHelpers
    import Testing
    import _KeywrightLoopback

    @testable import KeywrightHTTP

    @Suite("Over real connections")
    struct LoopbackTests {
        private static let increment = UpdateItemInput(
            tableName: "Notes", key: ClientCall.key, updateExpression: "ADD n :one",
            expressionAttributeValues: [":one": .n("1")])
        private static let assignment = UpdateItemInput(
            tableName: "Notes", key: ClientCall.key, updateExpression: "SET n = :one",
            expressionAttributeValues: [":one": .n("1")])

        @Test("operations on items")
        func items() async throws {
            try await LoopbackClient.run { loopback in
                let client = loopback.client
                let item: Item = ["pk": .s("k"), "text": .s("\"\u{E9}\u{1F600}\n"), "bytes": .b([0, 255])]
                _ = try await client.putItem(PutItemInput(tableName: "Notes", item: item))
                #expect(try await client.getItem(GetItemInput(tableName: "Notes", key: ClientCall.key)).item == item)
                let updated = try await client.updateItem(
                    UpdateItemInput(
                        tableName: "Notes", key: ClientCall.key, updateExpression: "SET n = :n",
                        expressionAttributeValues: [":n": .n("1.5")], returnValues: .updatedNew))
                #expect(updated.attributes == ["n": .n("1.5")])
                let page = try await client.query(
                    QueryInput(
                        tableName: "Notes", keyConditionExpression: "pk = :k",
                        expressionAttributeValues: [":k": .s("k")]))
                #expect(page.count == 1)
                #expect(try await client.scan(ScanInput(tableName: "Notes")).items == page.items)
                let deleted = try await client.deleteItem(
                    DeleteItemInput(tableName: "Notes", key: ClientCall.key, returnValues: .allOld))
                #expect(deleted.attributes?["n"] == .n("1.5"))

                let write = BatchWriteItemInput(requestItems: ["Notes": [.put(["pk": .s("a")]), .put(["pk": .s("b")])]])
                #expect(try await client.batchWriteItem(write).unprocessedItems.isEmpty)
                let read = BatchGetItemInput(requestItems: [
                    "Notes": KeysAndAttributes(keys: [["pk": .s("a")], ["pk": .s("z")]])
                ])
                #expect(try await client.batchGetItem(read).responses == ["Notes": [["pk": .s("a")]]])
                try await client.transactWriteItems(
                    TransactWriteItemsInput(transactItems: [
                        .update(Self.increment), .delete(DeleteItemInput(tableName: "Notes", key: ["pk": .s("b")])),
                    ]))
                let pair = try await client.transactGetItems(
                    TransactGetItemsInput(transactItems: [
                        TransactGet(tableName: "Notes", key: ClientCall.key),
                        TransactGet(tableName: "Notes", key: ["pk": .s("b")]),
                    ]))
                #expect(pair.responses == [["pk": .s("k"), "n": .n("1")], nil])

                let refused = await thrown { () throws(DynamoDBError) in
                    try await client.putItem(
                        PutItemInput(
                            tableName: "Notes", item: ClientCall.key, conditionExpression: "attribute_not_exists(pk)",
                            returnItemOnConditionFailure: true))
                }
                #expect(refused?.kind == .conditionalCheckFailed)
                #expect(refused?.item == ["pk": .s("k"), "n": .n("1")])
                #expect(refused?.mayHaveBeenApplied == false)
                // One task at a time needs one connection.
                #expect(Set(loopback.connections.withLockedValue { $0 }).count == 1)
            }
        }

        @Test("operations on tables")
        func tables() async throws {
            try await LoopbackClient.run { loopback in
                let client = loopback.client
                let input = CreateTableInput(
                    tableName: "Other", attributeDefinitions: [.init(attributeName: "pk", attributeType: "S")],
                    keySchema: [.init(attributeName: "pk", keyType: "HASH")])
                #expect(try await client.createTable(input).tableName == "Other")
                #expect(try await client.waitUntilActive("Other").tableStatus == "ACTIVE")
                let again = await thrown { () throws(DynamoDBError) in try await client.createTable(input) }
                #expect(again?.kind == .resourceInUse)
                try await client.updateTimeToLive(
                    UpdateTimeToLiveInput(
                        tableName: "Other", timeToLiveSpecification: .init(attributeName: "expires", enabled: true)))
                #expect(try await client.describeTimeToLive("Other") == "expires")
                #expect(try await client.describeTimeToLive("Notes") == nil)
                try await client.deleteTable("Other")
                let gone = await thrown { () throws(DynamoDBError) in try await client.describeTable("Other") }
                #expect(gone?.kind == .resourceNotFound)
            }
        }

        @Test("a large item comes and goes whole")
        func largeItems() async throws {
            let policy = RetryPolicy(deadline: .seconds(300), attemptTimeout: .seconds(300))
            try await LoopbackClient.run(policy: policy) { loopback in
                let text = String(repeating: "0123456789abcde\n", count: 24_000)
                let puts = (0..<11).map { WriteRequest.put(["pk": .s("\($0)"), "text": .s(text)]) }
                // More than 4 MB, which AsyncHTTPClient sends in pieces.
                _ = try await loopback.client.batchWriteItem(BatchWriteItemInput(requestItems: ["Notes": puts]))
                let page = try await loopback.client.getItem(GetItemInput(tableName: "Notes", key: ["pk": .s("10")]))
                #expect(page.item?["text"] == .s(text))
                let keys = KeysAndAttributes(keys: (0..<11).map { ["pk": .s("\($0)")] })
                let batch = try await loopback.client.batchGetItem(BatchGetItemInput(requestItems: ["Notes": keys]))
                #expect(batch.responses["Notes"]?.count == 11)
            }
        }

        @Test("no more connections than the options allow, each used again")
        func pool() async throws {
            try await LoopbackClient.run(options: ConnectionOptions(maxConnections: 3)) { loopback in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<60 {
                        group.addTask { _ = try await loopback.client.updateItem(Self.increment) }
                    }
                    try await group.waitForAll()
                }
                let number = try await loopback.number()
                #expect(number == .n("60"))
                let connections = loopback.connections.withLockedValue { $0 }
                #expect(connections.count == 60)
                #expect(Set(connections).count <= 3)
            }
        }

        /// What disturbs the first request of a test.
        struct Disturbance: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let disruption: Disruption
            /// Whether the server has carried the request out.
            let isApplied: Bool

            static let all: [Disturbance] = [
                Disturbance(
                    testDescription: "closed before", disruption: .closeWithoutApplying, isApplied: false),
                Disturbance(testDescription: "closed after", disruption: .closeAfterApplying, isApplied: true),
                Disturbance(testDescription: "cut answer", disruption: .truncateAfterApplying, isApplied: true),
                Disturbance(testDescription: "wrong bit", disruption: .corruptAfterApplying, isApplied: true),
                Disturbance(
                    testDescription: "stalled answer",
                    disruption: .answer(status: 200, body: Array("{}".utf8), headers: [("Content-Length", "1000")]),
                    isApplied: false),
                Disturbance(
                    testDescription: "too late", disruption: .delay(.seconds(60)), isApplied: true),
                Disturbance(
                    testDescription: "status 500", disruption: .answer(status: 500, body: []), isApplied: false),
            ]
        }

        /// Lets one attempt take long enough for every answer that comes at all.
        private static let hasty = RetryPolicy(baseDelay: .zero, attemptTimeout: .seconds(3))

        private static func first(_ disturbance: Disturbance) -> @Sendable (RecordedRequest) -> Disruption? {
            { $0.number == 1 ? disturbance.disruption : nil }
        }

        @Test("after a lost answer an assignment is sent again", arguments: Disturbance.all)
        func assignmentIsRepeated(_ disturbance: Disturbance) async throws {
            try await LoopbackClient.run(policy: Self.hasty, onRequest: Self.first(disturbance)) { loopback in
                _ = try await loopback.client.updateItem(Self.assignment)
                let number = try await loopback.number()
                #expect(number == .n("1"))
                #expect(loopback.connections.withLockedValue { $0.count } == 2)
            }
        }

        @Test(
            "after a lost answer a count is not sent again, and the error says what may be", arguments: Disturbance.all)
        func countIsNotRepeated(_ disturbance: Disturbance) async throws {
            try await LoopbackClient.run(policy: Self.hasty, onRequest: Self.first(disturbance)) { loopback in
                let error = await thrown { () throws(DynamoDBError) in
                    try await loopback.client.updateItem(Self.increment)
                }
                #expect(error?.kind == .unavailable)
                #expect(error?.mayHaveBeenApplied == true)
                let expected: AttributeValue? = disturbance.isApplied ? .n("1") : nil
                let number = try await loopback.number()
                #expect(number == expected)
                #expect(loopback.connections.withLockedValue { $0.count } == 1)
            }
        }

        @Test("after a lost answer a count in a transaction is sent again and counted once", arguments: Disturbance.all)
        func transactionIsRepeated(_ disturbance: Disturbance) async throws {
            try await LoopbackClient.run(policy: Self.hasty, onRequest: Self.first(disturbance)) { loopback in
                try await loopback.client.transactWriteItems(
                    TransactWriteItemsInput(transactItems: [.update(Self.increment)]))
                let number = try await loopback.number()
                #expect(number == .n("1"))
                #expect(loopback.connections.withLockedValue { $0.count } == 2)
            }
        }

        @Test("a put that was applied and lost finds its own item in its way, and says so", arguments: Disturbance.all)
        func creationIsInDoubt(_ disturbance: Disturbance) async throws {
            try await LoopbackClient.run(policy: Self.hasty, onRequest: Self.first(disturbance)) { loopback in
                let error = await thrown { () throws(DynamoDBError) in
                    try await loopback.client.putItem(
                        PutItemInput(
                            tableName: "Notes", item: ClientCall.key, conditionExpression: "attribute_not_exists(pk)"))
                }
                #expect(error?.kind == (disturbance.isApplied ? .conditionalCheckFailed : nil))
                #expect(error?.mayHaveBeenApplied == (disturbance.isApplied ? true : nil))
            }
        }

        @Test("a cancelled task does not wait for its answer", .timeLimit(.minutes(2)))
        func cancellation() async throws {
            let (arrived, continuation) = AsyncStream.makeStream(of: Void.self)
            let patient = RetryPolicy(deadline: .seconds(600), attemptTimeout: .seconds(600))
            try await LoopbackClient.run(
                policy: patient,
                onRequest: { _ in
                    continuation.yield()
                    return .delay(.seconds(600))
                }
            ) { loopback in
                let client = loopback.client
                let task = Task {
                    await thrown { () throws(DynamoDBError) in try await client.updateItem(Self.increment) }
                }
                for await _ in arrived { break }
                task.cancel()
                let error = await task.value
                #expect(error?.kind == .cancelled)
                #expect(error?.mayHaveBeenApplied == true)
            }
        }

        @Test("where nobody listens nothing was sent, and a count may be sent again")
        func nobodyListens() async throws {
            try await LoopbackClient.run(policy: RetryPolicy(maxAttempts: 3, baseDelay: .zero)) { loopback in
                loopback.server.stop()
                let error = await thrown { () throws(DynamoDBError) in
                    try await loopback.client.updateItem(Self.increment)
                }
                #expect(error?.kind == .unavailable)
                #expect(error?.mayHaveBeenApplied == false)
                #expect(error?.message.hasPrefix("the service was not reached: ") == true)
            }
        }

        @Test("a client of somebody else's `HTTPClient` leaves it open")
        func sharedClient() async throws {
            try await LoopbackClient.run { loopback in
                let shared = HTTPClient(eventLoopGroupProvider: .singleton)
                var configuration = ClientConfiguration(
                    region: "eu-central-1",
                    endpoint: Endpoint(isSecure: false, host: "127.0.0.1", port: loopback.server.port),
                    credentials: FixedCredentials())
                configuration.retries = .none
                let first = try DynamoDBHTTPClient(configuration: configuration, httpClient: shared)
                _ = try await first.updateItem(Self.increment)
                try await first.shutdown()
                let second = try DynamoDBHTTPClient(configuration: configuration, httpClient: shared)
                _ = try await second.updateItem(Self.increment)
                try await shared.shutdown()
                let error = await thrown { () throws(DynamoDBError) in
                    try await second.getItem(GetItemInput(tableName: "Notes", key: ClientCall.key))
                }
                #expect(error?.kind == .unavailable)
                let number = try await loopback.number()
                #expect(number == .n("2"))
            }
        }
    }
#endif
