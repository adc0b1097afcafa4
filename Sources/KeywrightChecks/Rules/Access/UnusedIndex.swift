import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unusedIndex = Rule(
        RuleID("KW208", "unused-index"),
        severity: .warning,
        summary: "an index that no access pattern uses",
        explanation: """
            Every write of an item that is in an index writes the index, too, and is charged for it (F2.25); a global index that is
            throttled throttles its table (F2.23). An index that no pattern reads costs that for nothing. A pattern that is not planned
            uses the index that it pins or that is nearest to it; of a design without any pattern the rule says nothing.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table:
              name: tasks
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            #   ^^^^ warning[KW208]
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
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
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: TASK#<taskId> }
                attributes: { projectId: ulid, taskId: ulid, assignee: string, title: string }
            accessPatterns:
              listTasks: { query: Task, where: projectId = $projectId, limit: 20 }
              listAssigned: { query: Task, where: assignee = $assignee, limit: 20 }
            """,
        check: .design(checkUnusedIndex)
    )
}

private func checkUnusedIndex(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    guard !design.patterns.isEmpty else { return }
    var used: [TableID: Set<String>] = [:]
    for (pattern, outcome) in context.outcomes(in: .indexUses) {
        guard let entity = pattern.entities.first else { continue }
        let table = design[entity].table
        used[table, default: []].formUnion(context.indexesUsed(by: pattern, outcome))
    }
    for id in design.tableIDs {
        for index in design[id].indexes where !(used[id]?.contains(index.name) ?? false) {
            diagnostics.report(.unusedIndex(index, of: design[id]))
        }
    }
}

extension CheckContext {
    /// The indexes that a pattern reads or, where it is not planned, could read.
    func indexesUsed(by pattern: AccessPattern, _ outcome: PatternOutcome) -> [String] {
        guard let entity = pattern.entities.first else { return [] }
        let table = design[design[entity].table]
        switch outcome {
        case .planned: return outcome.plans.compactMap(\.index)
        case .failed(let failure):
            switch failure.verdict {
            case .obstacle(_, let index), .wrongKeyCondition(_, let index): return index.map { [$0] } ?? []
            case .needsScan: return pattern.pinnedIndex.map { [$0] } ?? []
            case .write: return []
            case .notYetPlanned:
                return table.indexes.filter { pattern.couldRead($0, of: table, in: design) }.map(\.name)
            }
        }
    }
}

extension AccessPattern {
    /// The index that the pattern names, or `table`.
    fileprivate var pinnedIndex: String? {
        switch operation {
        case .query(let query): query.index?.value
        case .scan(let scan): scan.index?.value
        case .get, .batchGet, .transactGet, .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete,
            .transact:
            nil
        }
    }

    /// Whether a pattern without a plan pins the index, or gives all that the index's partition key needs.
    fileprivate func couldRead(_ index: SecondaryIndex, of table: Table, in design: Design) -> Bool {
        if let pinned = pinnedIndex { return pinned == index.name }
        let branches: [QueryPattern.Branch]
        switch operation {
        case .query(let query):
            if let using = query.using {
                return using.tests.allSatisfy { test in
                    index.keyAttributes.contains { $0.name.utf8.elementsEqual(test.attribute.value.utf8) }
                }
            }
            branches = query.entities
        case .deleteAll(let deleteAll): branches = [deleteAll.branch]
        case .get, .batchGet, .transactGet, .scan, .create, .put, .update, .delete, .batchPut, .batchDelete, .transact:
            return false
        }
        return branches.allSatisfy { branch in
            let entity = design[branch.entity]
            guard let entry = entity.indexEntry(of: index.name) else { return true }
            let partition = entry.keys.prefix(index.partition.count)
            return partition.flatMap(\.template.placeholders).allSatisfy { placeholder in
                branch.fanout.contains(placeholder.attribute)
                    || (branch.condition?.tests ?? []).contains { $0.names(placeholder.attribute) }
            }
        }
    }
}

extension Test {
    fileprivate func names(_ attribute: AttributeID) -> Bool {
        operands.contains { operand in
            if case .attribute(let reference) = operand { reference.attribute == attribute } else { false }
        }
    }
}

extension Diagnostic {
    fileprivate static func unusedIndex(_ index: SecondaryIndex, of table: Table) -> Diagnostic {
        Diagnostic(
            Rule.unusedIndex.id, .warning, "no access pattern uses index `\(index.name)`", at: Label(index.nameSpan),
            help: ["take it out, or add the access pattern that it is for"],
            notes: ["every write of an item that is in it writes it, too (F2.25)"],
            subject: Subject(table: table.name, index: index.name))
    }
}
