internal import KeywrightRuntime

/// Which values a key may have: their types, their sizes, and not empty (F1.7 to F1.11).
enum KeyValueCases {
    static let all: [ClientCase] =
        sizes.flatMap(size) + sizedNames + empties.map(empty) + emptyElsewhere + wrongTypes.map(wrongType)
        + missingKeys + updates.map(update)

    private static func text(_ bytes: Int) -> AttributeValue { .s(String(repeating: "x", count: bytes)) }
    private static func binary(_ bytes: Int) -> AttributeValue { .b([UInt8](repeating: 0xC3, count: bytes)) }

    private static let sizes: [(place: KeyPlace, limit: Int, fact: String)] = [
        (.partition, 2048, "F1.8"), (.sort, 1024, "F1.8"), (.globalPartition, 2048, "F1.9"),
        (.globalSort, 1024, "F1.9"), (.localSort, 1024, "F1.9"),
    ]

    private static func size(_ row: (place: KeyPlace, limit: Int, fact: String)) -> [ClientCase] {
        let (place, limit) = (row.place, row.limit)
        let half = String(repeating: "é", count: limit / 2)
        return [
            .storesKey(row.fact, "a \(place.text) of \(limit) bytes is accepted", place, text(limit)),
            .refusesKey(row.fact, "a \(place.text) of \(limit + 1) bytes is refused", place, text(limit + 1)),
            .storesKey(
                row.fact, "a \(place.text) of \(limit / 2) characters of two bytes is accepted", place, .s(half)),
            .refusesKey(
                row.fact, "a \(place.text) of \(limit / 2 + 1) characters of two bytes is refused", place,
                .s(half + "é")),
            .storesKey(row.fact, "a binary \(place.text) of \(limit) bytes is accepted", place, binary(limit)),
            .refusesKey(row.fact, "a binary \(place.text) of \(limit + 1) bytes is refused", place, binary(limit + 1)),
        ]
    }

    private static let sizedNames: [ClientCase] = [
        ClientCase("F1.8", "the name of a partition key does not count to its size") { context in
            let name = String(repeating: "k", count: 255)
            let table = try await context.open(CaseKey(name))
            try await table.put([name: text(2048)])
            try expect(try await table.get([name: text(2048)]) != nil, "nothing is stored")
        },
        ClientCase("F1.8", "partition and sort key may both be of their full size") { context in
            let table = try await context.open()
            let key: Item = ["pk": text(2048), "sk": text(1024)]
            try await table.put(key)
            try expect(try await table.get(key) == key, "nothing or another item is stored")
        },
        .storesKey("F1.8", "a key of one byte is accepted", .partition, .b([0])),
        .storesKey(
            "F1.8", "a number of 38 digits is a partition key", .partition, .n(String(repeating: "1", count: 38))),
        .storesKey("F1.8", "a number of 38 digits is a sort key", .sort, .n(String(repeating: "1", count: 38))),
    ]

    private static let empties: [(place: KeyPlace, value: AttributeValue)] = [
        (.partition, .s("")), (.partition, .b([])), (.sort, .s("")), (.sort, .b([])), (.globalPartition, .s("")),
        (.globalPartition, .b([])), (.globalSort, .s("")), (.globalSort, .b([])), (.localSort, .s("")),
        (.localSort, .b([])),
    ]

    private static func empty(_ row: (place: KeyPlace, value: AttributeValue)) -> ClientCase {
        let kind = row.value == .s("") ? "text" : "binary"
        return .refusesKey("F1.10", "an empty \(kind) as a \(row.place.text) is refused", row.place, row.value)
    }

    /// Values that are refused in keys or sets only.
    private static let emptyElsewhere: [ClientCase] = [
        storesValue("an empty text that is no key is accepted", .s("")),
        storesValue("an empty binary that is no key is accepted", .b([])),
        storesValue("an empty list is accepted", .l([])),
        storesValue("an empty map is accepted", .m([:])),
        storesValue("a NULL that is no key is accepted", .null),
        refusesValue("an empty set of texts is refused", .ss([])),
        refusesValue("an empty set of numbers is refused", .ns([])),
        refusesValue("an empty set of binaries is refused", .bs([])),
    ]

    private static func storesValue(_ title: String, _ value: AttributeValue) -> ClientCase {
        ClientCase("F1.10", title) { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": value]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": value]))
        }
    }

    private static func refusesValue(_ title: String, _ value: AttributeValue) -> ClientCase {
        ClientCase("F1.10", title) { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put(.pair("p", "s", ["a": value])) }
        }
    }

    private static let wrongTypes: [(place: KeyPlace, type: String, what: String, value: AttributeValue)] = [
        (.partition, "S", "a number", .n("1")), (.partition, "S", "a binary", .b([1])),
        (.partition, "S", "a truth value", .bool(true)), (.partition, "S", "a NULL", .null),
        (.partition, "S", "a list", .l([.s("x")])), (.partition, "S", "a map", .m(["x": .s("x")])),
        (.partition, "S", "a set", .ss(["x"])), (.partition, "N", "a text", .s("1")),
        (.partition, "N", "a set of numbers", .ns(["1"])), (.partition, "B", "a text", .s("AQ==")),
        (.sort, "S", "a number", .n("1")), (.sort, "N", "a text", .s("1")), (.sort, "B", "a text", .s("AQ==")),
        (.sort, "S", "a NULL", .null), (.globalPartition, "S", "a number", .n("1")),
        (.globalPartition, "S", "a binary", .b([1])), (.globalPartition, "S", "a truth value", .bool(true)),
        (.globalPartition, "S", "a NULL", .null), (.globalPartition, "S", "a list", .l([.s("x")])),
        (.globalPartition, "S", "a map", .m(["x": .s("x")])), (.globalPartition, "S", "a set", .ss(["x"])),
        (.globalPartition, "N", "a text", .s("1")), (.globalSort, "S", "a number", .n("1")),
        (.globalSort, "N", "a NULL", .null), (.localSort, "S", "a number", .n("1")), (.localSort, "N", "a NULL", .null),
    ]

    private static func wrongType(
        _ row: (place: KeyPlace, type: String, what: String, value: AttributeValue)
    ) -> ClientCase {
        let isTable = row.place == .partition || row.place == .sort
        return .refusesKey(
            isTable ? "F1.7" : "F1.11", "\(row.what) as a \(row.place.text) of type \(row.type) is refused", row.place,
            row.value, type: row.type)
    }

    private static let missingKeys: [ClientCase] = [
        ClientCase("F1.26", "an item without its partition key is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put(["sk": .s("s")]) }
        },
        ClientCase("F1.26", "an item without its sort key is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put(["pk": .s("p")]) }
        },
        ClientCase("F1.26", "an item without any attribute is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put([:]) }
        },
    ]

    private static let updates: [(place: KeyPlace, what: String, value: AttributeValue, fact: String)] = [
        (.globalPartition, "an empty text", .s(""), "F1.10"), (.globalSort, "an empty text", .s(""), "F1.10"),
        (.localSort, "an empty text", .s(""), "F1.10"), (.globalPartition, "a number", .n("1"), "F1.11"),
        (.globalPartition, "a NULL", .null, "F1.11"), (.localSort, "a number", .n("1"), "F1.11"),
        (.globalPartition, "2,049 bytes", text(2049), "F1.9"), (.globalSort, "1,025 bytes", text(1025), "F1.9"),
        (.localSort, "1,025 bytes", text(1025), "F1.9"),
    ]

    private static func update(
        _ row: (place: KeyPlace, what: String, value: AttributeValue, fact: String)
    ) -> ClientCase {
        ClientCase(row.fact, "an update that sets a \(row.place.text) to \(row.what) is refused") { context in
            let table = try await row.place.open(context, "S")
            try await table.put(row.place.item(.s("x")))
            try await expectRefusal(of: "UpdateItem") {
                try await table.update(row.place.key(row.value), "SET k = :k", [":k": row.value])
            }
            try await table.expectStored(row.place.key(row.value), row.place.item(.s("x")))
        }
    }
}
