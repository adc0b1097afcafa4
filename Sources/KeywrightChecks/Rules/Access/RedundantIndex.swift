import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let redundantIndex = Rule(
        RuleID("KW218", "redundant-index"),
        severity: .info,
        summary: "an index of which every pattern could read another, or the table, at no more cost",
        explanation: """
            Every write of an item that is in an index writes the index, too, and what it holds is stored once more (F2.25). Where one
            other index, or the table, answers every pattern that this one answers, with the same items and at no more cost, that is paid for
            nothing. An index that a pattern names is needed by it, and so is one from which items are left out on purpose: another
            that holds them would give another answer.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table:
              name: tasks
              key: { partition: PK, sort: SK }
              indexes:
                ByAssignee: { partition: P1, sort: S1 }
            #   ^^^^^^^^^^ info[KW218]
                ByAssigneeAndDue: { partition: P2, sort: S2 }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                indexes:
                  ByAssignee: { P1: ASSIGNEE#<assignee>, S1: <taskId> }
                  ByAssigneeAndDue: { P2: ASSIGNEE#<assignee>, S2: <dueAt>#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, dueAt: timestamp }
            accessPatterns:
              assigned: { query: Task, where: assignee = $assignee, limit: 20 }
              due: { query: Task, where: assignee = $assignee and dueAt <= $until, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Tasks
            table:
              name: tasks
              key: { partition: PK, sort: SK }
              indexes:
                ByAssigneeAndDue: { partition: P2, sort: S2 }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                indexes:
                  ByAssigneeAndDue: { P2: ASSIGNEE#<assignee>, S2: <dueAt>#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, dueAt: timestamp }
            accessPatterns:
              assigned: { query: Task, where: assignee = $assignee, limit: 20 }
              due: { query: Task, where: assignee = $assignee and dueAt <= $until, limit: 20 }
            """,
        check: .design(checkRedundantIndex)
    )
}

private func checkRedundantIndex(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    /// By table and index, the other candidates that serve all of its patterns.
    var others: [IndexName: [String?]] = [:]
    /// Those that a pattern may need of which there is no plan.
    var needed: Set<IndexName> = []
    for (pattern, outcome) in context.outcomes(in: .indexUses) {
        switch outcome {
        case .planned:
            for plan in outcome.plans {
                guard let index = plan.index else { continue }
                let name = IndexName(table: plan.table, name: index)
                let alternatives = plan.alternatives.filter { other in
                    plan.entities.allSatisfy { design.holdsAll(of: $0, index) && design.holdsAll(of: $0, other) }
                }
                others[name] = others[name].map { known in known.filter(alternatives.contains) } ?? alternatives
            }
        case .failed:
            guard let entity = pattern.entities.first else { continue }
            needed.formUnion(
                context.indexesUsed(by: pattern, outcome).map { IndexName(table: design[entity].table, name: $0) })
        }
    }
    var told: Set<IndexName> = []
    for id in design.tableIDs {
        for index in design[id].indexes {
            let name = IndexName(table: id, name: index.name)
            // What takes the place of another must stay: one that nothing reads is KW208's, and one that goes itself is none.
            let other = others[name]?.first { other in
                other.map { IndexName(table: id, name: $0) }.map { others[$0] != nil && !told.contains($0) } ?? true
            }
            guard !needed.contains(name), let other else { continue }
            told.insert(name)
            if let other { needed.insert(IndexName(table: id, name: other)) }
            diagnostics.report(.redundantIndex(index, of: design[id], other: other))
        }
    }
}

private struct IndexName: Hashable {
    var table: TableID
    var name: String
}

extension Design {
    /// Whether no item of the entity is missing from an index, or from the table.
    fileprivate func holdsAll(of id: EntityID, _ index: String?) -> Bool {
        guard let index else { return true }
        guard let entries = keyEntries(of: id, onIndex: index) else { return false }
        let entity = self[id]
        let hasCondition = entity.indexEntries.contains { entry in
            entry.when != nil
                && entry.keys.contains { key in entries.contains { $0.attribute.name == key.attribute.name } }
        }
        return !hasCondition && !entries.flatMap(\.template.placeholders).contains(where: entity.canLack)
    }
}

extension Diagnostic {
    fileprivate static func redundantIndex(_ index: SecondaryIndex, of table: Table, other: String?) -> Diagnostic {
        let place = other.map { "index `\($0)`" } ?? "the table"
        return Diagnostic(
            Rule.redundantIndex.id, .info,
            "every pattern that reads index `\(index.name)` could read \(place) at no more cost",
            at: Label(index.nameSpan),
            related: other.flatMap(table.index(named:)).map { [Label($0.nameSpan, "it answers them, too")] } ?? [],
            help: ["take it out, with its entries: what writes them is paid for nothing"],
            notes: ["every write of an item that is in it writes it, too (F2.25)"],
            subject: Subject(table: table.name, index: index.name))
    }
}
