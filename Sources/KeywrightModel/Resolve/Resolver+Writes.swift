import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ write: WriteSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> WritePattern? {
        guard let context = context(of: write.entity, subject, steps: steps) else { return nil }
        let before = findings.count
        let condition = write.condition.map { bindCondition($0, .if, in: context, parameters: &parameters) }
        let given = bindGiven(write.given, in: context, &parameters)
        // The item brings its own values: what stands in the key's text asks for no parameter.
        var values = ParameterCollector()
        let using = write.using.map { bindKeyCondition($0, in: [context], &values) }
        guard findings.count == before, isWhole(condition), isWhole(using), let given else { return nil }
        return WritePattern(
            entity: context.entity, condition: condition ?? nil, returns: WriteReturns(write.returns), given: given,
            using: using ?? nil)
    }

    mutating func resolve(
        _ delete: DeleteSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> DeletePattern? {
        guard let context = context(of: delete.entity, subject, steps: steps) else { return nil }
        let before = findings.count
        let using = delete.using.map { bindKeyCondition($0, in: [context], &parameters) }
        let bindings = keyBindings(delete.key, in: context, using: using ?? nil, &parameters)
        let condition = delete.condition.map { bindCondition($0, .if, in: context, parameters: &parameters) }
        let given = bindGiven(delete.given, in: context, &parameters)
        guard findings.count == before, isWhole(condition), isWhole(using), let bindings, let given else { return nil }
        return DeletePattern(
            entity: context.entity, keyBindings: bindings, condition: condition ?? nil,
            returns: WriteReturns(delete.returns), given: given, using: using ?? nil)
    }

    /// Where each attribute of the primary key comes from: what `key` binds, or the text of `using`, else a parameter
    /// of its name. Nil after a finding, or where the entity's key could not be read.
    mutating func keyBindings(
        _ specs: [KeyBindingSpec], in context: BindingContext, using text: KeyConditionText? = nil,
        _ parameters: inout ParameterCollector
    ) -> [KeyBinding]? {
        let entity = entities[context.entity.rawValue]
        guard !entity.isKeyBroken else { return nil }
        let before = findings.count
        var bound: [AttributeID: ParameterReference] = [:]
        for placeholder in text?.placeholders ?? [] where placeholder.reference.path.isEmpty && !placeholder.isBeginning
        {
            bound[placeholder.reference.attribute] = placeholder.parameter
        }
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

    /// Binds `given` and `read`: each attribute that is given is a parameter of its name.
    mutating func bindGiven(
        _ spec: GivenSpec, in context: BindingContext, _ parameters: inout ParameterCollector
    ) -> GivenState? {
        guard let names = spec.attributes else { return GivenState(isRead: spec.isRead) }
        guard let attributes = bindAttributes(names, in: [context])?.first else { return nil }
        let entity = entities[context.entity.rawValue]
        for (name, id) in zip(names, attributes) {
            if let unstored = entity[id].unstored {
                report(.givenUnstored(entity[id].name, at: name.span, declared: unstored, subject: context.subject))
                return nil
            }
            if let step = context.steps?.step(entity[id].name), step.hasItem {
                report(.parameterIsStep(entity[id].name, at: name.span, step: step.span, subject: context.subject))
                return nil
            }
            let parameter = Parameter(
                name: entity[id].name, type: entity[id].type, entity: context.entity, attribute: id, span: name.span)
            guard meet(parameter, &parameters, context.subject) else { return nil }
        }
        return GivenState(attributes: zip(attributes, names).map { Spanned($0, $1.span) }, isRead: spec.isRead)
    }
}

/// Whether what was written could be bound; what was not written is whole.
func isWhole<Bound>(_ bound: Bound??) -> Bool {
    switch bound {
    case .none, .some(.some): true
    case .some(.none): false
    }
}

extension WriteReturns {
    init?(_ spec: Spanned<WriteReturnsSpec>?) {
        switch spec?.value {
        case .new: self = .new
        case .old: self = .old
        case .some(.none): self = .none
        case nil: return nil
        }
    }
}
