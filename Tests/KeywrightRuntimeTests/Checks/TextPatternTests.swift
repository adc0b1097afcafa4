import Testing

@testable import KeywrightRuntime

@Suite struct TextPatternTests {
    @Test(
        arguments: [
            ("", [""], ["a"]), ("abc", ["abc"], ["", "ab", "abcd", "xabc"]), ("a|bc", ["a", "bc"], ["", "abc", "ac"]),
            ("(a|b)c", ["ac", "bc"], ["a", "c", "abc"]), ("a*", ["", "a", "aaaa"], ["b", "ab"]),
            ("a+", ["a", "aaa"], [""]),
            ("ab?c", ["abc", "ac"], ["abbc"]), ("a{3}", ["aaa"], ["aa", "aaaa"]), ("a{2,}", ["aa", "aaaaa"], ["a"]),
            ("a{1,3}", ["a", "aa", "aaa"], ["", "aaaa"]), ("a{0}", [""], ["a"]),
            ("[a-c_]", ["a", "b", "c", "_"], ["d", "-", ""]),
            ("[^#]+", ["a", "é", "\n"], ["#", "a#", ""]), ("[a-]", ["a", "-"], ["b"]), ("[-a]", ["a", "-"], ["b"]),
            ("[\\]\\\\-]", ["]", "\\", "-"], ["["]), ("[\\da-f]{2}", ["0f", "99"], ["0g", "0"]),
            ("\\d\\w\\s", ["1_ ", "9Z\t"], ["١_ ", "1é "]),
            (".", ["a", "é", "\n", "\u{10FFFF}"], ["", "ab"]),
            ("\\.\\*\\(\\)\\[\\{\\|\\+\\?\\\\\\^\\$\\-", [".*()[{|+?\\^$-"], [""]),
            ("a|", ["a", ""], ["b"]), ("()", [""], ["a"]), ("(a*)*", ["", "aaa"], ["b"]),
            ("(a|ab)(c|bcd)", ["ac", "abc", "abcd", "abbcd"], ["abd"]),
            ("é", ["\u{e9}"], ["e\u{301}"]), ("[α-ω]+", ["αβγ"], ["a"]), ("(a|b){2,3}", ["ab", "bba"], ["a", "abab"]),
            ("\\n\\t\\r", ["\n\t\r"], ["ntr"]),
            ("a{1000}", [String(repeating: "a", count: 1_000)], [String(repeating: "a", count: 999)]),
        ] as [(String, [String], [String])])
    func matching(pattern: String, matches: [String], others: [String]) throws {
        let pattern = try #require(TextPattern(pattern))
        for text in matches { #expect(pattern.matches(text), "\(text)") }
        for text in others { #expect(!pattern.matches(text), "\(text)") }
    }

    @Test(arguments: [
        "(", ")", "a)", "(a", "[", "[]", "[^]", "[a", "[z-a]", "[\\d-z]", "*", "+a", "?", "a**", "a+?", "a{", "a{}",
        "a{,3}", "a{3,2}",
        "a{1001}", "a{1", "a{1,", "a{x}", "\\", "\\q", "\\D", "\\1", "[\\", "^a", "a$", "((a{1000}){1000}){1000}",
        "a{2}{3}", "(?:a)", "(?i)a",
    ])
    func noPattern(pattern: String) {
        #expect(TextPattern(pattern) == nil)
    }

    @Test func deepPatternsDoNotExhaustTheStack() {
        let deep = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
        #expect(TextPattern(deep) == nil)
        let taken = String(repeating: "(", count: 150) + "a" + String(repeating: ")", count: 150)
        #expect(TextPattern(taken)?.matches("a") == true)
    }

    /// Takes exponential time with backtracking.
    @Test func noTextMakesItSlow() throws {
        let pattern = try #require(TextPattern("(a|a)*(a|aa)+b"))
        #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
        #expect(pattern.matches(String(repeating: "a", count: 2_000) + "b"))
    }

    @Test func literals() {
        #expect(TextPattern.literal("[A-Z]{3}").matches("ABC"))
        #expect(!TextPattern.literal("[").matches(""))
        #expect(!TextPattern.literal("[").matches("["))
        let check = ValueCheck(entity: "User")
        #expect(throws: ValueError(.pattern, entity: "User", attribute: "code", "does not match [A-Z]{3}")) {
            try check.pattern("code", "abc", .literal("[A-Z]{3}"))
        }
        #expect(throws: Never.self) { try check.pattern("code", nil, .literal("[A-Z]{3}")) }
        #expect(throws: Never.self) { try check.pattern("code", "ABC", .literal("[A-Z]{3}")) }
    }
}
