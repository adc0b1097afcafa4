import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ update: UpdateSpec, _ subject: Subject, _ steps: StepScope?, _ parameters: inout ParameterCollector
    ) -> UpdatePattern? {
        let before = findings.count
        guard let context = context(of: update.entity, subject, steps: steps) else { return nil }
        let using = update.using.map { bindKeyCondition($0, in: [context], &parameters) }
        let bindings = keyBindings(update.key, in: context, using: using ?? nil, &parameters)
        var changed = NameTable<SourceSpan>()
        let set = bindEach(update.set, name: \.attribute, in: context, &changed) {
            $0.bindChange($1, of: $2, in: context, &parameters)
        }
        let add = bindEach(update.add, name: \.attribute, in: context, &changed) {
            $0.bindAddition($1, of: $2, in: context, &parameters)
        }
        let append = bindEach(update.append, name: \.attribute, in: context, &changed) {
            $0.bindMembers($1, of: $2, isAppend: true, in: context, &parameters)
        }
        let delete = bindEach(update.delete, name: \.attribute, in: context, &changed) {
            $0.bindMembers($1, of: $2, isAppend: false, in: context, &parameters)
        }
        let remove = bindEach(update.remove, name: \.self, in: context, &changed) {
            $0.bindRemoval($1, of: $2, in: context)
        }
        let condition = update.condition.map { bindCondition($0, .if, in: context, parameters: &parameters) }
        let given = bindGiven(update.given, in: context, &parameters)
        guard findings.count == before, isWhole(using), isWhole(condition), let bindings, let set, let add,
            let append, let delete, let remove, let given
        else { return nil }
        guard isOldValueFree(given, set, in: context) else { return nil }
        return UpdatePattern(
            entity: context.entity, keyBindings: bindings, set: set, add: add, remove: remove,
            condition: condition ?? nil, returns: WriteReturns(update.returns) ?? .new, append: append,
            delete: delete, upsert: update.upsert.flatMap { $0.value ? $0.span : nil }, endOfSet: update.endOfSet,
            given: given, using: using ?? nil)
    }

    /// Binds the changes of one key; nil where one could not be bound.
    private mutating func bindEach<Change, Bound>(
        _ changes: [Change], name: (Change) -> SpecText, in context: BindingContext,
        _ changed: inout NameTable<SourceSpan>, _ bind: (inout Resolver, Change, AttributeID) -> Bound?
    ) -> [Bound]? {
        var bound: [Bound] = []
        for change in changes {
            guard let id = changedAttribute(name(change), in: context, &changed) else { continue }
            if let change = bind(&self, change, id) { bound.append(change) }
        }
        return bound.count == changes.count ? bound : nil
    }

    /// An attribute that is given and set by the parameter of its name would be set to what it holds.
    private mutating func isOldValueFree(
        _ given: GivenState, _ set: [UpdatePattern.Change], in context: BindingContext
    ) -> Bool {
        let entity = entities[context.entity.rawValue]
        let before = findings.count
        for old in given.attributes {
            let name = entity[old.value].name
            for change in set where change.attribute == old.value {
                guard case .parameter(let parameter) = change.value, parameter.member == nil, !parameter.isNegated,
                    parameter.name.isSameName(as: name)
                else { continue }
                report(.givenAndSet(name, at: old.span, set: change.span, subject: context.subject))
            }
        }
        return findings.count == before
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
        return bindValue(value, as: attribute.type, attribute.constraints, of: id, in: context, &parameters)
            .map { UpdatePattern.Change(attribute: id, value: $0, span: change.attribute.span) }
    }

    /// What an attribute, or an element of it, is given: `$x`, `now`, or a literal.
    private mutating func bindValue(
        _ value: ValueSpec, as type: ValueType, _ constraints: Constraints, of id: AttributeID,
        in context: BindingContext, _ parameters: inout ParameterCollector
    ) -> UpdatePattern.Value? {
        let attribute = entities[context.entity.rawValue][id]
        if case .scalar(let text) = value {
            if text.isReference { return bindReference(text, as: type, of: id, in: context, &parameters) }
            if text.value == "now", case .timestamp = type { return .now }
            if let inner = text.value.insideSingleQuotes {
                return bindLiteral(
                    readScalar(.text(inner), as: type, constraints: constraints), shown: text.value, as: type, of: id,
                    at: text.span, context)
            }
        }
        var reader = ValueReader()
        let literal = reader.read(value, as: type, constraints: constraints)
        for fault in reader.faults { report(.changeOfOtherType(attribute, fault, subject: context.subject)) }
        return literal.map { .literal($0) }
    }

    private mutating func bindLiteral(
        _ read: Result<LiteralValue, LiteralFault>, shown: String, as type: ValueType, of id: AttributeID,
        at span: SourceSpan, _ context: BindingContext
    ) -> UpdatePattern.Value? {
        switch read {
        case .success(let value): return .literal(value)
        case .failure(let fault):
            let attribute = entities[context.entity.rawValue][id]
            report(
                .literalOfOtherType(
                    shown, attribute.name, type, fault, at: span,
                    fixIts: FixIt.writing(value: fault.nearest, at: span), subject: context.subject))
            return nil
        }
    }

    private mutating func bindReference(
        _ text: SpecText, as type: ValueType, of id: AttributeID, in context: BindingContext,
        _ parameters: inout ParameterCollector
    ) -> UpdatePattern.Value? {
        do {
            guard case .parameter(let parameter) = try parseOperand(text.value) else { return nil }
            guard !parameter.isOptional else {
                report(.optionalInChange(parameter.name.text, at: text.span, subject: context.subject))
                return nil
            }
            return bindParameter(
                parameter, type: type, attribute: id, in: context, at: text.span(of: parameter.range),
                name: text.span(of: parameter.name.range), parameters: &parameters
            ).map { .parameter($0) }
        } catch {
            report(.conditionDoesNotParse(error, in: text, subject: context.subject))
            return nil
        }
    }

    /// Binds what is appended to a list or set, or deleted from a set: one value, or a list of them.
    private mutating func bindMembers(
        _ change: UpdateSpec.Change, of id: AttributeID, isAppend: Bool, in context: BindingContext,
        _ parameters: inout ParameterCollector
    ) -> UpdatePattern.MemberChange? {
        let attribute = entities[context.entity.rawValue][id]
        let element: ValueType
        switch attribute.type {
        case .set(let inner): element = inner
        case .list(let inner) where isAppend: element = inner
        case .list, .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid,
            .json, .enumeration, .object, .map, .recoded:
            report(
                .membersOfOtherType(
                    attribute, isAppend: isAppend, at: change.attribute.span, subject: context.subject))
            return nil
        }
        guard let value = change.value else { return nil }
        var values: [ValueSpec] = [value]
        if case .list(let several, let span) = value {
            guard !several.isEmpty else {
                report(.noMembersToChange(attribute, isAppend: isAppend, at: span, subject: context.subject))
                return nil
            }
            values = several
        }
        var bound: [UpdatePattern.Value] = []
        for value in values {
            if let value = bindValue(value, as: element, Constraints(), of: id, in: context, &parameters) {
                bound.append(value)
            }
        }
        guard bound.count == values.count else { return nil }
        return UpdatePattern.MemberChange(attribute: id, values: bound, span: change.attribute.span)
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
        if case .scalar(let text)? = change.value, !text.isReference {
            // What is added is a difference: the bounds hold for the sum.
            let difference = Constraints(fraction: attribute.constraints.fraction)
            return bindLiteral(
                readScalar(.untyped(text.value), as: attribute.type, constraints: difference), shown: text.value,
                as: attribute.type, of: id, at: text.span, context
            ).map { UpdatePattern.Change(attribute: id, value: $0, span: change.attribute.span) }
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

extension SpecText {
    /// Whether it stands for a value that a call gives: `$x`, `-$x`.
    fileprivate var isReference: Bool {
        let beginning = value.utf8.prefix(2)
        return beginning.first == UInt8(ascii: "$") || beginning.elementsEqual("-$".utf8)
    }
}
