import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Binds the access patterns; those with a mistake, or that rest on one, are left out.
    mutating func resolvePatterns() -> [AccessPattern] {
        spec.patterns.compactMap { isFull ? nil : resolve($0) }
    }

    private mutating func resolve(_ spec: PatternSpec) -> AccessPattern? {
        guard let operation = spec.operation else { return nil }
        let before = findings.count
        var parameters = ParameterCollector()
        let subject = Subject(pattern: spec.name.value)
        guard let resolved = resolve(operation, subject, &parameters), findings.count == before else { return nil }
        reportParameterNames(parameters.parameters, subject: subject)
        let calls = ExpectedCalls(rate: spec.expect.rate, peak: spec.expect.peak, items: spec.expect.items)
        return AccessPattern(
            name: spec.name.value, description: spec.description, origin: spec.origin, nameSpan: spec.name.span,
            operation: resolved, parameters: parameters.parameters, expect: calls)
    }

    private mutating func resolve(
        _ operation: OperationSpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> Operation? {
        switch operation {
        case .get(let get):
            guard let context = context(of: get.entity, subject),
                keyBindings([], in: context, &parameters) != nil
            else { return nil }
            return .get(GetPattern(entity: context.entity, consistent: get.consistent))
        case .query(let query): return resolve(query, subject, &parameters).map { .query($0) }
        case .create(let write): return resolve(write, subject, nil, &parameters).map { .create($0) }
        case .put(let write): return resolve(write, subject, nil, &parameters).map { .put($0) }
        case .update(let update): return resolve(update, subject, nil, &parameters).map { .update($0) }
        case .delete(let delete): return resolve(delete, subject, nil, &parameters).map { .delete($0) }
        case .transact(let steps, _): return resolve(steps, subject, &parameters).map { .transact($0) }
        }
    }

    /// The entity of a name, with what its conditions bind to.
    mutating func context(of name: SpecText, _ subject: Subject, steps: StepScope? = nil) -> BindingContext? {
        guard let position = entityPositions[name.value] else {
            guard spec.knowsEntities else { return nil }
            report(.unknownName("entity", name.value, among: entities.map(\.name), at: name.span, subject: subject))
            return nil
        }
        var subject = subject
        subject.entity = name.value
        return BindingContext(entity: EntityID(position), span: name.span, subject: subject, steps: steps)
    }

    mutating func resolve(
        _ write: WriteSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> WritePattern? {
        guard let context = context(of: write.entity, subject, steps: steps) else { return nil }
        guard let condition = write.condition else { return WritePattern(entity: context.entity) }
        return bindCondition(condition, .if, in: context, parameters: &parameters)
            .map { WritePattern(entity: context.entity, condition: $0) }
    }

    mutating func resolve(
        _ delete: DeleteSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> DeletePattern? {
        guard let context = context(of: delete.entity, subject, steps: steps) else { return nil }
        let bindings = keyBindings(delete.key, in: context, &parameters)
        guard let condition = delete.condition else {
            return bindings.map { DeletePattern(entity: context.entity, keyBindings: $0) }
        }
        let bound = bindCondition(condition, .if, in: context, parameters: &parameters)
        guard let bindings, let bound else { return nil }
        return DeletePattern(entity: context.entity, keyBindings: bindings, condition: bound)
    }

    /// Where each attribute of the primary key comes from: what `key` binds, else a parameter of its name. Nil after
    /// a finding, or where the entity's key could not be read.
    mutating func keyBindings(
        _ specs: [KeyBindingSpec], in context: BindingContext, _ parameters: inout ParameterCollector
    ) -> [KeyBinding]? {
        let entity = entities[context.entity.rawValue]
        guard !entity.isKeyBroken else { return nil }
        let before = findings.count
        var bound: [AttributeID: ParameterReference] = [:]
        for spec in specs {
            guard let id = entity.attribute(named: spec.attribute.value), entity.keyAttributes.contains(id) else {
                let known = entity.keyAttributes.map { entity[$0].name }
                report(
                    .notInKey(
                        spec.attribute.value, of: entity.name, known: known, at: spec.attribute.span, context.subject))
                continue
            }
            bound[id] = bindKeyValue(spec.value, to: id, in: context, &parameters)
        }
        guard findings.count == before else { return nil }
        var bindings: [KeyBinding] = []
        for id in entity.keyAttributes {
            if let reference = bound[id] {
                bindings.append(KeyBinding(attribute: id, value: reference))
                continue
            }
            let attribute = entity[id]
            let parameter = Parameter(
                name: attribute.name, type: attribute.type, entity: context.entity, attribute: id,
                span: context.span)
            guard meet(parameter, &parameters, context.subject) else { return nil }
            bindings.append(
                KeyBinding(
                    attribute: id, value: ParameterReference(name: attribute.name, span: context.span)))
        }
        return bindings
    }

    private mutating func bindKeyValue(
        _ text: SpecText, to id: AttributeID, in context: BindingContext, _ parameters: inout ParameterCollector
    ) -> ParameterReference? {
        do {
            let operand = try parseOperand(text.value)
            guard case .parameter(let parameter) = operand, !parameter.isOptional else {
                report(.keyNeedsParameter(text.value, at: text.span, subject: context.subject))
                return nil
            }
            let type = entities[context.entity.rawValue][id].type
            return bindParameter(
                parameter, type: type, attribute: id, in: context, at: text.span(of: parameter.range),
                name: text.span(of: parameter.name.range), parameters: &parameters)
        } catch {
            report(.conditionDoesNotParse(error, in: text, subject: context.subject))
            return nil
        }
    }

    /// Parameters whose names become one in Swift.
    private mutating func reportParameterNames(_ parameters: [Parameter], subject: Subject) {
        var names: [String: Parameter] = [:]
        for parameter in parameters {
            guard let swift = SwiftName.lowerCamel(parameter.name) else {
                report(.noSwiftName("parameter", parameter.name, at: parameter.span, subject: subject))
                continue
            }
            if let first = names[swift] {
                report(
                    .sameSwiftName(
                        "parameters", parameter.name, first.name, swift: swift, at: parameter.span, first: first.span,
                        subject: subject))
            }
            names[swift] = parameter
        }
    }
}
