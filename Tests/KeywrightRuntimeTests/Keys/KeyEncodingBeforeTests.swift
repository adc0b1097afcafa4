import KeywrightRuntime
import Testing

@Suite("The end of a range before a text")
struct KeyEncodingBeforeTests {
    /// All texts of up to three characters, at the ends of UTF-8's lengths and of what is no character.
    private static let texts: [String] = {
        let letters: [Unicode.Scalar] = [
            "\u{0}", "\u{1}", "a", "b", "\u{7F}", "\u{80}", "\u{D7FF}", "\u{E000}", "\u{10FFFE}",
        ]
        let one = letters.map { String(Character($0)) }
        let two = one.flatMap { first in one.map { first + $0 } }
        return one + two + two.prefix(30).flatMap { first in one.map { first + $0 } }
    }()

    private func isBefore(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    @Test("holds all texts before it, and it no more")
    func exact() {
        for text in Self.texts {
            let end = KeyEncoding.before(text)
            #expect(isBefore(end, text))
            let wrong = Self.texts.filter { isBefore($0, text) != !isBefore(end, $0) }
            #expect(wrong == [], "\(text.debugDescription)")
        }
    }

    @Test(
        "of times, numbers and ids",
        arguments: [
            ("2026-12-01", "2026-12-00\u{10FFFF}"), ("0010", "001/\u{10FFFF}"), ("a\u{0}", "a"), ("", ""),
            ("\u{E000}", "\u{D7FF}\u{10FFFF}"),
        ])
    func examples(text: String, end: String) {
        #expect(Array(KeyEncoding.before(text).utf8) == Array(end.utf8))
    }

    @Test("a builder ends its whole text so")
    func builder() throws {
        var key = KeyBuilder(entity: "Log", attribute: "SK", .sort)
        key.literal("LOG#")
        try key.append(10, pad: 4, "line")
        key.endBefore()
        let whole = try key.finish()
        #expect(whole == "LOG#001/\u{10FFFF}")
    }
}
