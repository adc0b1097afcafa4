import KeywrightDiagnostics
import KeywrightModel

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
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: 'RANK#<rank|pad(6)>' }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string, rank: { type: int, min: 0 } }
            accessPatterns:
              assignTask: { update: Task, set: [assignee], add: { rank: 1 } }
            #                                                     ^^^^ error[KW109]
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
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
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: 'RANK#<rank|pad(6)>' }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string, rank: { type: int, min: 0 } }
            accessPatterns:
              assignTask: { update: Task, set: [assignee, rank] }
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
            """,
        check: .design(checkStaleIndexKey)
    )
}

private func checkStaleIndexKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for pattern in context.design.patterns {
        for update in pattern.updates {
            let entity = context.design[update.entity]
            for entry in entity.indexEntries {
                if let stale = update.staleInput(of: entry, in: entity) {
                    diagnostics.report(.staleIndexKey(pattern, entity: entity, entry: entry, stale: stale))
                }
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func staleIndexKey(
        _ pattern: AccessPattern, entity: Entity, entry: IndexEntry, stale: StaleInput
    ) -> Diagnostic {
        let name = entity[stale.changed.value].name
        let missing = stale.unknown.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        let why =
            stale.isRelative
            ? "adds to `\(name)`, so its new value is not known when the key is written"
            : "changes `\(name)` but does not know \(missing)"
        return Diagnostic(
            Rule.staleIndexKey.id, .error,
            "`\(pattern.name)` \(why), and index `\(entry.index)` needs it for the key of `\(entity.name)`",
            at: Label(stale.changed.span), related: [Label(entry.origin, "the templates of `\(entry.index)`")],
            help: [stale.isRelative ? "set `\(name)` to a value" : "set \(missing) in the same update"],
            subject: Subject(index: entry.index, entity: entity.name, attribute: name, pattern: pattern.name))
    }
}
