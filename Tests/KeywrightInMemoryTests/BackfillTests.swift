import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What a new global index takes from the items that there are, and what it refuses from then on (F1.9 to F1.11, F6.6,
/// F6.7, 8.13).
@Suite struct BackfillTests {
    private static let update = UpdateTableInput(
        tableName: "Shop", attributeDefinitions: Shop.definitions(["v": "S", "w": "N"]),
        globalSecondaryIndexUpdates: [
            .init(create: Shop.index("new", [Shop.hash("v"), Shop.range("w")], "INCLUDE", ["kept"]))
        ])

    private static func query(_ v: String) -> QueryInput {
        QueryInput(
            tableName: "Shop", indexName: "new", keyConditionExpression: "v = :v",
            expressionAttributeValues: [":v": .s(v)])
    }

    static let items: [Case<(Item, Bool)>] = [
        Case("F6.5: a valid item", (["v": .s("a"), "w": .n("1")], true)),
        Case("F6.6: one missing", (["v": .s("a")], false)),
        Case("F6.6: both missing", ([:], false)),
        Case("8.13: wrong type", (["v": .n("1"), "w": .n("1")], false)),
        Case("F6.6: wrong type of the sort key", (["v": .s("a"), "w": .s("1")], false)),
        Case("F1.11: NULL", (["v": .null, "w": .n("1")], false)),
        Case("F6.6: empty", (["v": .s(""), "w": .n("1")], false)),
        Case("F1.9: 2,048 bytes", (["v": .s(Shop.text(2048)), "w": .n("1")], true)),
        Case("F6.6: 2,049 bytes", (["v": .s(Shop.text(2049)), "w": .n("1")], false)),
    ]

    @Test(arguments: items)
    func backfills(_ case: Case<(Item, Bool)>) async throws {
        let (attributes, isTaken) = `case`.content
        let item = Shop.item("p", "s", attributes.merging(["kept": .s("k"), "other": .s("o")]) { a, _ in a })
        let shop = try await Shop.database([item])
        let index = try await shop.updateTable(Self.update).globalSecondaryIndexes?.last
        #expect(index?.indexName == "new" && index?.indexStatus == "ACTIVE" && index?.backfilling == nil)
        #expect(try await shop.scan(ScanInput(tableName: "Shop", indexName: "new")).count == (isTaken ? 1 : 0))
        if isTaken, case .s(let v)? = attributes["v"] {
            var expected = item
            expected["other"] = nil
            #expect(try await shop.query(Self.query(v)).items == [expected])
        }
        #expect(await shop.allItems(ofTable: "Shop") == [item])

        // The same item cannot be written again if it was skipped for what it has, rather than for what it lacks.
        let isViolation = !isTaken && attributes.count == 2
        let put = PutItemInput(tableName: "Shop", item: item)
        expect(await outcome { try await shop.putItem(put) }, isViolation ? .refused("") : .accepted)
    }

    @Test("F1.11: after the backfill a wrong type is refused in all ways to write")
    func refuses() async throws {
        let shop = try await Shop.database()
        let wrong = Shop.item("p", "s", ["v": .n("1")])
        _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: wrong))
        try await shop.updateTable(Self.update)
        let refusal = "Type mismatch for Index Key v Expected: S Actual: N IndexName: new"
        let put = PutItemInput(tableName: "Shop", item: wrong)
        expect(await outcome { try await shop.putItem(put) }, .refused(refusal))
        let update = UpdateItemInput(
            tableName: "Shop", key: Shop.key("p", "s"), updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": .n("2")])
        expect(await outcome { try await shop.updateItem(update) }, .refused(refusal))
        let batch = BatchWriteItemInput(requestItems: ["Shop": [.put(wrong)]])
        expect(await outcome { try await shop.batchWriteItem(batch) }, .refused(refusal))
        let transaction = TransactWriteItemsInput(transactItems: [.put(put)])
        let error = await outcome { try await shop.transactWriteItems(transaction) }.error
        #expect(error?.reasons.map(\.code) == ["ValidationError"])
    }

    @Test("F6.6: a skipped item is mended by a write, and left out of the index till then")
    func mends() async throws {
        let shop = try await Shop.database([Shop.item("p", "s", ["v": .n("1"), "w": .n("1")])])
        try await shop.updateTable(Self.update)
        func update(_ expression: String, _ values: [String: AttributeValue]) async throws {
            _ = try await shop.updateItem(
                UpdateItemInput(
                    tableName: "Shop", key: Shop.key("p", "s"), updateExpression: expression,
                    expressionAttributeValues: values))
        }
        try await update("SET kept = :k", [":k": .s("k")])
        #expect(try await shop.scan(ScanInput(tableName: "Shop", indexName: "new")).count == 0)
        try await update("SET v = :v", [":v": .s("a")])
        #expect(try await shop.query(Self.query("a")).items.first?["kept"] == .s("k"))
        _ = try await shop.deleteItem(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "s")))
        #expect(try await shop.scan(ScanInput(tableName: "Shop", indexName: "new")).count == 0)
    }

    @Test("8.13: a deleted index is gone, and its key attributes are free again")
    func deletes() async throws {
        let shop = try await Shop.database([Shop.item("p", "s", ["g": .s("g"), "n": .n("1")])])
        try await shop.updateTable(
            UpdateTableInput(
                tableName: "Shop", globalSecondaryIndexUpdates: [.init(delete: .init(indexName: "byG"))]))
        let scan = ScanInput(tableName: "Shop", indexName: "byG")
        expect(await outcome { try await shop.scan(scan) }, .refused("The table does not have the specified index"))
        #expect(try await shop.scan(ScanInput(tableName: "Shop", indexName: "keys")).count == 1)
        // `n` was the key of that index alone, `g` is one of others still.
        let free = PutItemInput(tableName: "Shop", item: Shop.item("p", "s", ["n": .s("text")]))
        expect(await outcome { try await shop.putItem(free) }, .accepted)
        let bound = PutItemInput(tableName: "Shop", item: Shop.item("p", "s", ["g": .n("1")]))
        expect(await outcome { try await shop.putItem(bound) }, .refused("Type mismatch for Index Key g"))
    }
}
