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
    for (pattern, outcome) in context.outcomes {
        guard case .failed(let failure) = outcome,
            case .obstacle(let obstacle, let index?) = failure.verdict,
            case .notProjected(let entity, let names) = obstacle
        else { continue }
        diagnostics.report(.notProjected(pattern, context.design[entity], names: names, index: index))
    }
}

extension Diagnostic {
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
