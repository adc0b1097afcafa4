import KeywrightChecks
import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The least time of each rule of a family over one design, and what it found.
struct RuleTimings {
    var rules: [(id: RuleID, time: Duration, findings: Int, open: Int)] = []

    /// Runs each rule of the family by itself, as often as asked.
    ///
    /// - Parameter family: how the codes of its rules begin (`KW1`).
    /// - Throws: `Failure` where the design is none, or has errors of reading.
    init(family: String, of file: SourceFile, runs: Int) throws {
        let (design, plan) = try planned(file)
        let clock = ContinuousClock()
        for rule in Rule.all where rule.id.code.hasPrefix(family) {
            var best: Duration?
            var found = Diagnostics()
            for _ in 0..<runs {
                var diagnostics = Diagnostics()
                let elapsed = clock.measure {
                    runChecks(design, plan: plan, rules: [rule], asked: [rule.id.code], diagnostics: &diagnostics)
                }
                best = min(best ?? elapsed, elapsed)
                found = diagnostics
            }
            let open = found.all.filter { $0.proof == .bounded }.count
            rules.append((rule.id, best ?? .zero, found.all.count, open))
        }
    }

    /// A rule a line, and the sum of them.
    var table: String {
        var rows = [["rule", "ms", "findings", "not proven"]]
        for rule in rules {
            rows.append([rule.id.code, decimal(rule.time / .milliseconds(1)), "\(rule.findings)", "\(rule.open)"])
        }
        let sum = rules.map(\.time).reduce(.zero, +)
        let findings = rules.map(\.findings).reduce(0, +)
        rows.append(["all", decimal(sum / .milliseconds(1)), "\(findings)", "\(rules.map(\.open).reduce(0, +))"])
        return aligned(rows)
    }
}

private func planned(_ file: SourceFile) throws -> (Design, DesignPlan) {
    var run = Run(files: [file])
    for stage in stages.prefix(through: stages.firstIndex { $0.name == "planAccess" } ?? 0) { stage.body(&run) }
    guard let design = run.designs.first, let plan = run.plans.first, !run.diagnostics.hasErrors else {
        throw Failure(description: "the design has errors\n" + renderText(run.diagnostics.sorted(), files: [file]))
    }
    return (design, plan)
}
