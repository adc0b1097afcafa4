import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Limits of requests, and which of two faults is reported (F1.2, F3.7, F3.8, F4.2, F4.4, F4.16, F4.17).
@Suite struct RequestRuleTests {
    private static let arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/Shop"

    private static func scan(
        _ filter: String, _ names: [String: String] = [:], _ values: [String: AttributeValue] = [:]
    ) -> ScanInput {
        ScanInput(
            tableName: "Shop", filterExpression: filter, expressionAttributeNames: names,
            expressionAttributeValues: values)
    }

    /// `:a` and `:b` with so much text that with their names the sum is this.
    private static func large(_ bytes: Int) -> [String: AttributeValue] {
        [":a": .s(Shop.text(1_000_000)), ":b": .s(Shop.text(bytes - 1_000_000 - 4))]
    }

    static let limits: [Case<(ScanInput, Verdict)>] = [
        Case("F3.7: 2 MB of values", (scan("v = :a OR v = :b", [:], large(2_097_152)), .accepted)),
        Case("F3.7: a byte more", (scan("v = :a OR v = :b", [:], large(2_097_153)), .refused("exceeds 2 MB"))),
        Case(
            // #n and v: 3 bytes more.
            "F3.7: names count, too",
            (scan("#n = :a OR v = :b", ["#n": "v"], large(2_097_150)), .refused("exceeds 2 MB"))),
        Case(
            "F3.7: a path of 32 steps",
            (scan("attribute_exists(v" + String(repeating: ".w", count: 31) + ")"), .accepted)),
        Case(
            "F3.7: a placeholder of 255 bytes",
            (scan("v = :" + Shop.text(254), [:], [":" + Shop.text(254): .n("1")]), .accepted)),
        Case("F3.12: bounds out of the item, the wrong way round", (scan("v BETWEEN pk AND sk"), .accepted)),
        Case("F3.8: one name used twice", (scan("#n = :a AND #n <> :a", ["#n": "v"], [":a": .n("1")]), .accepted)),
        Case(
            "F3.6: BETWEEN and IN are operators, their AND and commas none",
            (scan(manyBetweens(300), [:], [":a": .n("1")]), .refused("operator count: 599"))),
        Case("F3.6: 150 of them with 149 connectives", (scan(manyBetweens(150), [:], [":a": .n("1")]), .accepted)),
    ]

    /// `v BETWEEN :a AND :a` so often, in 4,096 bytes: `v IN(:a)` is as good.
    private static func manyBetweens(_ count: Int) -> String {
        "v BETWEEN :a AND :a" + String(repeating: " OR v IN(:a)", count: count - 1)
    }

    @Test(arguments: limits)
    func limited(_ case: Case<(ScanInput, Verdict)>) async throws {
        let shop = try await Shop.database([Shop.item("p", "a", ["v": .n("1")])])
        let (input, verdict) = `case`.content
        expect(await outcome { try await shop.scan(input) }, verdict)
    }

    @Test("F1.2: a table by its ARN, and the same table by its name")
    func byARN() async throws {
        let shop = try await Shop.database()
        let put = PutItemInput(
            tableName: Self.arn, item: Shop.item("p", "a"), returnConsumedCapacity: .total)
        #expect(
            try await shop.putItem(put).consumedCapacity == ConsumedCapacity(tableName: "Shop", capacityUnits: 1))
        let get = GetItemInput(tableName: "Shop", key: Shop.key("p", "a"))
        #expect(try await shop.getItem(get).item == Shop.item("p", "a"))
        let both = TransactWriteItemsInput(transactItems: [
            .put(put), .delete(DeleteItemInput(tableName: "Shop", key: Shop.key("p", "a"))),
        ])
        expect(
            await outcome { try await shop.transactWriteItems(both) },
            .refused("Transaction request cannot include multiple operations on one item"))
        #expect(await shop.statistics.capacity == ["Shop": .init(readUnits: 0.5, writeUnits: 1)])
    }

    @Test("F4.16: 4 MB of reads")
    func readSize() async throws {
        let items = (0..<11).map { Shop.item("p", String($0), ["v": .s(Shop.text(400_000))]) }
        let shop = try await Shop.database(items)
        func read(_ count: Int) async -> (answer: TransactGetItemsOutput?, error: DynamoDBError?) {
            let gets = (0..<count).map {
                TransactGet(tableName: "Shop", key: Shop.key("p", String($0)), projectionExpression: "sk")
            }
            return await outcome {
                try await shop.transactGetItems(TransactGetItemsInput(transactItems: gets))
            }
        }
        expect(await read(10), .accepted)
        expect(await read(11), .refused("4MB"))
    }

    @Test("F4.17: the same read twice")
    func repeatedRead() async throws {
        let shop = try await Shop.database()
        let get = TransactGet(tableName: "Shop", key: Shop.key("p", "a"))
        expect(
            await outcome { try await shop.transactGetItems(TransactGetItemsInput(transactItems: [get, get])) },
            .refused("Transaction request cannot include multiple operations on one item"))
    }

    /// Requests with two faults, and the one that is reported.
    static let orders: [Case<(UpdateItemInput, Verdict)>] = [
        Case(
            "an expression before the table",
            (update(table: "Nowhere", "SET a ="), .refused("Invalid UpdateExpression: Syntax error"))),
        Case("the table before the key", (update(table: "Nowhere", "REMOVE a", key: [:]), .failed(.resourceNotFound))),
        Case("an expression before the key", (update("SET a =", key: [:]), .refused("Syntax error"))),
        Case(
            "unused values before the key", (update("REMOVE a", key: [:], values: [":v": .n("1")]), .refused("unused"))),
        Case("the update before the condition", (update("SET", condition: "a"), .refused("Invalid UpdateExpression"))),
        Case(
            "F4.8: a key attribute before a false condition",
            (update("REMOVE sk", condition: "attribute_exists(gone)"), .refused("Cannot update attribute sk"))),
        Case(
            "a false condition before a path that leads nowhere",
            (update("REMOVE gone.x", condition: "attribute_exists(gone)"), .failed(.conditionalCheckFailed))),
        Case(
            "a false condition before a size",
            (
                update(
                    "SET a = :v", condition: "attribute_exists(gone)", values: [":v": .s(Shop.text(409_600))]),
                .failed(.conditionalCheckFailed)
            )),
        Case(
            "F4.4: the key before the attribute", (update("REMOVE sk", key: ["pk": .s("p")]), .refused("provided key"))),
    ]

    private static func update(
        table: String = "Shop", _ expression: String, key: Item = Shop.key("p", "a"), condition: String? = nil,
        values: [String: AttributeValue] = [:]
    ) -> UpdateItemInput {
        UpdateItemInput(
            tableName: table, key: key, updateExpression: expression, conditionExpression: condition,
            expressionAttributeValues: values)
    }

    @Test(arguments: orders)
    func order(_ case: Case<(UpdateItemInput, Verdict)>) async throws {
        let shop = try await Shop.database([Shop.item("p", "a")])
        let (input, verdict) = `case`.content
        expect(await outcome { try await shop.updateItem(input) }, verdict)
        #expect(await shop.allItems(ofTable: "Shop") == [Shop.item("p", "a")])
    }

    @Test("F4.2: a false condition gives the item if it is asked and there is one", arguments: [true, false])
    func itemOfFailure(_ isAsked: Bool) async throws {
        let item = Shop.item("p", "a", ["v": .n("1")])
        let shop = try await Shop.database([item])
        for (sk, found) in [("a", item), ("gone", nil)] as [(String, Item?)] {
            let delete = DeleteItemInput(
                tableName: "Shop", key: Shop.key("p", sk), conditionExpression: "attribute_exists(gone)",
                returnItemOnConditionFailure: isAsked)
            let error = await outcome { try await shop.deleteItem(delete) }.error
            #expect(error?.kind == .conditionalCheckFailed)
            #expect(error?.item == (isAsked ? found : nil))
            let transaction = TransactWriteItemsInput(transactItems: [.delete(delete)])
            let cancelled = await outcome { try await shop.transactWriteItems(transaction) }.error
            #expect(cancelled?.reasons.map(\.item) == [isAsked ? found : nil])
        }
    }

    @Test("F3.25: every number of segments shares all items out, each once", arguments: [1, 2, 3, 7, 64, 1000])
    func segments(_ total: Int) async throws {
        let items = (0..<60).flatMap { number in ["a", "b"].map { Shop.item("p\(number)", $0) } }
        let shop = try await Shop.database(items)
        var found: [Item] = []
        for segment in 0..<total {
            var scan = ScanInput(tableName: "Shop", limit: 3, segment: segment, totalSegments: total)
            repeat {
                let page = try await shop.scan(scan)
                found += page.items
                scan.exclusiveStartKey = page.lastEvaluatedKey
            } while scan.exclusiveStartKey != nil
        }
        #expect(found.count == items.count)
        #expect(Set(found) == Set(items))
    }
}
