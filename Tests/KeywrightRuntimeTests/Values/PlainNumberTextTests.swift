import Testing

@testable import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The short way for plain numbers gives what the long way for all numbers does, or leaves them to it.
@Suite struct PlainNumberTextTests {
    @Test(
        arguments: [
            ("0", true), ("7", true), ("-7", true), ("10", true), ("0.5", true), ("-0.05", true), ("19.95", true),
            ("123456789012345678", true), ("12345678901234567890123456789012345678", true),
            ("1234567890123456789012345678901234567.8", true),
            ("123456789012345678901234567890123456789", false), ("-0", false), ("00", false), ("01", false),
            ("1.50", false), ("0.0", false), ("1.", false), (".5", false), ("-.5", false), ("-", false), ("", false),
            ("+1", false), ("1E2", false), ("1.2.3", false), ("1 ", false), ("١", false), ("--1", false),
            ("nan", false),
        ] as [(String, Bool)])
    func plain(text: String, isPlain: Bool) throws {
        #expect(PlainNumberText.isPlain(text) == isPlain)
        if isPlain { #expect(try #require(NumberText(text)).plain == text) }
    }

    @Test func decimals() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let digits = Int.random(in: 1...18, using: &generator)
            let number = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            let point = Int.random(in: 0...digits, using: &generator)
            let start = number.prefix(point)
            let text =
                (Bool.random(using: &generator) ? "-" : "") + (start.isEmpty ? "0" : start) + "."
                + number.dropFirst(point)
            let plain = try #require(NumberText(text)).plain
            let slow = try #require(NumberText(plain)?.decimal)
            if let fast = PlainNumberText.decimal(plain) {
                #expect(fast == slow)
            } else {
                #expect(plain.utf8.count > 18)
            }
            #expect(try Decimal(attributeValue: .n(text)) == slow)
            #expect(try slow.attributeValue() == .n(plain))
        }
    }

    @Test("what the short way must leave to the other")
    func leftToTheOther() {
        for text in ["1234567890123456789", "1E2", "1.50", "-0", "x", ""] {
            #expect(PlainNumberText.decimal(text) == nil)
        }
    }
}
