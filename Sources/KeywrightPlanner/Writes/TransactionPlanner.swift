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

    static func plan(_ pattern: AccessPattern, _ steps: [TransactionStep], in design: Design) -> PatternOutcome {
        var planner = TransactionPlanner(design, pattern)
        for step in steps {
            do throws(InexpressibleTest) {
                try planner.add(step)
            } catch {
                planner.problems.append(.conditionNotExpressible(error.test, why: error.why))
            }
        }
        return planner.outcome(steps)
    }

    private init(_ design: Design, _ pattern: AccessPattern) {
        self.design = design
        self.pattern = pattern
        costs = WriteCost(design: design)
    }

    private mutating func add(_ step: TransactionStep) throws(InexpressibleTest) {
        switch step.action {
        case .create(let write): try addPut(step, write, .create)
        case .put(let write): try addPut(step, write, .put)
        case .update(let update): addUpdate(step, update)
        case .delete(let delete): try addDelete(step, delete)
        case .check(let check):
            let planner = DeletePlanner(design: design, delete: check)
            append(step, .check(try planner.check(if: words(check.condition, check.entity))), .notFoundOrCondition)
            costs.addCheck(check.entity, times: times(step), to: &sum)
        }
    }

    private mutating func addPut(
        _ step: TransactionStep, _ write: WritePattern, _ mode: PutPlanner.Mode
    ) throws(InexpressibleTest) {
        let planner = PutPlanner(design: design, entity: write.entity, label: step.label)
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
        }
        costs.addPut(write.entity, inTransaction: true, times: times(step), to: &sum)
        for companion in companions {
            let writes = WritePlanner(design: design)
            actions.append(writes.companionPut(companion, planner, label: step.label, many: step.many?.value))
            costs.addCompanion(companion, times: times(step), to: &sum)
        }
    }

    private mutating func addUpdate(_ step: TransactionStep, _ update: UpdatePattern) {
        let planner = UpdatePlanner(
            design: design, update: update, parameters: pattern.parameters, span: step.span)
        let (result, found) = planner.plan()
        problems += found
        guard let result else { return }
        append(step, .update(result.request), .notFoundOrCondition)
        costs.addUpdate(
            update.entity, changed: result.changed, removed: result.removed, inTransaction: true, times: times(step),
            to: &sum)
    }

    private mutating func addDelete(_ step: TransactionStep, _ delete: DeletePattern) throws(InexpressibleTest) {
        let planner = DeletePlanner(design: design, delete: delete)
        let companions = UniqueCompanion.all(of: delete.entity, in: design)
        if !companions.isEmpty {
            reads.append(.get(planner.read))
            sum.addRead(items: 1, size: design[delete.entity].expect.size, isConsistent: true)
        }
        let stored = companions.isEmpty ? nil : step.label
        let request = try planner.request(stored: stored, if: words(delete.condition, delete.entity))
        append(step, .delete(request), .notFoundOrCondition)
        costs.addDelete(delete.entity, inTransaction: true, times: times(step), to: &sum)
        for companion in companions {
            actions.append(
                PlannedTransaction.Action(
                    label: step.label, kind: .delete(planner.companion(companion, stored: step.label)),
                    failure: .notFoundOrCondition, onlyWith: planner.onlyWith(companion)))
            costs.addCompanion(companion, to: &sum)
        }
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
        return .planned(
            AccessPlan(
                name: pattern.name, table: design[first].table, entities: pattern.entities,
                parameters: parameters(steps), requests: requests, isConsistent: true, cost: sum.cost,
                pages: Pages(mean: 1, most: 1)))
    }

    /// The items and lists of the steps, in their order, then the values.
    private func parameters(_ steps: [TransactionStep]) -> [PlanParameter] {
        var found: [PlanParameter] = []
        for step in steps {
            if let most = step.many?.value {
                found.append(PlanParameter(name: step.label, kind: .items(step.entity, most: most)))
                continue
            }
            switch step.action {
            case .create, .put: found.append(PlanParameter(name: step.label, kind: .item(step.entity)))
            case .update, .delete, .check: break
            }
        }
        return found + pattern.parameters.map(PlanParameter.init)
    }
}
