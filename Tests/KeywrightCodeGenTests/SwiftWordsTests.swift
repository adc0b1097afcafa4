import Testing

@testable import KeywrightCodeGen

/// What Swift takes for a use of a name.
@Suite struct SwiftWordsTests {
    @Test(
        "finds words of code and of interpolations, and none of literals and comments",
        arguments: [
            ("let key = a.key", true), ("try check.pattern(\"s\", s, .literal(\"a|ab\"))", false),
            ("f(\"x\", a)", true), ("\"\\(a) b\"", true), ("\"\\(b.a(\"a\")) a\"", true), ("\"\\(b(\"a\")) a\"", false),
            ("\"say \\\"a\\\"\" + b", false), ("b // a", false), ("`a` + b", false), ("aa + a2", false),
            ("\"\"\"\nSET a = \"a\"\n\"\"\" + b", false), ("\"\"\"\nSET \\(f(a))\n\"\"\"", true),
            ("f(\"(\", a)", true), ("\"\\((b + (c)))\" + \"a\"", false),
        ])
    func words(code: String, isUsed: Bool) {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(SwiftWords(lines).found.contains("a") == isUsed, "\(code)")
    }
}
