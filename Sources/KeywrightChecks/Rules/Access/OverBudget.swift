import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let overBudget = Rule(
        RuleID("KW216", "over-budget"),
        severity: .error,
        summary: "a pattern that costs more than its `budget`",
        explanation: """
            `budget: { read: 2, write: 5, pages: 1 }` is the most that one call may cost, in units and in pages of the service. What a
            call costs is reckoned from the declared figures, as `keywright plan` shows it. Where a figure is missing it is the least
            that a call can cost: such a cost is over its budget for certain or not known to be.
            """,
        bad: """
            keywright: 1
            design: Forum
            table: { name: forum, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: THREAD#<thread>, SK: <postedAt>#<postId> }
                attributes: { thread: string, postedAt: timestamp, postId: ulid, body: string }
                expect: { size: 700B }
            accessPatterns:
              posts:
                query: Post
                where: thread = $thread
                order: ascending
                limit: 50
                budget: { read: 2 }
            #                   ^ error[KW216]
            """,
        good: """
            keywright: 1
            design: Forum
            table: { name: forum, key: { partition: PK, sort: SK } }
            entities:
              Post:
                key: { PK: THREAD#<thread>, SK: <postedAt>#<postId> }
                attributes: { thread: string, postedAt: timestamp, postId: ulid, body: string }
                expect: { size: 700B }
            accessPatterns:
              posts:
                query: Post
                where: thread = $thread
                order: ascending
                limit: 20
                budget: { read: 2 }
            """,
        check: .design(checkOverBudget)
    )
}

private func checkOverBudget(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (pattern, outcome) in context.outcomes(in: .budgets) {
        // Of the calls that give more or fewer optional parameters, the dearest.
        func hold(_ cost: (AccessPlan) -> Double, to most: Spanned<Double>?, _ what: (Double) -> String) {
            guard let most, let plan = outcome.plans.max(by: { cost($0) < cost($1) }), cost(plan) > most.value else {
                return
            }
            diagnostics.report(.overBudget(pattern, plan, what(cost(plan)), most, in: design))
        }
        hold(\.cost.read, to: pattern.budget.read) { NumberText.units($0, "read") }
        hold(\.cost.write, to: pattern.budget.write) { NumberText.units($0, "write") }
        hold(\.pages.mean, to: pattern.budget.pages.map { Spanned(Double($0.value), $0.span) }) {
            "\(NumberText.grouped($0)) pages"
        }
    }
}

extension Diagnostic {
    fileprivate static func overBudget(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ what: String, _ most: Spanned<Double>, in design: Design
    ) -> Diagnostic {
        let least = plan.cost.basis == .least ? "at least " : ""
        return Diagnostic(
            Rule.overBudget.id, .error,
            "a call of `\(pattern.name)` costs \(least)\(what), and its budget is \(NumberText.grouped(most.value))",
            at: Label(most.span), notes: plan.cost.arithmetic,
            subject: Subject(table: design[plan.table].name, index: plan.index, pattern: pattern.name),
            proof: .declared)
    }
}
