internal import KeywrightRuntime

extension ClientSuite {
    /// The six comparators on the three types that have an order.
    static let comparisons: [ClientCase] = comparators.flatMap { sign, below, same, above in
        orderedTypes.map { type, low, middle, high in
            let all = [(low, below), (middle, same), (high, above)]
            return .condition(
                "F3.13", "the comparator \(sign) compares \(type)", "a \(sign) :v", [":v": middle],
                holdsFor: all.filter(\.1).map { ["a": $0.0] }, failsFor: all.filter { !$0.1 }.map { ["a": $0.0] })
        }
    }

    /// The six comparators on values of different types and on no value.
    static let comparisonsOfUnlikes: [ClientCase] = comparators.flatMap { sign, _, _, _ in
        let unlike = "the comparator \(sign) on two types is \(sign == "<>")"
        let missing = "the comparator \(sign) on a missing attribute is \(sign == "<>")"
        return [
            condition(unlike, "a \(sign) :v", [":v": .n("1")], on: [["a": .s("1")], ["a": .b([49])]], sign == "<>"),
            condition(missing, "a \(sign) :v", [":v": .n("1")], on: [["b": .n("1")]], sign == "<>"),
        ]
    }

    /// Equality of each type.
    static let equalities: [ClientCase] = equals.map { type, value, other in
        .condition(
            "F3.13", "two of the type \(type) are equal where their values are", "a = :v", [":v": value],
            holdsFor: [["a": value]], failsFor: [["a": other], ["a": .s("other type")]])
    }

    /// What else is compared: forms of one value, attributes with each other, parts of documents.
    static let comparedOperands: [ClientCase] = [
        .condition(
            "F1.14", "numbers of two forms are equal", "a = :v", [":v": .n("1.50")], holdsFor: [["a": .n("1.5")]],
            failsFor: [["a": .n("15")]]),
        .condition(
            "F3.13", "sets are equal whatever the order of their members", "a = :v", [":v": .ss(["x", "y", "z"])],
            holdsFor: [["a": .ss(["z", "x", "y"])]], failsFor: [["a": .ss(["x", "y"])]]),
        .condition(
            "F3.13", "lists are equal only in one order", "a = :v", [":v": .l([.s("x"), .s("y")])],
            holdsFor: [["a": .l([.s("x"), .s("y")])]], failsFor: [["a": .l([.s("y"), .s("x")])]]),
        .condition(
            "F1.16", "a composed and a decomposed é are not equal", "a = :v", [":v": .s("\u{E9}")],
            holdsFor: [["a": .s("\u{E9}")]], failsFor: [["a": .s("e\u{301}")]]),
        .condition(
            "F1.15", "texts compare by UTF-8 bytes beyond the BMP", "a < :v", [":v": .s("\u{10000}")],
            holdsFor: [["a": .s("\u{FF5E}")]], failsFor: [["a": .s("\u{10001}")]]),
        .condition(
            "F1.13", "numbers of 38 digits compare by the last digit", "a > :v",
            [":v": .n("12345678901234567890123456789012345677")],
            holdsFor: [["a": .n("12345678901234567890123456789012345678")]],
            failsFor: [["a": .n("12345678901234567890123456789012345677")]]),
        .condition(
            "F1.15", "negative numbers compare by value", "a < :v", [":v": .n("-9")],
            holdsFor: [["a": .n("-10")], ["a": .n("-9.5")]],
            failsFor: [["a": .n("-9")], ["a": .n("-1")], ["a": .n("0")]]),
        .condition(
            "F3.13", "two attributes are compared with each other", "a < b", holdsFor: [["a": .n("2"), "b": .n("10")]],
            failsFor: [["a": .n("10"), "b": .n("2")], ["a": .n("2"), "b": .n("2")], ["a": .n("2"), "b": .s("10")]]),
        .condition(
            "F3.13", "an attribute is not equal to a missing one", "a = b", holdsFor: [["a": .s("x"), "b": .s("x")]],
            failsFor: [["a": .s("x")]]),
        .condition(
            "F3.13", "a value may stand before the attribute", ":v < a", [":v": .n("5")], holdsFor: [["a": .n("6")]],
            failsFor: [["a": .n("5")], ["a": .n("4")]]),
        .condition(
            "F3.10", "a path names a part of a map", "m.k.l = :v", [":v": .n("1")],
            holdsFor: [["m": .m(["k": .m(["l": .n("1")])])]],
            failsFor: [["m": .m(["k": .n("1")])], ["m": .s("x")], ["a": .s("x")]]),
        .condition(
            "F3.10", "a path names an element of a list, from 0", "l[1] = :v", [":v": .s("y")],
            holdsFor: [["l": .l([.s("x"), .s("y")])]],
            failsFor: [["l": .l([.s("y"), .s("x")])], ["l": .l([.s("y")])], ["l": .m(["1": .s("y")])]]),
        .condition(
            "F3.10", "a path goes through lists and maps", "a[0].k[1] = :v", [":v": .bool(true)],
            holdsFor: [["a": .l([.m(["k": .l([.null, .bool(true)])])])]], failsFor: [["a": .l([.m(["k": .l([])])])]]),
    ]

    private static func condition(
        _ title: String, _ expression: String, _ values: Item, on items: [Item], _ holds: Bool
    ) -> ClientCase {
        .condition(
            "F3.13", title, expression, values, holdsFor: holds ? items : [], failsFor: holds ? [] : items)
    }

    /// A comparator, and whether it holds of something below, the same, above.
    private static let comparators: [(String, Bool, Bool, Bool)] = [
        ("=", false, true, false), ("<>", true, false, true), ("<", true, false, false), ("<=", true, true, false),
        (">", false, false, true), (">=", false, true, true),
    ]

    private static let orderedTypes: [(String, AttributeValue, AttributeValue, AttributeValue)] = [
        ("numbers by value", .n("9"), .n("10"), .n("100")), ("texts by bytes", .s("Z"), .s("a"), .s("é")),
        ("binaries by unsigned bytes", .b([127]), .b([128]), .b([128, 0])),
    ]

    private static let equals: [(String, AttributeValue, AttributeValue)] = [
        ("S", .s("a"), .s("A")), ("N", .n("10"), .n("1")), ("B", .b([1, 2]), .b([1])),
        ("BOOL", .bool(false), .bool(true)), ("NULL", .null, .bool(false)), ("L", .l([.n("1")]), .l([.s("1")])),
        ("M", .m(["k": .n("1")]), .m(["k": .n("1"), "l": .null])), ("SS", .ss(["a"]), .ss(["b"])),
        ("NS", .ns(["1", "2"]), .ns(["1", "3"])), ("BS", .bs([[1]]), .bs([[1], [2]])),
    ]
}
