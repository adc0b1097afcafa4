internal import KeywrightRuntime

extension ClientSuite {
    /// ADD (F4.10).
    static let adds: [ClientCase] = [
        .update(
            "F4.10", "ADD adds to a number", "ADD a :v", [":v": .n("2.5")], on: ["a": .n("1")], gives: ["a": .n("3.5")]),
        .update(
            "F4.10", "ADD of a negative number subtracts", "ADD a :v", [":v": .n("-3")], on: ["a": .n("1")],
            gives: ["a": .n("-2")]),
        .update(
            "F4.10", "ADD takes a missing number for 0", "ADD a :v", [":v": .n("5")], on: ["b": .null],
            gives: ["a": .n("5"), "b": .null]),
        .update(
            "F4.10", "ADD creates the item and the number", "ADD a :v", [":v": .n("5")], on: nil, gives: ["a": .n("5")]),
        .update(
            "F4.10", "ADD unites sets of texts", "ADD a :v", [":v": .ss(["y", "z"])], on: ["a": .ss(["x", "y"])],
            gives: ["a": .ss(["x", "y", "z"])]),
        .update(
            "F4.10", "ADD unites sets of numbers by value", "ADD a :v", [":v": .ns(["1.0", "3"])],
            on: ["a": .ns(["1", "2"])], gives: ["a": .ns(["1", "2", "3"])]),
        .update(
            "F4.10", "ADD unites sets of binaries", "ADD a :v", [":v": .bs([[1], [2]])], on: ["a": .bs([[2]])],
            gives: ["a": .bs([[1], [2]])]),
        .update(
            "F4.10", "ADD creates a missing set", "ADD a :v", [":v": .ss(["x"])], on: [:], gives: ["a": .ss(["x"])]),
        .update(
            "F4.10", "ADD takes several attributes", "ADD a :v, b :w", [":v": .n("1"), ":w": .ss(["y"])],
            on: ["a": .n("1"), "b": .ss(["x"])], gives: ["a": .n("2"), "b": .ss(["x", "y"])]),
        .update(
            "F1.13", "ADD computes with 38 digits", "ADD a :v", [":v": .n("0.0000000000000000001")],
            on: ["a": .n("9007199254740993")], gives: ["a": .n("9007199254740993.0000000000000000001")]),
        .refusedUpdate("F4.10", "ADD to a text is refused", "ADD a :v", [":v": .n("1")], on: ["a": .s("1")]),
        .refusedUpdate("F4.10", "ADD to a list is refused", "ADD a :v", [":v": .n("1")], on: ["a": .l([])]),
        .refusedUpdate("F4.10", "ADD of a text is refused", "ADD a :v", [":v": .s("x")], on: [:]),
        .refusedUpdate("F4.10", "ADD of a list is refused", "ADD a :v", [":v": .l([.n("1")])], on: ["a": .l([])]),
        .refusedUpdate(
            "F4.10", "ADD of a set to a number is refused", "ADD a :v", [":v": .ns(["1"])], on: ["a": .n("1")]),
    ]

    /// ADD of one type of set to another, and DELETE (F4.10).
    static let deletes: [ClientCase] = [
        .refusedUpdate(
            "F4.10", "ADD of a set of texts to a set of numbers is refused", "ADD a :v", [":v": .ss(["1"])],
            on: ["a": .ns(["1"])]),
        .update(
            "F4.10", "DELETE takes members out of a set", "DELETE a :v", [":v": .ss(["y", "q"])],
            on: ["a": .ss(["x", "y", "z"])], gives: ["a": .ss(["x", "z"])]),
        .update(
            "F4.10", "DELETE finds numbers by value", "DELETE a :v", [":v": .ns(["1.0"])], on: ["a": .ns(["1", "10"])],
            gives: ["a": .ns(["10"])]),
        .update(
            "F4.10", "DELETE takes members out of a set of binaries", "DELETE a :v", [":v": .bs([[1]])],
            on: ["a": .bs([[1], [1, 1]])], gives: ["a": .bs([[1, 1]])]),
        .update(
            "F4.10", "a set that DELETE empties is removed", "DELETE a :v", [":v": .ss(["x", "y"])],
            on: ["a": .ss(["x", "y"]), "b": .null], gives: ["b": .null]),
        .update(
            "F4.10", "DELETE from a missing set changes nothing", "DELETE a :v", [":v": .ss(["x"])], on: ["b": .null],
            gives: ["b": .null]),
        .refusedUpdate("F4.10", "DELETE of a number is refused", "DELETE a :v", [":v": .n("1")]),
        .refusedUpdate("F4.10", "DELETE from a number is refused", "DELETE a :v", [":v": .ns(["1"])]),
        .refusedUpdate(
            "F4.10", "DELETE of a set of texts from a set of numbers is refused", "DELETE a :v", [":v": .ss(["1"])],
            on: ["a": .ns(["1", "2"])]),
        .refusedUpdate(
            "F4.10", "DELETE from a list is refused", "DELETE a :v", [":v": .ss(["x"])], on: ["a": .l([.s("x")])]),
    ]

    /// REMOVE.
    static let removes: [ClientCase] = [
        .update(
            "F4.6", "REMOVE takes attributes away", "REMOVE a, b", on: ["a": .n("1"), "b": .null, "c": .s("x")],
            gives: ["c": .s("x")]),
        .update(
            "F4.6", "REMOVE of a missing attribute changes nothing", "REMOVE b", on: ["a": .n("1")],
            gives: ["a": .n("1")]),
        .update(
            "F4.6", "REMOVE takes an entry of a map away", "REMOVE m.k", on: ["m": .m(["k": .null, "l": .n("1")])],
            gives: ["m": .m(["l": .n("1")])]),
        .update(
            "F4.6", "REMOVE leaves an empty map", "REMOVE m.k", on: ["m": .m(["k": .null])], gives: ["m": .m([:])]),
        .update(
            "F4.6", "REMOVE takes elements out of a list by their places before the update", "REMOVE l[0], l[2]",
            on: ["l": .l([.s("a"), .s("b"), .s("c"), .s("d")])], gives: ["l": .l([.s("b"), .s("d")])]),
        .update(
            "F4.6", "REMOVE beyond the end of a list changes nothing", "REMOVE l[5]", on: ["l": .l([.s("a")])],
            gives: ["l": .l([.s("a")])]),
    ]
}
