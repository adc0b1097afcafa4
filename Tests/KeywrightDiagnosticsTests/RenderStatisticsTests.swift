import KeywrightDiagnostics
import Testing

@Suite struct RenderStatisticsTests {
    private static func findings(_ code: String, _ count: Int, fixable: Bool = false) -> [Diagnostic] {
        (0..<count).map { _ in
            Diagnostic(
                RuleID(code, "name-\(code)"), .warning, "m", at: Label(.start(of: FileID(0))),
                fixIts: [FixIt("f", isSafe: fixable, edits: [.init(.start(of: FileID(0)), "")])])
        }
    }

    private static var all: [Diagnostic] {
        var allowed = findings("KW9", 1)
        allowed[0].allowedBecause = "r"
        return findings("KW2", 1, fixable: true) + findings("KW3", 12) + findings("KW1", 1) + allowed
    }

    @Test func text() {
        #expect(
            renderStatistics(Self.all) == """
                12  KW3  [ ]  name-KW3
                 1  KW1  [ ]  name-KW1
                 1  KW2  [*]  name-KW2

                """)
        #expect(renderStatistics([]) == "")
    }

    @Test func json() {
        var report = CheckReport(Self.all, files: [orderFile], version: "1")
        #expect(!renderJSON(report).contains("statistics"))
        report.hasStatistics = true
        #expect(
            renderJSON(report).hasSuffix(
                """
                  "statistics": [
                    {
                      "rule": "KW3",
                      "name": "name-KW3",
                      "count": 12,
                      "fixable": 0
                    },
                    {
                      "rule": "KW1",
                      "name": "name-KW1",
                      "count": 1,
                      "fixable": 0
                    },
                    {
                      "rule": "KW2",
                      "name": "name-KW2",
                      "count": 1,
                      "fixable": 1
                    }
                  ]
                }

                """))
    }
}
