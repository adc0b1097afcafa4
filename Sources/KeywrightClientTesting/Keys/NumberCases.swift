internal import KeywrightRuntime

/// Which numbers there are, and in which form they come back (F1.13, F1.14).
enum NumberCases {
    static let all: [ClientCase] = accepted.map(accepts) + refused.map(refuses) + forms.map(form) + formPlaces

    private static let nines = "9." + String(repeating: "9", count: 37)

    private static let accepted: [(what: String, number: String)] = [
        ("of 38 digits", String(repeating: "7", count: 38)),
        ("of 38 digits after the point", "0." + String(repeating: "7", count: 38)),
        ("of 38 digits about the point", String(repeating: "7", count: 19) + "." + String(repeating: "7", count: 19)),
        ("of one digit and 60 zeros", "1" + String(repeating: "0", count: 60)),
        ("of 60 leading zeros", String(repeating: "0", count: 60) + "1"),
        ("that is the largest", nines + "E+125"), ("that is the least", "-" + nines + "E+125"),
        ("that is the smallest above zero", "1E-130"), ("that is the largest below zero", "-1E-130"),
        ("that is zero", "0"),
    ]

    private static func accepts(_ row: (what: String, number: String)) -> ClientCase {
        ClientCase("F1.13", "a number \(row.what) is accepted") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .n(row.number)]))
            let stored = try await table.get(.pair("p", "s"))
            try expect(stored?["a"] != nil, "nothing is stored")
        }
    }

    private static let refused: [(what: String, number: String)] = [
        ("of 39 digits", String(repeating: "7", count: 39)),
        ("of 39 digits after the point", "0." + String(repeating: "7", count: 39)),
        ("of 39 digits with zeros between", "1" + String(repeating: "0", count: 37) + "1"),
        ("of 1E+126", "1E+126"), ("of -1E+126", "-1E+126"), ("of 1E-131", "1E-131"), ("of -1E-131", "-1E-131"),
        ("that is a word", "one"), ("without a digit", ""), ("that is a sign alone", "-"),
        ("that is no number", "NaN"), ("that is infinite", "Infinity"), ("with a comma", "1,5"),
        ("with two points", "1.2.3"), ("in base 16", "0x1F"),
    ]

    private static func refuses(_ row: (what: String, number: String)) -> ClientCase {
        ClientCase("F1.13", "a number \(row.what) is refused") { context in
            let table = try await context.open()
            try await expectRefusal(of: "PutItem") { try await table.put(.pair("p", "s", ["a": .n(row.number)])) }
            try await table.expectStored(.pair("p", "s"), nil)
        }
    }

    private static let forms: [(written: String, stored: String)] = [
        ("007.500", "7.5"), ("1.5E2", "150"), ("-0", "0"), ("0.0", "0"), ("1.0", "1"), ("01", "1"), ("1e0", "1"),
        ("100", "100"), ("-007", "-7"), ("0.10", "0.1"), ("1E-3", "0.001"), ("12.34E1", "123.4"), ("5E3", "5000"),
    ]

    private static func form(_ row: (written: String, stored: String)) -> ClientCase {
        ClientCase("F1.14", "the number \(row.written) comes back as \(row.stored)") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .n(row.written)]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .n(row.stored)]))
        }
    }

    private static let formPlaces: [ClientCase] = [
        comesBack("a number in a list", .l([.n("1.50")]), .l([.n("1.5")])),
        comesBack("a number in a map", .m(["x": .n("1.50")]), .m(["x": .n("1.5")])),
        comesBack("a number in a set", .ns(["1.50"]), .ns(["1.5"])),
        ClientCase("F1.14", "a number in a key comes back in its stored form") { context in
            let table = try await context.open(CaseKey("id:N"))
            try await table.put(["id": .n("1.50")])
            try await table.expectStored(["id": .n("1.5")], ["id": .n("1.5")])
        },
        ClientCase("F1.14", "a number set by an update comes back in its stored form") { context in
            let table = try await context.open()
            try await table.update(.pair("p", "s"), "SET a = :a", [":a": .n("1.50")])
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .n("1.5")]))
        },
    ]

    private static func comesBack(_ what: String, _ written: AttributeValue, _ stored: AttributeValue) -> ClientCase {
        ClientCase("F1.14", "\(what) comes back in its stored form") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": written]))
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": stored]))
        }
    }
}
