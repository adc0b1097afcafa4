import KeywrightChecks
import KeywrightDiagnostics
import KeywrightDriver
import Testing

/// Every repair that a finding offers is tried: the finding goes, and no other comes.
@Suite("The repairs of every rule")
struct RuleFixTests {
    @Test("of its bad example", arguments: Rule.all.map(\.id.code))
    func examples(code: String) throws {
        let rule = try #require(Rule.named(code))
        try expectRepairs(in: SourceFile(path: "test.keywright.yaml", text: rule.bad))
    }

    private static let head = """
        keywright: 1
        design: Notes
        table: { name: notes, key: { partition: PK, sort: SK } }
        entities:

        """

    private static let note = """
          Note:
            key: { PK: NOTE#<noteId>, SK: NOTE }
            attributes: { noteId: ulid, text: string, weight: int }

        """

    /// A design that YAML took a part of, and whether it is sure how it was meant.
    struct Lost: CustomTestStringConvertible, Sendable {
        var part: String
        var isSafe: Bool
        /// Whether the design is sound once the text is quoted; where the guess was wrong, it is not.
        var isRepaired = true

        var testDescription: String { part }
    }

    static let lost = [
        Lost(part: "SK: NOTE #<noteId>", isSafe: true),
        Lost(part: "SK: NOTE #note", isSafe: false),
        Lost(part: "SK: #<noteId>", isSafe: true),
        Lost(part: "SK: # the note's own key", isSafe: false),
    ]

    @Test("a comment is text where it is sure to be", arguments: lost)
    func comments(lost: Lost) throws {
        let design =
            Self.head + """
                  Note:
                    key:
                      PK: NOTE#<noteId>
                      \(lost.part)
                    attributes: { noteId: ulid, text: string }
                accessPatterns:
                  getNote: { get: Note }

                """
        try expect(lost, in: design)
    }

    static let conditions = [
        Lost(part: "where: noteId = $noteId, filter: weight in (1, 2)", isSafe: true),
        Lost(part: "where: noteId = $noteId, limit", isSafe: false, isRepaired: false),
        Lost(part: "where: noteId = $noteId, description: all of it, or none", isSafe: true),
        Lost(part: "where: noteId = $noteId, description: all of it, limit", isSafe: false),
    ]

    @Test("what a comma cut off is text where it is sure to be", arguments: conditions)
    func commas(lost: Lost) throws {
        try expect(lost, in: Self.head + Self.note + "accessPatterns:\n  notes: { query: Note, \(lost.part) }\n")
    }

    static let patterns = [
        Lost(part: "pattern: [a-z]", isSafe: true),
        Lost(part: "pattern: [a-z, 0-9]", isSafe: false),
    ]

    @Test("a list is a pattern where it is sure to be", arguments: patterns)
    func lists(lost: Lost) throws {
        let design =
            Self.head + """
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    attributes:
                      noteId: ulid
                      text: { type: string, \(lost.part) }
                accessPatterns:
                  getNote: { get: Note }

                """
        try expect(lost, in: design)
    }

    private func expect(_ lost: Lost, in design: String) throws {
        let file = SourceFile(path: "test.keywright.yaml", text: design)
        let findings = compile(file).findings
        #expect(findings.map(\.rule.code) == ["KW015"])
        let fix = try #require(findings.first?.fixIts.first)
        #expect(fix.isSafe == lost.isSafe)
        if lost.isRepaired { try expectRepairs(in: file) }
    }

    private func expectRepairs(in file: SourceFile) throws {
        let findings = compile(file).findings
        for (index, finding) in findings.enumerated() {
            var others = findings
            others.remove(at: index)
            for fix in finding.fixIts {
                var alone = finding
                alone.fixIts = [FixIt(fix.title, isSafe: true, edits: fix.edits)]
                let applied = applyFixes(of: [alone], to: [file])
                try #require(applied.findings.count == 1, "\(fix.title) cannot be applied")
                // What a version does not plan yet is no mistake of the repair, nor is a reserved word.
                let (left, known) = (compile(applied.files[0]).findings.filter(isCompared), others.filter(isCompared))
                #expect(left.map(told) == known.map(told), "\(finding.rule.code), \(fix.title)")
            }
        }
    }

    private func isCompared(_ finding: Diagnostic) -> Bool { !["KW000", "KW701"].contains(finding.rule.code) }

    private func told(_ finding: Diagnostic) -> String { "\(finding.rule.code): \(finding.message)" }
}
