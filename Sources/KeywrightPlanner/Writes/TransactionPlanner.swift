import KeywrightDiagnostics
import KeywrightModel

/// Plans a transaction: its steps in order, each with the companions that it takes along.
struct TransactionPlanner {
    private let design: Design
    private let pattern: AccessPattern
    private let costs: WriteCost
    private var reads: [PlannedRequest] = []
    private var actions: [PlannedTransaction.Action] = []
    private var problems: [WriteProblem] = []
    private var sum = CostSum()
    private var retries: Int?
    private let steps: [TransactionStep]

    static func plan(_ pattern: AccessPattern, _ steps: [TransactionStep], in design: Design) -> PatternOutcome {
        var planner = TransactionPlanner(design, pattern, steps)
        for step in steps {
            do throws(InexpressibleTest) {
                try planner.add(step)
            } catch {
                planner.problems.append(.conditionNotExpressible(error.test, why: error.why))
            }
        }
        return planner.outcome(steps)
    }

    private init(_ design: Design, _ pattern: AccessPattern, _ steps: [TransactionStep]) {
        self.steps = steps
        self.design = design
        self.pattern = pattern
        costs = WriteCost(design: design)
    }

    private mutating func add(_ step: TransactionStep) throws(InexpressibleTest) {
        let element = StepElement(step, among: steps, in: design)
        switch element?.bind(step.action) ?? step.action {
        case .create(let write): try addPut(step, write, .create)
        case .put(let write): try addPut(step, write, .put)
        case .update(let update): addUpdate(step, update)
        case .delete(let delete): try addDelete(step, delete)
        case .check(let check):
            let planner = DeletePlanner(design: design, delete: check)
            let label = step.many == nil ? step.label : storedLabel(step)
            if check.given.isRead { add(planner.read(as: label), step) }
            let request = try planner.check(stored: label, if: words(check.condition, check.entity))
            append(step, .check(request), .notFoundOrCondition)
            costs.addCheck(check.entity, times: times(step), to: &sum)
        }
    }

    private mutating func addPut(
        _ step: TransactionStep, _ write: WritePattern, _ mode: PutPlanner.Mode
    ) throws(InexpressibleTest) {
        var planner = PutPlanner(design: design, entity: write.entity, label: step.label)
        planner.given = write.given
        if write.given.isRead {
            let label = storedLabel(step)
            planner.read = label
            add(planner.get(as: label), step)
        }
        let words = words(write.condition, write.entity)
        let companions = UniqueCompanion.all(of: write.entity, in: design)
        switch mode {
        case .create:
            append(step, .put(try planner.item(.create, if: words)), .alreadyExists)
        case .put:
            if let first = companions.first {
                problems.append(
                    .unmaintainableUnique(
                        write.entity, first.attributes, why: WritePlanner.blindPut, span: step.span))
                return
            }
            append(step, .put(try planner.item(.put, if: words)), .notFoundOrCondition)
        case .batch: return
        }
        costs.addPut(write.entity, inTransaction: true, times: times(step), to: &sum)
        for companion in companions {
            let writes = WritePlanner(design: design)
            actions.append(writes.companionPut(companion, planner, label: step.label, many: step.many?.value))
            costs.addCompanion(companion, times: times(step), to: &sum)
        }
    }

    private mutating func addUpdate(_ step: TransactionStep, _ update: UpdatePattern) {
        var planner = UpdatePlanner(
            design: design, update: update, parameters: pattern.parameters, span: step.span)
        if update.given.isRead { planner.read = step.many == nil ? step.label : storedLabel(step) }
        let (result, found) = planner.plan(label: step.label)
        problems += found
        guard let result else { return }
        if let read = planner.read {
            var get = PlannedGet(table: design[update.entity].table, key: result.request.key, consistent: true)
            get.label = read
            add(get, step)
        }
        append(step, .update(result.request), .notFoundOrCondition)
        costs.addUpdate(
            update.entity, changed: result.changed, removed: result.removed, inTransaction: true, times: times(step),
            to: &sum)
        for (action, companion) in zip(result.actions, result.companions) {
            var action = action
            action.many = step.many?.value
            actions.append(action)
            costs.addCompanion(companion, times: times(step), to: &sum)
        }
    }

    private mutating func addDelete(_ step: TransactionStep, _ delete: DeletePattern) throws(InexpressibleTest) {
        let planner = DeletePlanner(design: design, delete: delete)
        let companions = UniqueCompanion.all(of: delete.entity, in: design)
        let isRead = !companions.isEmpty || delete.given.isRead
        let label = step.many == nil ? step.label : storedLabel(step)
        if isRead { add(planner.read(as: label), step, isRepeated: delete.given.isRead) }
        let request = try planner.request(
            stored: isRead ? label : nil, if: words(delete.condition, delete.entity))
        append(step, .delete(request), .notFoundOrCondition)
        costs.addDelete(delete.entity, inTransaction: true, times: times(step), to: &sum)
        for companion in companions {
            actions.append(
                PlannedTransaction.Action(
                    label: step.label, kind: .delete(planner.companion(companion, stored: label)),
                    failure: .notFoundOrCondition, many: step.many?.value, onlyWith: planner.onlyWith(companion)))
            costs.addCompanion(companion, times: times(step), to: &sum)
        }
    }

    /// The read of a step that must know the item; of one that asks for it the whole call is begun anew.
    private mutating func add(_ get: PlannedGet, _ step: TransactionStep, isRepeated: Bool = true) {
        var get = get
        get.each = step.many.map { (step.label, $0.value) }
        reads.append(.get(get))
        if isRepeated { retries = WritePlanner.retries }
        let size = design[step.entity].expect.size
        sum.addRead(items: 1, size: size, isConsistent: true, times: times(step))
    }

    private func storedLabel(_ step: TransactionStep) -> String {
        WritePlanner(design: design).storedLabel(step.label, pattern.parameters.map(PlanParameter.init))
    }

    private func words(_ condition: Condition?, _ entity: EntityID) -> ConditionWords<InexpressibleTest> {
        ConditionWriter.words(condition, of: entity, pattern.parameters, in: design)
    }

    private func times(_ step: TransactionStep) -> Int { step.many?.value ?? 1 }

    private mutating func append(
        _ step: TransactionStep, _ kind: PlannedTransaction.Action.Kind, _ failure: PlannedTransaction.Failure
    ) {
        actions.append(
            PlannedTransaction.Action(label: step.label, kind: kind, failure: failure, many: step.many?.value))
    }

    // MARK: The plan

    private func outcome(_ steps: [TransactionStep]) -> PatternOutcome {
        guard problems.isEmpty, let first = pattern.entities.first else {
            return .failed(PlanFailure(problems: problems))
        }
        let requests = reads + [.transact(PlannedTransaction(actions: actions))]
        var plan = AccessPlan(
            name: pattern.name, table: design[first].table, entities: pattern.entities,
            parameters: parameters(steps), requests: requests, isConsistent: true, cost: sum.cost,
            pages: Pages(mean: 1, most: 1))
        plan.retries = retries
        return .planned(plan)
    }

    /// The items and lists of the steps, in their order, then the values that no list brings.
    private func parameters(_ steps: [TransactionStep]) -> [PlanParameter] {
        var found: [PlanParameter] = []
        var values = pattern.parameters
        for step in steps {
            var given = GivenState()
            switch step.action {
            case .create: break
            case .put(let write): given = write.given
            case .update(let update): given = update.given
            case .delete(let delete), .check(let delete): given = delete.given
            }
            guard let most = step.many?.value else {
                switch step.action {
                case .create, .put: found.append(PlanParameter(name: step.label, kind: .item(step.entity)))
                case .update, .delete, .check: break
                }
                continue
            }
            guard let element = StepElement(step, among: steps, in: design) else {
                found.append(PlanParameter(name: step.label, kind: .items(step.entity, most: most)))
                continue
            }
            var own = values.filter(element.holds).map(PlanParameter.init)
            own.allowAbsent(given, of: step.entity, in: design)
            values.removeAll(where: element.holds)
            found.append(PlanParameter(name: step.label, kind: .arguments(own, most: most)))
        }
        found += values.map(PlanParameter.init)
        for step in steps where step.many == nil {
            if case .put(let write) = step.action { found.allowAbsent(write.given, of: step.entity, in: design) }
            if case .update(let update) = step.action { found.allowAbsent(update.given, of: step.entity, in: design) }
            if case .delete(let delete) = step.action { found.allowAbsent(delete.given, of: step.entity, in: design) }
            if case .check(let check) = step.action { found.allowAbsent(check.given, of: step.entity, in: design) }
        }
        return found
    }
}
