import KeywrightDiagnostics
import KeywrightModel

/// Plans writes of one item.
struct WritePlanner {
    let design: Design

    private var costs: WriteCost { WriteCost(design: design) }

    static let blindPut = "it replaces an item without knowing which companions that has"

    func create<Failure: Error>(
        _ name: String, _ entity: EntityID, _ write: WritePattern? = nil, parameters: [PlanParameter] = [],
        if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let label = itemLabel(entity, parameters)
        let planner = PutPlanner(design: design, entity: entity, label: label)
        let companions = UniqueCompanion.all(of: entity, in: design)
        var sum = CostSum()
        let item = try planner.item(.create, if: words)
        costs.addPut(entity, inTransaction: !companions.isEmpty, to: &sum)
        let given = [PlanParameter(name: label, kind: .item(entity))] + parameters
        let returned: ReturnedItem? = write?.returns == .new ? .asPut : nil
        if companions.isEmpty { return plan(name, entity, given, [.put(item)], sum, returned) }
        var actions = [PlannedTransaction.Action(label: label, kind: .put(item), failure: .alreadyExists)]
        for companion in companions {
            actions.append(companionPut(companion, planner, label: label))
            costs.addCompanion(companion, to: &sum)
        }
        return plan(name, entity, given, [.transact(PlannedTransaction(actions: actions))], sum, returned)
    }

    /// Only of an entity without companions.
    func put<Failure: Error>(
        _ name: String, _ entity: EntityID, _ write: WritePattern? = nil, parameters: [PlanParameter] = [],
        if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let label = itemLabel(entity, parameters)
        var planner = PutPlanner(design: design, entity: entity, label: label)
        var requests: [PlannedRequest] = []
        var sum = CostSum()
        if let write {
            planner.given = write.given
            planner.returns = write.returns
            if write.given.isRead {
                let read = storedLabel(label, parameters)
                planner.read = read
                requests.append(.get(planner.get(as: read)))
                sum.addRead(items: 1, size: design[entity].expect.size, isConsistent: true)
            }
        }
        requests.append(.put(try planner.item(.put, if: words)))
        costs.addPut(entity, inTransaction: false, to: &sum)
        let given = [PlanParameter(name: label, kind: .item(entity))] + parameters
        var plan = plan(name, entity, given, requests, sum, write?.returns == .new ? .asPut : nil)
        if write?.returns == .old { dropExpired(&plan) }
        if planner.read != nil { plan.retries = Self.retries }
        return plan
    }

    /// How often a write that reads first begins anew (LANGUAGE, What every write keeps true).
    static let retries = 3

    /// What a call knows the item as that it brings: as the entity, unless a parameter has that name.
    private func itemLabel(_ entity: EntityID, _ parameters: [PlanParameter]) -> String {
        var name = design.label(of: entity)
        while parameters.contains(where: { $0.name == name }) { name += "Item" }
        return name
    }

    /// What the item that is read before is known as, where its own name is the argument's.
    func storedLabel(_ label: String, _ parameters: [PlanParameter]) -> String {
        var name = "stored" + label.prefix(1).uppercased() + label.dropFirst()
        while parameters.contains(where: { $0.name == name }) { name += "Item" }
        return name
    }

    /// An item that has expired is none, also as what was there before.
    private func dropExpired(_ plan: inout AccessPlan) {
        plan.expiredInClient = plan.entities.filter { design[$0].expiry != nil }
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

    /// Where companions change it is a transaction, and where it reads first there is a consistent read before it.
    func update(_ name: String, _ update: UpdatePattern, parameters: [Parameter], span: SourceSpan) -> PatternOutcome {
        var given = parameters.map(PlanParameter.init)
        given.allowAbsent(update.given, of: update.entity, in: design)
        let label = design.label(of: update.entity)
        let isTransaction = UniqueUpdate.isNeeded(by: update, in: design)
        var planner = UpdatePlanner(design: design, update: update, parameters: parameters, span: span)
        let isRead = update.given.isRead || isTransaction && update.returns == .old
        if isRead { planner.read = given.contains { $0.name == label } ? storedLabel(label, given) : label }
        let (result, problems) = planner.plan(label: label)
        guard let result else { return .failed(PlanFailure(problems: problems)) }
        var sum = CostSum()
        var requests: [PlannedRequest] = []
        let get = PlannedGet(table: design[update.entity].table, key: result.request.key, consistent: true)
        if let read = planner.read {
            var get = get
            get.label = read
            requests.append(.get(get))
            sum.addRead(items: 1, size: design[update.entity].expect.size, isConsistent: true)
        }
        costs.addUpdate(
            update.entity, changed: result.changed, removed: result.removed, inTransaction: isTransaction, to: &sum)
        guard isTransaction else {
            requests.append(.update(result.request))
            var plan = plan(name, update.entity, given, requests, sum)
            if isRead { plan.retries = Self.retries }
            return .planned(plan)
        }
        let action = PlannedTransaction.Action(
            label: label, kind: .update(result.request), failure: .notFoundOrCondition)
        requests.append(.transact(PlannedTransaction(actions: [action] + result.actions)))
        for companion in result.companions { costs.addCompanion(companion, to: &sum) }
        var returned: ReturnedItem?
        switch update.returns {
        case .new:
            // A transaction gives nothing back.
            requests.append(.get(get))
            sum.addRead(items: 1, size: design[update.entity].expect.size, isConsistent: true)
            returned = .readAfter
        case .old: returned = planner.read.map(ReturnedItem.asRead)
        case .none: break
        }
        var plan = plan(name, update.entity, given, requests, sum, returned)
        if isRead { plan.retries = Self.retries }
        return .planned(plan)
    }

    /// With companions a consistent read, and then a transaction that is conditional on what was read: the label of the
    /// entity is the name of the item that was read.
    func delete<Failure: Error>(
        _ name: String, _ delete: DeletePattern, parameters: [PlanParameter], if words: ConditionWords<Failure>
    ) throws(Failure) -> AccessPlan {
        let planner = DeletePlanner(design: design, delete: delete)
        let companions = UniqueCompanion.all(of: delete.entity, in: design)
        var parameters = parameters
        parameters.allowAbsent(delete.given, of: delete.entity, in: design)
        var sum = CostSum()
        var requests: [PlannedRequest] = []
        let own = design.label(of: delete.entity)
        let label =
            delete.given.isRead && parameters.contains { $0.name == own } ? storedLabel(own, parameters) : own
        let isRead = delete.given.isRead || !companions.isEmpty
        if isRead {
            sum.addRead(items: 1, size: design[delete.entity].expect.size, isConsistent: true)
            requests.append(.get(planner.read(as: label)))
        }
        costs.addDelete(delete.entity, inTransaction: !companions.isEmpty, to: &sum)
        let request = try planner.request(stored: isRead ? label : nil, if: words)
        if companions.isEmpty {
            requests.append(.delete(request))
            var plan = plan(name, delete.entity, parameters, requests, sum)
            if delete.returns == .old { dropExpired(&plan) }
            if isRead { plan.retries = Self.retries }
            return plan
        }
        var actions = [PlannedTransaction.Action(label: label, kind: .delete(request), failure: .notFoundOrCondition)]
        for companion in companions {
            actions.append(
                PlannedTransaction.Action(
                    label: label, kind: .delete(planner.companion(companion, stored: label)),
                    failure: .notFoundOrCondition, onlyWith: planner.onlyWith(companion)))
            costs.addCompanion(companion, to: &sum)
        }
        requests.append(.transact(PlannedTransaction(actions: actions)))
        var plan = plan(
            name, delete.entity, parameters, requests, sum, delete.returns == .old ? .asRead(label) : nil)
        if delete.returns == .old { dropExpired(&plan) }
        plan.retries = Self.retries
        return plan
    }

    private func plan(
        _ name: String, _ entity: EntityID, _ parameters: [PlanParameter], _ requests: [PlannedRequest],
        _ sum: CostSum, _ returned: ReturnedItem? = nil
    ) -> AccessPlan {
        var plan = AccessPlan(
            name: name, table: design[entity].table, entities: [entity], parameters: parameters, requests: requests,
            isConsistent: true, cost: sum.cost, pages: Pages(mean: 1, most: 1))
        plan.returned = returned
        return plan
    }
}

extension [PlanParameter] {
    /// What is given as what an optional attribute holds may be nothing.
    mutating func allowAbsent(_ given: GivenState, of entity: EntityID, in design: Design) {
        for attribute in given.attributes.map(\.value) where design[entity][attribute].isOptional {
            let name = design[entity][attribute].name
            for place in indices where self[place].name == name {
                guard case .value(let type, let owner, let met, _) = self[place].kind else { continue }
                self[place].kind = .value(type, entity: owner, attribute: met, isOptional: true)
            }
        }
    }
}
