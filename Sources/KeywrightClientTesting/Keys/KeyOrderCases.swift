internal import KeywrightRuntime

/// In which order items come, and which keys are one key (F1.12, F1.14 to F1.16).
enum KeyOrderCases {
    static let all: [ClientCase] =
        orders.flatMap(order) + samePairs.flatMap(same) + differentPairs.flatMap(different)
        + mismatches.map(mismatch)

    private struct Order: Sendable {
        var what: String
        var type: String
        /// Ascending.
        var values: [AttributeValue]
        var places: [KeyPlace]
    }

    private static let orders: [Order] = [
        Order(
            what: "numbers are ordered as numbers", type: "N",
            values: [
                "-1E+30", "-100", "-10", "-9", "-1.5", "-1", "-0.001", "0", "0.001", "1", "1.5", "9", "10", "100",
                "1E+30",
            ]
            .map(AttributeValue.n),
            places: [.sort, .globalSort, .localSort]),
        Order(
            what: "texts are ordered by their bytes", type: "S",
            values: ["10", "9", "A", "Z", "_", "a", "z", "é"].map(AttributeValue.s),
            places: [.sort, .globalSort, .localSort]),
        Order(
            what: "a text comes before what begins with it", type: "S",
            values: ["a", "a#", "a#1", "a1", "aa", "b"].map(AttributeValue.s), places: [.sort]),
        Order(
            what: "punctuation is ordered about digits and letters by its bytes", type: "S",
            values: [" ", "#", "-", ".", "/", "0", "9", ":", "@", "A", "Z", "_", "a", "z", "|", "~"].map(
                AttributeValue.s),
            places: [.sort]),
        Order(
            what: "text beyond the basic plane comes last", type: "S",
            values: ["z", "\u{E9}", "\u{4E2D}", "\u{FF5E}", "\u{1F600}"].map(AttributeValue.s), places: [.sort]),
        Order(
            what: "binaries are ordered by unsigned bytes", type: "B",
            values: [[0x00], [0x00, 0x00], [0x01], [0x7F, 0xFF], [0x80], [0xC3, 0xA9], [0xFF], [0xFF, 0x00]].map(
                AttributeValue.b),
            places: [.sort, .globalSort, .localSort]),
    ]

    private static func order(_ order: Order) -> [ClientCase] {
        order.places.flatMap { place in
            [true, false].map { forward in
                let title = "\(order.what) in a \(place.text)" + (forward ? "" : ", and backward")
                return ClientCase("F1.15", title) { context in
                    let table = try await place.open(context, order.type)
                    let ids = order.values.indices.map { "\($0)" }
                    // Of the table's key one attribute is the id, where the order is not that of the table itself.
                    let (partition, own) = place == .globalSort ? ("p", "o") : ("o", "p")
                    let items = zip(ids, order.values).map { id, value in
                        place.item(value).merging(["id": .s(id), own: .s(id)]) { $1 }
                    }
                    // Neither the order wanted nor its reverse, so that the order of writing does not serve for it.
                    let odd = items.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
                    let even = items.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                    try await table.write(odd.reversed() + even)
                    try await table.expectQuery(
                        "\(partition) = :x", [":x": .s(partition)], index: place == .sort ? nil : "one",
                        forward: forward, forward ? ids : ids.reversed())
                }
            }
        }
    }

    private static let samePairs: [(what: String, one: AttributeValue, other: AttributeValue)] = [
        ("1 and 1.0", .n("1"), .n("1.0")), ("1 and 01", .n("1"), .n("01")), ("100 and 1E2", .n("100"), .n("1E2")),
        ("0 and -0", .n("0"), .n("-0")),
    ]

    private static func same(_ pair: (what: String, one: AttributeValue, other: AttributeValue)) -> [ClientCase] {
        [KeyPlace.partition, .sort].map { place in
            ClientCase("F1.14", "\(pair.what) are the same \(place.text)") { context in
                let table = try await place.open(context, "N")
                try await table.put(place.item(pair.one).merging(["id": .s("first")]) { $1 })
                try await table.put(place.item(pair.other).merging(["id": .s("second")]) { $1 })
                try await table.expectScan(["second"])
                try await table.delete(place.key(pair.one))
                try await table.expectScan([])
            }
        }
    }

    private static let differentPairs:
        [(what: String, fact: String, type: String, one: AttributeValue, other: AttributeValue)] = [
            ("a letter composed and decomposed", "F1.16", "S", .s("caf\u{E9}"), .s("cafe\u{301}")),
            ("a letter in upper and lower case", "F1.16", "S", .s("A"), .s("a")),
            ("a ligature and its letters", "F1.16", "S", .s("\u{FB01}"), .s("fi")),
            ("a text and the same with a blank behind it", "F1.16", "S", .s("a"), .s("a ")),
            ("one zero byte and two", "F1.15", "B", .b([0]), .b([0, 0])),
        ]

    private static func different(
        _ pair: (what: String, fact: String, type: String, one: AttributeValue, other: AttributeValue)
    ) -> [ClientCase] {
        [KeyPlace.partition, .sort].map { place in
            ClientCase(pair.fact, "\(pair.what) are two \(place.text)s") { context in
                let table = try await place.open(context, pair.type)
                let first = place.item(pair.one).merging(["id": .s("first")]) { $1 }
                let second = place.item(pair.other).merging(["id": .s("second")]) { $1 }
                try await table.write([first, second])
                try await table.expectStored(place.key(pair.one), first)
                try await table.expectStored(place.key(pair.other), second)
            }
        }
    }

    private static let mismatches:
        [(what: String, index: String?, condition: String, values: [String: AttributeValue])] = [
            ("a partition key of another type", nil, "pk = :p", [":p": .n("1")]),
            ("a sort key of another type", nil, "pk = :p AND sk = :s", [":p": .s("p"), ":s": .n("1")]),
            ("a range of another type", nil, "pk = :p AND sk > :s", [":p": .s("p"), ":s": .n("1")]),
            ("an index's partition key of another type", "one", "a = :a", [":a": .s("1")]),
            ("an index's sort key of another type", "one", "a = :a AND b = :b", [":a": .n("1"), ":b": .b([1])]),
        ]

    private static func mismatch(
        _ row: (what: String, index: String?, condition: String, values: [String: AttributeValue])
    ) -> ClientCase {
        ClientCase("F1.12", "a query by \(row.what) is refused") { context in
            let table = try await context.open(global: [CaseIndex("one", CaseKey("a:N", sort: "b"))])
            try await expectRefusal(of: "Query") {
                try await table.query(
                    QueryInput(
                        tableName: table.name, indexName: row.index, keyConditionExpression: row.condition,
                        expressionAttributeValues: row.values))
            }
        }
    }
}
