import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let filterCost = Rule(
        RuleID("KW203", "filter-cost"),
        severity: .warning,
        summary: "a filter that discards more than half of what is read, or that a free index slot could do without",
        explanation: """
            A filter works on what has been read and paid for (F3.18). Where the declared figures say that it discards more than half,
            most of the cost is for nothing: `distinct` and `hottest` of an attribute that it compares by `=`, the `items` that a call of the
            pattern returns beside those of its whole partition key, or the numbers of items of the entities that share that.

            An attribute that a filter compares by `=` can stand in a key instead. Where an index of the table has no entry of the entity
            yet, a template there costs no new index; the finding then says which. It costs a write of that index for each write of an item
            (F2.25), so where the filter keeps most of what is read an `allow` is in place.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
                attributes:
                  projectId: ulid
                  taskId: ulid
                  stage: { enum: [open, done, dropped], distinct: 3 }
            accessPatterns:
              inStage: { query: Task, where: projectId = $projectId, filter: stage = $stage }
            #                                                                ^^^^^^^^^^^^^^ warning[KW203]
            """,
        good: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: STAGE#<stage>#<taskId> }
                attributes:
                  projectId: ulid
                  taskId: ulid
                  stage: { enum: [open, done, dropped], distinct: 3 }
            accessPatterns:
              inStage: { query: Task, where: projectId = $projectId and stage = $stage }
            """,
        check: .design(checkFilterCost),
        figures: [.items { context, pattern in context.filtersWholePartition(pattern) }]
    )
}

private func checkFilterCost(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    var repairs = RepairFinder(context.design)
    for (pattern, outcome) in context.outcomes(in: .queries) {
        guard let plan = outcome.plan, case .query = pattern.operation else { continue }
        // What a call may leave out keeps nothing back.
        let pattern = pattern.giving([])
        guard case .query(let query) = pattern.operation else { continue }
        let slot = context.freeSlot(for: pattern, query, &repairs)
        if let waste = context.spreadWaste(query) ?? context.partitionWaste(pattern, query, plan) {
            diagnostics.report(.filterCost(pattern, plan, waste, slot, in: context.design))
        } else if let slot, context.keptShare(query) == nil {
            diagnostics.report(.freeSlot(pattern, plan, slot, in: context.design))
        }
    }
}

/// Why most of what a query reads is discarded.
private struct FilterWaste {
    /// The share that is kept, at most.
    var kept: Double
    var span: SourceSpan?
    var note: String
}

/// A test by `=` that a key could answer, and the templates that would do it.
private struct FreeSlot {
    var test: Test
    var repair: [String]
}

extension CheckContext {
    // MARK: Figures

    /// The tests by `=` that every item of the answer has to meet, of one entity, with the attribute of each.
    private func equalities(_ query: QueryPattern) -> [(test: Test, attribute: AttributeID)] {
        guard query.entities.count == 1, let filter = query.entities.first?.filter else { return [] }
        return filter.demandedTests.compactMap { test in
            guard case .comparison(let left, .equal, let right) = test.kind else { return nil }
            // Of two attributes nothing says how often they are equal.
            let attributes = [left.wholeAttribute, right.wholeAttribute].compactMap { $0 }
            return attributes.count == 1 ? attributes.first.map { (test, $0) } : nil
        }
    }

    /// The share of items with the commonest value of an attribute, as far as that is declared.
    private func commonestShare(_ attribute: AttributeID, of id: EntityID) -> (share: Double, note: String)? {
        let spread = design[id][attribute].spread
        let name = design[id][attribute].name
        if let hottest = spread.hottest {
            let share = max(hottest, spread.distinct.map { 1 / max($0, 1) } ?? 0)
            return (share, "the commonest value of `\(name)` has \(share.shareText)")
        }
        return spread.distinct.map { distinct in
            (
                1 / max(distinct, 1),
                "`\(name)` has \(NumberText.grouped(distinct)) values, in the mean \((1 / max(distinct, 1)).shareText) each"
            )
        }
    }

    /// What its tests by `=` keep at most, where the spread of an attribute is declared.
    fileprivate func keptShare(_ query: QueryPattern) -> Double? {
        guard let id = query.entities.first?.entity else { return nil }
        return equalities(query).compactMap { commonestShare($0.attribute, of: id)?.share }.min()
    }

    fileprivate func spreadWaste(_ query: QueryPattern) -> FilterWaste? {
        guard let id = query.entities.first?.entity else { return nil }
        for (test, attribute) in equalities(query) {
            guard let (share, note) = commonestShare(attribute, of: id), share < 0.5 else { continue }
            return FilterWaste(kept: share, span: test.span, note: note)
        }
        return nil
    }

    /// Whether a filter stands behind a read of a whole partition, so that the `items` of a call would say what it discards.
    fileprivate func filtersWholePartition(_ pattern: AccessPattern) -> Bool {
        guard case .query(let query) = pattern.operation,
            let place = design.patterns.firstIndex(where: { $0.nameSpan == pattern.nameSpan }),
            let plan = plan.patterns[place].plan
        else { return false }
        return query.limit == nil && query.entities.contains { $0.filter != nil }
            && itemsAsked(query, plan.index) != nil
    }

    /// All items of one partition key that are asked for; nil where a part of them is, or where it is not known how many they are.
    private func itemsAsked(_ query: QueryPattern, _ index: String?) -> Double? {
        guard query.entities.allSatisfy({ design.asksForWholePartition($0, index: index) }) else { return nil }
        return itemsOfPartition(query.entities.map(\.entity), index)
    }

    private func itemsOfPartition(_ entities: [EntityID], _ index: String?) -> Double? {
        let items = entities.map { design.itemsOfPartition(of: $0, index: index)?.count }
        return items.contains { $0 == nil } ? nil : items.compactMap { $0 }.reduce(0, +)
    }

    /// Of a whole partition key: what is returned beside all that is asked for, or that beside the strangers that are read with it.
    fileprivate func partitionWaste(
        _ pattern: AccessPattern, _ query: QueryPattern, _ plan: AccessPlan
    ) -> FilterWaste? {
        let isFiltered = query.limit == nil && query.entities.contains { $0.filter != nil }
        let returned = isFiltered ? pattern.expect.items : nil
        guard returned != nil || !plan.foreign.isEmpty, let own = itemsAsked(query, plan.index), own > 0 else {
            return nil
        }
        if let items = returned, items < own / 2 {
            return FilterWaste(
                kept: items / own, span: pattern.place(of: "filter"),
                note:
                    "a call returns \(NumberText.grouped(items)) of the \(NumberText.grouped(own)) items of a partition key"
            )
        }
        let asked = query.entities.map(\.entity)
        let strangers = plan.foreign.filter { $0.isDiscarded && $0.companionOf == nil && !asked.contains($0.entity) }
            .map(\.entity)
        guard plan.readsWholePartition, let others = itemsOfPartition(strangers, plan.index), own < others else {
            return nil
        }
        let names = strangers.map { "`\(design[$0].name)`" }.joined(separator: " and ")
        return FilterWaste(
            kept: own / (own + others), span: pattern.nameSpan,
            note:
                "beside \(NumberText.grouped(own)) items that are asked for a partition key has \(NumberText.grouped(others)) of \(names)"
        )
    }

    // MARK: Free slots

    /// An index in which the entity is not yet, and that would answer one of the tests by `=`, too.
    fileprivate func freeSlot(
        for pattern: AccessPattern, _ query: QueryPattern, _ repairs: inout RepairFinder
    ) -> FreeSlot? {
        // Another key would have another order, and a pinned one is meant.
        guard query.index == nil, query.consistent?.value != true, query.order == nil || query.order?.attribute != nil,
            query.entities.count == 1
        else { return nil }
        for (test, _) in equalities(query) {
            var moved = query
            let own = query.entities[0].condition.map { [$0] } ?? []
            moved.entities[0].condition = .all(own + [.test(test)])
            var asking = pattern
            asking.operation = .query(moved)
            if let repair = repairs.repairOnFreeIndex(for: asking) { return FreeSlot(test: test, repair: repair) }
        }
        return nil
    }
}

extension Condition {
    /// The tests that hold of everything that meets it.
    fileprivate var demandedTests: [Test] {
        switch self {
        case .all(let parts): parts.flatMap(\.demandedTests)
        case .any(let parts): parts.count == 1 ? parts.flatMap(\.demandedTests) : []
        case .not: []
        case .test(let test): [test]
        }
    }
}

extension AccessPlan {
    /// Whether it reads all that a partition key has.
    fileprivate var readsWholePartition: Bool {
        guard requests.count == 1, case .query(let query)? = requests.first, query.sortPrefix.isEmpty,
            case .none = query.sort
        else { return false }
        return true
    }
}

extension Diagnostic {
    fileprivate static func filterCost(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ waste: FilterWaste, _ slot: FreeSlot?, in design: Design
    ) -> Diagnostic {
        Diagnostic(
            Rule.filterCost.id, .warning,
            "a filter of `\(pattern.name)` keeps at most \(waste.kept.shareText) of what it reads and pays for",
            at: Label(waste.span ?? pattern.nameSpan),
            help: slot?.repair ?? ["let a key hold what the filter asks for, so that no more than that is read"],
            notes: [waste.note], subject: subject(pattern, plan, design), proof: .declared)
    }

    fileprivate static func freeSlot(
        _ pattern: AccessPattern, _ plan: AccessPlan, _ slot: FreeSlot, in design: Design
    ) -> Diagnostic {
        Diagnostic(
            Rule.filterCost.id, .warning,
            "`\(pattern.name)` filters by `=` what a key of an index could answer, so that all else is not read",
            at: Label(slot.test.span), help: slot.repair,
            notes: ["what a filter discards is read and paid for (F3.18)"], subject: subject(pattern, plan, design))
    }

    private static func subject(_ pattern: AccessPattern, _ plan: AccessPlan, _ design: Design) -> Subject {
        Subject(
            table: design[plan.table].name, index: plan.index, entity: plan.entities.first.map { design[$0].name },
            pattern: pattern.name)
    }
}
