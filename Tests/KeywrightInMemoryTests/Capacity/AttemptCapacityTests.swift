import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What is paid for though nothing is written: false conditions, condition checks, cancelled and repeated transactions.
@Suite struct AttemptCapacityTests {
    @Test(
        "F2.6: a false condition costs the item as it stands, 1 KB at least",
        // g adds 1 + 1 bytes.
        arguments: [(2500, 3), (1022, 1), (1023, 2), (nil, 1)] as [(Int?, Double)])
    func falseCondition(_ bytes: Int?, _ units: Double) async throws {
        let shop = try await Shop.database(bytes.map { [ReadCapacityTests.item("a", $0, ["g": .s("g")])] } ?? [])
        let key = Shop.key("p", "a")
        let condition = "attribute_exists(gone)"
        await shop.resetStatistics()
        let put = PutItemInput(
            tableName: "Shop", item: Shop.item("p", "a", ["v": .s(Shop.text(9000))]), conditionExpression: condition)
        expect(await outcome { try await shop.putItem(put) }, .failed(.conditionalCheckFailed))
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: units)])
        let delete = DeleteItemInput(tableName: "Shop", key: key, conditionExpression: condition)
        expect(await outcome { try await shop.deleteItem(delete) }, .failed(.conditionalCheckFailed))
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: units * 2)])
        let update = UpdateItemInput(
            tableName: "Shop", key: key, updateExpression: "REMOVE g", conditionExpression: condition)
        expect(await outcome { try await shop.updateItem(update) }, .failed(.conditionalCheckFailed))
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: units * 3)])
    }

    private static func check(_ sk: String, _ condition: String = "attribute_not_exists(gone)") -> TransactWrite {
        .conditionCheck(
            ConditionCheck(tableName: "Shop", key: Shop.key("p", sk), conditionExpression: condition))
    }

    @Test("F2.37: a check costs the item as it stands")
    func check() async throws {
        let shop = try await Shop.database([ReadCapacityTests.item("a", 2500)])
        let output = try await shop.transactWriteItems(
            TransactWriteItemsInput(
                transactItems: [Self.check("a"), Self.check("gone")], returnConsumedCapacity: .indexes))
        // 2 × 3 + 2 × 1.
        #expect(output.consumedCapacity == [ConsumedCapacity(tableName: "Shop", capacityUnits: 8, table: 8)])
    }

    @Test("F2.7: a cancelled transaction counts its items as they stood")
    func cancelled() async throws {
        let shop = try await Shop.database([ReadCapacityTests.item("a", 2500)])
        await shop.resetStatistics()
        let input = TransactWriteItemsInput(transactItems: [
            Self.check("a", "attribute_exists(gone)"),
            .put(PutItemInput(tableName: "Shop", item: ReadCapacityTests.item("b", 9000))),
        ])
        expect(await outcome { try await shop.transactWriteItems(input) }, .failed(.transactionCanceled))
        // 2 × 3 + 2 × 1.
        #expect(await shop.statistics.capacity == ["Shop": .init(writeUnits: 8)])
    }

    @Test("F2.36: a repetition reads, and says so if it is asked")
    func repeated() async throws {
        let shop = try await Shop.database([ReadCapacityTests.item("b", 5000)])
        var input = TransactWriteItemsInput(
            transactItems: [
                .put(PutItemInput(tableName: "Shop", item: ReadCapacityTests.item("a", 4096))),
                .delete(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "b"))), Self.check("c"),
            ], clientRequestToken: "token", returnConsumedCapacity: .total)
        // 2 × (4 + 5 + 1).
        #expect(
            try await shop.transactWriteItems(input).consumedCapacity
                == [ConsumedCapacity(tableName: "Shop", capacityUnits: 20)])
        await shop.resetStatistics()
        // 2 × (1 + 2 + 1), by the items as they were the first time.
        #expect(
            try await shop.transactWriteItems(input).consumedCapacity
                == [ConsumedCapacity(tableName: "Shop", capacityUnits: 8)])
        input.returnConsumedCapacity = .none
        #expect(try await shop.transactWriteItems(input).consumedCapacity.isEmpty)
        #expect(await shop.statistics.capacity == ["Shop": .init(readUnits: 16)])
    }

    @Test("A batch says what each table cost, by name, and what comes back unprocessed is free")
    func tables() async throws {
        let shop = try await Shop.database()
        try await shop.createTable(Shop.simple("Other"))
        await shop.setFaults(FaultPlan(requests: [2: .partialBatch(processed: 2)]))
        let input = BatchWriteItemInput(
            requestItems: [
                "Shop": [
                    .put(ReadCapacityTests.item("a", 1025)), .put(ReadCapacityTests.item("b", 1024)),
                ],
                "Other": [.put(["pk": .s("x")])],
            ], returnConsumedCapacity: .total)
        #expect(
            try await shop.batchWriteItem(input).consumedCapacity == [
                ConsumedCapacity(tableName: "Other", capacityUnits: 1),
                ConsumedCapacity(tableName: "Shop", capacityUnits: 3),
            ])
        #expect(
            try await shop.batchWriteItem(input).consumedCapacity == [
                ConsumedCapacity(tableName: "Other", capacityUnits: 1),
                ConsumedCapacity(tableName: "Shop", capacityUnits: 2),
            ])
    }
}
