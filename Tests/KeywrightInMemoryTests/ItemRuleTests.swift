import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What may be written (FACTS 8.5).
@Suite struct ItemRuleTests {
    struct Put: Sendable {
        var item: Item
        var verdict: Verdict

        init(_ item: Item, _ verdict: Verdict) {
            self.item = item
            self.verdict = verdict
        }

        /// An item with a legal key and one more attribute.
        static func value(_ value: AttributeValue, _ verdict: Verdict) -> Put {
            Put(Shop.item("p", "s", ["v": value]), verdict)
        }

        /// An item with a legal key and one more attribute of that name.
        static func key(_ name: String, _ value: AttributeValue, _ verdict: Verdict) -> Put {
            Put(Shop.item("p", "s", [name: value]), verdict)
        }
    }

    private static func text(_ count: Int) -> String { Shop.text(count) }

    private static func nested(_ levels: Int) -> AttributeValue {
        (0..<levels).reduce(AttributeValue.s("x")) { value, _ in .m(["a": value]) }
    }

    /// An item of exactly this many bytes: `pk` + `p`, `sk` + `s`, `v` and the rest.
    private static func sized(_ bytes: Int) -> Item { Shop.item("p", "s", ["v": .s(text(bytes - 7))]) }

    private static let hashSize = "Size of hashkey has exceeded the maximum size limit of2048 bytes"
    private static let rangeSize = "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"

    static let keys: [Case<Put>] = [
        Case("F1.8: partition key of 2048 bytes", Put(Shop.item(text(2048), "s"), .accepted)),
        Case("F1.8: partition key of 2049 bytes", Put(Shop.item(text(2049), "s"), .refused(hashSize))),
        Case("F1.8: sort key of 1024 bytes", Put(Shop.item("p", text(1024)), .accepted)),
        Case("F1.8: sort key of 1025 bytes", Put(Shop.item("p", text(1025)), .refused(rangeSize))),
        Case(
            "F1.8: 513 characters of two bytes",
            Put(Shop.item("p", String(repeating: "é", count: 513)), .refused(rangeSize))),
        Case("F1.9: global partition value of 2049", .key("g", .s(text(2049)), .refused(hashSize))),
        Case("F1.9: global sort value of 1025", .key("y", .s(text(1025)), .refused(rangeSize))),
        Case(
            "F1.50: two partition values of 1500",
            Put(
                Shop.item("p", "s", ["t": .s(text(1500)), "g": .s(text(1500))]), .accepted)),
        Case(
            "F1.10: empty partition key",
            Put(
                Shop.item("", "s"),
                .refused(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                        + "an empty string value. Key: pk"))),
        Case("F1.10: empty sort key", Put(Shop.item("p", ""), .refused("empty string value. Key: sk"))),
        Case(
            "F1.10: empty global key",
            .key(
                "g", .s(""),
                .refused(
                    "A value specified for a secondary index key is not supported. The AttributeValue for a key "
                        + "attribute cannot contain an empty string value. IndexName: byG, IndexKey: g"))),
        Case("F1.10: empty component", .key("z", .s(""), .refused("IndexName: multi, IndexKey: z"))),
        Case("F1.10: empty text elsewhere", .value(.s(""), .accepted)),
        Case("F1.10: empty bytes elsewhere", .value(.b([]), .accepted)),
        Case(
            "F1.7: partition key of another type",
            Put(
                ["pk": .n("1"), "sk": .s("s")],
                .refused("Type mismatch for key pk expected: S actual: N"))),
        Case(
            "F1.11: global key of another type",
            .key("g", .n("1"), .refused("Type mismatch for Index Key g Expected: S Actual: N IndexName: byG"))),
        Case("F1.11: global key NULL", .key("g", .null, .refused("Actual: NULL IndexName: byG"))),
        Case(
            "F1.11: local key of another type", .key("l", .s("1"), .refused("Expected: N Actual: S IndexName: local"))),
        Case(
            "F1.48: component of another type", .key("r", .s("1"), .refused("Expected: N Actual: S IndexName: multi"))),
        Case("F1.11: no index key at all", Put(Shop.item("p", "s"), .accepted)),
        Case("8.5: missing sort key", Put(["pk": .s("p")], .refused("Missing the key sk in the item"))),
    ]

    static let values: [Case<Put>] = [
        Case("F1.10: empty text set", .value(.ss([]), .refused("An string set  may not be empty"))),
        Case("F1.10: empty number set", .value(.ns([]), .refused("An number set  may not be empty"))),
        Case("F1.10: empty binary set", .value(.bs([]), .refused("Binary sets should not be empty"))),
        Case("F1.10: empty list", .value(.l([]), .accepted)),
        Case("F1.10: empty map", .value(.m([:]), .accepted)),
        Case("F1.10: empty set in a list", .value(.l([.ss([])]), .refused("may not be empty"))),
        Case(
            "F3.4: duplicate texts", .value(.ss(["a", "a"]), .refused("Input collection [a, a] contains duplicates"))),
        Case("F3.4: duplicate numbers", .value(.ns(["1", "1.0"]), .refused("Input collection contains duplicates"))),
        Case("F3.4: duplicate bytes", .value(.bs([[1], [1]]), .refused("contains duplicates"))),
        Case("F1.16: composed and decomposed are two", .value(.ss(["\u{e9}", "e\u{301}"]), .accepted)),
        Case("F1.13: 38 digits", .value(.n(String(repeating: "9", count: 38)), .accepted)),
        Case(
            "F1.13: 39 digits",
            .value(
                .n(String(repeating: "9", count: 39)),
                .refused("Attempting to store more than 38 significant digits in a Number"))),
        Case("F1.13: 1E126", .value(.n("1E126"), .refused("Number overflow"))),
        Case("F1.13: 1E-131", .value(.n("1E-131"), .refused("Number underflow"))),
        Case(
            "8.5: no number",
            .value(.n("ten"), .refused("The parameter cannot be converted to a numeric value: ten"))),
        Case("F3.4: 31 maps deep", .value(nested(31), .accepted)),
        Case("F3.4: 33 maps deep", .value(nested(33), .refused("Nesting Levels have exceeded supported limits"))),
        Case("F3.1: 409,600 bytes", Put(sized(409_600), .accepted)),
        Case("F3.1: 409,601 bytes", Put(sized(409_601), .refused("Item size has exceeded the maximum allowed size"))),
        Case(
            "F1.30: 409,600 bytes and a local entry",
            Put(
                sized(409_590).merging(["l": .n("1")]) { a, _ in a },
                .refused("Item size has exceeded the maximum allowed size"))),
        Case("F1.5: an empty name", Put(Shop.item("p", "s", ["": .s("x")]), .refused("Attribute names"))),
        Case("F1.5: a name of 65,536 bytes", Put(Shop.item("p", "s", [text(65_536): .s("x")]), .refused("65535"))),
        Case("F1.5: any text as a name", Put(Shop.item("p", "s", ["a b.c-d é": .s("x")]), .accepted)),
    ]

    @Test(arguments: keys + values)
    func puts(_ case: Case<Put>) async throws {
        let shop = try await Shop.database()
        let put = PutItemInput(tableName: "Shop", item: `case`.content.item)
        expect(await outcome { try await shop.putItem(put) }, `case`.content.verdict)
    }

    @Test("F1.14: what is stored is normalized, and 1 and 1.0 are one key")
    func normalizes() async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(Shop.simple("Numbers", "N"))
        for (key, value) in [("1", "007.500"), ("1.0", "1.5E2"), ("01", "-0")] {
            let item: Item = ["pk": .n(key), "v": .n(value), "set": .ns(["1.50"]), "list": .l([.n("2.0")])]
            _ = try await database.putItem(PutItemInput(tableName: "Numbers", item: item))
        }
        #expect(
            await database.allItems(ofTable: "Numbers")
                == [["pk": .n("1"), "v": .n("0"), "set": .ns(["1.5"]), "list": .l([.n("2")])]])
    }

    @Test(
        "F3.2: the size of every type, by the largest text that still fits beside it",
        arguments: [
            (AttributeValue.bool(true), 1), (.null, 1), (.b([1, 2, 3]), 3), (.s("é"), 2), (.n("-42"), 3), (.l([]), 3),
            (.m([:]), 3), (.l([.s("ab"), .n("1.5")]), 3 + 1 + 2 + 1 + 3), (.m(["ab": .s("c")]), 3 + 2 + 1 + 1),
            (.ss(["ab", "c"]), 3), (.ns(["1", "100"]), 4), (.bs([[1], [2, 3]]), 3),
        ] as [(AttributeValue, Int)])
    func sizes(_ value: AttributeValue, _ size: Int) async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(Shop.simple("Sizes"))
        // "pk" + "p", "w" and the value, "v" and what is left.
        let rest = 409_600 - 3 - 1 - size - 1
        for (count, verdict) in [(rest, Verdict.accepted), (rest + 1, .refused("Item size"))] {
            let item: Item = ["pk": .s("p"), "w": value, "v": .s(Self.text(count))]
            let put = PutItemInput(tableName: "Sizes", item: item)
            expect(await outcome { try await database.putItem(put) }, verdict)
        }
    }

    @Test(
        "F4.4: a key has exactly the table's key attributes",
        arguments: [
            Case("missing", ["pk": .s("a")]), Case("extra", Shop.item("a", "b", ["c": .s("d")])),
            Case("another type", ["pk": .s("a"), "sk": .n("1")]), Case("another name", ["pk": .s("a"), "s": .s("b")]),
        ] as [Case<Item>])
    func keyShape(_ case: Case<Item>) async throws {
        let shop = try await Shop.database()
        let verdict = Verdict.refused("The provided key element does not match the schema")
        let key = `case`.content
        expect(await outcome { try await shop.getItem(GetItemInput(tableName: "Shop", key: key)) }, verdict)
        expect(await outcome { try await shop.deleteItem(DeleteItemInput(tableName: "Shop", key: key)) }, verdict)
    }

    @Test("F1.16: names and values go by bytes")
    func bytes() async throws {
        let shop = try await Shop.database([Shop.item("\u{e9}", "1", ["\u{e9}": .s("x")]), Shop.item("e\u{301}", "1")])
        #expect(await shop.allItems(ofTable: "Shop").count == 2)
        let filtered = ScanInput(
            tableName: "Shop", filterExpression: "attribute_exists(#a)", expressionAttributeNames: ["#a": "e\u{301}"])
        #expect(try await shop.scan(filtered).count == 0)
    }
}
