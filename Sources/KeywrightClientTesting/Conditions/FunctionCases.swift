internal import KeywrightRuntime

/// One value of each type, by the type's name in expressions.
private let samples: [(String, AttributeValue)] = [
    ("S", .s("")), ("N", .n("0")), ("B", .b([])), ("BOOL", .bool(false)), ("NULL", .null), ("L", .l([])),
    ("M", .m([:])), ("SS", .ss(["x"])), ("NS", .ns(["1"])), ("BS", .bs([[1]])),
]

extension ClientSuite {
    /// attribute_type on each type (F3.14).
    static let attributeTypes: [ClientCase] = samples.enumerated().map { number, sample in
        let others = [1, 4, 7].map { samples[(number + $0) % samples.count].1 }
        return .condition(
            "F3.14", "attribute_type \(sample.0) holds for that type alone", "attribute_type(a, :t)",
            [":t": .s(sample.0)], holdsFor: [["a": sample.1]],
            failsFor: others.map { ["a": $0] } + [["b": sample.1]])
    }

    /// attribute_exists and attribute_not_exists on each type (F3.14).
    static let existences: [ClientCase] = samples.flatMap { type, value in
        [
            .condition(
                "F3.14", "an attribute of the type \(type) exists, even without content", "attribute_exists(a)",
                holdsFor: [["a": value]], failsFor: [["b": value]]),
            .condition(
                "F3.14", "an attribute of the type \(type) does not count as not existing",
                "attribute_not_exists(a)", holdsFor: [["b": value]], failsFor: [["a": value]]),
        ]
    }

    /// The same on parts of documents.
    static let nestedExistences: [ClientCase] = [
        .condition(
            "F3.14", "attribute_exists looks into maps", "attribute_exists(m.k)", holdsFor: [["m": .m(["k": .null])]],
            failsFor: [["m": .m(["l": .s("x")])], ["m": .s("k")], ["k": .s("x")]]),
        .condition(
            "F3.14", "attribute_exists looks into lists", "attribute_exists(l[1])",
            holdsFor: [["l": .l([.null, .null])]], failsFor: [["l": .l([.null])], ["l": .ss(["x", "y"])]]),
        .condition(
            "F3.14", "attribute_not_exists holds of a part whose parent is missing", "attribute_not_exists(m.k)",
            holdsFor: [["a": .s("x")], ["m": .s("k")]], failsFor: [["m": .m(["k": .s("x")])]]),
        .condition(
            "F3.14", "attribute_type looks into documents", "attribute_type(m.k[0], :t)", [":t": .s("N")],
            holdsFor: [["m": .m(["k": .l([.n("1")])])]], failsFor: [["m": .m(["k": .l([.s("1")])])]]),
        .condition(
            "F3.14", "attribute_exists of a key attribute holds for every item", "attribute_exists(sk)",
            holdsFor: [["a": .s("x")]]),
    ]

    /// Functions that stand only in updates, and functions written otherwise (F3.9, F3.14).
    static let refusedFunctions: [ClientCase] = [
        .refusedCondition(
            "F3.14", "if_not_exists is no part of a condition", "if_not_exists(a, :v) = :v", [":v": .s("x")]),
        .refusedCondition(
            "F3.14", "list_append is no part of a condition", "list_append(a, :v) = :v", [":v": .l([])]),
        .refusedCondition("F3.14", "a function that there is not is refused", "starts_with(a, :v)", [":v": .s("x")]),
        .refusedCondition("F3.9", "a function in capitals is refused", "ATTRIBUTE_EXISTS(a)"),
        .refusedCondition("F3.9", "a function with one capital is refused", "Begins_with(a, :v)", [":v": .s("x")]),
        .refusedCondition("F3.14", "attribute_exists takes one operand", "attribute_exists(a, b)"),
        .refusedCondition("F3.14", "begins_with takes two operands", "begins_with(a)"),
        .refusedCondition("F3.14", "size alone is no condition", "size(a)"),
    ]
}
