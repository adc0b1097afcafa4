internal import KeywrightRuntime

extension ClientSuite {
    /// How long and how large expressions may be (F3.5 to F3.7), the limit and one beyond it.
    static let expressionLimits: [ClientCase] = [
        .condition(
            "F3.5", "a condition and a filter may have 4,096 bytes", existences(ofLength: 4096),
            holdsFor: [["a": .s("x")]]),
        .refusedCondition(
            "F3.5", "a condition and a filter of 4,097 bytes are refused", existences(ofLength: 4097)),
        .condition(
            "F3.6", "a condition and a filter may have 300 operators", operators(300), [":v": .n("1")],
            holdsFor: [["a": .n("1")]], failsFor: [["b": .n("1")]]),
        .refusedCondition(
            "F3.6", "a condition and a filter of 301 operators are refused", operators(301), [":v": .n("1")]),
        .condition(
            "F3.6", "function calls and parentheses are no operators", calls(150), [":v": .n("1")],
            holdsFor: [["a": .s("1")]], failsFor: [["b": .n("1")]]),
        .condition(
            "F3.7", "a path may have 32 parts", "attribute_not_exists(\(path(32)))", holdsFor: [["a": .n("1")]]),
        .refusedCondition("F3.7", "a path of 34 parts is refused", "attribute_exists(\(path(34)))"),
        .condition(
            "F3.7", "placeholders may have 255 bytes", "\(placeholder("#", 255)) = \(placeholder(":", 255))",
            [placeholder(":", 255): .n("1")], names: [placeholder("#", 255): "a"], holdsFor: [["a": .n("1")]]),
        .refusedCondition(
            "F3.7", "a placeholder of a name of 257 bytes is refused", "\(placeholder("#", 257)) = :v",
            [":v": .n("1")], names: [placeholder("#", 257): "a"]),
        .refusedCondition(
            "F3.7", "a placeholder of a value of 257 bytes is refused", "a = \(placeholder(":", 257))",
            [placeholder(":", 257): .n("1")]),
        .condition(
            "F3.7", "the values of an expression may have almost 2 MB together", "a IN (\(letters(6)))", largeValues(6),
            holdsFor: [["a": .s("x")]], failsFor: [["a": .s("y")]]),
        .refusedCondition(
            "F3.7", "values of more than 2 MB together are refused", "a IN (\(letters(7)))", largeValues(7)),
    ]

    /// The length of expressions that are no conditions (F3.5).
    static let otherExpressionLimits: [ClientCase] = [
        ClientCase("F3.5", "a projection may have 4,096 bytes and no more") { context in
            let table = try await context.table()
            try await context.put(table, row("1", ["n0": .s("x")]))
            let input = GetItemInput(
                tableName: table, key: key(), consistentRead: true, projectionExpression: list(ofLength: 4096))
            try expectItem(try await context.client.getItem(input).item, ["n0": .s("x")], "the item")
            var longer = input
            longer.projectionExpression = list(ofLength: 4097)
            try await expectRefusal(of: "one byte more") { try await context.client.getItem(longer) }
        },
        .update(
            "F3.5", "an update may have 4,096 bytes", "REMOVE " + list(ofLength: 4089),
            on: ["n0": .s("x"), "b": .s("y")], gives: ["b": .s("y")]),
        .refusedUpdate("F3.5", "an update of 4,097 bytes is refused", "REMOVE " + list(ofLength: 4090)),
    ]

    /// Conditions that hold of any item, joined to exactly so many bytes.
    private static func existences(ofLength length: Int) -> String {
        let empty = "attribute_not_exists()".utf8.count
        let joint = " AND "
        let count = 20
        let rest = length - count * empty - (count - 1) * joint.utf8.count
        return (0..<count).map { number in
            let letters = rest / count + (number < rest % count ? 1 : 0)
            return "attribute_not_exists(\(String(repeating: "x", count: letters)))"
        }.joined(separator: joint)
    }

    /// Names of attributes with commas between them, exactly so many bytes; the first is `n0`.
    private static func list(ofLength length: Int) -> String {
        var text = "n0"
        var number = 1
        while text.utf8.count + 200 < length {
            text += ",n\(number)" + String(repeating: "x", count: 90)
            number += 1
        }
        let last = ",n\(number)"
        return text + last + String(repeating: "x", count: length - text.utf8.count - last.utf8.count)
    }

    /// A comparison, a call for an even count, and so many comparators and connectives in all.
    private static func operators(_ count: Int) -> String {
        let comparisons = [String](repeating: "a=:v", count: (count + 1) / 2).joined(separator: " OR ")
        return count.isMultiple(of: 2) ? "\(comparisons) OR attribute_exists(a)" : comparisons
    }

    /// So many calls in parentheses, each beside a comparator, and one more: 300 operators for 150.
    private static func calls(_ count: Int) -> String {
        [String](repeating: "(size(a)=:v)", count: count).joined(separator: " OR ") + " OR attribute_exists(a)"
    }

    private static func path(_ parts: Int) -> String {
        [String](repeating: "a", count: parts).joined(separator: ".")
    }

    private static func placeholder(_ sign: String, _ length: Int) -> String {
        sign + String(repeating: "x", count: length - 1)
    }

    private static func letters(_ count: Int) -> String {
        (0..<count).map { ":v\($0)" }.joined(separator: ",")
    }

    /// A short value and values of 350,000 bytes each.
    private static func largeValues(_ count: Int) -> Item {
        var values: Item = [":v0": .s("x")]
        for number in 1..<count { values[":v\(number)"] = .s(String(repeating: "v", count: 350_000)) }
        return values
    }
}
