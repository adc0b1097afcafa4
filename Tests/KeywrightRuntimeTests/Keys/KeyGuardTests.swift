import Testing

@testable import KeywrightRuntime

@Suite struct KeyGuardTests {
    @Test(
        arguments: [
            ("7", nil), ("7#ORDER#1", .keyGuard), ("#", .keyGuard), ("", .emptyKey), ("a\u{10FFFF}", .keyGuard),
            ("a@b", .keyGuard),
            ("é", nil), ("e\u{301}", nil), ("e#\u{301}", .keyGuard), ("abcde", nil), ("abcdef", .tooLong),
            ("👩‍👩‍👧‍👦", .tooLong),
            ("\u{10FFFE}", nil),
        ] as [(String, ValueError.Kind?)])
    func oneCharacter(text: String, kind: ValueError.Kind?) {
        let guarded = KeyGuard(delimiter: "#", forbidden: "@", maxLength: 5)
        #expect(self.kind(of: text, guarded) == kind)
    }

    @Test(
        arguments: [
            ("a:b", nil), ("a::b", .keyGuard), (":", nil), ("::", .keyGuard), ("x:", nil),
        ] as [(String, ValueError.Kind?)])
    func twoCharacters(text: String, kind: ValueError.Kind?) {
        #expect(self.kind(of: text, KeyGuard(delimiter: "::")) == kind)
    }

    /// A delimiter that begins with its own start, which a naive search for it misses in `//-/-#`.
    @Test(
        arguments: [
            ("/-/", nil), ("/-#", .keyGuard), ("//-#", .keyGuard), ("/-/-#", .keyGuard), ("/-", nil), ("--#", nil),
        ] as [(String, ValueError.Kind?)])
    func threeCharacters(text: String, kind: ValueError.Kind?) {
        #expect(self.kind(of: text, KeyGuard(delimiter: "/-#")) == kind)
        // Independently: whether the text has the delimiter as a part.
        let scalars = Array(text.unicodeScalars)
        let holds = scalars.indices.contains { scalars[$0...].starts(with: "/-#".unicodeScalars) }
        #expect(holds == (kind != nil))
    }

    /// All short texts over the delimiter's own characters, against a search that tries each place.
    @Test(arguments: ["ab", "aa", "aba", "aab", "abb", "aaa"])
    func everyShortText(delimiter: String) {
        var texts: [String] = [""]
        for _ in 0..<6 {
            texts = texts.flatMap { [$0 + "a", $0 + "b", $0 + "c"] }
            for text in texts {
                let scalars = Array(text.unicodeScalars)
                let holds = scalars.indices.contains { scalars[$0...].starts(with: delimiter.unicodeScalars) }
                if (kind(of: text, KeyGuard(delimiter: delimiter)) != nil) != holds { Issue.record("\(text)") }
            }
        }
    }

    /// Texts are looked at eight bytes at a time: each length up to three such, with each byte at fault, and with
    /// characters of several bytes at each place, which count as one.
    @Test(arguments: 0...24)
    func everyPlaceOfATextOf(length: Int) {
        let guarded = KeyGuard(delimiter: "#", minLength: 3, maxLength: 20)
        let plain = String(repeating: "a", count: length)
        let allowed: ValueError.Kind? =
            length == 0 ? .emptyKey : length < 3 ? .tooShort : length > 20 ? .tooLong : nil
        #expect(kind(of: plain, guarded) == allowed)
        for place in 0..<length {
            let before = String(repeating: "a", count: place)
            let after = String(repeating: "a", count: length - place - 1)
            for neighbor in ["\u{22}", "$", "\u{0}", "\u{7F}", "é", "€", "😀", "\u{10FFFE}"] {
                #expect(kind(of: before + neighbor + after, guarded) == allowed, "\(neighbor) at \(place)")
            }
            for stop in ["#", "\u{10FFFF}"] {
                #expect(kind(of: before + stop + after, guarded) == .keyGuard, "\(stop) at \(place)")
            }
        }
    }

    /// A byte of a character is not that character: `ģ` is C4 A3, of which the second less its top bit is `#`.
    @Test func bytesOfOtherCharacters() {
        #expect(kind(of: "ģģģģģģģģ", KeyGuard(delimiter: "#")) == nil)
        #expect(kind(of: "aģaaaaaaaaaaaaa", KeyGuard(delimiter: "#")) == nil)
    }

    /// Guards of several characters, of one beyond ASCII, and of none.
    @Test func otherDelimiters() {
        #expect(kind(of: "abcdefgh@", KeyGuard(delimiter: "#", forbidden: "@")) == .keyGuard)
        #expect(kind(of: "abcdefgh#", KeyGuard(delimiter: "#", forbidden: "@")) == .keyGuard)
        #expect(kind(of: "abcdefgh·i", KeyGuard(delimiter: "·")) == .keyGuard)
        #expect(kind(of: "abcdefgh¸i", KeyGuard(delimiter: "·")) == nil)
        #expect(kind(of: "abcdefghi", KeyGuard(delimiter: "")) == nil)
        #expect(KeyGuard(delimiter: "#") == KeyGuard(delimiter: "#"))
        #expect(KeyGuard(delimiter: "#") != KeyGuard(delimiter: "#", forbidden: "@"))
        #expect(KeyGuard(delimiter: "#") != KeyGuard(delimiter: "#", maxLength: 5))
    }

    @Test func lengths() {
        #expect(kind(of: "ab", KeyGuard(delimiter: "#", minLength: 3)) == .tooShort)
        #expect(kind(of: "", KeyGuard(delimiter: "#", minLength: 0)) == .emptyKey)
        #expect(kind(of: "a#b", .pattern) == nil)
        #expect(kind(of: "a\u{10FFFF}", .pattern) == .keyGuard)
        #expect(kind(of: "", .pattern) == .emptyKey)
    }

    private func kind(of text: String, _ guarded: KeyGuard) -> ValueError.Kind? {
        do throws(ValueError) {
            try guarded.check(text)
            return nil
        } catch {
            return error.kind
        }
    }
}
