import KeywrightChecks
import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// Every rule's examples are run: the text that `keywright explain` prints is the test.
@Suite("The examples of every rule")
struct RuleExampleTests {
    /// Rules whose bad case would be too large to print: their own tests make it.
    private static let withoutBadExample: Set<String> = ["KW009"]

    @Test("the bad one gives exactly what it marks", arguments: Rule.all.map(\.id.code))
    func bad(code: String) throws {
        let rule = try #require(Rule.named(code))
        expectFindings(in: rule.bad, everyHabit: true)
        if !Self.withoutBadExample.contains(code) {
            #expect(AnnotatedYAML(rule.bad).expectedCodes.contains(code))
        }
    }

    @Test("the good one gives nothing, of any rule", arguments: Rule.all.map(\.id.code))
    func good(code: String) throws {
        let rule = try #require(Rule.named(code))
        expectFindings(in: rule.good, everyHabit: true)
        #expect(AnnotatedYAML(rule.good).expectedCodes.isEmpty)
    }
}
