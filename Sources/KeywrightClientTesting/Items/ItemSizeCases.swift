internal import KeywrightRuntime

/// An attribute, and how many bytes the service counts for its value.
private struct Sized: Sendable {
    let what: String
    let value: AttributeValue
    let size: Int
    var name = "v"

    /// The item with this attribute and a text that fills it up to so many bytes.
    func item(ofSize total: Int) -> Item {
        let keys = 2 + 1 + 2 + 1
        let rest = total - keys - (name.utf8.count + size) - 1
        return row("1", [name: value, "f": .s(String(repeating: "f", count: rest))])
    }
}

extension ClientSuite {
    /// What an item may weigh, and what each type weighs in it (F3.1, F3.2), shown at the limit, to the byte.
    static let itemSizes: [ClientCase] = (sizedScalars + sizedNumbers + sizedDocuments).map { sized in
        ClientCase("F3.2", "\(sized.what) counts \(sized.size == 1 ? "1 byte" : "\(sized.size) bytes") in an item") {
            context in
            let table = try await context.table()
            try await context.put(table, sized.item(ofSize: 409_600))
            try await expectRefusal(of: "one byte more") {
                try await context.put(table, sized.item(ofSize: 409_601))
            }
        }
    }

    /// The limit of an item where it is reached by a put and by an update.
    static let itemSizeLimits: [ClientCase] = [
        ClientCase("F3.1", "an item of 409,600 bytes is kept whole") { context in
            let table = try await context.table()
            let item = Sized(what: "", value: .bool(true), size: 1).item(ofSize: 409_600)
            try await context.put(table, item)
            let stored = try await context.stored(table)
            try expect(stored == item, "the item of 409,600 bytes came back otherwise")
        },
        ClientCase("F3.1", "an item of 409,601 bytes is refused, and nothing is written") { context in
            let table = try await context.table()
            let item = Sized(what: "", value: .bool(true), size: 1).item(ofSize: 409_601)
            try await expectRefusal(of: "the put") { try await context.put(table, item) }
            try expectItem(try await context.stored(table), nil, "the item after the refusal")
        },
        ClientCase("F3.1", "an update may let an item grow to 409,600 bytes and no further") { context in
            let table = try await context.table()
            let small = Sized(what: "", value: .bool(true), size: 1).item(ofSize: 409_598)
            try await context.put(table, small)
            func input(_ text: String) -> UpdateItemInput {
                UpdateItemInput(
                    tableName: table, key: key(), updateExpression: "SET g = :g",
                    expressionAttributeValues: [":g": .s(text)])
            }
            _ = try await context.client.updateItem(input("x"))
            try await expectRefusal(of: "one byte more") { try await context.client.updateItem(input("xx")) }
        },
        ClientCase("F3.1", "an attribute's name counts in UTF-8 bytes") { context in
            let table = try await context.table()
            let sized = Sized(what: "", value: .bool(true), size: 1, name: "日本")
            try await context.put(table, sized.item(ofSize: 409_600))
            try await expectRefusal(of: "one byte more") {
                try await context.put(table, sized.item(ofSize: 409_601))
            }
        },
    ]

    private static let sizedScalars: [Sized] = [
        Sized(what: "an empty text", value: .s(""), size: 0),
        Sized(what: "a text of one letter of two bytes", value: .s("é"), size: 2),
        Sized(what: "a text of one sign beyond the BMP", value: .s("😀"), size: 4),
        Sized(what: "a binary of three bytes", value: .b([0, 1, 255]), size: 3),
        Sized(what: "TRUE", value: .bool(true), size: 1),
        Sized(what: "FALSE", value: .bool(false), size: 1),
        Sized(what: "NULL", value: .null, size: 1),
    ]

    private static let sizedNumbers: [Sized] = [
        Sized(what: "the number 0", value: .n("0"), size: 1),
        Sized(what: "the number 7", value: .n("7"), size: 2),
        Sized(what: "the number 100", value: .n("100"), size: 2),
        Sized(what: "the number 101", value: .n("101"), size: 3),
        Sized(what: "the number 1.5", value: .n("1.5"), size: 3),
        Sized(what: "the number 123.4", value: .n("123.4"), size: 4),
        Sized(what: "the number 0.15", value: .n("0.15"), size: 2),
        Sized(what: "the number -0.15", value: .n("-0.15"), size: 3),
        Sized(what: "the number -42", value: .n("-42"), size: 3),
        Sized(what: "the number 007.500", value: .n("007.500"), size: 3),
        Sized(what: "a number of 19 digits", value: .n("1234567890123456789"), size: 11),
        Sized(what: "a number of 38 digits", value: .n("12345678901234567890123456789012345678"), size: 20),
    ]

    private static let sizedDocuments: [Sized] = [
        Sized(what: "an empty list", value: .l([]), size: 3),
        Sized(what: "an empty map", value: .m([:]), size: 3),
        Sized(what: "a list of a text of two bytes and a truth value", value: .l([.s("ab"), .bool(true)]), size: 8),
        Sized(what: "a map of one name of a byte and a text of two", value: .m(["k": .s("ab")]), size: 7),
        Sized(what: "an empty list in a map under a name of two bytes", value: .m(["é": .l([])]), size: 9),
        Sized(what: "a list in a list in a list", value: .l([.l([.l([])])]), size: 11),
        Sized(what: "a set of texts of one and three bytes", value: .ss(["a", "bcd"]), size: 4),
        Sized(what: "a set of the numbers 1 and -42", value: .ns(["1", "-42"]), size: 5),
        Sized(what: "a set of binaries of one and two bytes", value: .bs([[1], [2, 3]]), size: 3),
    ]
}
