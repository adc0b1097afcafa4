internal import KeywrightRuntime

/// Key values in their order, and the type of the key.
private struct Ordered: Sendable {
    let title: String
    let type: String
    let values: [AttributeValue]

    init(_ title: String, _ type: String, _ values: [AttributeValue]) {
        self.title = title
        self.type = type
        self.values = values
    }
}

extension ClientSuite {
    /// The order of a sort key (F1.15), ascending and descending.
    static let keyOrders: [ClientCase] = orders.map { ordered in
        ClientCase("F1.15", ordered.title) { context in
            let table = try await context.table(CaseKey("pk", sort: "sk:\(ordered.type)"))
            // Written from the middle outwards, so that no order of writing passes for an order of keys.
            let middle = ordered.values.count / 2
            let mixed = ordered.values[middle...] + ordered.values[..<middle].reversed()
            try await context.fill(table, mixed.map { ["pk": .s("p"), "sk": $0] })
            try await expectOrder(ordered.values, context, table, sort: "sk", index: nil)
        }
    }

    /// The same order in indexes.
    static let indexOrders: [ClientCase] = [numbersOfAllSizes, textsBeyondTheBMP, bytesUnsigned].flatMap { ordered in
        [true, false].map { isGlobal in
            let title = "in a \(isGlobal ? "global" : "local") index: \(ordered.title)"
            return ClientCase("F1.15", title) { context in
                let index = CaseIndex("by-rank", CaseKey(isGlobal ? "g" : "pk", sort: "rank:\(ordered.type)"))
                let table = try await context.table(global: isGlobal ? [index] : [], local: isGlobal ? [] : [index])
                let items = ordered.values.enumerated().reversed().map { number, value in
                    row("\(number * 7 % 10)-\(number)", ["g": .s("p"), "rank": value])
                }
                try await context.fill(table, items)
                if isGlobal { try await context.settle(table, "by-rank", count: items.count) }
                try await expectOrder(
                    ordered.values, context, table, sort: "rank", index: "by-rank", partition: isGlobal ? "g" : "pk")
            }
        }
    }

    /// Keys that look alike and are not (F1.16).
    static let keyIdentities: [ClientCase] = [
        ("a composed and a decomposed é", "\u{E9}", "e\u{301}"), ("an upper and a lower case letter", "A", "a"),
        ("a text and the same text with a blank behind it", "a", "a "),
    ].map { what, one, other in
        ClientCase("F1.16", "\(what) are two keys") { context in
            let table = try await context.table()
            try await context.put(table, row(one, ["n": .n("1")]))
            try await context.put(table, row(other, ["n": .n("2")]))
            try expectItem(try await context.stored(table, key(one)), row(one, ["n": .n("1")]), "the first item")
            try expectItem(try await context.stored(table, key(other)), row(other, ["n": .n("2")]), "the second item")
        }
    }

    /// Queries a partition in both directions and compares one attribute.
    private static func expectOrder(
        _ values: [AttributeValue], _ context: CaseContext, _ table: String, sort: String, index: String?,
        partition: String = "pk"
    ) async throws {
        for forward in [true, false] {
            let page = try await context.client.query(
                QueryInput(
                    tableName: table, indexName: index, keyConditionExpression: "\(partition) = :p",
                    expressionAttributeValues: [":p": .s("p")], scanIndexForward: forward,
                    consistentRead: partition == "pk"))
            try expectEqual(
                page.items.map { DynamoDBJSON.text($0[sort] ?? .null) },
                (forward ? values : values.reversed()).map { DynamoDBJSON.text($0) },
                forward ? "ascending" : "descending")
        }
    }

    private static let orders: [Ordered] =
        [numbersOfAllSizes, textsBeyondTheBMP, bytesUnsigned] + numberOrders + textOrders

    private static let numbersOfAllSizes = Ordered(
        "numbers sort by value, from negative to positive and by exponent", "N",
        [
            .n("-1000000000000"), .n("-100"), .n("-9"), .n("-1.5"), .n("-0.001"), .n("0"), .n("0.001"), .n("0.5"),
            .n("1"), .n("1.5"), .n("9"), .n("10"), .n("100"), .n("1000000000000"),
        ])

    private static let textsBeyondTheBMP = Ordered(
        "texts sort by UTF-8 bytes, signs beyond the BMP last", "S",
        [.s("z"), .s("é"), .s("€"), .s("\u{D7FF}"), .s("\u{E000}"), .s("\u{FF5E}"), .s("\u{10000}"), .s("😀")])

    private static let bytesUnsigned = Ordered(
        "binaries sort by unsigned bytes", "B",
        [.b([0]), .b([0, 0]), .b([0, 255]), .b([1]), .b([127]), .b([128]), .b([128, 0]), .b([255]), .b([255, 255])])

    private static let numberOrders: [Ordered] = [
        Ordered("numbers sort as numbers and not as text", "N", [.n("-1"), .n("1.5"), .n("9"), .n("10"), .n("100")]),
        Ordered("negative numbers sort by value, the greater magnitude first", "N", [.n("-20"), .n("-3"), .n("-2.9")]),
        Ordered("fractions sort by value", "N", [.n("0.09"), .n("0.1"), .n("0.11"), .n("0.2")]),
        Ordered(
            "numbers of 38 digits are told apart by the last digit", "N",
            [
                .n("-12345678901234567890123456789012345679"), .n("-12345678901234567890123456789012345678"),
                .n("12345678901234567890123456789012345677"), .n("12345678901234567890123456789012345678"),
            ]),
        Ordered(
            "an integer and the fractions next to it sort by value", "N",
            [.n("9007199254740992"), .n("9007199254740992.5"), .n("9007199254740993"), .n("9007199254740994")]),
    ]

    private static let textOrders: [Ordered] = [
        Ordered(
            "texts sort by bytes: digits, capitals, small letters, others", "S",
            [.s("10"), .s("9"), .s("A"), .s("a"), .s("z"), .s("é")]),
        Ordered(
            "delimiters sort by their bytes among digits and letters", "S",
            [
                .s("#"), .s("-"), .s("."), .s("/"), .s("0"), .s("9"), .s(":"), .s("A"), .s("Z"), .s("_"), .s("a"),
                .s("z"), .s("|"), .s("~"),
            ]),
        Ordered("a text sorts after its beginning", "S", [.s("a"), .s("a#"), .s("a#b"), .s("aa"), .s("b")]),
        Ordered("a decomposed letter sorts by its first byte", "S", [.s("e\u{301}"), .s("f"), .s("\u{E9}")]),
    ]
}
