import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let orderNotServed = Rule(
        RuleID("KW206", "order-not-served"),
        severity: .error,
        isFixed: true,
        summary: "the order that a pattern asks for is not that of the sort key",
        explanation: """
            Items come in the order of the sort key and no other (F3.20). Another order would mean to read everything and to sort it
            in memory. The repair is a sort key that begins with the attribute, in the table or in an index.
            """,
        bad: """
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
                identity: [taskId]
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              listTasks: { query: Task, where: projectId = $projectId, order: title descending, limit: 20 }
            #                                                                 ^^^^^^^^^^^^^^^^ error[KW206]
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
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
                identity: [taskId]
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              listTasks: { query: Task, where: projectId = $projectId, order: taskId descending, limit: 20 }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkOrderNotServed)
    )
}

private func checkOrderNotServed(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome,
            case .obstacle(.orderNotServed(let why), let index) = failure.verdict
        else { continue }
        diagnostics.report(.orderNotServed(pattern, index: index, why: why, at: pattern.orderSpan))
    }
}

extension Diagnostic {
    fileprivate static func orderNotServed(
        _ pattern: AccessPattern, index: String?, why: String, at span: SourceSpan
    ) -> Diagnostic {
        let place = index.map { "index `\($0)`" } ?? "the table"
        return Diagnostic(
            Rule.orderNotServed.id, .error,
            "`\(pattern.name)` asks for an order that \(place) does not have: \(why)", at: Label(span),
            help: ["let the sort key begin with that attribute, or leave the order out"],
            subject: Subject(index: index, pattern: pattern.name))
    }
}
