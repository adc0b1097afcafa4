import KeywrightDiagnostics
import Testing

@Suite struct BaselineTests {
    private static let files = [orderFile, SourceFile(path: "sub/b.yaml", text: "x: 1\n")]

    private static func finding(_ code: String, entity: String? = nil, file: UInt32 = 0, at lower: Int = 0)
        -> Diagnostic
    {
        Diagnostic(
            RuleID(code, "n"), .warning, "at \(lower)",
            at: Label(SourceSpan(file: FileID(file), lower: lower, upper: lower + 1)), subject: Subject(entity: entity))
    }

    private static func baseline(_ findings: [Diagnostic]) -> Baseline {
        Baseline(of: findings, files: files, folder: "/w", mayBeHeld: { $0 != "KW001" })
    }

    private static func silenced(_ findings: [Diagnostic], by baseline: Baseline) -> (
        held: [Bool], stale: [Baseline.Entry]
    ) {
        var findings = findings
        let stale = baseline.silence(&findings, files: files, folder: "/w", mayBeHeld: { $0 != "KW001" })
        return (findings.map(\.isBaselined), stale)
    }

    @Test func text() {
        var allowed = Self.finding("KW202")
        allowed.allowedBecause = "r"
        let findings = [
            Self.finding("KW302", file: 1), Self.finding("KW202", entity: "B"), Self.finding("KW202", entity: "A"),
            Self.finding("KW202", entity: "A", at: 7), Self.finding("KW001"), allowed,
        ]
        #expect(
            Self.baseline(findings).text == """
                {
                  "keywright-baseline": 1,
                  "findings": [
                    {
                      "rule": "KW202",
                      "file": "app.keywright.yaml",
                      "subject": {
                        "entity": "A"
                      },
                      "count": 2
                    },
                    {
                      "rule": "KW202",
                      "file": "app.keywright.yaml",
                      "subject": {
                        "entity": "B"
                      },
                      "count": 1
                    },
                    {
                      "rule": "KW302",
                      "file": "sub/b.yaml",
                      "subject": {},
                      "count": 1
                    }
                  ]
                }

                """)
        #expect(Self.baseline([]).text == "{\n  \"keywright-baseline\": 1,\n  \"findings\": []\n}\n")
        #expect(Self.baseline(findings.reversed()).text == Self.baseline(findings).text)
    }

    @Test func outlivesMovesAndCounts() {
        let known = Self.baseline([Self.finding("KW202", entity: "A"), Self.finding("KW202", entity: "A", at: 3)])
        let moved = [Self.finding("KW202", entity: "A", at: 20), Self.finding("KW202", entity: "A", at: 30)]
        #expect(Self.silenced(moved, by: known).held == [true, true])
        #expect(Self.silenced(moved, by: known).stale.isEmpty)
        let more = moved + [Self.finding("KW202", entity: "A", at: 40)]
        #expect(Self.silenced(more, by: known).held == [true, true, false])
    }

    @Test func tellsFindingsApart() {
        let known = Self.baseline([Self.finding("KW202", entity: "A")])
        for other in [
            Self.finding("KW203", entity: "A"), Self.finding("KW202", entity: "B"), Self.finding("KW202"),
            Self.finding("KW202", entity: "A", file: 1),
        ] {
            #expect(Self.silenced([other], by: known).held == [false])
        }
    }

    @Test func staleAndPruned() {
        let known = Self.baseline([
            Self.finding("KW202", entity: "A"), Self.finding("KW202", entity: "A"), Self.finding("KW302"),
        ])
        let stale = Self.silenced([Self.finding("KW202", entity: "A")], by: known).stale
        #expect(stale.map(\.rule) == ["KW202", "KW302"] && stale.map(\.count) == [1, 1])
        let pruned = known.pruned(of: stale)
        #expect(
            pruned.entries == [
                .init(rule: "KW202", file: "app.keywright.yaml", subject: Subject(entity: "A"), count: 1)
            ])
    }

    /// What may not be allowed is not held, even where somebody has written it in.
    @Test func fixedRules() {
        let written = Baseline([.init(rule: "KW001", file: "app.keywright.yaml", subject: Subject(), count: 1)])
        let result = Self.silenced([Self.finding("KW001")], by: written)
        #expect(result.held == [false] && result.stale.count == 1)
    }
}
