internal import KeywrightRuntime

private let n: @Sendable (String) -> Item = { ["a": .n($0)] }

extension ClientSuite {
    /// BETWEEN in conditions and filters (F3.12).
    static let betweens: [ClientCase] = [
        .condition(
            "F3.12", "BETWEEN includes both bounds", "a BETWEEN :x AND :y", [":x": .n("2"), ":y": .n("10")],
            holdsFor: [n("2"), n("9"), n("10")], failsFor: [n("1"), n("11")]),
        .condition(
            "F3.12", "BETWEEN may have two equal bounds", "a BETWEEN :x AND :y", [":x": .n("2"), ":y": .n("2.0")],
            holdsFor: [n("2")], failsFor: [n("1"), n("3")]),
        .condition(
            "F3.12", "BETWEEN compares texts by bytes", "a BETWEEN :x AND :y", [":x": .s("A"), ":y": .s("a")],
            holdsFor: [["a": .s("A")], ["a": .s("Z")], ["a": .s("a")]], failsFor: [["a": .s("9")], ["a": .s("aa")]]),
        .condition(
            "F3.12", "BETWEEN compares binaries by unsigned bytes", "a BETWEEN :x AND :y",
            [":x": .b([1]), ":y": .b([200])], holdsFor: [["a": .b([128])], ["a": .b([200])]],
            failsFor: [["a": .b([0])], ["a": .b([200, 0])]]),
        .condition(
            "F3.12", "BETWEEN of another type or of a missing attribute is false", "a BETWEEN :x AND :y",
            [":x": .n("1"), ":y": .n("3")], holdsFor: [n("2")], failsFor: [["a": .s("2")], ["b": .n("2")]]),
        .condition(
            "F3.12", "BETWEEN may have attributes as bounds", ":v BETWEEN a AND b", [":v": .n("5")],
            holdsFor: [["a": .n("5"), "b": .n("9")]], failsFor: [["a": .n("6"), "b": .n("9")], ["a": .n("1")]]),
        .condition(
            "F3.12", "the AND of BETWEEN is not the AND of two conditions", "a BETWEEN :x AND :y AND b = :x",
            [":x": .n("1"), ":y": .n("3")], holdsFor: [["a": .n("3"), "b": .n("1")]],
            failsFor: [["a": .n("3"), "b": .n("3")], ["a": .n("4"), "b": .n("1")]]),
        .refusedCondition(
            "F3.12", "BETWEEN whose lower bound is the greater is refused", "a BETWEEN :x AND :y",
            [":x": .n("10"), ":y": .n("9")]),
        .refusedCondition(
            "F3.12", "BETWEEN with bounds of two types is refused", "a BETWEEN :x AND :y",
            [":x": .n("1"), ":y": .s("2")]),
    ]

    /// IN in conditions and filters (F3.7, F3.13).
    static let ins: [ClientCase] = [
        .condition(
            "F3.13", "IN holds where the attribute equals one of the list", "a IN (:x, :y, :z)",
            [":x": .s("x"), ":y": .s("y"), ":z": .s("z")], holdsFor: [["a": .s("x")], ["a": .s("z")]],
            failsFor: [["a": .s("X")], ["a": .s("xy")]]),
        .condition(
            "F3.13", "IN compares numbers by value", "a IN (:x)", [":x": .n("1.0")], holdsFor: [n("1")],
            failsFor: [n("10"), ["a": .s("1.0")]]),
        .condition(
            "F3.13", "IN takes operands of several types", "a IN (:x, :y, :z)",
            [":x": .n("1"), ":y": .b([1]), ":z": .bool(true)], holdsFor: [n("1"), ["a": .b([1])], ["a": .bool(true)]],
            failsFor: [["a": .bool(false)], ["a": .s("1")]]),
        .condition(
            "F3.13", "IN of a missing attribute is false", "a IN (:x)", [":x": .n("1")], holdsFor: [n("1")],
            failsFor: [["b": .n("1")]]),
        .condition(
            "F3.13", "IN takes attributes as its list", ":v IN (a, b)", [":v": .n("1")],
            holdsFor: [["a": .n("1")], ["a": .n("2"), "b": .n("1")]], failsFor: [["a": .n("2"), "b": .n("3")]]),
        .condition(
            "F3.7", "IN takes 100 operands", "a IN (\(operands(100)))", operandValues(100),
            holdsFor: [n("100"), n("1")],
            failsFor: [n("101")]),
        .refusedCondition(
            "F3.7", "IN of 101 operands is refused", "a IN (\(operands(101)))", operandValues(101)),
    ]

    private static func operands(_ count: Int) -> String {
        (1...count).map { ":v\($0)" }.joined(separator: ",")
    }

    private static func operandValues(_ count: Int) -> Item {
        Item(uniqueKeysWithValues: (1...count).map { (":v\($0)", .n("\($0)")) })
    }
}
