import KeywrightDiagnostics
import KeywrightModel
import KeywrightSyntax
import Testing
import _KeywrightTestSupport

/// Whatever a design says: a design or an error, never a crash, and every place within the file.
@Suite(.timeLimit(.minutes(30))) struct RobustnessTests {
    let shop: [UInt8]

    init() throws { shop = try repositoryFile("schemas/shop.keywright.yaml").bytes }

    private func check(_ bytes: [UInt8], _ what: @autoclosure () -> String) {
        let (design, findings) = resolve(SourceFile(path: "t", bytes: bytes))
        if design == nil, !findings.contains(where: { $0.severity == .error }) {
            Issue.record("neither a design nor an error: \(what())")
        }
        for finding in findings {
            for span in [finding.primary.span] + finding.related.map(\.span)
                + finding.fixIts.flatMap({ $0.edits.map(\.span) })
            where Int(span.upper) > bytes.count || span.lower > span.upper {
                Issue.record("\(finding.message) is out of the file: \(what())")
            }
            if finding.message.isEmpty || finding.message.contains("\n") {
                Issue.record("\(finding.message): \(what())")
            }
        }
    }

    /// Every third byte: each kind of place is met, in a third of the time.
    @Test func prefixes() {
        for length in stride(from: 0, through: shop.count, by: 3) {
            check(Array(shop.prefix(length)), "prefix of \(length)")
        }
    }

    @Test func everyLineLeftOut() {
        let lines = shop.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for index in lines.indices {
            var rest = lines
            rest.remove(at: index)
            check(Array(rest.joined(separator: [UInt8(ascii: "\n")])), "without line \(index + 1)")
        }
    }

    /// Deep nesting is a finding, and long texts are read in good time.
    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "not (", count: 20_000),
        String(repeating: "id = $id and ", count: 5_000) + "id = $id",
        "id in (" + String(repeating: "$a, ", count: 20_000),
        "id|" + String(repeating: "lower|", count: 20_000), String(repeating: "'", count: 100_001),
        String(repeating: "-", count: 100_000), "size(" + String(repeating: "size(", count: 50_000),
    ])
    func longConditions(text: String) {
        let quoted = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        for key in ["filter", "where", "using"] {
            let design =
                FindingCase.head
                + "entities: { E: { key: { PK: '<id>', SK: S }, attributes: { id: string } } }\n"
                + "accessPatterns:\n  a:\n    query: E\n    \(key): \(quoted)\n"
            check(Array(design.utf8), String(text.prefix(20)))
        }
    }

    static let replacements = [
        "''", "x", "{}", "[]", "[x]", "{ x: y }", "true", "-1", "99999999999999999999", "'<x>'", "$x", "none", "User",
        "\"\\u0000\"",
    ]

    /// Nodes replaced by something else: each by some of the texts, and each text for some nodes.
    @Test(arguments: 0..<14) func nodesReplaced(by number: Int) throws {
        let text = Self.replacements[number]
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t", bytes: shop), id: FileID(0), diagnostics: &diagnostics)
        var spans: [SourceSpan] = []
        gather(try #require(tree?.root), &spans)
        #expect(spans.count > 450)
        for (position, span) in spans.enumerated() where position % 4 == number % 4 {
            var bytes = shop
            bytes.replaceSubrange(Int(span.lower)..<Int(span.upper), with: text.utf8)
            check(bytes, "\(span.lower)..<\(span.upper) is \(text)")
        }
    }

    private func gather(_ node: SyntaxNode, _ spans: inout [SourceSpan]) {
        spans.append(node.span)
        for element in node.elements { gather(element, &spans) }
        for entry in node.entries {
            spans.append(entry.key.span)
            gather(entry.value, &spans)
        }
    }

    /// A slip in one word is one finding, unless it is in a name's declaration: then each use of the name is one.
    @Test func oneMistakeIsOneFinding() throws {
        var diagnostics = Diagnostics()
        let tree = parseYAML(SourceFile(path: "t", bytes: shop), id: FileID(0), diagnostics: &diagnostics)
        var scalars: [SyntaxNode] = []
        gatherScalars(try #require(tree?.root), &scalars)
        for scalar in scalars where scalar.text.utf8.count > 2 {
            var bytes = shop
            bytes.remove(at: Int(scalar.contentSpan.upper) - 1)
            let messages = resolve(SourceFile(path: "t", bytes: bytes)).findings.map(\.message)
            if messages.count > 1, !messages.allSatisfy({ $0.contains(scalar.text) }) {
                Issue.record("\(scalar.text) without its last letter: \(messages)")
            }
        }
    }

    private func gatherScalars(_ node: SyntaxNode, _ scalars: inout [SyntaxNode]) {
        if node.kind == .scalar { scalars.append(node) }
        for element in node.elements { gatherScalars(element, &scalars) }
        for entry in node.entries {
            scalars.append(entry.key)
            gatherScalars(entry.value, &scalars)
        }
    }
}
