import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Sizes and order of keys of the types that other tables do not have (F1.8, F1.9, F1.15).
@Suite struct KeyRuleTests {
    /// `pk` and `sk` binary, `l` a local and `g` a global key of texts.
    private static let table = CreateTableInput(
        tableName: "Bytes",
        attributeDefinitions: Shop.definitions(["pk": "B", "sk": "B", "l": "S", "g": "S", "h": "B"]),
        keySchema: [Shop.hash("pk"), Shop.range("sk")],
        globalSecondaryIndexes: [Shop.index("global", [Shop.hash("g"), Shop.range("h")])],
        localSecondaryIndexes: [Shop.index("local", [Shop.hash("pk"), Shop.range("l")])])

    private static func item(_ rest: Item) -> Item {
        rest.merging(["pk": .b([1]), "sk": .b([1])]) { first, _ in first }
    }
    private static func bytes(_ count: Int) -> AttributeValue { .b([UInt8](repeating: 0, count: count)) }
    private static let hashkey = "Size of hashkey has exceeded the maximum size limit of2048 bytes"
    private static let ranges = "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"

    static let sizes: [Case<(Item, Verdict)>] = [
        Case("F1.8: 2,048 bytes", (item(["pk": bytes(2048)]), .accepted)),
        Case("F1.8: 2,049 bytes", (item(["pk": bytes(2049)]), .refused(hashkey))),
        Case("F1.8: a sort key of 1,024 bytes", (item(["sk": bytes(1024)]), .accepted)),
        Case("F1.8: a sort key of 1,025 bytes", (item(["sk": bytes(1025)]), .refused(ranges))),
        Case("F1.10: no bytes", (item(["sk": bytes(0)]), .refused("empty binary value. Key: sk"))),
        Case("8.5: a local key of 1,024", (item(["l": .s(Shop.text(1024))]), .accepted)),
        Case("8.5: a local key of 1,025", (item(["l": .s(Shop.text(1025))]), .refused(ranges))),
        Case("F1.10: an empty local key", (item(["l": .s("")]), .refused("IndexName: local, IndexKey: l"))),
        Case("8.5: a global key of 2,048", (item(["g": .s(Shop.text(2048))]), .accepted)),
        Case("F1.9: a global key of 2,049 alone", (item(["g": .s(Shop.text(2049))]), .refused(hashkey))),
        Case("F1.9: a global sort key of 1,025 alone", (item(["h": bytes(1025)]), .refused(ranges))),
        Case("F1.10: an empty global key", (item(["h": bytes(0)]), .refused("empty binary value. IndexName: global"))),
    ]

    @Test(arguments: sizes)
    func size(_ case: Case<(Item, Verdict)>) async throws {
        let (item, verdict) = `case`.content
        let database = InMemoryDynamoDB()
        try await database.createTable(Self.table)
        let put = PutItemInput(tableName: "Bytes", item: item)
        expect(await outcome { try await database.putItem(put) }, verdict)
        let action = TransactWriteItemsInput(transactItems: [.put(put)])
        let transaction = await outcome { try await database.transactWriteItems(action) }
        #expect((transaction.error == nil) == { if case .accepted = verdict { true } else { false } }())
    }

    static let orders: [Case<[AttributeValue]>] = [
        Case(
            "F1.15: bytes of text, signs before digits before letters",
            ["#", ".", "/", "0", "10", "9", ":", "A", "Z", "_", "a", "z", "|", "~", "é", "日", "😀"].map { .s($0) }),
        Case("F1.15: a beginning comes first", ["a", "a#", "a#1", "a.", "aa"].map { .s($0) }),
        Case(
            "F1.15: numbers",
            [
                "-9.9E125", "-100", "-1.5", "-1E-130", "0", "1E-130", "0.5", "1.5", "9", "10",
                "9.9999999999999999999999999999999999999E125",
            ].map { .n($0) }),
        Case("F1.15: unsigned bytes", [[0], [0, 0], [1], [127], [128], [255], [255, 0]].map { .b($0) }),
    ]

    @Test(arguments: orders)
    func order(_ case: Case<[AttributeValue]>) async throws {
        let values = `case`.content
        let type = if case .n = values[0] { "N" } else if case .b = values[0] { "B" } else { "S" }
        let database = InMemoryDynamoDB()
        try await database.createTable(
            CreateTableInput(
                tableName: "Order", attributeDefinitions: Shop.definitions(["pk": "S", "sk": type]),
                keySchema: [Shop.hash("pk"), Shop.range("sk")]))
        var generator = FixedGenerator(seed: 1)
        for value in values.shuffled(using: &generator) {
            _ = try await database.putItem(PutItemInput(tableName: "Order", item: ["pk": .s("p"), "sk": value]))
        }
        for isForward in [true, false] {
            let found = try await database.query(
                QueryInput(
                    tableName: "Order", keyConditionExpression: "pk = :p", projectionExpression: "sk",
                    expressionAttributeValues: [":p": .s("p")], scanIndexForward: isForward))
            #expect(found.items.count == values.count)
            // A number comes back as plain digits, so that places are compared by reading each item anew.
            for (value, item) in zip(isForward ? values : values.reversed(), found.items) {
                let get = GetItemInput(tableName: "Order", key: ["pk": .s("p"), "sk": value])
                #expect(try await database.getItem(get).item?["sk"] == item["sk"])
            }
        }
    }

    @Test(
        "F1.13, F1.14: the ends of the range, and the form that comes back",
        arguments: [
            ("1E-130", "0." + String(repeating: "0", count: 129) + "1"),
            ("1E125", "1" + String(repeating: "0", count: 125)),
            ("-9.9E125", "-99" + String(repeating: "0", count: 124)), ("-0", "0"), ("+1.50", "1.5"), (".5", "0.5"),
            ("5.", "5"), ("1e+2", "100"), ("0E500", "0"),
        ])
    func numbers(_ written: String, _ stored: String) async throws {
        let shop = try await Shop.database([Shop.item("p", "s", ["v": .n(written)])])
        #expect(await shop.allItems(ofTable: "Shop") == [Shop.item("p", "s", ["v": .n(stored)])])
    }
}
