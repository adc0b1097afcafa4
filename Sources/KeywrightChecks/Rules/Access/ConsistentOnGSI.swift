import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let consistentOnGSI = Rule(
        RuleID("KW204", "consistent-on-gsi"),
        severity: .error,
        isFixed: true,
        summary: "a consistent read that only a global index can answer",
        explanation: """
            A global index follows its table with a delay, and the service refuses consistent reads of it (F3.22). Read by the
            table's key where the parameters hold it, or do without.
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
              listTasks: { query: Task, where: assignee = $assignee, limit: 20, consistent: true }
            #                                                                               ^^^^ error[KW204]
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
              listTasks: { query: Task, where: projectId = $projectId, limit: 20, consistent: true }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkConsistentOnGSI)
    )
}

private func checkConsistentOnGSI(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome,
            case .obstacle(.consistentOnIndex, let index?) = failure.verdict
        else { continue }
        let place: SourceSpan? =
            switch pattern.operation {
            case .query(let query): query.consistent?.span
            case .scan(let scan): scan.consistent?.span
            default: nil
            }
        diagnostics.report(.consistentOnGSI(pattern, index: index, at: place ?? pattern.nameSpan))
    }
}

extension Diagnostic {
    fileprivate static func consistentOnGSI(_ pattern: AccessPattern, index: String, at span: SourceSpan) -> Diagnostic
    {
        Diagnostic(
            Rule.consistentOnGSI.id, .error,
            "only the global index `\(index)` answers `\(pattern.name)`, and it has no consistent reads",
            at: Label(span),
            help: ["leave out `consistent`, or ask by attributes that the table's key holds"],
            notes: ["a global index follows its table with a delay, usually well below a second (F2.29)"],
            subject: Subject(index: index, pattern: pattern.name))
    }
}
