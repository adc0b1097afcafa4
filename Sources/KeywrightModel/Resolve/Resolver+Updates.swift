import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ update: UpdateSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> UpdatePattern? {
        let before = findings.count
        guard let context = context(of: update.entity, subject, steps: steps) else { return nil }
        let bindings = keyBindings(update.key, in: context, &parameters)
        var changed = NameTable<SourceSpan>()
        var set: [UpdatePattern.Change?] = []
        for change in update.set {
            guard let id = changedAttribute(change.attribute, in: context, &changed) else { continue }
            set.append(bindChange(change, of: id, in: context, &parameters))
        }
        var add: [UpdatePattern.Change?] = []
        for change in update.add {
            guard let id = changedAttribute(change.attribute, in: context, &changed) else { continue }
            add.append(bindAddition(change, of: id, in: context, &parameters))
        }
        var remove: [Spanned<AttributeID>] = []
        for name in update.remove {
            guard let id = changedAttribute(name, in: context, &changed) else { continue }
            if let removed = bindRemoval(name, of: id, in: context) { remove.append(removed) }
        }
        let condition = update.condition.map { bindCondition($0, .if, in: context, parameters: &parameters) }
        let isWhole = condition.map { $0 != nil } ?? true
        guard findings.count == before, let bindings, isWhole, set.count == update.set.count,
            add.count == update.add.count, remove.count == update.remove.count
        else { return nil }
        return UpdatePattern(
            entity: context.entity, keyBindings: bindings, set: set.compactMap(\.self), add: add.compactMap(\.self),
            remove: remove, condition: condition ?? nil, returns: UpdateReturns(update.returns))
    }

    /// The attribute that a change names, once in an update, and not one that generated code keeps.
    private mutating func changedAttribute(
        _ name: SpecText, in context: BindingContext, _ changed: inout NameTable<SourceSpan>
    ) -> AttributeID? {
        let entity = entities[context.entity.rawValue]
        guard let id = entity.attribute(named: name.value) else {
            if entity.spec.isSound {
                report(
                    .unknownName(
                        "attribute", name.value, of: entity.name, among: entity.attributeNames, at: name.span,
                        declared: entity.spec.name.span, subject: context.subject))
            }
            return nil
        }
        guard !entity.unread.contains(id) else { return nil }
        if let first = changed.insert(name.span, for: name.value) {
            report(.changedTwice(name.value, at: name.span, first: first, subject: context.subject))
            return nil
        }
        if entity[id].role != .ordinary {
            report(.changeOfRole(entity[id], at: name.span, subject: context.subject))
            return nil
        }
        if entity[id].isImmutable {
            report(.changeOfImmutable(entity[id], at: name.span, subject: context.subject))
            return nil
        }
        return id
    }

    private mutating func bindChange(
        _ change: UpdateSpec.Change, of id: AttributeID, in context: BindingContext,
        _ parameters: inout ParameterCollector
    ) -> UpdatePattern.Change? {
        let attribute = entities[context.entity.rawValue][id]
        guard let value = change.value else {
            let parameter = Parameter(
                name: attribute.name, type: attribute.type, entity: context.entity, attribute: id,
                span: change.attribute.span)
            guard meet(parameter, &parameters, context.subject) else { return nil }
            let reference = ParameterReference(name: attribute.name, span: change.attribute.span)
            return UpdatePattern.Change(attribute: id, value: .parameter(reference), span: change.attribute.span)
        }
        if case .scalar(let text) = value {
            if text.value.utf8.first == UInt8(ascii: "$") {
                return bindReference(text, change, of: id, in: context, &parameters)
            }
            if text.value == "now", case .timestamp = attribute.type {
                return UpdatePattern.Change(attribute: id, value: .now, span: change.attribute.span)
            }
            if let inner = text.value.insideSingleQuotes {
                return bindLiteral(
                    readScalar(.text(inner), as: attribute.type, constraints: attribute.constraints),
                    shown: text.value, change, of: id, at: text.span, context)
            }
        }
        var reader = ValueReader()
        let literal = reader.read(value, as: attribute.type, constraints: attribute.constraints)
        for fault in reader.faults { report(.changeOfOtherType(attribute, fault, subject: context.subject)) }
        return literal.map { UpdatePattern.Change(attribute: id, value: .literal($0), span: change.attribute.span) }
    }

    private mutating func bindLiteral(
        _ read: Result<LiteralValue, LiteralFault>, shown: String, _ change: UpdateSpec.Change, of id: AttributeID,
        at span: SourceSpan, _ context: BindingContext
    ) -> UpdatePattern.Change? {
        switch read {
        case .success(let value):
            return UpdatePattern.Change(attribute: id, value: .literal(value), span: change.attribute.span)
        case .failure(let fault):
            let attribute = entities[context.entity.rawValue][id]
            report(
                .literalOfOtherType(
                    shown, attribute.name, attribute.type, fault, at: span,
                    fixIts: FixIt.writing(value: fault.nearest, at: span), subject: context.subject))
            return nil
        }
    }

    private mutating func bindReference(
        _ text: SpecText, _ change: UpdateSpec.Change, of id: AttributeID, in context: BindingContext,
        _ parameters: inout ParameterCollector
    ) -> UpdatePattern.Change? {
        do {
            guard case .parameter(let parameter) = try parseOperand(text.value) else { return nil }
            guard !parameter.isOptional else {
                report(.optionalInChange(parameter.name.text, at: text.span, subject: context.subject))
                return nil
            }
            let type = entities[context.entity.rawValue][id].type
            return bindParameter(
                parameter, type: type, attribute: id, in: context, at: text.span(of: parameter.range),
                name: text.span(of: parameter.name.range), parameters: &parameters
            ).map { UpdatePattern.Change(attribute: id, value: .parameter($0), span: change.attribute.span) }
        } catch {
            report(.conditionDoesNotParse(error, in: text, subject: context.subject))
            return nil
        }
    }

    private mutating func bindAddition(
        _ change: UpdateSpec.Change, of id: AttributeID, in context: BindingContext,
        _ parameters: inout ParameterCollector
    ) -> UpdatePattern.Change? {
        let attribute = entities[context.entity.rawValue][id]
        switch attribute.type {
        case .int, .decimal, .double: break
        case .string, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object,
            .list, .map, .set, .recoded:
            report(.additionToOtherType(attribute, at: change.attribute.span, subject: context.subject))
            return nil
        }
        if case .scalar(let text)? = change.value, text.value.utf8.first != UInt8(ascii: "$") {
            // What is added is a difference: the bounds hold for the sum.
            let difference = Constraints(fraction: attribute.constraints.fraction)
            return bindLiteral(
                readScalar(.untyped(text.value), as: attribute.type, constraints: difference), shown: text.value,
                change,
                of: id, at: text.span, context)
        }
        return bindChange(change, of: id, in: context, &parameters)
    }

    /// What is removed may be absent: it is optional, or reads as its default.
    private mutating func bindRemoval(
        _ name: SpecText, of id: AttributeID, in context: BindingContext
    ) -> Spanned<AttributeID>? {
        let attribute = entities[context.entity.rawValue][id]
        guard attribute.isOptional || attribute.defaultValue != nil else {
            report(.removalOfRequired(attribute, at: name.span, subject: context.subject))
            return nil
        }
        return Spanned(id, name.span)
    }
}

extension String {
    /// The text within single quotes of the language, a doubled one being one; nil where it is not in quotes.
    fileprivate var insideSingleQuotes: String? {
        guard utf8.count >= 2, hasPrefix("'"), case .text(let text, let range)? = try? parseOperand(self),
            range.count == utf8.count
        else { return nil }
        return text
    }
}

extension UpdateReturns {
    fileprivate init(_ spec: UpdateSpec.Returns?) {
        switch spec {
        case .new, nil: self = .new
        case .old: self = .old
        case .some(.none): self = .none
        }
    }
}
