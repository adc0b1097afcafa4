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
        var key = try KeyScanner(ItemReader(item, entity: "Thing", keyNames: ["PK"]), "PK")
        try key.literal("A#")
        #expect(try key.text(before: "#", "name") == "né")
        try key.literal("#")
        #expect(try key.padded(4, "line") == -12)
        #expect(try key.padded(4, fraction: 2, "price") == Decimal.literal("12.5"))
        #expect(try key.inverted(3, "score") == 7)
        try key.literal("|")
        #expect(try key.timestamp(before: "#", "at") == Timestamp("2026-11-22T10:00:00.000Z"))
        try key.literal("#")
        #expect(try key.int(before: "#", "n") == -17)
        try key.literal("#")
        #expect(try key.date("day") == CalendarDate("2026-11-22"))
        try key.literal("#")
        #expect(try key.uuid("uuid") == UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))
        try key.literal("!")
        #expect(try key.oneOf(["a", "a#b"], before: nil, "kind") == "a#b")
        try key.end()
    }

    @Test func scanningWhatIsNotThere() throws {
        let reader = ItemReader(["PK": .s("A#x"), "SK": .n("1")], entity: "Thing", keyNames: ["PK"])
        let key = try KeyScanner(reader, "PK")
        #expect(throws: ItemError.self) {
            var key = key
            try key.literal("B#")
        }
        #expect(throws: ItemError.self) {
            var key = key
            _ = try key.ulid("id")
        }
        #expect(throws: ItemError.self) { try key.end() }
        #expect(throws: ItemError.self) {
            var key = key
            _ = try key.text(before: "A", "name")
        }
        #expect(throws: ItemError.self) { try KeyScanner(reader, "SK") }
        #expect(throws: ItemError.self) { try KeyScanner(reader, "GSI1PK") }
        do throws(ItemError) {
            var key = key
            _ = try key.padded(4, "line")
            Issue.record("read")
        } catch {
            #expect(error.description == "Thing.line: expected 4 bytes in PK")
            #expect(error.key == ["PK": .s("A#x")])
        }
    }
}
