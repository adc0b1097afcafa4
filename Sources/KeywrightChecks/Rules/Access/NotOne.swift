import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let notOne = Rule(
        RuleID("KW207", "not-one"),
        severity: .error,
        summary: "`returns: one` where more than one item can match",
        explanation: """
            A pattern that returns one item relies on there being no second. That follows from the primary key, or from an
            `identity`: attributes that no two items share because of how their values are made. Where neither is given whole by
            `where`, a second item can match, and the call would fail with `moreThanOne`.
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
              listTasks: { query: Task, where: assignee = $assignee, returns: one }
            #                                                                 ^^^ error[KW207]
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
              listTasks: { query: Task, where: projectId = $projectId and taskId = $taskId, returns: one }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkNotOne)
    )
}

private func checkNotOne(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .queries) {
        guard outcome.plan != nil, case .query(let query) = pattern.operation, query.returns.value == .one else {
            continue
        }
        if query.entities.count > 1 {
            let names = query.entities.map { "`\(context.design[$0.entity].name)`" }.joined(separator: " and ")
            diagnostics.report(.notOne(pattern, why: "an item each of \(names) can match", at: query.returns.span))
            continue
        }
        for branch in query.entities {
            let entity = context.design[branch.entity]
            let bound = branch.attributesBoundByEquality
            // Two items have not one key text, whatever their attributes are.
            if entity.key.flatMap(\.template.placeholders).allSatisfy(branch.gives) { continue }
            if entity.identities.contains(where: { $0.attributes.allSatisfy(bound.contains) }) { continue }
            let free = entity.keyAttributes.filter { !bound.contains($0) }.map { "`\(entity[$0].name)`" }
            let why = "two items of `\(entity.name)` that differ in \(free.joined(separator: " and ")) can match"
            diagnostics.report(.notOne(pattern, why: why, at: query.returns.span))
        }
    }
}

extension Diagnostic {
    fileprivate static func notOne(_ pattern: AccessPattern, why: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            Rule.notOne.id, .error, "`\(pattern.name)` returns one item, but \(why)", at: Label(span),
            help: [
                "ask by the whole primary key or by an `identity` of the entity",
                "declare an `identity` if these values are made so that no two items share them, or return many",
            ],
            subject: Subject(pattern: pattern.name))
    }
}
