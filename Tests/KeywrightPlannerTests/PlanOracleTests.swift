import Testing
import _KeywrightPlanOracle

/// A small run of what `scripts/plans` does at full size.
@Suite("Plans by plain evaluation")
struct PlanOracleTests {
    /// Numbers of designs that together meet every word.
    private static let numbers = [9, 27, 31, 33, 35, 41, 49, 87]

    @Test("Requests of plans find what is wanted, and writes keep every key")
    func agreesWithPlainEvaluation() async throws {
        let tally = try await runPlanOracle(numbers: Self.numbers, seed: 7)
        #expect(tally.faultCount == 0, "\(tally.faults.first ?? "")")
        #expect(tally.doubts.isEmpty, "\(tally.doubts.first ?? "")")
        // A run that met little would not say much.
        #expect(tally["designs"] == Self.numbers.count)
        #expect(tally["queries planned"] * 2 > tally["queries"])
        #expect(tally["calls that find items"] > 100 && tally["writes done"] > 100)
        #expect(tally["patterns without a plan that were tried"] > 5)
        for word in PlanWord.allCases {
            #expect(tally["planned: \(word.rawValue)"] > 0, "\(word.rawValue) was never planned")
            #expect(tally["called: \(word.rawValue)"] > 0, "\(word.rawValue) was never called")
        }
    }
}
