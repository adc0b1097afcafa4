internal import KeywrightRuntime

extension ClientSuite {
    /// SET of top-level attributes, and what may stand on its right (F4.9, F4.11).
    static let sets: [ClientCase] = [
        .update(
            "F4.9", "SET creates and replaces attributes and leaves the others", "SET a = :x, b = :y",
            [":x": .s("new"), ":y": .bool(true)], on: ["a": .n("1"), "c": .null],
            gives: ["a": .s("new"), "b": .bool(true), "c": .null]),
        .update(
            "F4.3", "an update of a missing item creates it", "SET a = :x", [":x": .s("new")], on: nil,
            gives: ["a": .s("new")]),
        .update(
            "F4.11", "SET a = b, b = a swaps two attributes", "SET a = b, b = a", on: ["a": .s("1"), "b": .n("2")],
            gives: ["a": .n("2"), "b": .s("1")]),
        .update(
            "F4.11", "every clause sees the item as it stood", "SET b = a REMOVE a ADD c :one", [":one": .n("1")],
            on: ["a": .l([.s("x")]), "c": .n("1")], gives: ["b": .l([.s("x")]), "c": .n("2")]),
        .update(
            "F4.11", "a sum sees the number as it stood", "SET a = a + :one, b = a", [":one": .n("1")],
            on: ["a": .n("1")], gives: ["a": .n("2"), "b": .n("1")]),
        .update(
            "F4.11", "SET may add and subtract attributes and values", "SET c = a + b, d = a - :v, e = :v - b",
            [":v": .n("10")], on: ["a": .n("3"), "b": .n("0.5")],
            gives: ["a": .n("3"), "b": .n("0.5"), "c": .n("3.5"), "d": .n("-7"), "e": .n("9.5")]),
        .update(
            "F1.13", "SET computes in decimals", "SET a = :x + :y, b = :z - :y",
            [":x": .n("0.1"), ":y": .n("0.2"), ":z": .n("0.3")], on: [:], gives: ["a": .n("0.3"), "b": .n("0.1")]),
        .update(
            "F1.13", "SET computes with 38 digits", "SET a = a + :one", [":one": .n("1")],
            on: ["a": .n("12345678901234567890123456789012345678")],
            gives: ["a": .n("12345678901234567890123456789012345679")]),
        .update(
            "F3.14", "if_not_exists gives the attribute where there is one", "SET a = if_not_exists(a, :v)",
            [":v": .s("new")], on: ["a": .null], gives: ["a": .null]),
        .update(
            "F3.14", "if_not_exists gives the value where there is no attribute",
            "SET a = if_not_exists(b, :v) + :one", [":v": .n("10"), ":one": .n("1")], on: ["a": .n("1")],
            gives: ["a": .n("11")]),
        .refusedUpdate(
            "F4.11", "a sum with a text is refused", "SET a = a + :v", [":v": .s("1")]),
        .refusedUpdate(
            "F4.11", "a sum with an attribute that is a text is refused", "SET a = b + :v", [":v": .n("1")],
            on: ["b": .s("1")]),
        .refusedUpdate("F4.11", "a sum with a missing attribute is refused", "SET a = b + :v", [":v": .n("1")]),
        .refusedUpdate("F4.11", "SET from a missing attribute is refused", "SET a = b"),
    ]

    /// SET in documents (F4.9).
    static let nestedSets: [ClientCase] = [
        .update(
            "F4.9", "SET replaces and adds entries of a map", "SET m.k = :v, m.l = :v", [":v": .n("1")],
            on: ["m": .m(["k": .s("x"), "o": .null])], gives: ["m": .m(["k": .n("1"), "l": .n("1"), "o": .null])]),
        .update(
            "F4.9", "SET reaches through lists and maps", "SET l[1].k[0] = :v", [":v": .n("1")],
            on: ["l": .l([.null, .m(["k": .l([.s("x"), .s("y")])])])],
            gives: ["l": .l([.null, .m(["k": .l([.n("1"), .s("y")])])])]),
        .update(
            "F4.9", "SET replaces an element of a list", "SET l[1] = :v", [":v": .n("1")],
            on: ["l": .l([.s("x"), .s("y"), .s("z")])], gives: ["l": .l([.s("x"), .n("1"), .s("z")])]),
        .update(
            "F4.9", "SET beyond the end of a list appends", "SET l[7] = :v", [":v": .n("1")], on: ["l": .l([.s("x")])],
            gives: ["l": .l([.s("x"), .n("1")])]),
        .update(
            "F4.9", "SET of the index at the end of a list appends", "SET l[0] = :v", [":v": .n("1")],
            on: ["l": .l([])],
            gives: ["l": .l([.n("1")])]),
        .update(
            "F4.9", "SET counts a number within a map up", "SET m.k = m.k + :one", [":one": .n("1")],
            on: ["m": .m(["k": .n("-1")])], gives: ["m": .m(["k": .n("0")])]),
        .update(
            "F4.9", "SET by placeholders takes a dot as part of a name", "SET #m.#k = :v", [":v": .n("1")],
            names: ["#m": "m", "#k": "a.b"], on: ["m": .m([:])], gives: ["m": .m(["a.b": .n("1")])]),
        .update(
            "F3.14", "list_append puts the second list behind the first", "SET l = list_append(l, :v)",
            [":v": .l([.s("y"), .s("z")])], on: ["l": .l([.s("x")])], gives: ["l": .l([.s("x"), .s("y"), .s("z")])]),
        .update(
            "F3.14", "list_append may put the value first", "SET l = list_append(:v, l)", [":v": .l([.s("y")])],
            on: ["l": .l([.s("x")])], gives: ["l": .l([.s("y"), .s("x")])]),
        .update(
            "F3.14", "list_append of a missing list needs if_not_exists",
            "SET l = list_append(if_not_exists(l, :e), :v)", [":e": .l([]), ":v": .l([.s("x")])], on: [:],
            gives: ["l": .l([.s("x")])]),
        .refusedUpdate("F4.9", "SET into a missing map is refused", "SET m.k = :v", [":v": .n("1")]),
        .refusedUpdate("F4.9", "SET into a missing list is refused", "SET l[0] = :v", [":v": .n("1")]),
        .refusedUpdate("F4.9", "SET into a number as if it were a map is refused", "SET a.k = :v", [":v": .n("1")]),
        .refusedUpdate(
            "F4.9", "SET into a map as if it were a list is refused", "SET m[0] = :v", [":v": .n("1")],
            on: ["m": .m([:])]),
        .refusedUpdate(
            "F4.9", "SET into a map that is missing within a map is refused", "SET m.k.l = :v", [":v": .n("1")],
            on: ["m": .m([:])]),
    ]

    /// What SET may not say (F3.14).
    static let refusedSets: [ClientCase] = [
        .refusedUpdate(
            "F3.14", "list_append to what is no list is refused", "SET a = list_append(a, :v)", [":v": .l([])]),
        .refusedUpdate(
            "F3.14", "list_append of a value that is no list is refused", "SET l = list_append(l, :v)",
            [":v": .s("x")], on: ["l": .l([])]),
        .refusedUpdate("F3.14", "size is no part of an update", "SET a = size(b)", on: ["b": .s("x")]),
        .refusedUpdate("F3.14", "attribute_exists is no part of an update", "SET a = attribute_exists(b)"),
        .refusedUpdate(
            "F3.9", "a function of an update in capitals is refused", "SET a = IF_NOT_EXISTS(a, :v)", [":v": .n("1")]),
    ]
}
