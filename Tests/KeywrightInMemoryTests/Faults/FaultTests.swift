import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What each fault does to each operation.
@Suite struct FaultTests {
    /// One request of every operation, on a table that holds `old` with `v` = 1; the writes make `v` 2, or take `old` away.
    static func send(_ operation: DataOperation, to shop: InMemoryDynamoDB) async throws -> Bool {
        let key = Shop.key("p", "old")
        let item = Shop.item("p", "old", ["v": .n("2")])
        let one: [String: AttributeValue] = [":v": .n("1")]
        switch operation {
        case .getItem:
            return try await shop.getItem(GetItemInput(tableName: "Shop", key: key)).item != nil
        case .putItem:
            _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: item))
        case .updateItem:
            _ = try await shop.updateItem(
                UpdateItemInput(
                    tableName: "Shop", key: key, updateExpression: "ADD v :v", expressionAttributeValues: one))
        case .deleteItem:
            _ = try await shop.deleteItem(DeleteItemInput(tableName: "Shop", key: key))
        case .query:
            let input = QueryInput(
                tableName: "Shop", keyConditionExpression: "pk = :p", expressionAttributeValues: [":p": .s("p")])
            return try await shop.query(input).count == 1
        case .scan:
            return try await shop.scan(ScanInput(tableName: "Shop")).count == 1
        case .batchGetItem:
            let output = try await shop.batchGetItem(
                BatchGetItemInput(requestItems: ["Shop": KeysAndAttributes(keys: [key])]))
            return output.unprocessedKeys.isEmpty
        case .batchWriteItem:
            let output = try await shop.batchWriteItem(
                BatchWriteItemInput(requestItems: ["Shop": [.put(item)]]))
            return output.unprocessedItems.isEmpty
        case .transactGetItems:
            let output = try await shop.transactGetItems(
                TransactGetItemsInput(transactItems: [TransactGet(tableName: "Shop", key: key)]))
            return output.responses.count == 1
        case .transactWriteItems:
            _ = try await shop.transactWriteItems(
                TransactWriteItemsInput(transactItems: [.put(PutItemInput(tableName: "Shop", item: item))]))
        }
        return true
    }

    static let old = [Shop.item("p", "old", ["v": .n("1")])]

    static func shop() async throws -> InMemoryDynamoDB {
        let shop = try await Shop.database(old)
        await shop.resetStatistics()
        return shop
    }

    private static let writes: Set<DataOperation> = [
        .putItem, .updateItem, .deleteItem, .batchWriteItem, .transactWriteItems,
    ]

    @Test("Throttled: nothing is applied, and the caller knows", arguments: DataOperation.allCases)
    func throttle(_ operation: DataOperation) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .throttle]))
        let error = await outcome { try await Self.send(operation, to: shop) }.error
        #expect(error?.kind == .throttled)
        #expect(error?.mayHaveBeenApplied == false)
        #expect(await shop.allItems(ofTable: "Shop") == Self.old)
        let statistics = await shop.statistics
        #expect(statistics.faults == [.throttle: 1])
        #expect(statistics.requestsByOperation == [operation: 1])
        #expect(statistics.capacity.isEmpty)
        #expect(try await Self.send(operation, to: shop), "the fault was for one request")
    }

    @Test("The request is lost: nothing is applied, but who knows", arguments: DataOperation.allCases)
    func dropRequest(_ operation: DataOperation) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .dropRequest]))
        let error = await outcome { try await Self.send(operation, to: shop) }.error
        #expect(error?.kind == .unavailable)
        #expect(error?.mayHaveBeenApplied == true)
        #expect(await shop.allItems(ofTable: "Shop") == Self.old)
        #expect(await shop.statistics.faults == [.dropRequest: 1])
        #expect(await shop.statistics.capacity.isEmpty)
    }

    @Test("The answer is lost: what is to be applied is", arguments: DataOperation.allCases)
    func dropAnswer(_ operation: DataOperation) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .dropAnswer]))
        let error = await outcome { try await Self.send(operation, to: shop) }.error
        #expect(error?.kind == .unavailable)
        #expect(error?.mayHaveBeenApplied == true)
        #expect(await (shop.allItems(ofTable: "Shop") == Self.old) == !Self.writes.contains(operation))
        #expect(await shop.statistics.faults == [.dropAnswer: 1])
        #expect(await shop.statistics.capacity.count == 1)
    }

    @Test("F4.19, F4.20: another transaction is on the item", arguments: DataOperation.allCases)
    func conflict(_ operation: DataOperation) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .conflict]))
        let outcome = await outcome { try await Self.send(operation, to: shop) }
        switch operation {
        case .putItem, .updateItem, .deleteItem:
            #expect(outcome.error?.kind == .transactionConflict)
        case .transactGetItems, .transactWriteItems:
            #expect(outcome.error?.kind == .transactionCanceled)
            #expect(
                outcome.error?.reasons
                    == [.init(code: "TransactionConflict", message: "Transaction is ongoing for the item")])
        case .batchWriteItem:
            #expect(outcome.answer == false, "it comes back unprocessed")
        case .getItem, .query, .scan, .batchGetItem:
            #expect(outcome.answer == true)
        }
        #expect(outcome.error?.mayHaveBeenApplied != true)
        #expect(await shop.allItems(ofTable: "Shop") == Self.old)
        let isHit = Self.writes.contains(operation) || operation == .transactGetItems
        #expect(await shop.statistics.faults == (isHit ? [.conflict: 1] : [:]))
    }

    @Test("A part of a batch; other operations go through", arguments: DataOperation.allCases)
    func partialBatch(_ operation: DataOperation) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .partialBatch(processed: 0), 2: .partialBatch(processed: 1)]))
        let isBatch = operation == .batchGetItem || operation == .batchWriteItem
        #expect(try await Self.send(operation, to: shop) == !isBatch)
        #expect(await shop.statistics.faults == (isBatch ? [.partialBatch: 1] : [:]))
        #expect(try await Self.send(operation, to: shop), "no batch has more than one")
        #expect(await shop.statistics.faults == (isBatch ? [.partialBatch: 1] : [:]))
    }

    @Test("F4.13, F4.14: the first ones are processed, by table, then as they stand", arguments: 0...5)
    func order(_ processed: Int) async throws {
        let shop = try await Shop.database()
        try await shop.createTable(Shop.simple("Other"))
        await shop.setFaults(FaultPlan { _ in .partialBatch(processed: processed) })
        let others = ["2", "1"].map { ["pk": .s($0)] as Item }
        let shops = ["c", "a", "b"].map { Shop.item("p", $0) }
        let left = Array(shops.dropFirst(processed - 2 < 0 ? 0 : processed - 2))
        let otherLeft = Array(others.dropFirst(processed))

        let written = try await shop.batchWriteItem(
            BatchWriteItemInput(requestItems: [
                "Shop": shops.map { .put($0) }, "Other": others.map { .put($0) },
            ]))
        #expect(written.unprocessedItems["Other"] ?? [] == otherLeft.map { .put($0) })
        #expect(written.unprocessedItems["Shop"] ?? [] == left.map { .put($0) })
        #expect(await shop.allItems(ofTable: "Other").count == min(2, processed))
        #expect(await shop.allItems(ofTable: "Shop").count == max(0, processed - 2))

        let read = try await shop.batchGetItem(
            BatchGetItemInput(requestItems: [
                "Shop": KeysAndAttributes(keys: shops, consistentRead: true),
                "Other": KeysAndAttributes(keys: others),
            ]))
        #expect(read.unprocessedKeys["Other"]?.keys ?? [] == otherLeft)
        #expect(read.unprocessedKeys["Shop"]?.keys ?? [] == left)
        #expect(read.unprocessedKeys["Shop"]?.consistentRead != false)
        #expect(read.responses["Shop"] ?? [] == Array(shops.prefix(max(0, processed - 2))))
    }

    @Test(
        "A refusal comes before an answer of the service, and is lost with the answer",
        arguments: [
            (.throttle, .validation), (.conflict, .validation), (.partialBatch(processed: 0), .validation),
            (.dropRequest, .unavailable), (.dropAnswer, .unavailable),
        ] as [(Fault, DynamoDBError.Kind)])
    func refused(_ fault: Fault, _ kind: DynamoDBError.Kind) async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan { _ in fault })
        let put = PutItemInput(tableName: "Shop", item: ["pk": .s("p")])
        let error = await outcome { try await shop.putItem(put) }.error
        #expect(error?.kind == kind)
        #expect(await shop.statistics.faults == (kind == .validation ? [:] : [fault.kind: 1]))
    }

    @Test("A throttled request does not even fail its condition, and a lost answer hides that it did")
    func condition() async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .throttle, 2: .dropAnswer]))
        let put = PutItemInput(
            tableName: "Shop", item: Shop.item("p", "old"), conditionExpression: "attribute_not_exists(pk)")
        #expect(await outcome { try await shop.putItem(put) }.error?.kind == .throttled)
        #expect(await outcome { try await shop.putItem(put) }.error?.kind == .unavailable)
        #expect(await outcome { try await shop.putItem(put) }.error?.kind == .conditionalCheckFailed)
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: 2)])
    }

    @Test("F4.18: a transaction whose answer was lost is repeated by its token, not done twice")
    func token() async throws {
        let shop = try await Self.shop()
        await shop.setFaults(FaultPlan(requests: [1: .throttle, 2: .dropAnswer]))
        let input = TransactWriteItemsInput(
            transactItems: [
                .update(
                    UpdateItemInput(
                        tableName: "Shop", key: Shop.key("p", "old"), updateExpression: "ADD v :v",
                        expressionAttributeValues: [":v": .n("1")]))
            ], clientRequestToken: "token")
        #expect(await outcome { try await shop.transactWriteItems(input) }.error?.kind == .throttled)
        #expect(await outcome { try await shop.transactWriteItems(input) }.error?.kind == .unavailable)
        try await shop.transactWriteItems(input)
        #expect(await shop.allItems(ofTable: "Shop") == [Shop.item("p", "old", ["v": .n("2")])])
    }
}
