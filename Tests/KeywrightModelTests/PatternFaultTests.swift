import KeywrightModel
import Testing
import _KeywrightTestSupport

/// The dialect of `pattern` (LANGUAGE, Entities): what is of it, and KW013 with the place of what is not.
@Suite struct PatternFaultTests {
    /// A pattern, carets under it, and the message.
    struct Case: CustomTestStringConvertible {
        var pattern: String
        var marks: String
        var message: String

        init(_ pattern: String, _ marks: String, _ message: String) {
            self.pattern = pattern
            self.marks = marks
            self.message = message
        }

        var testDescription: String { pattern }
    }

    @Test(arguments: [
        Case("a(b", " ^", "a group has no `)`"), Case("a)b", " ^", "a `)` closes no group"),
        Case("^abc$", "^", "a pattern is anchored at both ends, and `^` is not part of it"),
        Case("abc$", "   ^", "a pattern is anchored at both ends, and `$` is not part of it"),
        Case("*a", "^", "`*` repeats nothing"), Case("a|+", "  ^", "`+` repeats nothing"),
        Case("({2})", " ^", "`{` repeats nothing"), Case("a**", " ^^", "a repetition is repeated"),
        Case("a+?", " ^^", "a repetition is repeated"), Case("a{2}{3}", " ^^^^", "a repetition is repeated"),
        Case("(?=a)b", "^^^", "there is no look-around in a pattern"),
        Case("(?!a)b", "^^^", "there is no look-around in a pattern"),
        Case("(?<=a)b", "^^^", "there is no look-around in a pattern"),
        Case("(?i)a", "^^^", "there are no flags in a pattern"), Case("(?:a)", "^^^", "groups are written `( )` alone"),
        Case("(a)\\1", "   ^^", "there are no back-references in a pattern"),
        Case("\\bx", "^^", "`\\b` is a place and no character, of which a pattern has none"),
        Case("a\\D", " ^^", "`\\D` is no class of a pattern"),
        Case("\\p{L}", "^^", "a backslash stands before `p`, which is no escape"),
        Case("\\ü", "^^", "a backslash stands before `ü`, which is no escape"),
        Case("ab\\", "  ^", "the pattern ends with a backslash"),
        Case("a{", " ^", "a count is expected behind `{`, as in `{2}`, `{2,}` or `{2,5}`"),
        Case("a{,3}", " ^", "a count is expected behind `{`, as in `{2}`, `{2,}` or `{2,5}`"),
        Case("a{2", " ^", "a repetition has no `}`"), Case("a{2,x}", " ^", "a count is expected behind `{`"),
        Case("a{3,2}", " ^^^^^", "at least 3 and at most 2 leaves no count"),
        Case("a{1001}", "  ^^^^", "a count is at most 1000"),
        Case("a{1,99999999999999999999}", "    ^^^^^^^^^^^^^^^^^^^^", "a count is at most 1000"),
        Case("[abc", "^", "a class has no `]`"), Case("[]", "^^", "a class is empty"),
        Case("[^]", "^^^", "a class is empty"), Case("[z-a]", " ^^^", "a range ends before it begins"),
        Case("[\\d-z]", " ^^^^", "a range goes from one character to another"),
        Case("[a-\\w]", " ^^^^", "a range goes from one character to another"),
        Case(
            "([a-z]{1000}){1000}", "^^^^^^^^^^^^^^^^^^^",
            "with its repetitions written out this has more than 20000 parts"),
    ])
    func refuses(_ testCase: Case) {
        FindingCase(
            testCase.pattern,
            attributes: """
                a:
                  type: string
                  pattern: '\(testCase.pattern)'
                  #         \(testCase.marks) error[KW013]: \(testCase.message)
                """
        ).check()
    }

    @Test func refusesDeepGroups() {
        #expect(readPattern(String(repeating: "(", count: 101) + "a" + String(repeating: ")", count: 101)) == nil)
        #expect(readPattern(String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)) != nil)
        // However long, an input neither exhausts the stack nor takes long.
        #expect(readPattern(String(repeating: "(", count: 100_000)) == nil)
        #expect(readPattern(String(repeating: "a|", count: 5_000)) != nil)
    }

    /// A pattern with texts that match and texts that do not.
    struct Match: CustomTestStringConvertible {
        var pattern: String
        var matches: [String]
        var others: [String]

        var testDescription: String { pattern }
    }

    @Test(arguments: [
        Match(pattern: "abc", matches: ["abc"], others: ["", "ab", "abcd", "xabc", "ABC"]),
        Match(pattern: "", matches: [""], others: ["a"]),
        Match(pattern: "a|bc|", matches: ["a", "bc", ""], others: ["b", "abc"]),
        Match(pattern: "(a|b)*c", matches: ["c", "abac"], others: ["ab", "cc"]),
        Match(pattern: ".", matches: ["a", "#", "é", "\n", "𝄞"], others: ["", "ab", "e\u{301}"]),
        Match(pattern: "[a-c_-]", matches: ["a", "b", "_", "-"], others: ["d", "A"]),
        Match(pattern: "[^a-c]", matches: ["d", "#"], others: ["a", "b", ""]),
        Match(pattern: "[-a]", matches: ["-", "a"], others: ["b"]),
        Match(pattern: "[\\]\\\\^]", matches: ["]", "\\", "^"], others: ["["]),
        Match(pattern: "[.*+?]", matches: [".", "*", "+", "?"], others: ["a"]),
        Match(pattern: "\\d\\w\\s", matches: ["1_ ", "0a\t"], others: ["x_ ", "1-x", "١a ", "1é "]),
        Match(pattern: "[\\d\\s]", matches: ["5", " "], others: ["a"]),
        Match(pattern: "a{2}", matches: ["aa"], others: ["a", "aaa"]),
        Match(pattern: "a{2,}", matches: ["aa", "aaaaa"], others: ["a"]),
        Match(pattern: "(ab){1,2}", matches: ["ab", "abab"], others: ["", "ababab"]),
        Match(pattern: "a{0}b?", matches: ["", "b"], others: ["a", "bb"]),
        Match(
            pattern: "a{1000}", matches: [String(repeating: "a", count: 1000)],
            others: [String(repeating: "a", count: 999), String(repeating: "a", count: 1001)]),
        Match(pattern: "\\.\\*\\(\\{\\|\\$\\^\\-", matches: [".*({|$^-"], others: ["a"]),
        Match(pattern: "}]-", matches: ["}]-"], others: ["}"]),
        Match(pattern: "[à-ö]ß", matches: ["éß"], others: ["eß", "e\u{301}ß"]),
        Match(pattern: "(a*)*(a|aa)*", matches: ["", String(repeating: "a", count: 60)], others: ["ab"]),
    ])
    func matches(_ testCase: Match) throws {
        let pattern = try #require(readPattern(testCase.pattern))
        for text in testCase.matches { #expect(pattern.matches(text), "\(text)") }
        for text in testCase.others { #expect(!pattern.matches(text), "\(text)") }
    }
}
