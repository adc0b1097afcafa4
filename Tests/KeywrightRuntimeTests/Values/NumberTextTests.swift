import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct NumberTextTests {
    private static let nines38 = String(repeating: "9", count: 38)

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("00", "0"), ("0.000", "0"), ("0E5", "0"), ("7", "7"), ("-7", "-7"), ("+7", "7"),
        ("007.500", "7.5"), ("1.5E2", "150"), ("1e3", "1000"), ("15e-1", "1.5"), ("100", "100"), (".5", "0.5"),
        ("5.", "5"), ("-.05", "-0.05"), ("123.456", "123.456"), ("0.00123", "0.00123"), ("12e-5", "0.00012"),
        ("1E-1", "0.1"), (nines38, nines38), ("1E+2", "100"),
    ])
    func plain(text: String, plain: String) throws {
        let number = try #require(NumberText(text))
        #expect(number.plain == plain)
        #expect(NumberText(plain) == number)
    }

    @Test(arguments: [
        "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1 ", " 1", "0x1", "nan", "infinity", "1_000", "١", "--1", "1-",
        "1e5.5",
    ])
    func noNumber(text: String) {
        #expect(NumberText(text) == nil)
    }

    @Test(arguments: [
        ("0", true), (nines38, true), (nines38 + "9", false), (nines38 + "0", true), ("1E-130", true),
        ("1E-131", false),
        ("9.9999999999999999999999999999999999999E+125", true), ("1E126", false), ("-1E125", true), ("-1E126", false),
        ("0.1" + String(repeating: "0", count: 60), true), ("1E99999999999999999999", false),
        ("1E-99999999999999999999", false),
    ])
    func storable(text: String, isStorable: Bool) throws {
        #expect(try #require(NumberText(text)).isStorable == isStorable)
    }

    @Test(
        arguments: [
            ("0", 0), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("1.0", 1), ("1.5", nil), ("1E3", 1_000),
            ("1E18", 1_000_000_000_000_000_000),
            ("1E19", nil), ("0.1E1", 1), ("1E99999999999999999999", nil),
        ] as [(String, Int?)])
    func int(text: String, int: Int?) throws {
        #expect(try #require(NumberText(text)).int == int)
    }

    /// A decimal made of a text has that text again.
    @Test(arguments: [
        "0", "1", "-1", "12.5", "-12.5", "0.01", nines38, "-" + nines38, "0." + nines38, "1234567890123456789",
        "12345678901234567890", "12345678901234567890123456789012345678", "0.0000000000000000001",
        "100000000000000000000",
        "1" + String(repeating: "0", count: 125), "0." + String(repeating: "0", count: 127) + "1",
        "9999999999999999999.9999999999999999999",
    ])
    func decimal(text: String) throws {
        let decimal = try #require(Decimal(exactly: text))
        #expect(NumberText(decimal)?.plain == text)
        #expect(NumberText(decimal) == NumberText(text))
    }

    @Test(arguments: [nines38 + "9", "1E126", "1E-129", "1.5E-128", "x", ""])
    func noDecimal(text: String) {
        #expect(Decimal(exactly: text) == nil)
    }

    @Test func decimalsAgainstArithmetic() {
        #expect(Decimal(exactly: "12.50") == Decimal(25) / Decimal(2))
        #expect(Decimal(exactly: "-0.001") == Decimal(-1) / Decimal(1_000))
        #expect(Decimal.literal("0.1") == Decimal(1) / Decimal(10))
        #expect(Decimal.literal("one").isNaN)
        #expect(NumberText(Decimal.nan) == nil)
    }

    @Test func comparing() throws {
        // Ascending; each is less than every one behind it.
        let texts = [
            "-1E125", "-100.5", "-100", "-99.9", "-1", "-0.5", "-0.05", "-1E-130", "0", "1E-130", "0.05", "0.051",
            "0.5", "1", "9", "9.9", "10", "100", "1E125",
        ]
        let numbers = try texts.map { try #require(NumberText($0)) }
        for left in numbers.indices {
            for right in numbers.indices where numbers[left].compare(numbers[right]).signum() != (left - right).signum()
            {
                Issue.record("\(texts[left]) \(texts[right])")
            }
        }
    }

    @Test func hashes() {
        #expect(FNV1a.hash32("".utf8) == 0x811c_9dc5)
        #expect(FNV1a.hash32("a".utf8) == 0xe40c_292c)
        #expect(FNV1a.hash32("foobar".utf8) == 0xbf9c_f968)
        #expect(FNV1a.hash64("".utf8) == 0xcbf2_9ce4_8422_2325)
        #expect(FNV1a.hash64("a".utf8) == 0xaf63_dc4c_8601_ec8c)
        #expect(FNV1a.hash64("foobar".utf8) == 0x8594_4171_f739_67e8)
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func sha256(text: String, hash: String) {
        #expect(SHA256.hexadecimal(Array(text.utf8)) == hash)
    }

    @Test func sha256OfAMillionLetters() {
        #expect(
            SHA256.hexadecimal([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
