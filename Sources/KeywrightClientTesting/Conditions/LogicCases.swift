internal import KeywrightRuntime

/// Items with the attributes that the letters of a text name, `ab` with two.
private func having(_ letters: String...) -> [Item] {
    letters.map { name in Item(uniqueKeysWithValues: name.map { (String($0), .s("x")) }) }
}

private let aExists = "attribute_exists(a)"
private let bExists = "attribute_exists(b)"
private let cExists = "attribute_exists(c)"

extension ClientSuite {
    /// AND, OR, NOT and parentheses (F3.6, F3.9).
    static let logic: [ClientCase] = [
        .condition(
            "F3.6", "AND holds where both sides do", "\(aExists) AND \(bExists)", holdsFor: having("ab"),
            failsFor: having("a", "b", "c")),
        .condition(
            "F3.6", "OR holds where one side does", "\(aExists) OR \(bExists)", holdsFor: having("ab", "a", "b"),
            failsFor: having("c")),
        .condition(
            "F3.6", "NOT turns a condition round", "NOT \(aExists)", holdsFor: having("b"), failsFor: having("a")),
        .condition(
            "F3.6", "NOT NOT leaves a condition as it is", "NOT NOT \(aExists)", holdsFor: having("a"),
            failsFor: having("b")),
        .condition(
            "F3.6", "AND binds more tightly than OR before it", "\(aExists) OR \(bExists) AND \(cExists)",
            holdsFor: having("a", "bc"), failsFor: having("b", "c")),
        .condition(
            "F3.6", "AND binds more tightly than OR behind it", "\(aExists) AND \(bExists) OR \(cExists)",
            holdsFor: having("ab", "c"), failsFor: having("a", "b")),
        .condition(
            "F3.6", "NOT binds more tightly than AND", "NOT \(aExists) AND \(bExists)", holdsFor: having("b"),
            failsFor: having("ab", "c", "a")),
        .condition(
            "F3.9", "parentheses come before AND", "(\(aExists) OR \(bExists)) AND \(cExists)",
            holdsFor: having("ac", "bc"), failsFor: having("a", "c", "ab")),
        .condition(
            "F3.9", "NOT takes what stands in parentheses", "NOT (\(aExists) OR \(bExists))", holdsFor: having("c"),
            failsFor: having("a", "b", "ab")),
        .condition(
            "F3.9", "parentheses may stand round each side and round a whole condition",
            "((\(aExists)) OR (\(bExists) AND (\(cExists))))", holdsFor: having("a", "bc"), failsFor: having("b")),
        .condition(
            "F3.9", "keywords may be written in any case",
            "a between :x aNd :y And not b in (:x) oR c = :x", [":x": .n("1"), ":y": .n("3")],
            holdsFor: [["a": .n("3")], ["c": .n("1")]], failsFor: [["a": .n("3"), "b": .n("1")]]),
        .condition(
            "F3.13", "NOT of a comparison holds where the attribute is missing", "NOT a = :v", [":v": .n("1")],
            holdsFor: [["b": .n("1")], ["a": .n("2")]], failsFor: [["a": .n("1")]]),
        .condition(
            "F3.9", "blanks and line ends may stand between the parts", " a\n=\t:v  AND\n attribute_exists ( b ) ",
            [":v": .n("1")], holdsFor: [["a": .n("1"), "b": .null]], failsFor: [["a": .n("1")]]),
    ]
}
