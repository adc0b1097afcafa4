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
    var repairs = RepairFinder(context.design)
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome, case .needsScan = failure.verdict else { continue }
        if case .scan(let scan) = pattern.operation {
            diagnostics.report(.holdsNone(pattern, scan, in: context.design))
            continue
        }
        diagnostics.report(
            .needsScan(
                pattern, given: failure.given, lacks: failure.candidates.map { context.describe($0) },
                help: repairs.repair(for: pattern)))
    }
}

extension Diagnostic {
    /// A scan of an index in which no item of its entity is.
    fileprivate static func holdsNone(_ pattern: AccessPattern, _ scan: ScanPattern, in design: Design) -> Diagnostic {
        let entity = design[scan.branch.entity]
        let index = scan.index?.value ?? ""
        return Diagnostic(
            Rule.needsScan.id, .error, "`\(pattern.name)` scans index `\(index)`, in which no `\(entity.name)` is",
            at: Label(scan.index?.span ?? pattern.nameSpan),
            help: ["give `\(entity.name)` an entry in it, or scan the table"],
            subject: Subject(
                table: design[entity.table].name, index: index, entity: entity.name, pattern: pattern.name))
    }

    /// - Parameter given: the optional parameters of the calls that nothing answers; nil where there are none.
    fileprivate static func needsScan(
        _ pattern: AccessPattern, given: [String]?, lacks: [String], help: [String]
    ) -> Diagnostic {
        let calls = given.map { names in
            names.isEmpty
                ? " where a call gives none of its optional parameters"
                : " where a call gives \(names.map { "`\($0)`" }.joined(separator: ", ")) alone of its optional parameters"
        }
        return Diagnostic(
            Rule.needsScan.id, .error,
            "no table key or index answers `\(pattern.name)`\(calls ?? ""), so it would have to scan the table",
            at: Label(pattern.nameSpan), help: help, notes: lacks, subject: Subject(pattern: pattern.name))
    }
}
