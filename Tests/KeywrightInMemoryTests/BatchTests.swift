import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Batches (F4.13, F4.14, 8.11).
@Suite struct BatchTests {
    private static func puts(_ count: Int, bytes: Int = 1) -> [WriteRequest] {
        (0..<count).map { .put(Shop.item("p", "\($0)", ["v": .s(Shop.text(bytes))])) }
    }

    private static func keys(_ count: Int) -> [Item] { (0..<count).map { Shop.key("p", "\($0)") } }

    static let writeCases: [Case<([String: [WriteRequest]], Verdict)>] = [
        Case("25 requests", (["Shop": puts(25)], .accepted)),
        Case("26 requests", (["Shop": puts(26)], .refused("Member must have length less than or equal to 25"))),
        Case("none", ([:], .refused("The requestItems parameter is required for BatchWriteItem"))),
        Case("none for a table", (["Shop": []], .refused("Member must have length greater than or equal to 1"))),
        Case(
            "one key twice",
            (
                ["Shop": [.put(Shop.item("p", "a")), .delete(key: Shop.key("p", "a"))]],
                .refused("Provided list of item keys contains duplicates")
            )),
        Case("an item too large", (["Shop": puts(1, bytes: 409_600)], .refused("Item size has exceeded"))),
        Case("no table", (["Nowhere": puts(1)], .failed(.resourceNotFound))),
        Case(
            "a key of another type",
            (["Shop": [.put(["pk": .n("1"), "sk": .s("a")])]], .refused("The provided key element does not match"))),
        Case("an empty key", (["Shop": [.put(Shop.item("", "a"))]], .refused("empty string value. Key: pk"))),
    ]

    @Test("F4.13", arguments: writeCases)
    func writes(_ case: Case<([String: [WriteRequest]], Verdict)>) async throws {
        let shop = try await Shop.database()
        let (items, verdict) = `case`.content
        let outcome = await outcome { try await shop.batchWriteItem(BatchWriteItemInput(requestItems: items)) }
        expect(outcome, verdict)
        #expect(await shop.allItems(ofTable: "Shop").count == (outcome.error == nil ? 25 : 0))
    }

    @Test("F4.13: 26 requests over two tables")
    func overTables() async throws {
        let shop = try await Shop.database()
        try await shop.createTable(Shop.simple("Other"))
        let input = BatchWriteItemInput(requestItems: ["Shop": Self.puts(25), "Other": [.put(["pk": .s("a")])]])
        expect(await outcome { try await shop.batchWriteItem(input) }, .refused("Too many items requested"))
        let fewer = BatchWriteItemInput(requestItems: [
            "Shop": Self.puts(24), "Other": [.put(["pk": .s("a")])],
        ])
        #expect(try await shop.batchWriteItem(fewer).unprocessedItems.isEmpty)
        #expect(await shop.allItems(ofTable: "Other") == [["pk": .s("a")]])
    }

    static let readCases: [Case<([String: KeysAndAttributes], Verdict)>] = [
        Case("100 keys", (["Shop": KeysAndAttributes(keys: keys(100))], .accepted)),
        Case(
            "101 keys",
            (
                ["Shop": KeysAndAttributes(keys: keys(101))],
                .refused(
                    "Value at 'RequestItems.Shop.member.Keys' failed to satisfy constraint: Member must have length less "
                        + "than or equal to 100")
            )),
        Case("none", ([:], .refused("The requestItems parameter is required for BatchGetItem"))),
        Case(
            "one key twice",
            (
                ["Shop": KeysAndAttributes(keys: keys(1) + keys(1))],
                .refused("Provided list of item keys contains duplicates")
            )),
        Case(
            "half a key",
            (["Shop": KeysAndAttributes(keys: [["pk": .s("p")]])], .refused("The provided key element does not match"))),
        Case("no table", (["Nowhere": KeysAndAttributes(keys: keys(1))], .failed(.resourceNotFound))),
    ]

    @Test("F4.14", arguments: readCases)
    func reads(_ case: Case<([String: KeysAndAttributes], Verdict)>) async throws {
        let shop = try await Shop.database()
        let (items, verdict) = `case`.content
        expect(await outcome { try await shop.batchGetItem(BatchGetItemInput(requestItems: items)) }, verdict)
    }

    @Test("F4.14: missing items are left out, and 1.2 MB come at once")
    func reading() async throws {
        let shop = try await Shop.database()
        _ = try await shop.batchWriteItem(BatchWriteItemInput(requestItems: ["Shop": Self.puts(20, bytes: 60_000)]))
        let request = KeysAndAttributes(
            keys: Self.keys(40), projectionExpression: "#s", expressionAttributeNames: ["#s": "sk"])
        let output = try await shop.batchGetItem(BatchGetItemInput(requestItems: ["Shop": request]))
        #expect(output.responses["Shop"]?.count == 20)
        #expect(output.responses["Shop"]?.first == ["sk": .s("0")])
        #expect(output.unprocessedKeys.isEmpty)
    }

    @Test("F4.14: what goes over 16 MB comes back unprocessed")
    func sixteenMegabytes() async throws {
        let shop = try await Shop.database()
        for start in stride(from: 0, to: 50, by: 25) {
            let puts = Array(Self.puts(50, bytes: 400_000)[start..<(start + 25)])
            _ = try await shop.batchWriteItem(BatchWriteItemInput(requestItems: ["Shop": puts]))
        }
        let request = KeysAndAttributes(keys: Self.keys(50), consistentRead: true)
        let output = try await shop.batchGetItem(BatchGetItemInput(requestItems: ["Shop": request]))
        // 16,777,216 / 400,00x bytes.
        #expect(output.responses["Shop"]?.count == 41)
        #expect(output.unprocessedKeys["Shop"]?.keys == Array(Self.keys(50)[41...]))
        #expect(output.unprocessedKeys["Shop"]?.consistentRead == true)
    }
}
