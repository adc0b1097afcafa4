import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Items that a transaction seems to be on (F4.19, F4.20).
@Suite struct HeldItemTests {
    private static let busy = "Transaction is ongoing for the item"

    @Test("Single writes meet the conflict, reads go through", arguments: DataOperation.allCases)
    func operations(_ operation: DataOperation) async throws {
        let shop = try await FaultTests.shop()
        let token = try await shop.hold([("Shop", Shop.key("p", "old"))])
        let held = await outcome { try await FaultTests.send(operation, to: shop) }
        switch operation {
        case .putItem, .updateItem, .deleteItem:
            #expect(held.error == DynamoDBError(.transactionConflict, Self.busy))
        case .transactGetItems, .transactWriteItems:
            #expect(held.error?.kind == .transactionCanceled)
            #expect(held.error?.reasons == [.init(code: "TransactionConflict", message: Self.busy)])
        case .batchWriteItem:
            #expect(held.answer == false)
        case .getItem, .query, .scan, .batchGetItem:
            #expect(held.answer == true)
        }
        #expect(await shop.allItems(ofTable: "Shop") == FaultTests.old)
        #expect(await shop.statistics.faults.isEmpty, "a held item is no fault of the plan")
        await shop.release(token)
        #expect(try await FaultTests.send(operation, to: shop))
    }

    @Test("F4.19: reasons for these actions alone, in order")
    func reasons() async throws {
        let shop = try await FaultTests.shop()
        let arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/Shop"
        _ = try await shop.hold([("Shop", Shop.key("p", "b")), (arn, Shop.key("p", "d"))])
        let input = TransactWriteItemsInput(transactItems: [
            .put(PutItemInput(tableName: "Shop", item: Shop.item("p", "a"))),
            .put(
                PutItemInput(
                    tableName: "Shop", item: Shop.item("p", "b"), conditionExpression: "attribute_exists(pk)")),
            .put(
                PutItemInput(
                    tableName: "Shop", item: Shop.item("p", "c"), conditionExpression: "attribute_exists(pk)")),
            .conditionCheck(
                ConditionCheck(
                    tableName: "Shop", key: Shop.key("p", "d"), conditionExpression: "attribute_not_exists(pk)")),
        ])
        let error = await outcome { try await shop.transactWriteItems(input) }.error
        #expect(
            error?.reasons.map(\.code)
                == ["None", "TransactionConflict", "ConditionalCheckFailed", "TransactionConflict"])
        #expect(await shop.allItems(ofTable: "Shop") == FaultTests.old)
        let gets = ["a", "b"].map { TransactGet(tableName: "Shop", key: Shop.key("p", $0)) }
        let read = await outcome { try await shop.transactGetItems(TransactGetItemsInput(transactItems: gets)) }
        #expect(read.error?.reasons.map(\.code) == ["None", "TransactionConflict"])
    }

    @Test("F4.13: of a batch only what is held comes back")
    func batch() async throws {
        let shop = try await FaultTests.shop()
        _ = try await shop.hold([("Shop", Shop.key("p", "old"))])
        let input = BatchWriteItemInput(requestItems: [
            "Shop": [.put(Shop.item("p", "a")), .delete(key: Shop.key("p", "old")), .put(Shop.item("p", "b"))]
        ])
        let output = try await shop.batchWriteItem(input)
        #expect(output.unprocessedItems == ["Shop": [.delete(key: Shop.key("p", "old"))]])
        #expect(await shop.allItems(ofTable: "Shop").count == 3)
    }

    @Test("A conflict comes after a refusal and before the condition, and costs nothing")
    func order() async throws {
        let shop = try await FaultTests.shop()
        _ = try await shop.hold([("Shop", Shop.key("p", "old"))])
        var update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "old"), updateExpression: "REMOVE v",
            conditionExpression: "attribute_not_exists(pk)")
        expect(await outcome { try await shop.updateItem(update) }, .failed(.transactionConflict))
        #expect(await shop.statistics.capacity.isEmpty)
        update.updateExpression = "REMOVE sk"
        expect(await outcome { try await shop.updateItem(update) }, .refused("Cannot update attribute sk"))
    }

    @Test("Held twice, free when both are released; the key by its value")
    func twice() async throws {
        let shop = try await Shop.database()
        try await shop.createTable(Shop.simple("Numbers", "N"))
        let first = try await shop.hold([("Numbers", ["pk": .n("1.0")])])
        let second = try await shop.hold([("Numbers", ["pk": .n("1")])])
        let put = PutItemInput(tableName: "Numbers", item: ["pk": .n("01")])
        for token in [first, second] {
            expect(await outcome { try await shop.putItem(put) }, .failed(.transactionConflict))
            await shop.release(token)
            await shop.release(token)
        }
        expect(await outcome { try await shop.putItem(put) }, .accepted)
    }

    @Test("What cannot be held")
    func refused() async throws {
        let shop = try await Shop.database()
        expect(
            await outcome { try await shop.hold([("Nowhere", ["pk": .s("a")])]) }, .failed(.resourceNotFound))
        expect(
            await outcome { try await shop.hold([("Shop", ["pk": .s("a")])]) }, .refused("does not match the schema"))
    }
}
