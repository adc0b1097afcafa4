import KeywrightDiagnostics
import Testing

@Suite struct RenderJUnitTests {
    @Test func sample() {
        var finding = RenderTextTests.sample
        finding.subject = Subject(entity: "Order", attribute: "userld")
        let other = SourceFile(path: "users.yaml", text: "")
        let report = CheckReport([finding, finding], files: [orderFile, other], version: "1")
        let failure = """
            <failure type="KW104" message="placeholder `userld` isn't an attribute of entity `Order`">\
            app.keywright.yaml:8:16: error: placeholder `userld` isn't an attribute of entity `Order` [KW104]
            help: an attribute with a similar name exists: `userId`</failure>
            """
        let place = #"classname="app.keywright.yaml" file="app.keywright.yaml" line="8" time="0""#
        #expect(
            renderJUnit(report) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="keywright" tests="3" failures="2" errors="0" time="0">
                  <testsuite name="app.keywright.yaml" tests="2" failures="2" errors="0" skipped="0" time="0">
                    <testcase name="KW104 missing-key-template at entity Order, attribute userld" \(place)>
                      \(failure)
                    </testcase>
                    <testcase name="KW104 missing-key-template at entity Order, attribute userld (2)" \(place)>
                      \(failure)
                    </testcase>
                  </testsuite>
                  <testsuite name="users.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
                    <testcase name="keywright check" classname="users.yaml" file="users.yaml" time="0"/>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test(arguments: [(Severity.error, 2), (.warning, 3), (.info, 4), (nil, 0)])
    func failuresAreWhatFailsTheRun(_ failing: Severity?, _ count: Int) {
        let report = CheckReport(hostileFindings(), files: [hostileFile], version: "1", failing: failing)
        let text = renderJUnit(report)
        #expect(text.contains("tests=\"4\" failures=\"\(count)\" errors=\"0\" time=\"0\">"))
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.value >= 0x20 && $0.value < 0xFFFE || $0.value > 0xFFFF)
            })
    }

    @Test func aNameThatLooksNumbered() {
        let named = { (entity: String) in
            Diagnostic(
                RuleID("K", "k"), .error, "m", at: Label(.start(of: FileID(0))), subject: Subject(entity: entity))
        }
        let report = CheckReport(
            [named("A"), named("A (2)"), named("A"), named("A"), named("A (2)")],
            files: [orderFile], version: "1")
        let names = renderJUnit(report).matches(of: /testcase name="([^"]*)"/).map { String($0.1) }
        #expect(
            names == [
                "K k at entity A", "K k at entity A (2)", "K k at entity A (3)", "K k at entity A (4)",
                "K k at entity A (2) (2)",
            ])
    }

    @Test func error() {
        let report = CheckReport([], files: [], version: "1", error: RunError(message: "no <file>", file: "x.yaml"))
        #expect(
            renderJUnit(report) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="keywright" tests="1" failures="0" errors="1" time="0">
                  <testsuite name="x.yaml" tests="1" failures="0" errors="1" skipped="0" time="0">
                    <testcase name="keywright check" classname="x.yaml" file="x.yaml" time="0">
                      <error type="keywright" message="no &lt;file&gt;">no &lt;file&gt;</error>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }
}
