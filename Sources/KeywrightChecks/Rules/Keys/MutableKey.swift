import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let mutableKey = Rule(
        RuleID("KW108", "mutable-key"),
        severity: .error,
        isFixed: true,
        summary: "an update changes an attribute of the primary key",
        explanation: """
            The primary key is where the item is: the service refuses to change it (F4.8). To move an item is to delete it and to
            create another, in one transaction.
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
              moveTask: { update: Task, set: { projectId: $newProject } }
            #                                  ^^^^^^^^^ error[KW108]
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
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              renameTask: { update: Task, set: [title] }
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkMutableKey)
    )
}

private func checkMutableKey(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    context.forEachWriteProblem { pattern, problem in
        guard case .changesKey(let entity, let attribute, let span) = problem else { return }
        diagnostics.report(.mutableKey(pattern, context.design[entity], attribute, at: span))
    }
}

extension Diagnostic {
    fileprivate static func mutableKey(
        _ pattern: AccessPattern, _ entity: Entity, _ attribute: AttributeID, at span: SourceSpan
    ) -> Diagnostic {
        let name = entity[attribute].name
        return Diagnostic(
            Rule.mutableKey.id, .error,
            "`\(pattern.name)` changes `\(name)`, which the primary key of `\(entity.name)` holds", at: Label(span),
            related: [Label(entity.keySpan, "the primary key")],
            help: ["delete the item and create another in one `transact`"],
            subject: Subject(entity: entity.name, attribute: name, pattern: pattern.name))
    }
}
