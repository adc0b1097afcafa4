import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct KeyBuilderTests {
    @Test func everyPlaceholder() throws {
        let at = try #require(Timestamp("2026-11-22T10:00:00.000Z"))
        let uuid = try #require(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
        var key = KeyBuilder(entity: "Thing", attribute: "PK", .partition)
        key.literal("A#")
        try key.append("né", KeyGuard(delimiter: "#"), "name")
        key.literal("#")
        try key.append(-12, pad: 4, "line")
        try key.append(Decimal.literal("12.5"), pad: 4, fraction: 2, "price")
        try key.append(7, invert: 3, "score")
        try key.append(at, as: .epochSeconds, invert: 10, "at")
        key.literal("|")
        key.append(at)
        key.append(at, as: .epochMillis)
        key.append(encoded: KeyEncoding.day(at))
        key.append(CalendarDate(at))
        key.append(uuid)
        key.append(-3)
        key.append(true)
        key.append(try #require(ULID("01ARYZ6S41TSV4RRFFQ69G5FAV")))
        key.append(try #require(KSUID("0ujtsYcgvSTl8PAuAdqWYSMnLOv")))
        let expected =
            "A#né#-9987" + "0012.50" + "992" + "8204658399" + "|2026-11-22T10:00:00.000Z" + "1795341600000"
            + "2026-11-22"
            + "2026-11-22" + "e621e1f8-c36c-495a-93fc-0c247a3e6e5f" + "-3true" + "01ARYZ6S41TSV4RRFFQ69G5FAV"
            + "0ujtsYcgvSTl8PAuAdqWYSMnLOv"
        #expect(key.text == expected)
        #expect(key.upperEnd() == expected + "\u{10FFFF}")
        let whole = try key.finish()
        #expect(whole == expected)
    }

    @Test(
        arguments: [
            (KeyRole.partition, 0, ValueError.Kind.emptyKey), (.partition, 2_048, nil), (.partition, 2_049, .keySize),
            (.sort, 1_024, nil), (.sort, 1_025, .keySize),
        ] as [(KeyRole, Int, ValueError.Kind?)])
    func sizes(role: KeyRole, bytes: Int, kind: ValueError.Kind?) {
        var key = KeyBuilder(entity: "Thing", attribute: "SK", role)
        // Two bytes each, and one more where the count is odd: bytes are counted, not characters.
        key.literal(String(repeating: "é", count: bytes / 2) + String(repeating: "a", count: bytes % 2))
        do throws(ValueError) {
            _ = try key.finish()
            #expect(kind == nil)
        } catch {
            #expect(error.kind == kind)
            #expect(error.description.hasPrefix("Thing.SK: "))
        }
    }

    @Test func errorsNameTheAttributeAndNotTheValue() {
        var key = KeyBuilder(entity: "User", attribute: "PK", .partition)
        do throws(ValueError) {
            try key.append("7#ORDER#1", KeyGuard(delimiter: "#"), "userId")
            Issue.record("taken")
        } catch {
            #expect(error == ValueError(.keyGuard, entity: "User", attribute: "userId", "holds the delimiter of keys"))
            #expect(error.description == "User.userId: holds the delimiter of keys")
        }
    }

    @Test func scanningBack() throws {
        let item: Item = [
            "PK": .s(
                "A#né#-99870012.50992|2026-11-22T10:00:00.000Z#-17#2026-11-22#e621e1f8-c36c-495a-93fc-0c247a3e6e5f!a#b")
        ]
        let key = try KeyScanner(
            ItemReader(item, entity: "Thing", keyNames: ["PK"]), "PK",
            [
                .literal("A#"), .text(KeyGuard(delimiter: "#")), .literal("#"), .padded(4), .padded(4, fraction: 2),
                .width(3), .literal("|"), .width(24), .literal("#"), .int(-20...0), .literal("#"), .width(10),
                .literal("#"), .width(36), .literal("!"), .oneOf(["a", "a#b"]),
            ])
        #expect(key[1] == "né")
        #expect(try key.value(KeyDecoding.padded(key[3], 4), "line") == -12)
        #expect(try key.value(KeyDecoding.padded(key[4], 4, 2), "price") == Decimal.literal("12.5"))
        #expect(try key.value(KeyDecoding.inverted(key[5], 3), "score") == 7)
        #expect(key[7] == "2026-11-22T10:00:00.000Z")
        #expect(try key.value(KeyDecoding.int(key[9]), "n") == -17)
        #expect(key[11] == "2026-11-22")
        #expect(
            try key.value(KeyDecoding.uuid(key[13]), "uuid")
                == UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
        #expect(key[15] == "a#b")
    }

    @Test(
        "the one way to divide a text, whatever its parts hold",
        arguments: [
            (
                [.text(KeyGuard(pattern: .literal("[a-z]#[a-z]"))), .literal("#"), .text(KeyGuard(delimiter: "#"))],
                "a#b#c", ["a#b", "#", "c"]
            ),
            ([.text(KeyGuard(delimiter: "#")), .padded(3)], "né-992", ["né", "-992"]),
            ([.text(KeyGuard(delimiter: "#")), .padded(2, fraction: 1)], "x12.5", ["x", "12.5"]),
            ([.int(10...99), .int(Int.min...Int.max)], "12-3", ["12", "-3"]),
            ([.int(10...99), .int(Int.min...Int.max)], "1234", ["12", "34"]),
            ([.time(.iso8601AnyDigits), .literal("Z")], "2026-11-22T10:00:00.5ZZ", ["2026-11-22T10:00:00.5Z", "Z"]),
            ([.oneOf(["a", "ab"]), .literal("b"), .width(1)], "abbc", ["ab", "b", "c"]),
            ([.text(KeyGuard(delimiter: "")), .text(KeyGuard(delimiter: "", minLength: 3))], "abcd", ["a", "bcd"]),
        ] as [([KeyScanner.Part], String, [String])])
    func dividing(parts: [KeyScanner.Part], text: String, texts: [String]) throws {
        let key = try KeyScanner(ItemReader(["PK": .s(text)], entity: "Thing"), "PK", parts)
        #expect(parts.indices.map { key[$0] } == texts)
    }

    @Test func scanningWhatIsNotThere() throws {
        let reader = ItemReader(["PK": .s("A#x"), "SK": .n("1")], entity: "Thing", keyNames: ["PK"])
        let parts: [[KeyScanner.Part]] = [
            [.literal("B#"), .text(.pattern)], [.width(26)], [.literal("A#")], [.literal("A#x"), .text(.pattern)],
            [.literal("A#"), .padded(4)], [.literal("A#"), .int(0...9)], [.literal("A#"), .oneOf(["y"])],
            [.literal("A#"), .time(.epochSeconds)], [.text(KeyGuard(delimiter: "#"))], [],
        ]
        for parts in parts {
            #expect(throws: ItemError.self) { try KeyScanner(reader, "PK", parts) }
        }
        #expect(throws: ItemError.self) { try KeyScanner(reader, "SK", [.width(1)]) }
        #expect(throws: ItemError.self) { try KeyScanner(reader, "GSI1PK", [.text(.pattern)]) }
        do throws(ItemError) {
            let key = try KeyScanner(reader, "PK", [.literal("A#"), .width(1)])
            _ = try key.value(KeyDecoding.int(key[1]), "line")
            Issue.record("read")
        } catch {
            #expect(error.description == "Thing.line: its text in PK is none of its type's")
            #expect(error.key == ["PK": .s("A#x")])
        }
    }

    @Test func decodingNumbers() {
        #expect(KeyDecoding.paddedInt("0012.00", 4, 2) == 12)
        #expect(KeyDecoding.paddedInt("0012.50", 4, 2) == nil)
        #expect(
            KeyDecoding.inverted("8299999999", 10, as: .epochSeconds) == Timestamp(secondsSinceEpoch: 1_700_000_000))
        #expect(KeyDecoding.inverted("-1", 2, as: .epochSeconds) == nil)
        #expect((try? KeyEncoding.text(Decimal.literal("12.50"))) == "12.5")
        var key = KeyBuilder(entity: "Thing", attribute: "SK", .sort)
        #expect(throws: ValueError.self) { try key.append(.nan, "rate") }
    }
}
