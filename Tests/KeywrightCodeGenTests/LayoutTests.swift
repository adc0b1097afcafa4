import Testing

@testable import KeywrightCodeGen

/// Lines, literals and names.
@Suite("Layout of Swift")
struct LayoutTests {
    @Test(
        "a call is broken where it does not fit",
        arguments: [
            (100, "let x = f(a: g(b, c), d)"),
            (101, "let x = f(\n    a: g(b, c),\n    d\n)"),
            (113, "let x = f(\n    a: g(\n        b,\n        c\n    ),\n    d\n)"),
        ])
    func calls(indentation: Int, expected: String) {
        let call = SwiftExpression.call("f", [.labeled("a", .call("g", ["b", "c"])), "d"])
        // 24 characters: with 96 blanks before them they fill the line.
        let code = SwiftExpression.joined("let x = ", call, "").text(indentation: indentation - 4)
        #expect(code == expected)
    }

    @Test("collections end in a comma where they are broken, unless they have one element")
    func collections() {
        let long = String(repeating: "x", count: 70)
        let two = SwiftExpression.array([.text(long), .text(long)]).text(indentation: 0)
        #expect(two == "[\n    \(long),\n    \(long),\n]")
        let one = SwiftExpression.array([.text(long + long)]).text(indentation: 0)
        #expect(one == "[\n    \(long + long)\n]")
        #expect(SwiftExpression.dictionary([]).flat == "[:]")
    }

    @Test(
        "texts of comments cannot leave them",
        arguments: [
            ("", []), ("  ", []), ("one", ["one"]), ("a\nb", ["a", "b"]), ("a\r\nlet x = 1", ["a", "let x = 1"]),
            ("a\r b\u{B}c\u{2028}d\u{85}e", ["a", "b c", "d", "e"]), ("a\n\n\n\nb\n", ["a", "", "b"]),
            ("*/ \"\"\" \\(x)", ["*/ \"\"\" \\(x)"]), ("a\u{0}b", ["a b"]),
        ])
    func comments(text: String, expected: [String]) {
        #expect(SwiftLayout.comment(text, indentation: 4) == expected)
    }

    @Test("long comments are wrapped within the line")
    func wrapping() {
        let text = Array(repeating: "word", count: 100).joined(separator: " ")
        let lines = SwiftLayout.comment(text, indentation: 8)
        #expect(lines.allSatisfy { $0.count <= 120 - 8 - 4 })
        #expect(lines.joined(separator: " ") == text)
    }

    @Test(
        "literals hold their text and nothing else",
        arguments: [
            ("a b", #""a b""#), ("\"", #""\"""#), ("\\(x)", #""\\(x)""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{10FFFF}", #""\u{0}\u{10FFFF}""#), ("é", #""é""#), ("e\u{301}", #""e\u{301}""#),
            ("\u{202E}", #""\u{202E}""#), ("日本", #""日本""#), ("#\"", ##""#\"""##),
        ])
    func literals(text: String, expected: String) {
        #expect(SwiftLiteral.string(text) == expected)
    }

    @Test(
        "numbers are grouped",
        arguments: [(0, "0"), (9999, "9999"), (10_000, "10_000"), (-1_234_567, "-1_234_567"), (-100, "-100")])
    func numbers(number: Int64, expected: String) {
        #expect(SwiftLiteral.integer(number) == expected)
    }

    @Test(
        "names of members",
        arguments: [
            ("userId", "userId"), ("user-id", "userId"), ("URL", "url"), ("in", "`in`"), ("default", "`default`"),
            ("self", "selfValue"), ("init", "initValue"), ("Type", "type"), ("#", "value"),
        ])
    func members(name: String, expected: String) {
        #expect(SwiftIdentifier.lowerCamel(name).declared == expected)
    }

    @Test(
        "names of types",
        arguments: [("order_item", "OrderItem"), ("uuid", "Uuid"), ("UUID", "UUIDValue"), ("Swift", "SwiftValue")])
    func types(name: String, expected: String) {
        #expect(SwiftIdentifier.upperCamel(name).declared == expected)
    }

    @Test("names of one scope differ")
    func scope() {
        var scope = NameScope(["item"])
        #expect(["item", "item", "x", "x2", "x"].map { scope.claim($0) } == ["item2", "item3", "x", "x2", "x3"])
    }
}
