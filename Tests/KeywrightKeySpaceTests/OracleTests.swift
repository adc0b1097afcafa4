import Testing
import _KeywrightKeySpaceOracle

/// A small run of what `scripts/key-space` does at full size.
@Suite struct OracleTests {
    @Test func agreesWithTryingEveryValue() async {
        let tally = await runOracle(pairs: 300, seed: 7)
        #expect(tally.faults.isEmpty)
        for question in OracleQuestion.allCases where question.allowedOpen == 0 {
            #expect(tally[question].unproven == 0, "\(question.rawValue)")
        }
        // A test that only ever met one answer would not say much.
        for question in [OracleQuestion.templates, .prefix, .range, .order, .emptiness] {
            #expect(tally[question].never > 20 && tally[question].witness > 20, "\(question.rawValue)")
        }
    }
}
