import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct ValueCheckTests {
    private let check = ValueCheck(entity: "User")

    private func kind(_ body: () throws(ValueError) -> Void) -> ValueError.Kind? {
        do throws(ValueError) {
            try body()
            return nil
        } catch {
            #expect(error.entity == "User")
            #expect(error.attribute == "a")
            return error.kind
        }
    }

    @Test(
        arguments: [(0, nil), (-1, .belowMinimum), (10, nil), (11, .aboveMaximum), (nil, nil)]
            as [(Int?, ValueError.Kind?)])
    func int(value: Int?, expected: ValueError.Kind?) {
        #expect(kind { () throws(ValueError) in try check.int("a", value, min: 0, max: 10) } == expected)
        #expect(kind { () throws(ValueError) in try check.int("a", value) } == nil)
    }

    @Test(
        arguments: [
            ("0", nil), ("-0.01", .belowMinimum), ("9.99", nil), ("10.001", .fraction), ("10.01", .aboveMaximum),
            ("10.00", nil),
            ("1.500", nil),
        ] as [(String, ValueError.Kind?)])
    func decimal(text: String, expected: ValueError.Kind?) throws {
        let value = try #require(Decimal(exactly: text))
        #expect(
            kind { () throws(ValueError) in
                try check.decimal("a", value, fraction: 2, min: .literal("0"), max: .literal("10"))
            } == expected)
    }

    @Test func decimalsThatCannotBeStored() {
        // 39 digits, which the type holds and the service does not.
        let wide =
            Decimal(sign: .plus, exponent: 1, significand: .literal("33333333333333333333333333333333333333")) + 3
        #expect(kind { () throws(ValueError) in try check.decimal("a", wide) } == .number)
        // Digits behind the point that are zero are none.
        let zeros = Decimal(sign: .plus, exponent: -4, significand: 15_000)
        #expect(kind { () throws(ValueError) in try check.decimal("a", zeros, fraction: 1) } == nil)
        #expect(kind { () throws(ValueError) in try check.decimal("a", .literal("1.55"), fraction: 1) } == .fraction)
        #expect(kind { () throws(ValueError) in try check.decimal("a", .literal("1E-12")) } == nil)
        #expect(kind { () throws(ValueError) in try check.decimal("a", .literal("1E20"), fraction: 0) } == nil)
        #expect(kind { () throws(ValueError) in try check.decimal("a", .nan) } == .number)
        #expect(kind { () throws(ValueError) in try check.decimal("a", nil, fraction: 0) } == nil)
    }

    @Test(
        arguments: [(0.5, nil), (-0.1, .belowMinimum), (1.1, .aboveMaximum), (.nan, .belowMinimum)]
            as [(Double, ValueError.Kind?)])
    func double(value: Double, expected: ValueError.Kind?) {
        #expect(kind { () throws(ValueError) in try check.double("a", value, min: 0, max: 1) } == expected)
    }

    /// A family of four is seven scalars, though one character.
    @Test(
        arguments: [
            ("ab", nil), ("a", .tooShort), ("abcdefg", nil), ("abcdefgh", .tooLong), ("👩‍👩‍👧‍👦", nil), ("👩‍👩‍👧‍👦a", .tooLong),
            ("e\u{301}", nil), ("é", .tooShort),
        ] as [(String, ValueError.Kind?)])
    func string(value: String, expected: ValueError.Kind?) {
        #expect(kind { () throws(ValueError) in try check.string("a", value, minLength: 2, maxLength: 7) } == expected)
    }

    @Test func keys() {
        #expect(kind { () throws(ValueError) in try check.key("a", "", .sort) } == .emptyKey)
        #expect(
            kind { () throws(ValueError) in try check.key("a", String(repeating: "a", count: 1_025), .sort) }
                == .keySize)
        #expect(
            kind { () throws(ValueError) in try check.key("a", String(repeating: "a", count: 1_025), .partition) }
                == nil)
        #expect(kind { () throws(ValueError) in try check.key("a", [UInt8](), .partition) } == .emptyKey)
        #expect(
            kind { () throws(ValueError) in try check.key("a", [UInt8](repeating: 0, count: 2_049), .partition) }
                == .keySize)
        #expect(kind { () throws(ValueError) in try check.key("a", String?.none, .sort) } == nil)
        #expect(kind { () throws(ValueError) in try check.guarded("a", "x#", KeyGuard(delimiter: "#")) } == .keyGuard)
        #expect(kind { () throws(ValueError) in try check.list("a", count: 100) } == nil)
        #expect(kind { () throws(ValueError) in try check.list("a", count: 101) } == .count)
    }

    @Test func expiry() throws {
        let now = try #require(Timestamp("2026-11-22T10:00:00.000Z"))
        func kind(_ text: String) throws -> ValueError.Kind? {
            let time = try #require(Timestamp(text))
            return self.kind { () throws(ValueError) in try check.expiry("a", time, now: now) }
        }
        #expect(try kind("2026-11-22T10:00:00.000Z") == nil)
        #expect(try kind("2036-11-22T10:00:00.000Z") == nil)
        #expect(try kind("2021-12-01T00:00:00.000Z") == nil)
        #expect(try kind("2021-11-01T00:00:00.000Z") == .expiry)
        #expect(try kind("1970-01-01T00:00:00.000Z") == .expiry)
        #expect(self.kind { () throws(ValueError) in try check.expiry("a", nil, now: now) } == nil)
        // Milliseconds taken for seconds are beyond the year 9999, where there is no timestamp.
        #expect(Timestamp(secondsSinceEpoch: now.millisecondsSinceEpoch) == nil)
    }
}
