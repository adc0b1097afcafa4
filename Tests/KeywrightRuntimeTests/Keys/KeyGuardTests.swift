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
