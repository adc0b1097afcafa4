import KeywrightDiagnostics
import KeywrightModel

/// Plans writes of one item.
struct WritePlanner {
    let design: Design

    private var costs: WriteCost { WriteCost(design: design) }

    static let blindPut = "it replaces an item without knowing which companions that has"

    func create<Failure: Error>(
        _ name: String, _ entity: EntityID, parameters: [PlanParameter] = [], if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let label = design.label(of: entity)
        let planner = PutPlanner(design: design, entity: entity, label: label)
        let companions = UniqueCompanion.all(of: entity, in: design)
        var sum = CostSum()
        let item = try planner.item(.create, if: words)
        costs.addPut(entity, inTransaction: !companions.isEmpty, to: &sum)
        let given = [PlanParameter(name: label, kind: .item(entity))] + parameters
        if companions.isEmpty { return plan(name, entity, given, [.put(item)], sum) }
        var actions = [PlannedTransaction.Action(label: label, kind: .put(item), failure: .alreadyExists)]
        for companion in companions {
            actions.append(companionPut(companion, planner, label: label))
            costs.addCompanion(companion, to: &sum)
        }
        return plan(name, entity, given, [.transact(PlannedTransaction(actions: actions))], sum)
    }

    /// Only of an entity without companions.
    func put<Failure: Error>(
        _ name: String, _ entity: EntityID, parameters: [PlanParameter] = [], if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let label = design.label(of: entity)
        let planner = PutPlanner(design: design, entity: entity, label: label)
        var sum = CostSum()
        let item = try planner.item(.put, if: words)
        costs.addPut(entity, inTransaction: false, to: &sum)
        let given = [PlanParameter(name: label, kind: .item(entity))] + parameters
        return plan(name, entity, given, [.put(item)], sum)
    }

    func companionPut(
        _ companion: UniqueCompanion, _ planner: PutPlanner, label: String, many: Int? = nil
    ) -> PlannedTransaction.Action {
        let entity = design[companion.entity]
        return PlannedTransaction.Action(
            label: label, kind: .put(planner.companion(companion)),
            failure: .notUnique(companion.attributes.map { entity[$0].name }), many: many,
            onlyWith: companion.attributes.filter { entity[$0].isOptional })
    }

    func update(_ name: String, _ update: UpdatePattern, parameters: [Parameter], span: SourceSpan) -> PatternOutcome {
        let planner = UpdatePlanner(design: design, update: update, parameters: parameters, span: span)
        let (result, problems) = planner.plan()
        guard let result else { return .failed(PlanFailure(problems: problems)) }
        var sum = CostSum()
        costs.addUpdate(update.entity, changed: result.changed, removed: result.removed, inTransaction: false, to: &sum)
        return .planned(
            plan(name, update.entity, parameters.map(PlanParameter.init), [.update(result.request)], sum))
    }

    /// With companions a consistent read, and then a transaction that is conditional on what was read: the label of the
    /// entity is the name of the item that was read.
    func delete<Failure: Error>(
        _ name: String, _ delete: DeletePattern, parameters: [PlanParameter], if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let planner = DeletePlanner(design: design, delete: delete)
        let companions = UniqueCompanion.all(of: delete.entity, in: design)
        var sum = CostSum()
        if companions.isEmpty {
            costs.addDelete(delete.entity, inTransaction: false, to: &sum)
            return plan(name, delete.entity, parameters, [.delete(try planner.request(if: words))], sum)
        }
        let label = design.label(of: delete.entity)
        sum.addRead(items: 1, size: design[delete.entity].expect.size, isConsistent: true)
        costs.addDelete(delete.entity, inTransaction: true, to: &sum)
        let request = try planner.request(stored: label, if: words)
        var actions = [PlannedTransaction.Action(label: label, kind: .delete(request), failure: .notFoundOrCondition)]
        for companion in companions {
            actions.append(
                PlannedTransaction.Action(
                    label: label, kind: .delete(planner.companion(companion, stored: label)),
                    failure: .notFoundOrCondition, onlyWith: planner.onlyWith(companion)))
            costs.addCompanion(companion, to: &sum)
        }
        let requests: [PlannedRequest] = [.get(planner.read), .transact(PlannedTransaction(actions: actions))]
        return plan(name, delete.entity, parameters, requests, sum)
    }

    private func plan(
        _ name: String, _ entity: EntityID, _ parameters: [PlanParameter], _ requests: [PlannedRequest], _ sum: CostSum
    ) -> AccessPlan {
        AccessPlan(
            name: name, table: design[entity].table, entities: [entity], parameters: parameters, requests: requests,
            isConsistent: true, cost: sum.cost, pages: Pages(mean: 1, most: 1))
    }
}
