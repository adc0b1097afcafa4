import KeywrightDiagnostics
import KeywrightModel

/// Plans writes of any number of items in batches: puts and deletes without conditions, and the deletes of what a query
/// finds.
struct BatchWritePlanner {
    let design: Design
    let occupancy: Occupancy

    private var costs: WriteCost { WriteCost(design: design) }

    func put(_ pattern: AccessPattern, _ entity: EntityID) -> PatternOutcome {
        if let failure = companionFailure(pattern, entity) { return .failed(failure) }
        let label = design.label(of: entity)
        let planner = PutPlanner(design: design, entity: entity, label: label)
        let kind = PlannedBatchWrite.Kind.put(planner.batchAttributes, leftOut: planner.leftOut)
        var sum = CostSum()
        repeated(pattern.expect.items, &sum) { costs.addPut(entity, inTransaction: false, times: $0, to: &$1) }
        return plan(
            pattern, entity, label, kind, [PlanParameter(name: label, kind: .anyItems(entity))], sum)
    }

    func delete(_ pattern: AccessPattern, _ entity: EntityID) -> PatternOutcome {
        if let failure = companionFailure(pattern, entity) { return .failed(failure) }
        let label = design.label(of: entity)
        let key = KeySources.item(label, of: entity, in: design).key
        let parameters = design[entity].keyAttributes.map { attribute in
            PlanParameter(
                name: design[entity][attribute].name,
                kind: .value(
                    design[entity][attribute].type, entity: entity, attribute: attribute, isOptional: false))
        }
        var sum = CostSum()
        repeated(pattern.expect.items, &sum) { costs.addDelete(entity, inTransaction: false, times: $0, to: &$1) }
        return plan(
            pattern, entity, label, .delete(key), [PlanParameter(name: label, kind: .anyArguments(parameters))], sum)
    }

    /// The query that `where` asks for, page by page, and after each page the deletes of its items.
    func deleteAll(_ pattern: AccessPattern, _ deleteAll: DeleteAllPattern) -> PatternOutcome {
        let entity = deleteAll.branch.entity
        if let failure = companionFailure(pattern, entity) { return .failed(failure) }
        let outcome = QueryPlanner(design: design, occupancy: occupancy).plan(pattern, deleteAll.query)
        guard case .planned(var plan) = outcome else { return outcome }
        plan.requests = plan.requests.map { request in
            guard case .query(var query) = request else { return request }
            query.countsOnly = false
            return .query(query)
        }
        let label = design.label(of: entity)
        let table = design[design[entity].table]
        let key = table.keyAttributes.map { KeyValue($0, .keyRead(label, $0)) }
        plan.requests.append(
            .batchWrite(
                PlannedBatchWrite(
                    table: design[entity].table, entity: entity, label: label, kind: .delete(key), origin: .page)))
        var sum = CostSum(plan.cost)
        repeated(pattern.expect.items, &sum) { costs.addDelete(entity, inTransaction: false, times: $0, to: &$1) }
        plan.cost = sum.cost
        return .planned(plan)
    }

    /// The cost of as many items as a call has; of one, where nothing says.
    private func repeated(_ items: Double?, _ sum: inout CostSum, _ add: (Int, inout CostSum) -> Void) {
        guard let items else {
            sum.makeLeast(because: "items not declared: at least one")
            add(1, &sum)
            return
        }
        add(Int(max(1, min(items, 1e9)).rounded(.up)), &sum)
    }

    private func companionFailure(_ pattern: AccessPattern, _ entity: EntityID) -> PlanFailure? {
        guard let unique = design[entity].uniques.first else {
            guard design.sharesKeys(entity) else { return nil }
            return PlanFailure(problems: [.unconditional(entity, span: pattern.nameSpan)])
        }
        return PlanFailure(problems: [
            .unmaintainableUnique(
                entity, unique.attributes,
                why: "a batch writes items alone, without knowing which companions they have",
                span: pattern.nameSpan)
        ])
    }

    private func plan(
        _ pattern: AccessPattern, _ entity: EntityID, _ label: String, _ kind: PlannedBatchWrite.Kind,
        _ parameters: [PlanParameter], _ sum: CostSum
    ) -> PatternOutcome {
        let write = PlannedBatchWrite(
            table: design[entity].table, entity: entity, label: label, kind: kind, origin: .argument)
        return .planned(
            AccessPlan(
                name: pattern.name, table: design[entity].table, entities: [entity], parameters: parameters,
                requests: [.batchWrite(write)], isConsistent: true, cost: sum.cost, pages: Pages(mean: 1, most: 1)))
    }
}
