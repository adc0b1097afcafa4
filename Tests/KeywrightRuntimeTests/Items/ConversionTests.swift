import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

enum Color: String, AttributeValueConvertible, Equatable {
    case red
    case café = "caf\u{e9}"
}

struct Line: AttributeValueConvertible, Equatable {
    var sku: String
    var quantity: Int
    var tags: Set<String> = []

    init(sku: String, quantity: Int, tags: Set<String> = []) {
        self.sku = sku
        self.quantity = quantity
        self.tags = tags
    }

    init(attributeValue: AttributeValue) throws(ItemError) {
        let reader = try ItemReader(object: attributeValue)
        self.init(
            sku: try reader.required("sku"), quantity: try reader.required("quantity"),
            tags: try reader.required("tags"))
    }

    func attributeValue() throws(ValueError) -> AttributeValue {
        var writer = ItemWriter()
        try writer.required("sku", sku)
        try writer.required("quantity", quantity)
        try writer.required("tags", tags)
        return .m(writer.item)
    }
}

@Suite struct ConversionTests {
    private func bothWays<Value: AttributeValueConvertible & Equatable>(_ value: Value, _ stored: AttributeValue) throws
    {
        #expect(try value.attributeValue() == stored)
        #expect(try Value(attributeValue: stored) == value)
    }

    @Test func everyTypeBothWays() throws {
        try bothWays("é#", .s("é#"))
        try bothWays("", .s(""))
        try bothWays(true, .bool(true))
        try bothWays(Int.min, .n("-9223372036854775808"))
        try bothWays(Decimal.literal("-0.010"), .n("-0.01"))
        try bothWays([1, 2, 255] as [UInt8], .b([1, 2, 255]))
        try bothWays([[1], []] as [[UInt8]], .l([.b([1]), .b([])]))
        try bothWays(
            try #require(UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")),
            .s("e621e1f8-c36c-495a-93fc-0c247a3e6e5f"))
        try bothWays(try #require(ULID("01ARYZ6S41TSV4RRFFQ69G5FAV")), .s("01ARYZ6S41TSV4RRFFQ69G5FAV"))
        try bothWays(try #require(KSUID("0ujtsYcgvSTl8PAuAdqWYSMnLOv")), .s("0ujtsYcgvSTl8PAuAdqWYSMnLOv"))
        try bothWays(try #require(Timestamp("2026-11-22T10:00:00.000Z")), .s("2026-11-22T10:00:00.000Z"))
        try bothWays(try #require(CalendarDate("2026-11-22")), .s("2026-11-22"))
        try bothWays(Color.red, .s("red"))
        try bothWays([Color.red, .café], .l([.s("red"), .s("café")]))
        try bothWays(["a": 1, "b": 2], .m(["a": .n("1"), "b": .n("2")]))
        try bothWays(["a": ["x": [true]]], .m(["a": .m(["x": .l([.bool(true)])])]))
        try bothWays([] as [Int], .l([]))
        try bothWays([:] as [String: Int], .m([:]))
        try bothWays([Line(sku: "x", quantity: 2)], .l([.m(["sku": .s("x"), "quantity": .n("2")])]))
    }

    @Test func setsInAFixedOrder() throws {
        try bothWays(["b", "a", "é", "B"] as Set<String>, .ss(["B", "a", "b", "é"]))
        try bothWays([10, 9, -1] as Set<Int>, .ns(["-1", "9", "10"]))
        try bothWays([[2], [1, 5], [1]] as Set<[UInt8]>, .bs([[1], [1, 5], [2]]))
        let decimals: Set<Decimal> = [Decimal(10), Decimal.literal("0.5")]
        try bothWays(decimals, .ns(["0.5", "10"]))
        // Equality of sets does not see the order, so it is looked at here.
        guard case .ss(let texts) = try (["b", "a", "é", "B"] as Set<String>).attributeValue() else { return }
        #expect(texts == ["B", "a", "b", "é"])
        #expect(throws: ValueError.self) { try ([] as Set<String>).attributeValue() }
        #expect(throws: ItemError.self) { try Set<String>(attributeValue: .ss(["\u{e9}", "e\u{301}"])) }
        #expect(throws: ItemError.self) { try Set<Int>(attributeValue: .ns(["1.5"])) }
        #expect(throws: ItemError.self) { try Set<Int>(attributeValue: .ss(["1"])) }
    }

    @Test(
        arguments: [
            ("1", 1), ("1.0", 1), ("1E3", 1_000), ("1.5", nil), ("9223372036854775808", nil), ("", nil), ("x", nil),
        ] as [(String, Int?)])
    func ints(text: String, number: Int?) {
        #expect((try? Int(attributeValue: .n(text))) == number)
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
            (123_456_789, "123456789"), (1e16, "10000000000000000"),
            (1e22, "10000000000000000000000"), (1e-7, "0.0000001"), (1.0 / 3, "0.3333333333333333"),
            (1.5e-5, "0.000015"), (0.001, "0.001"),
            (9_007_199_254_740_992, "9007199254740992"), (12_345_678_901_234_567_168, "12345678901234567000"),
        ] as [(Double, String)])
    func doubles(number: Double, text: String) throws {
        #expect(try number.attributeValue() == .n(text))
        #expect(try Double(attributeValue: .n(text)) == number)
    }

    @Test func everyDoubleReadsBack() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let number = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
            let isStorable = number.isFinite && abs(number) >= 1e-130 && abs(number) < 1e126
            let stored = try? number.attributeValue()
            if (stored != nil) != isStorable { Issue.record("\(number)") }
            if let stored, try Double(attributeValue: stored) != number { Issue.record("\(number)") }
        }
    }

    @Test(arguments: [
        Double.nan, .infinity, -.infinity, 1e126, 1e-131, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ])
    func noDoubles(number: Double) {
        #expect(throws: ValueError.self) { try number.attributeValue() }
    }

    @Test(arguments: ["nan", "inf", "0x10", "", "1 "])
    func noStoredDoubles(text: String) {
        #expect(throws: ItemError.self) { try Double(attributeValue: .n(text)) }
    }

    @Test func decimalsAreNeverRounded() throws {
        #expect(throws: ValueError.self) { try Decimal.nan.attributeValue() }
        let tooLong = try #require(Decimal(string: "123456789012345678901234567890123456789"))
        #expect(throws: ValueError.self) { try tooLong.attributeValue() }
        #expect(throws: ItemError.self) { try Decimal(attributeValue: .n("1E-130")) }
        #expect(throws: ItemError.self) { try Decimal(attributeValue: .n(String(repeating: "9", count: 39))) }
    }

    @Test(
        arguments: [
            (.s("1"), "expected N, found S"), (.null, "expected N, found NULL"), (.ss(["1"]), "expected N, found SS"),
            (.n("1.5"), "expected a whole number of 64 bits"),
        ] as [(AttributeValue, String)])
    func errors(value: AttributeValue, message: String) {
        do throws(ItemError) {
            _ = try Int(attributeValue: value)
            Issue.record("read")
        } catch {
            #expect(error.message == message)
        }
    }

    @Test func textsOfOtherForms() {
        #expect((try? UUID(attributeValue: .s("E621E1F8-C36C-495A-93FC-0C247A3E6E5F"))) != nil)
        #expect(throws: ItemError.self) { try UUID(attributeValue: .s("e621e1f8c36c495a93fc0c247a3e6e5f")) }
        #expect(throws: ItemError.self) { try UUID(attributeValue: .s("{621e1f8-c36c-495a-93fc-0c247a3e6e5f")) }
        #expect(throws: ItemError.self) { try Color(attributeValue: .s("Red")) }
        #expect(throws: ItemError.self) { try Color(attributeValue: .s("cafe\u{301}")) }
        #expect((try? Color(attributeValue: .s("caf\u{e9}"))) == .café)
        #expect(throws: ItemError.self) { try ULID(attributeValue: .s("01aryz6s41tsv4rrffq69g5fav")) }
        #expect(throws: ItemError.self) { try [UInt8](attributeValue: .l([.n("1")])) }
    }

    private func bothWays<Value: Equatable & Sendable>(
        _ value: Value, _ stored: AttributeValue, as format: AttributeFormat<Value>
    ) throws {
        #expect(try format.attributeValue(value) == stored)
        #expect(try format.value(stored) == value)
    }

    @Test func everyFormatBothWays() throws {
        let at = try #require(Timestamp("2026-11-22T10:00:00.000Z"))
        try bothWays(at, .n("1795341600"), as: .epochSeconds)
        try bothWays(at, .n("1795341600000"), as: .epochMillis)
        try bothWays(at, .s("2026-11-22T10:00:00Z"), as: .timestamp(.iso8601Seconds))
        try bothWays(-12, .s("-12"), as: .string)
        try bothWays(Decimal.literal("-1.5"), .s("-1.5"), as: .string)
        try bothWays(true, .n("1"), as: .number)
        try bothWays(false, .n("0"), as: .number)
        try bothWays("[1]", .s("[1]"), as: .json)
        try bothWays([at], .l([.n("1795341600")]), as: .list(.epochSeconds))
        try bothWays(["a": at], .m(["a": .n("1795341600")]), as: .map(.epochSeconds))
        try bothWays(["a": [1]], .m(["a": .l([.s("1")])]), as: .map(.list(.string)))
    }

    @Test func formatErrorsSayWhere() {
        func path<Value>(_ value: AttributeValue, _ format: AttributeFormat<Value>) -> String? {
            do throws(ItemError) {
                _ = try format.value(value)
                return nil
            } catch { return error.description }
        }
        #expect(path(.l([.n("1"), .s("2")]), .list(.epochSeconds)) == "[1]: expected a time as epochSeconds, found S")
        #expect(
            path(.m(["a": .l([.n("1")])]), AttributeFormat<[String: [Int]]>.map(.list(.string)))
                == "a[0]: expected S, found N")
        #expect(path(.s("x"), AttributeFormat<[Int]>.list(.string)) == "expected L, found S")
        #expect(path(.s("x"), AttributeFormat<[String: Int]>.map(.string)) == "expected M, found S")
        #expect(path(.n("2"), AttributeFormat<Bool>.number) == "expected 0 or 1")
        #expect(path(.n("1"), AttributeFormat<Timestamp>.timestamp(.iso8601)) == "expected a time as iso8601, found N")
        #expect(throws: ValueError(.json, attribute: "a[0]", "not JSON")) {
            try AttributeFormat<[String: [String]]>.map(.list(.json)).attributeValue(["a": ["{"]])
        }
    }

    @Test func bytesAloneAreNumbers() throws {
        try bothWays(UInt8(255), .n("255"))
        #expect(throws: ItemError.self) { try UInt8(attributeValue: .n("256")) }
    }
}
