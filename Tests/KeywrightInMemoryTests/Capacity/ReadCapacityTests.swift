import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What reads cost (F2.1 to F2.4, F2.7, F3.23), each case with its sum.
@Suite struct ReadCapacityTests {
    /// An item of this many bytes under `p` and a key of one letter: pk 2 + 1, sk 2 + 1, v 1 + the text.
    static func item(_ sk: String, _ bytes: Int, _ rest: Item = [:]) -> Item {
        Shop.item("p", sk, rest.merging(["v": .s(Shop.text(bytes - 7))]) { first, _ in first })
    }

    /// One read of an item of some size; nil for an item that is not there.
    struct Get: Sendable {
        var bytes: Int?
        var isConsistent: Bool
        var projection: String?
        var units: Double

        init(_ bytes: Int?, _ isConsistent: Bool, _ units: Double, projection: String? = nil) {
            self.bytes = bytes
            self.isConsistent = isConsistent
            self.units = units
            self.projection = projection
        }
    }

    static let gets: [Case<Get>] = [
        Case("F2.1: 4,096 / 4,096 = 1", Get(4096, true, 1)),
        Case("F2.2: 4,097 / 4,096, begun = 2", Get(4097, true, 2)),
        Case("F2.1: half of 1", Get(4096, false, 0.5)),
        Case("F2.1: half of 2", Get(4097, false, 1)),
        Case("F2.2: a small item costs a whole unit", Get(8, true, 1)),
        Case("F3.1: 409,600 / 4,096 = 100", Get(409_600, true, 100)),
        Case("F2.4: nothing, eventual", Get(nil, false, 0.5)),
        Case("F2.4: nothing, consistent", Get(nil, true, 1)),
        Case("F2.3: 8,193 / 4,096, begun = 3, whatever the projection leaves", Get(8193, true, 3, projection: "sk")),
    ]

    @Test(arguments: gets)
    func getItem(_ case: Case<Get>) async throws {
        let get = `case`.content
        let shop = try await Shop.database(get.bytes.map { [Self.item("a", $0)] } ?? [])
        await shop.resetStatistics()
        var input = GetItemInput(
            tableName: "Shop", key: Shop.key("p", "a"), consistentRead: get.isConsistent,
            projectionExpression: get.projection, returnConsumedCapacity: .indexes)
        let expected = ConsumedCapacity(tableName: "Shop", capacityUnits: get.units, table: get.units)
        #expect(try await shop.getItem(input).consumedCapacity == expected)
        input.returnConsumedCapacity = .total
        let total = ConsumedCapacity(tableName: "Shop", capacityUnits: get.units)
        #expect(try await shop.getItem(input).consumedCapacity == total)
        input.returnConsumedCapacity = .none
        #expect(try await shop.getItem(input).consumedCapacity == nil)
        // Three times, said or not.
        #expect(await shop.statistics.capacity == ["Shop": .init(readUnits: get.units * 3)])
    }

    /// 100, 4,097 and no bytes in `Shop`, 8 in `Other`.
    private static func twoTables() async throws -> InMemoryDynamoDB {
        let shop = try await Shop.database([item("a", 100), item("b", 4097)])
        try await shop.createTable(Shop.simple("Other"))
        _ = try await shop.putItem(PutItemInput(tableName: "Other", item: ["pk": .s("x")]))
        await shop.resetStatistics()
        return shop
    }

    private static let threeKeys = ["a", "b", "gone"].map { Shop.key("p", $0) }

    @Test("F2.2: each item of a batch on its own; a table is read as it says")
    func batchGetItem() async throws {
        let shop = try await Self.twoTables()
        let output = try await shop.batchGetItem(
            BatchGetItemInput(
                requestItems: [
                    "Shop": KeysAndAttributes(keys: Self.threeKeys, consistentRead: true),
                    "Other": KeysAndAttributes(keys: [["pk": .s("x")]]),
                ], returnConsumedCapacity: .total))
        #expect(
            output.consumedCapacity == [
                // 1 unit, half of it.
                ConsumedCapacity(tableName: "Other", capacityUnits: 0.5),
                // 1 + 2 + 1.
                ConsumedCapacity(tableName: "Shop", capacityUnits: 4),
            ])
        #expect(await shop.statistics.capacity == ["Other": .init(readUnits: 0.5), "Shop": .init(readUnits: 4)])
    }

    @Test("F2.1, F2.7: two units for each begun 4 KB in a transaction")
    func transactGetItems() async throws {
        let shop = try await Self.twoTables()
        let gets =
            Self.threeKeys.map { TransactGet(tableName: "Shop", key: $0, projectionExpression: "sk") }
            + [TransactGet(tableName: "Other", key: ["pk": .s("x")])]
        let output = try await shop.transactGetItems(
            TransactGetItemsInput(transactItems: gets, returnConsumedCapacity: .indexes))
        #expect(
            output.consumedCapacity == [
                ConsumedCapacity(tableName: "Other", capacityUnits: 2, table: 2),
                // 2 × (1 + 2 + 1).
                ConsumedCapacity(tableName: "Shop", capacityUnits: 8, table: 8),
            ])
    }

    /// A page over items of these sizes, by query and by scan.
    struct Page: Sendable {
        var sizes: [Int]
        var limit: Int?
        var filter: String?
        var select: Select?
        /// Consistent; eventual is half of it.
        var units: Double

        init(_ sizes: [Int], _ units: Double, limit: Int? = nil, filter: String? = nil, select: Select? = nil) {
            self.sizes = sizes
            self.limit = limit
            self.filter = filter
            self.select = select
            self.units = units
        }
    }

    static let pages: [Case<Page>] = [
        Case("F2.2: 2,000 + 2,000 + 96 = 4,096, 1 unit together", Page([2000, 2000, 96], 1)),
        Case("F2.2: 2,000 + 2,000 + 97 = 4,097, 2 units", Page([2000, 2000, 97], 2)),
        Case("F2.4: nothing", Page([], 1)),
        Case("F2.3: a filter takes nothing off", Page([4000, 4000], 2, filter: "attribute_not_exists(v)")),
        Case("F2.3: nor does counting", Page([4000, 4000], 2, select: .count)),
        Case("F3.18: only what the limit lets be evaluated, 4,000 of 8,000", Page([4000, 4000], 1, limit: 1)),
        // 262 × 4,000 = 1,048,000 bytes and not 263 × 4,000; 1,048,000 / 4,096 = 255.86.
        Case("F3.18: at most 1 MB", Page(Array(repeating: 4000, count: 270), 256)),
    ]

    @Test(arguments: pages, [true, false])
    func paged(_ case: Case<Page>, _ isConsistent: Bool) async throws {
        let page = `case`.content
        // Keys of one letter have one byte each up to U+007F; the others are longer, and so the text is shorter.
        let items = page.sizes.enumerated().map { number, size -> Item in
            let sk = String(number)
            return Shop.item("p", sk, ["v": .s(Shop.text(size - 6 - sk.utf8.count))])
        }
        let shop = try await Shop.database(items)
        await shop.resetStatistics()
        let units = isConsistent ? page.units : page.units / 2
        let expected = ConsumedCapacity(tableName: "Shop", capacityUnits: units, table: units)
        let query = QueryInput(
            tableName: "Shop", keyConditionExpression: "pk = :p", filterExpression: page.filter, select: page.select,
            expressionAttributeValues: [":p": .s("p")], limit: page.limit, consistentRead: isConsistent,
            returnConsumedCapacity: .indexes)
        #expect(try await shop.query(query).consumedCapacity == expected)
        let scan = ScanInput(
            tableName: "Shop", filterExpression: page.filter, select: page.select, limit: page.limit,
            consistentRead: isConsistent, returnConsumedCapacity: .indexes)
        #expect(try await shop.scan(scan).consumedCapacity == expected)
        #expect(await shop.statistics.capacity == ["Shop": .init(readUnits: 2 * units)])
    }

    @Test("F2.3, F3.22: an index is paid for by its own entries, and half, because it cannot be consistent")
    func globalIndex() async throws {
        // In `some` each is pk 3, sk 3, g 2, kept 4 + 3,000 = 3,012; two are 6,024: 2 units, half of them.
        let rest: Item = ["g": .s("g"), "kept": .s(Shop.text(3000))]
        let shop = try await Shop.database([Self.item("a", 50_000, rest), Self.item("b", 50_000, rest)])
        let query = QueryInput(
            tableName: "Shop", indexName: "some", keyConditionExpression: "g = :g",
            expressionAttributeValues: [":g": .s("g")], returnConsumedCapacity: .indexes)
        let expected = ConsumedCapacity(
            tableName: "Shop", capacityUnits: 1, table: 0, globalSecondaryIndexes: ["some": 1])
        #expect(try await shop.query(query).consumedCapacity == expected)
        let scan = ScanInput(tableName: "Shop", indexName: "some", returnConsumedCapacity: .indexes)
        #expect(try await shop.scan(scan).consumedCapacity == expected)
    }

    @Test(
        "F3.23: what a local index does not hold costs the table a read for each item",
        arguments: [
            // Two entries of pk 3, sk 3, l 1 + 2 = 9 bytes: 1 unit.
            (Select?.none, String?.none, String?.none, true, 0, 1),
            (nil, nil, nil, false, 0, 0.5),
            (.count, nil, nil, true, 0, 1),
            (nil, "l, sk", nil, true, 0, 1),
            // Items of 5,000 and 4,096 bytes: 2 + 1 units from the table.
            (.allAttributes, nil, nil, true, 3, 1),
            (.allAttributes, nil, nil, false, 1.5, 0.5),
            (nil, "v", nil, true, 3, 1),
            (.count, nil, "attribute_exists(v)", true, 3, 1),
        ] as [(Select?, String?, String?, Bool, Double, Double)])
    func localIndex(
        _ select: Select?, _ projection: String?, _ filter: String?, _ isConsistent: Bool, _ table: Double,
        _ index: Double
    ) async throws {
        // l adds 1 + 2 bytes.
        let shop = try await Shop.database([
            Self.item("a", 4997, ["l": .n("5")]), Self.item("b", 4093, ["l": .n("6")]),
        ])
        let query = QueryInput(
            tableName: "Shop", indexName: "local", keyConditionExpression: "pk = :p", filterExpression: filter,
            projectionExpression: projection, select: select, expressionAttributeValues: [":p": .s("p")],
            consistentRead: isConsistent, returnConsumedCapacity: .indexes)
        let expected = ConsumedCapacity(
            tableName: "Shop", capacityUnits: table + index, table: table, localSecondaryIndexes: ["local": index])
        #expect(try await shop.query(query).consumedCapacity == expected)
    }

    @Test("A refused request costs nothing")
    func refused() async throws {
        let shop = try await Shop.database()
        let get = GetItemInput(tableName: "Shop", key: ["pk": .s("p")])
        expect(await outcome { try await shop.getItem(get) }, .refused("does not match the schema"))
        #expect(await shop.statistics.capacity.isEmpty)
        #expect(await shop.statistics.requestsByOperation == [.getItem: 1])
    }
}
