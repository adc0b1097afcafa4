import KeywrightInMemory
import KeywrightRuntime
import Testing

/// F3.2, type by type: an item that the value fills up to 409,600 bytes is taken, one with a byte more is not (F3.1).
@Suite struct ValueSizeTests {
    private static let digits19 = String(repeating: "9", count: 19)
    private static let digits38 = String(repeating: "9", count: 38)

    static let sizes: [Case<(AttributeValue, Int)>] = [
        Case("S in UTF-8: 2 + 3 + 1", (.s("é日a"), 6)),
        Case("B", (.b([1, 2, 3]), 3)),
        Case("BOOL", (.bool(true), 1)),
        Case("NULL", (.null, 1)),
        Case("0 is 1", (.n("0"), 1)),
        Case("100 is 1 + 1", (.n("100"), 2)),
        Case("1.5 is 1 + 1 + 1", (.n("1.5"), 3)),
        Case("0.15 is 1 + 1", (.n("0.15"), 2)),
        Case("0.0015 is 1 + 1, zeros in front do not count", (.n("0.0015"), 2)),
        Case("-42 is 1 + 1 + 1", (.n("-42"), 3)),
        Case("007.500 as 7.5", (.n("007.500"), 3)),
        Case("123.456 is 1 + 2 + 2", (.n("123.456"), 5)),
        Case("19 digits are 11", (.n(digits19), 11)),
        Case("38 digits are 20", (.n(digits38), 20)),
        Case("1E-130 is 1 + 1", (.n("1E-130"), 2)),
        Case("an empty list is 3", (.l([]), 3)),
        Case("a list is 3 + (1 + 1) + (1 + 2)", (.l([.bool(true), .s("ab")]), 8)),
        Case("an empty map is 3", (.m([:]), 3)),
        Case("a map is 3 + (1 + 3 + 1)", (.m(["key": .null]), 8)),
        Case("in each other: 3 + 1 + 1 + (3 + 1 + 2)", (.m(["m": .l([.s("ab")])]), 11)),
        Case("SS is its texts", (.ss(["a", "bcd"]), 4)),
        Case("NS is its numbers: 2 + 3", (.ns(["1", "-1"]), 5)),
        Case("BS is its bytes", (.bs([[1], [2, 3]]), 3)),
    ]

    @Test(arguments: sizes)
    func size(_ case: Case<(AttributeValue, Int)>) async throws {
        let (value, size) = `case`.content
        let shop = InMemoryDynamoDB()
        try await shop.createTable(Shop.simple("Table"))
        // pk 2 + 1, a 1 + the value, f 1 + the rest.
        let rest = 409_600 - 3 - 1 - size - 1
        func put(_ filler: Int) async -> (answer: WriteItemOutput?, error: DynamoDBError?) {
            await outcome {
                try await shop.putItem(
                    PutItemInput(
                        tableName: "Table", item: ["pk": .s("p"), "a": value, "f": .s(Shop.text(filler))]))
            }
        }
        expect(await put(rest), .accepted)
        expect(await put(rest + 1), .refused("Item size has exceeded the maximum allowed size"))
    }
}
