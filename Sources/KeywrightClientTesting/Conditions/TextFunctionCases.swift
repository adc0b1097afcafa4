internal import KeywrightRuntime

private let s: @Sendable (String) -> Item = { ["a": .s($0)] }

extension ClientSuite {
    /// begins_with (F3.11).
    static let beginsWiths: [ClientCase] = [
        .condition(
            "F3.11", "begins_with compares the beginning of a text", "begins_with(a, :v)", [":v": .s("ab")],
            holdsFor: [s("ab"), s("abc")], failsFor: [s("a"), s("b"), s("cab")]),
        .condition(
            "F3.11", "begins_with tells capitals from small letters", "begins_with(a, :v)", [":v": .s("Ab")],
            holdsFor: [s("Abc")], failsFor: [s("abc"), s("ABC")]),
        .condition(
            "F3.11", "begins_with compares the beginning of a binary", "begins_with(a, :v)", [":v": .b([200, 0])],
            holdsFor: [["a": .b([200, 0])], ["a": .b([200, 0, 1])]], failsFor: [["a": .b([200])], ["a": .b([200, 1])]]),
        .condition(
            "F3.11", "begins_with of another type or of a missing attribute is false", "begins_with(a, :v)",
            [":v": .s("1")], holdsFor: [s("10")], failsFor: [["a": .n("10")], ["a": .ss(["10"])], ["b": .s("10")]]),
        .condition(
            "F1.16", "begins_with compares bytes, so that a decomposed é begins with e", "begins_with(a, :v)",
            [":v": .s("e")], holdsFor: [s("e\u{301}")], failsFor: [s("\u{E9}")]),
        .condition(
            "F3.11", "begins_with looks into documents", "begins_with(m.k, :v)", [":v": .s("x")],
            holdsFor: [["m": .m(["k": .s("xy")])]], failsFor: [["m": .m(["k": .s("yx")])]]),
        .refusedCondition("F3.11", "begins_with of a number is refused", "begins_with(a, :v)", [":v": .n("1")]),
    ]

    /// contains (F3.14).
    static let containments: [ClientCase] = [
        .condition(
            "F3.14", "contains finds a text in a text", "contains(a, :v)", [":v": .s("bc")],
            holdsFor: [s("bc"), s("abcd"), s("abc")], failsFor: [s("b"), s("BC"), s("b c")]),
        .condition(
            "F1.16", "contains finds bytes, so that a decomposed é contains e", "contains(a, :v)", [":v": .s("e")],
            holdsFor: [s("ae\u{301}")], failsFor: [s("a\u{E9}")]),
        .condition(
            "F3.14", "contains finds a whole member of a set of texts", "contains(a, :v)", [":v": .s("ab")],
            holdsFor: [["a": .ss(["x", "ab"])]], failsFor: [["a": .ss(["abc"])], ["a": .ss(["AB"])]]),
        .condition(
            "F3.14", "contains finds a member of a set of numbers by value", "contains(a, :v)", [":v": .n("1.0")],
            holdsFor: [["a": .ns(["2", "1"])]], failsFor: [["a": .ns(["10"])], ["a": .ss(["1.0"])]]),
        .condition(
            "F3.14", "contains finds a member of a set of binaries", "contains(a, :v)", [":v": .b([1, 2])],
            holdsFor: [["a": .bs([[1, 2], [3]])]], failsFor: [["a": .bs([[1], [2]])]]),
        .condition(
            "F3.14", "contains finds a text in a list", "contains(a, :v)", [":v": .s("x")],
            holdsFor: [["a": .l([.n("1"), .s("x")])]], failsFor: [["a": .l([.s("xy")])], ["a": .l([.l([.s("x")])])]]),
        .condition(
            "F3.14", "contains finds a number in a list by value and type", "contains(a, :v)", [":v": .n("1.0")],
            holdsFor: [["a": .l([.n("1")])]], failsFor: [["a": .l([.s("1.0")])], ["a": .l([.n("10")])]]),
        .condition(
            "F3.14", "contains does not look at the names of a map", "contains(a, :v)", [":v": .s("k")],
            holdsFor: [s("k")], failsFor: [["a": .m(["k": .s("k")])]]),
        .condition(
            "F3.14", "contains of a number or of a missing attribute is false", "contains(a, :v)", [":v": .s("1")],
            holdsFor: [s("21")], failsFor: [["a": .n("21")], ["b": .s("1")]]),
    ]

    /// size on each type that has one (F3.14).
    static let sizes: [ClientCase] =
        sized.map { type, three, two in
            .condition(
                "F3.14", "size counts \(type)", "size(a) = :n", [":n": .n("3")], holdsFor: [["a": three]],
                failsFor: [["a": two], ["b": three]])
        } + [
            .condition(
                "F3.14", "the size of nothing is 0", "size(a) = :n", [":n": .n("0")],
                holdsFor: [s(""), ["a": .l([])], ["a": .m([:])]], failsFor: [s("0")]),
            .condition(
                "F3.14", "size may be compared by any comparator", "size(a) >= :n AND size(a) <> :m",
                [":n": .n("2"), ":m": .n("3")], holdsFor: [s("ab"), s("abcd")], failsFor: [s("a"), s("abc")]),
            .condition(
                "F3.14", "size may stand in BETWEEN and IN", "size(a) BETWEEN :x AND :y OR size(a) IN (:z)",
                [":x": .n("1"), ":y": .n("2"), ":z": .n("5")], holdsFor: [s("a"), s("ab"), s("abcde")],
                failsFor: [s(""), s("abc")]),
            .condition(
                "F3.14", "two sizes are compared", "size(a) > size(b)",
                holdsFor: [["a": .l([.null]), "b": .s("")]], failsFor: [["a": .s("a"), "b": .s("b")]]),
        ]

    private static let sized: [(String, AttributeValue, AttributeValue)] = [
        ("the letters of a text", .s("abc"), .s("ab")), ("the bytes of a binary", .b([1, 2, 3]), .b([1, 2])),
        ("the members of a set of texts", .ss(["aaa", "b", "c"]), .ss(["aaa", "b"])),
        ("the members of a set of numbers", .ns(["100", "2", "3"]), .ns(["100", "2"])),
        ("the members of a set of binaries", .bs([[1, 1], [2], [3]]), .bs([[1, 1, 1]])),
        ("the elements of a list", .l([.null, .l([.null, .null]), .s("")]), .l([.s("abc")])),
        ("the entries of a map", .m(["k": .s("a"), "l": .null, "m": .m([:])]), .m(["abc": .s("abc")])),
    ]
}
