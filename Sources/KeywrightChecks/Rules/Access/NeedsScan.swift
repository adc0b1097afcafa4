import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let needsScan = Rule(
        RuleID("KW201", "needs-scan"),
        severity: .error,
        isFixed: true,
        summary: "no table key or index answers the `where` of a pattern",
        explanation: """
            A query needs the whole partition key, and of the sort key a beginning or a range. Where neither the table nor an index
            gives that, only a scan of everything could answer, and its cost grows with the table. The finding says what each
            candidate lacks. The repair is a template on an index in which the entity is not yet, or a new index.
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
              listTasks: { query: Task, where: title = $title, limit: 20 }
            # ^^^^^^^^^ error[KW201]
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
              listTasks: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkNeedsScan)
    )
}

private func checkNeedsScan(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes {
        guard case .failed(let failure) = outcome, case .needsScan = failure.verdict else { continue }
        diagnostics.report(
            .needsScan(
                pattern, lacks: failure.candidates.map { context.describe($0) },
                help: context.suggestedRepair(for: pattern)))
    }
}

extension Diagnostic {
    fileprivate static func needsScan(_ pattern: AccessPattern, lacks: [String], help: [String]) -> Diagnostic {
        Diagnostic(
            Rule.needsScan.id, .error,
            "no table key or index answers `\(pattern.name)`, so it would have to scan the table",
            at: Label(pattern.nameSpan), help: help, notes: lacks, subject: Subject(pattern: pattern.name))
    }
}
