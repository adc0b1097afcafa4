import KeywrightDiagnostics
import KeywrightSyntax
import Testing

/// `KW009`: each limit holds exactly, and what is over it ends soon.
@Suite(.timeLimit(.minutes(30))) struct LimitTests {
    private func parse(_ text: String) -> (tree: SyntaxTree?, findings: [String]) {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t.yaml", text: text), id: FileID(0), diagnostics: &diagnostics)
        return (tree, diagnostics.sorted().map { "\($0.rule.code) \($0.primary.span.lower)" })
    }

    private func lists(_ depth: Int, _ inner: String = "") -> String {
        String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
    }

    @Test func nesting() {
        #expect(parse(lists(64)).tree != nil)
        #expect(parse(lists(65)) == (nil, ["KW009 64"]))
        #expect(parse(lists(100_000)) == (nil, ["KW009 64"]))
        let block = (0..<65).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(parse(block).findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func nestingThroughAliases() {
        // Each alias adds one level: 63 of them on a list make 64, and the outer list is the 65th.
        func chain(_ links: Int) -> String {
            "- &a0 []\n" + (1...links).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        }
        #expect(parse(chain(62)).findings == [])
        #expect(parse(chain(63)).findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func expansion() {
        // A hundred nodes and their list, used 990 times, are 99,990 nodes.
        let list = "- &a [" + Array(repeating: "x", count: 100).joined(separator: ",") + "]\n"
        #expect(parse(list + String(repeating: "- *a\n", count: 990)).findings == [])
        #expect(parse(list + String(repeating: "- *a\n", count: 991)).findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func billionLaughs() {
        var text = "- &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...60 {
            text += "- &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
        }
        #expect(parse(text).findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func mergeBomb() {
        let inner = (0..<3000).map { "k\($0): 1" }.joined(separator: ", ")
        var text = "{ \(inner) }"
        for _ in 0..<60 { text = "{ <<: \(text) }" }
        #expect(parse(text).findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func file() {
        let comment = "#" + String(repeating: "x", count: YAMLLimits.fileBytes - 1)
        #expect(parse(comment).findings == [])
        #expect(parse(comment + "x") == (nil, ["KW009 0"]))
    }

    @Test func longTexts() {
        let text = "b: " + String(repeating: "x", count: YAMLLimits.textBytes)
        #expect(parse(text).findings == [])
        #expect(parse(text + "x").findings == ["KW009 3"])
        #expect(parse(text + "x").tree == nil)
        let key = "? " + String(repeating: "k", count: YAMLLimits.keyBytes)
        #expect(parse(key + "\n: v").findings == [])
        #expect(parse(key + "k\n: v").findings == ["KW009 2"])
    }

    @Test func directives() {
        func tags(_ count: Int) -> String { (0..<count).map { "%TAG !a\($0)! b\n" }.joined() }
        #expect(parse(tags(16) + "---\na: 1\n").findings == [])
        #expect(parse(tags(17) + "---\na: 1\n") == (nil, ["KW009 \(tags(16).utf8.count)"]))
        #expect(parse("a: 1\n...\n" + tags(200_000) + "---\n").findings.map { $0.prefix(5) } == ["KW009"])
    }

    @Test func manyFindings() {
        let text = String(repeating: "a: 1\n", count: 100_000)
        #expect(parse(text).findings.count == YAMLLimits.findings)
    }
}

private func == (left: (tree: SyntaxTree?, findings: [String]), right: (SyntaxTree?, [String])) -> Bool {
    (left.tree == nil) == (right.0 == nil) && left.findings == right.1
}
