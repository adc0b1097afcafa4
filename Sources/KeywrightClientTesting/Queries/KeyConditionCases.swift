internal import KeywrightRuntime

/// Sort keys of one type, in their order.
private let populations: [String: [AttributeValue]] = [
    "N": [.n("-10"), .n("0"), .n("1.5"), .n("2"), .n("10")],
    "S": [.s("B"), .s("a"), .s("a#1"), .s("ab"), .s("b"), .s("é")],
    "B": [.b([0]), .b([1]), .b([1, 0]), .b([128]), .b([255])],
]

extension ClientCase {
    /// A condition on the sort key, and which of the population it finds, ascending and descending.
    ///
    /// Another partition with the same sort keys stands beside.
    fileprivate static func finds(
        _ title: String, _ type: String, _ condition: String, _ values: [AttributeValue], _ range: Range<Int>
    ) -> ClientCase {
        ClientCase("F3.15", title) { context in
            let population = populations[type] ?? []
            let table = try await context.table(CaseKey("pk", sort: "sk:\(type)"))
            try await context.fill(
                table, population.flatMap { [["pk": .s("p"), "sk": $0], ["pk": .s("q"), "sk": $0]] })
            var placeholders: Item = [":p": .s("p"), ":a": values[0]]
            if values.count > 1 { placeholders[":b"] = values[1] }
            let expected: [Item] = population[range].map { ["pk": .s("p"), "sk": $0] }
            for forward in [true, false] {
                let page = try await context.client.query(
                    QueryInput(
                        tableName: table, keyConditionExpression: "pk = :p AND \(condition)",
                        expressionAttributeValues: placeholders, scanIndexForward: forward, consistentRead: true))
                try expectItems(
                    page.items, forward ? expected : expected.reversed(), forward ? "ascending" : "descending")
                try expectEqual(page.count, expected.count, "the count")
                try expectEqual(page.scannedCount, expected.count, "the count of what was read")
                try expectItem(page.lastEvaluatedKey, nil, "the cursor")
            }
        }
    }
}

extension ClientSuite {
    /// Conditions on a sort key of numbers.
    static let keyConditionsOnNumbers: [ClientCase] = [
        .finds("= finds a number key by value", "N", "sk = :a", [.n("1.50")], 2..<3),
        .finds("= finds no number key where there is none", "N", "sk = :a", [.n("1.05")], 2..<2),
        .finds("< finds the number keys below", "N", "sk < :a", [.n("2")], 0..<3),
        .finds("<= finds the number keys below and the same", "N", "sk <= :a", [.n("2")], 0..<4),
        .finds("> finds the number keys above", "N", "sk > :a", [.n("0")], 2..<5),
        .finds(">= finds the number keys above and the same", "N", "sk >= :a", [.n("0")], 1..<5),
        .finds("> finds nothing above the last number key", "N", "sk > :a", [.n("10")], 5..<5),
        .finds("BETWEEN finds the number keys of both bounds", "N", "sk BETWEEN :a AND :b", [.n("0"), .n("2")], 1..<4),
        .finds("BETWEEN finds nothing in a gap", "N", "sk BETWEEN :a AND :b", [.n("3"), .n("9")], 4..<4),
    ]

    /// Conditions on a sort key of texts.
    static let keyConditionsOnTexts: [ClientCase] = [
        .finds("= finds the one text key", "S", "sk = :a", [.s("a")], 1..<2),
        .finds("< finds the text keys below by bytes", "S", "sk < :a", [.s("a")], 0..<1),
        .finds("<= finds the text keys below and the same", "S", "sk <= :a", [.s("a")], 0..<2),
        .finds("> finds the text keys above by bytes", "S", "sk > :a", [.s("ab")], 4..<6),
        .finds(">= finds the text keys above and the same", "S", "sk >= :a", [.s("ab")], 3..<6),
        .finds("BETWEEN finds the text keys of both bounds", "S", "sk BETWEEN :a AND :b", [.s("a"), .s("ab")], 1..<4),
        .finds("begins_with finds a text key and those it begins", "S", "begins_with(sk, :a)", [.s("a")], 1..<4),
        .finds("begins_with finds by a prefix with its delimiter", "S", "begins_with(sk, :a)", [.s("a#")], 2..<3),
        .finds("begins_with finds nothing by the other case", "S", "begins_with(sk, :a)", [.s("A")], 1..<1),
        .finds("begins_with finds text keys by a letter of two bytes", "S", "begins_with(sk, :a)", [.s("é")], 5..<6),
    ]

    /// Conditions on a sort key of bytes.
    static let keyConditionsOnBinaries: [ClientCase] = [
        .finds("= finds a binary key", "B", "sk = :a", [.b([1])], 1..<2),
        .finds("< finds the binary keys below", "B", "sk < :a", [.b([1])], 0..<1),
        .finds("<= finds the binary keys below and the same", "B", "sk <= :a", [.b([128])], 0..<4),
        .finds("> finds the binary keys above by unsigned bytes", "B", "sk > :a", [.b([1])], 2..<5),
        .finds(">= finds the binary keys above and the same", "B", "sk >= :a", [.b([128])], 3..<5),
        .finds(
            "BETWEEN finds the binary keys of both bounds", "B", "sk BETWEEN :a AND :b", [.b([1]), .b([128])], 1..<4),
        .finds("begins_with finds a binary key and those it begins", "B", "begins_with(sk, :a)", [.b([1])], 1..<3),
        .finds("begins_with finds binary keys by the greatest byte", "B", "begins_with(sk, :a)", [.b([255])], 4..<5),
    ]
}
