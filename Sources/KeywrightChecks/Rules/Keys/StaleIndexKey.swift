import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let staleIndexKey = Rule(
        RuleID("KW109", "stale-index-key"),
        severity: .error,
        isFixed: true,
        summary: "an update changes an attribute that an index key uses, but not all that the key needs",
        explanation: """
            An index key made by a template is text that is stored with the item. When one of its attributes changes, the text must
            be written anew, and for that every attribute in it must be known. An update that sets only some of them would leave
            the item at its old place in the index (F4.12).
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
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: 'RANK#<rung|pad(6)>' }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string, rung: { type: int, min: 0 } }
            accessPatterns:
              assignTask: { update: Task, set: [assignee], add: { rung: 1 } }
            #                                   ^^^^^^^^ error[KW109]
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
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
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: 'RANK#<rung|pad(6)>' }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string, rung: { type: int, min: 0 } }
            accessPatterns:
              assignTask: { update: Task, set: [assignee, rung] }
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkStaleIndexKey)
    )
}

private func checkStaleIndexKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    context.forEachWriteProblem { pattern, problem in
        guard case .staleIndexKey(let id, let index, let changed, let unknown, let span) = problem else { return }
        let entity = context.design[id]
        diagnostics.report(
            .staleIndexKey(
                pattern, entity, index: index, changed: entity[changed].name,
                unknown: unknown.map { entity[$0].name }, at: span))
    }
}

extension Diagnostic {
    fileprivate static func staleIndexKey(
        _ pattern: AccessPattern, _ entity: Entity, index: String, changed: String, unknown: [String],
        at span: SourceSpan
    ) -> Diagnostic {
        let isRelative = unknown.contains(changed)
        let missing = unknown.map { "`\($0)`" }.joined(separator: " and ")
        let why =
            isRelative
            ? "adds to `\(changed)`, so its new value is not known when the key is written"
            : "changes `\(changed)` but does not know \(missing)"
        let entry = entity.indexEntry(of: index)
        return Diagnostic(
            Rule.staleIndexKey.id, .error,
            "`\(pattern.name)` \(why), and index `\(index)` needs it for the key of `\(entity.name)`", at: Label(span),
            related: entry.map { [Label($0.origin, "the templates of `\(index)`")] } ?? [],
            help: [isRelative ? "set `\(changed)` to a value" : "set \(missing) in the same update"],
            subject: Subject(index: index, entity: entity.name, attribute: changed, pattern: pattern.name))
    }
}
