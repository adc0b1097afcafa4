import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let notProjected = Rule(
        RuleID("KW205", "not-projected"),
        severity: .error,
        isFixed: true,
        summary: "a pattern that needs attributes which its index does not hold",
        explanation: """
            A query of a global index gives what the index projects and nothing else (F3.22). Project what the pattern reads, or read the
            items by their keys afterwards.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table:
              name: tasks
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK, project: keys }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              assigned: { query: Task, where: assignee = $assignee, limit: 20 }
            # ^^^^^^^^ error[KW205]
            """,
        good: """
            keywright: 1
            design: Tasks
            table:
              name: tasks
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              assigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkNotProjected)
    )
}

private func checkNotProjected(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .fetches) {
        guard let plan = outcome.plans.first(where: { !$0.fetchedFromTable.isEmpty }) else { continue }
        diagnostics.report(.fetched(pattern, plan, in: context.design))
    }
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome,
            case .obstacle(let obstacle, let index?) = failure.verdict,
            case .notProjected(let entity, let names) = obstacle
        else { continue }
        diagnostics.report(.notProjected(pattern, context.design[entity], names: names, index: index))
    }
}

extension Diagnostic {
    /// A local index fetches what it does not hold (F3.23).
    fileprivate static func fetched(
        _ pattern: AccessPattern, _ plan: AccessPlan, in design: Design
    ) -> Diagnostic {
        let index = plan.index ?? ""
        let names = plan.fetchedFromTable.map { "`\($0)`" }.joined(separator: ", ")
        let least = plan.cost.basis == .least ? "at least " : ""
        return Diagnostic(
            Rule.notProjected.id, .warning,
            "`\(pattern.name)` needs \(names), which local index `\(index)` fetches from the table for each item",
            at: Label(pattern.nameSpan), help: ["let the index project them, or `select` what it holds"],
            notes: ["a call costs \(least)\(NumberText.units(plan.cost.read, "read"))"] + plan.cost.arithmetic,
            subject: Subject(
                table: design[plan.table].name, index: index, entity: plan.entities.first.map { design[$0].name },
                pattern: pattern.name))
    }

    fileprivate static func notProjected(
        _ pattern: AccessPattern, _ entity: Entity, names: [String], index: String
    ) -> Diagnostic {
        let missing = names.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            Rule.notProjected.id, .error,
            "`\(pattern.name)` needs \(missing) of `\(entity.name)`, which index `\(index)` does not hold",
            at: Label(pattern.nameSpan), help: ["let the index project them, or all attributes"],
            subject: Subject(index: index, entity: entity.name, pattern: pattern.name))
    }
}
