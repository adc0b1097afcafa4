import Testing
import _KeywrightPlanOracle

/// A small run of what `scripts/plans` does at full size.
@Suite("Plans by plain evaluation")
struct PlanOracleTests {
    @Test("Requests of plans find what is wanted, and writes keep every key")
    func agreesWithPlainEvaluation() async throws {
        let tally = try await runPlanOracle(designs: 12, seed: 7)
        #expect(tally.faultCount == 0, "\(tally.faults.first ?? "")")
        // A run that met little would not say much.
        #expect(tally["designs"] == 12)
        #expect(tally["queries planned"] * 2 > tally["queries"])
        #expect(tally["calls that find items"] > 100 && tally["writes done"] > 150)
        #expect(tally["patterns without a plan that were tried"] > 10)
    }
}
