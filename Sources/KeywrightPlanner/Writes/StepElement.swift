import KeywrightDiagnostics
import KeywrightModel

/// The list over which a step repeats that takes no item: each element brings the parameters that only this step names.
struct StepElement {
    let label: String
    private let own: Set<String>

    /// nil where the step does not repeat, or takes items.
    init?(_ step: TransactionStep, among steps: [TransactionStep], in design: Design) {
        guard step.many != nil else { return nil }
        switch step.action {
        case .create, .put: return nil
        case .update, .delete, .check: break
        }
        label = step.label
        let entity = design[step.entity]
        let given = step.given.attributes.map { entity[$0.value].name }
        let others = steps.filter { !$0.label.utf8.elementsEqual(step.label.utf8) }.flatMap(\.parameterReferences)
        let shared = Set(others.filter { $0.member == nil }.map(\.name))
        own = Set(step.parameterReferences.filter { $0.member == nil }.map(\.name)).subtracting(shared)
            .union(given)
    }

    func holds(_ parameter: Parameter) -> Bool { own.contains(parameter.name) }

    /// The same step, its own parameters being members of the element.
    func bind(_ action: TransactionStep.Action) -> TransactionStep.Action {
        switch action {
        case .create, .put: action
        case .update(let update): .update(bind(update))
        case .delete(let delete): .delete(bind(delete))
        case .check(let check): .check(bind(check))
        }
    }

    private func bind(_ update: UpdatePattern) -> UpdatePattern {
        var update = update
        update.keyBindings = update.keyBindings.map(bind)
        update.set = update.set.map(bind)
        update.add = update.add.map(bind)
        update.append = update.append.map(bind)
        update.delete = update.delete.map(bind)
        update.condition = update.condition.map(bind)
        update.given.element = label
        return update
    }

    private func bind(_ delete: DeletePattern) -> DeletePattern {
        var delete = delete
        delete.keyBindings = delete.keyBindings.map(bind)
        delete.condition = delete.condition.map(bind)
        delete.given.element = label
        return delete
    }

    private func bind(_ parameter: ParameterReference) -> ParameterReference {
        guard parameter.member == nil, own.contains(parameter.name) else { return parameter }
        return ParameterReference(
            name: label, member: parameter.name, isNegated: parameter.isNegated, span: parameter.span)
    }

    private func bind(_ binding: KeyBinding) -> KeyBinding {
        KeyBinding(attribute: binding.attribute, value: bind(binding.value))
    }

    private func bind(_ value: UpdatePattern.Value) -> UpdatePattern.Value {
        if case .parameter(let parameter) = value { .parameter(bind(parameter)) } else { value }
    }

    private func bind(_ change: UpdatePattern.Change) -> UpdatePattern.Change {
        UpdatePattern.Change(attribute: change.attribute, value: bind(change.value), span: change.span)
    }

    private func bind(_ change: UpdatePattern.MemberChange) -> UpdatePattern.MemberChange {
        UpdatePattern.MemberChange(attribute: change.attribute, values: change.values.map(bind), span: change.span)
    }

    private func bind(_ condition: Condition) -> Condition {
        switch condition {
        case .all(let parts): .all(parts.map(bind))
        case .any(let parts): .any(parts.map(bind))
        case .not(let part): .not(bind(part))
        case .test(let test): .test(bind(test))
        }
    }

    private func bind(_ test: Test) -> Test {
        let kind: Test.Kind =
            switch test.kind {
            case .comparison(let left, let comparison, let right): .comparison(bind(left), comparison, bind(right))
            case .between(let value, let low, let high): .between(bind(value), low: bind(low), high: bind(high))
            case .beginsWith(let value, let beginning): .beginsWith(bind(value), bind(beginning))
            case .isIn(let value, let list): .isIn(bind(value), list.map(bind))
            case .contains(let reference, let element): .contains(reference, bind(element))
            case .exists, .missing: test.kind
            }
        return Test(kind, span: test.span)
    }

    private func bind(_ operand: Operand) -> Operand {
        if case .parameter(let parameter) = operand { .parameter(bind(parameter)) } else { operand }
    }
}

extension TransactionStep {
    /// Each use of a parameter, but for what a whole item brings.
    fileprivate var parameterReferences: [ParameterReference] {
        switch action {
        case .create(let write), .put(let write): write.condition.references
        case .update(let update):
            update.keyBindings.map(\.value) + (update.set + update.add).map(\.value).references
                + (update.append + update.delete).flatMap(\.values).references + update.condition.references
        case .delete(let delete), .check(let delete): delete.keyBindings.map(\.value) + delete.condition.references
        }
    }
}

extension TransactionStep {
    fileprivate var given: GivenState {
        switch action {
        case .create(let write), .put(let write): write.given
        case .update(let update): update.given
        case .delete(let delete), .check(let delete): delete.given
        }
    }
}

extension [UpdatePattern.Value] {
    fileprivate var references: [ParameterReference] {
        compactMap { value in
            if case .parameter(let parameter) = value { parameter } else { nil }
        }
    }
}

extension Condition? {
    fileprivate var references: [ParameterReference] {
        (self?.tests ?? []).flatMap(\.operands).compactMap { operand in
            if case .parameter(let parameter) = operand { parameter } else { nil }
        }
    }
}
