import KeywrightChecks
import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Why a pattern runs as it does: its plan, what became of every candidate, and where there is no plan, a repair.
package struct PatternExplanation: Sendable {
    private let design: Design
    private let pattern: AccessPattern
    private let outcome: PatternOutcome
    private let choice: ChoiceDescription
    private let repair: [String]

    /// nil where the design has no such pattern, or no plan at all since it has errors.
    package init?(of name: String, in compilation: Compilation) {
        guard let design = compilation.design, let plan = compilation.plan,
            let index = design.patterns.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) })
        else { return nil }
        self.design = design
        pattern = design.patterns[index]
        outcome = plan.patterns[index]
        choice = describeChoice(of: pattern, outcome, in: design)
        var repairs = RepairFinder(design)
        repair = outcome.plan == nil ? repairs.repair(for: pattern) : []
    }

    /// The plan as `keywright plan` shows it, then the reasons.
    package func text() -> String {
        var part = design
        part.patterns = [pattern]
        var text = renderPlanText(part, DesignPlan(patterns: [outcome]))
        text += "\nWhy: \(choice.reason)\n"
        let names = choice.candidates.map { $0.index ?? "the table" }
        let width = names.map(\.count).max() ?? 0
        for (name, candidate) in zip(names, choice.candidates) {
            for (number, why) in candidate.why.enumerated() {
                let label = number == 0 ? name : ""
                text += "  \(label)\(String(repeating: " ", count: width - label.count + 2))\(why)\n"
            }
        }
        if !repair.isEmpty { text += "\nA repair:\n" + repair.map { "  \($0)\n" }.joined() }
        return text
    }

    package func json() -> String {
        let plan = outcome.plan
        let report: JSONValue = [
            "format": 1, "design": .string(design.name), "pattern": .string(pattern.name),
            "table": .string(orNull: plan.map { design[$0.table].name }), "index": .string(orNull: plan?.index),
            "reason": .string(choice.reason),
            "candidates": .array(
                choice.candidates.map { candidate in
                    [
                        "index": .string(orNull: candidate.index), "outcome": .string(candidate.outcome),
                        "readUnits": candidate.readUnits.map { .number(NumberText.plain($0)) } ?? .null,
                        "why": .strings(candidate.why),
                    ]
                }),
            "repair": .strings(repair),
        ]
        return report.text() + "\n"
    }
}
