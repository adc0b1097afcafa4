internal import KeywrightRuntime

extension ClientCase {
    /// An item that is kept as it is, and one that is refused.
    fileprivate static func items(
        _ fact: String, _ title: String, _ key: CaseKey = CaseKey("pk", sort: "sk"), global: [CaseIndex] = [],
        local: [CaseIndex] = [], accepted: Item? = nil, refused: Item? = nil
    ) -> ClientCase {
        ClientCase(fact, title) { context in
            let table = try await context.table(key, global: global, local: local)
            if let accepted {
                try await context.put(table, accepted)
                let stored = try await context.stored(
                    table, accepted.filter { key.attributes.map(\.name).contains($0.key) })
                try expect(caseText(stored) == caseText(accepted), "the accepted item came back otherwise")
            }
            guard let refused else { return }
            try await expectRefusal(of: "the put") { try await context.put(table, refused) }
        }
    }
}

/// A text of so many letters.
private func letters(_ count: Int, _ letter: String = "a") -> AttributeValue {
    .s(String(repeating: letter, count: count))
}

private let global = CaseIndex("by-g", CaseKey("g", sort: "r"))
private let local = CaseIndex("by-l", CaseKey("pk", sort: "l"))

extension ClientSuite {
    /// How long key values may be (F1.8, F1.9).
    static let keySizes: [ClientCase] = [
        .items(
            "F1.8", "an item whose partition key has 2,048 bytes is kept, with 2,049 it is refused",
            accepted: ["pk": letters(2048), "sk": .s("1")], refused: ["pk": letters(2049), "sk": .s("1")]),
        .items(
            "F1.8", "an item whose sort key has 1,024 bytes is kept, with 1,025 it is refused",
            accepted: ["pk": .s("p"), "sk": letters(1024)], refused: ["pk": .s("p"), "sk": letters(1025)]),
        .items(
            "F1.8", "a sort key of 512 letters of two bytes is kept, of 513 refused",
            accepted: ["pk": .s("p"), "sk": letters(512, "é")], refused: ["pk": .s("p"), "sk": letters(513, "é")]),
        .items(
            "F1.8", "a binary partition key counts its bytes, not their base64", CaseKey("pk:B"),
            accepted: ["pk": .b([UInt8](repeating: 200, count: 2048))],
            refused: ["pk": .b([UInt8](repeating: 200, count: 2049))]),
        .items(
            "F1.9", "an item whose global partition key has 2,048 bytes is kept, with 2,049 it is refused",
            global: [global], accepted: row("1", ["g": letters(2048), "r": .s("r")]),
            refused: row("2", ["g": letters(2049), "r": .s("r")])),
        .items(
            "F1.9", "an item whose global sort key has 1,024 bytes is kept, with 1,025 it is refused",
            global: [global], accepted: row("1", ["g": .s("g"), "r": letters(1024)]),
            refused: row("2", ["g": .s("g"), "r": letters(1025)])),
        .items(
            "F1.9", "an item whose local sort key has 1,024 bytes is kept, with 1,025 it is refused",
            local: [local], accepted: row("1", ["l": letters(1024)]), refused: row("2", ["l": letters(1025)])),
    ]

    /// What a key may not be, and what an index leaves out (F1.10, F1.11).
    static let keyContents: [ClientCase] = [
        .items("F1.10", "an item with an empty partition key is refused", refused: ["pk": .s(""), "sk": .s("1")]),
        .items("F1.10", "an item with an empty sort key is refused", refused: row("")),
        .items(
            "F1.10", "an item with an empty binary key is refused", CaseKey("pk:B"), accepted: ["pk": .b([0])],
            refused: ["pk": .b([])]),
        .items(
            "F1.10", "an item with an empty global index key is refused", global: [global],
            refused: row("1", ["g": .s(""), "r": .s("r")])),
        .items(
            "F1.10", "an item with an empty local index key is refused", local: [local],
            refused: row("1", ["l": .s("")])),
        .items(
            "F1.7", "an item whose partition key has another type is refused", refused: ["pk": .n("1"), "sk": .s("1")]),
        .items("F1.7", "an item whose sort key has another type is refused", refused: ["pk": .s("p"), "sk": .b([1])]),
        .items(
            "F1.11", "an item whose global index key has another type is refused", global: [global],
            refused: row("1", ["g": .n("1"), "r": .s("r")])),
        .items(
            "F1.11", "an item whose global index key is NULL is refused", global: [global],
            refused: row("1", ["g": .null, "r": .s("r")])),
        .items(
            "F1.11", "an item whose local index key has another type is refused", local: [local],
            refused: row("1", ["l": .n("1")])),
        .items(
            "F1.11", "an item without an index key is kept", global: [global], local: [local],
            accepted: row("1", ["r": .s("r")])),
        .items("F1.7", "a put without the sort key is refused", refused: ["pk": .s("p"), "a": .s("x")]),
        .items("F1.7", "a put without the partition key is refused", refused: ["sk": .s("1"), "a": .s("x")]),
    ]

    /// What an attribute that is no key may be (F1.10, F3.4).
    static let attributeContents: [ClientCase] = [
        .items("F1.10", "an empty text may be an attribute", accepted: row("1", ["a": .s("")])),
        .items("F1.10", "an empty binary may be an attribute", accepted: row("1", ["a": .b([])])),
        .items(
            "F1.10", "an empty list and an empty map may be attributes",
            accepted: row("1", ["a": .l([]), "b": .m([:])])),
        .items("F1.10", "NULL may be an attribute", accepted: row("1", ["a": .null])),
        .items(
            "F1.5", "names with blanks, dots, dashes and signs of any language are kept",
            accepted: row("1", ["a b": .s("1"), "a.b": .s("2"), "a-b": .s("3"), "名前": .s("4"), "l[0]": .s("5")])),
        .items(
            "F1.6", "names that differ in case are two attributes", accepted: row("1", ["a": .s("1"), "A": .s("2")])),
        .items("F3.4", "a set of no texts is refused", refused: row("1", ["a": .ss([])])),
        .items("F3.4", "a set of no numbers is refused", refused: row("1", ["a": .ns([])])),
        .items("F3.4", "a set of no binaries is refused", refused: row("1", ["a": .bs([])])),
        .items("F3.4", "an empty set within a map is refused", refused: row("1", ["a": .m(["k": .ss([])])])),
        .items(
            "F3.4", "a set that holds a text twice is refused", accepted: row("1", ["a": .ss(["x", "y"])]),
            refused: row("2", ["a": .ss(["x", "y", "x"])])),
        .items(
            "F3.4", "a set that holds a number twice is refused", accepted: row("1", ["a": .ns(["1", "2"])]),
            refused: row("2", ["a": .ns(["1", "2", "1"])])),
        .items(
            "F3.4", "a set that holds a binary twice is refused", accepted: row("1", ["a": .bs([[1], [2]])]),
            refused: row("2", ["a": .bs([[1], [2], [1]])])),
        .items(
            "F1.16", "a set may hold a composed and a decomposed é",
            accepted: row("1", ["a": .ss(["\u{E9}", "e\u{301}"])])),
    ]

    /// All types at once, and how deep they may nest (F3.4, F5.6).
    static let nesting: [ClientCase] = [
        .items(
            "F5.6", "all ten types come back as they were written",
            accepted: row(
                "1",
                [
                    "s": .s("\"\\\u{8}\n/é😀"), "n": .n("-1.25"), "b": .b([0, 127, 128, 255]), "bool": .bool(false),
                    "null": .null, "l": .l([.s("x"), .n("1"), .l([.null])]), "m": .m(["k": .m(["l": .l([])])]),
                    "ss": .ss(["b", "a"]), "ns": .ns(["2", "-1"]), "bs": .bs([[255], [0, 1]]),
                ])),
        .items(
            "F3.4", "maps nest 31 deep below an attribute, and not 33",
            accepted: row("1", ["a": nested(31) { .m(["k": $0]) }]),
            refused: row("2", ["a": nested(33) { .m(["k": $0]) }])),
        .items(
            "F3.4", "lists nest 31 deep below an attribute, and not 33",
            accepted: row("1", ["a": nested(31) { .l([$0]) }]),
            refused: row("2", ["a": nested(33) { .l([$0]) }])),
    ]

    private static func nested(_ depth: Int, _ wrap: (AttributeValue) -> AttributeValue) -> AttributeValue {
        (0..<depth).reduce(.s("x")) { value, _ in wrap(value) }
    }
}
