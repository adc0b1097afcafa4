import KeywrightDiagnostics
import KeywrightSpec

/// An attribute that a path names in a condition.
struct FoundAttribute {
    var reference: AttributeReference
    var type: ValueType
    var name: String

    var typed: TypedOperand {
        TypedOperand(
            operand: .attribute(reference), type: type, attribute: reference.attribute,
            transforms: reference.transforms, name: name)
    }
}

extension Resolver {
    /// Binds a path with its transforms to the entity of the condition.
    mutating func attribute(_ path: PathSyntax, _ binder: ConditionBinder) -> FoundAttribute? {
        let entity = entities[binder.context.entity.rawValue]
        let subject = binder.context.subject
        let value: ReachedValue
        switch reach(path.names, of: entity, objectsOnly: false) {
        case .success(let reached): value = reached
        case .failure(.silent): return nil
        case .failure(.unknown(let name, let kind, let known)):
            report(
                .unknownName(
                    kind, name.text, of: kind == "member" ? nil : entity.name, among: known,
                    at: binder.span(name.range),
                    declared: entity.spec.name.span, subject: subject))
            return nil
        case .failure(.noMembers(let name, let type)):
            report(.noMembers(name.text, type, rule: .badCondition, at: binder.span(name.range), subject: subject))
            return nil
        }
        let name = path.text
        guard value.type != .json else {
            report(.jsonInCondition(name, at: binder.span(path.range), subject: subject))
            return nil
        }
        do {
            let transforms = try bindTransforms(path.transforms, to: value.type, constraints: value.constraints)
            let reference = AttributeReference(
                attribute: value.attribute, path: path.names.dropFirst().map(\.text), transforms: transforms,
                span: binder.span(path.range))
            return FoundAttribute(reference: reference, type: value.type, name: name)
        } catch {
            report(
                .transformDoesNotFit(
                    error, rule: .badCondition, typeRule: .badCondition, at: binder.span(error.transform.range),
                    name: binder.span(error.transform.name.range), subject: subject))
            return nil
        }
    }

    /// Binds an attribute or a size.
    mutating func typedOperand(_ syntax: OperandSyntax, _ binder: ConditionBinder) -> TypedOperand? {
        switch syntax {
        case .path(let path): return attribute(path, binder)?.typed
        case .size(let path, let range):
            guard let found = attribute(path, binder) else { return nil }
            switch found.type {
            case .string, .bytes, .list, .map, .set, .object: break
            case .int, .decimal, .double, .bool, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration,
                .recoded:
                report(
                    .operatorOfOtherType(
                        "size", found.typed, takes: "strings, bytes, lists, sets and maps", at: binder.span(range),
                        subject: binder.context.subject))
                return nil
            }
            return TypedOperand(
                operand: .size(found.reference), type: .int, attribute: found.reference.attribute, transforms: [],
                name: "size(\(found.name))")
        case .parameter, .text, .number, .bool, .now: return nil
        }
    }

    /// Binds the side that takes its type from the other.
    mutating func bindOperand(
        _ syntax: OperandSyntax, meeting typed: TypedOperand, _ binder: inout ConditionBinder,
        _ parameters: inout ParameterCollector
    ) -> Operand? {
        let span = binder.span(syntax.range)
        let subject = binder.context.subject
        switch syntax {
        case .path, .size:
            if reportBareText(syntax, meeting: typed, binder) { return nil }
            guard let other = typedOperand(syntax, binder) else { return nil }
            guard other.type == typed.type, other.transforms == typed.transforms else {
                report(.typesDoNotMeet(typed, other, at: span, subject: subject))
                return nil
            }
            return other.operand
        case .parameter(let parameter):
            if binder.place == .when {
                report(.parameterInWhen(parameter.name.text, at: span, subject: subject))
                return nil
            }
            return bindParameter(
                parameter, type: typed.type, attribute: typed.attribute, in: binder.context, at: span,
                name: binder.span(parameter.name.range), parameters: &parameters
            ).map { .parameter($0) }
        case .text(let text, _): return literal(.text(text), syntax.range, typed, binder)
        case .number(let number, _): return literal(.number(number), syntax.range, typed, binder)
        case .bool(let value, _): return literal(.bool(value), syntax.range, typed, binder)
        case .now:
            guard case .timestamp = typed.type else {
                report(.nowOfOtherType(typed.name, typed.type, at: span, subject: subject))
                return nil
            }
            return .now
        }
    }

    /// Reports a text that lacks its quotes: a name that is no attribute, where a text would do.
    private mutating func reportBareText(
        _ syntax: OperandSyntax, meeting typed: TypedOperand, _ binder: ConditionBinder
    ) -> Bool {
        let entity = entities[binder.context.entity.rawValue]
        guard case .path(let path) = syntax, path.names.count == 1, path.transforms.isEmpty,
            let name = path.names.first,
            entity.spec.isSound, entity.attribute(named: name.text) == nil,
            case .success = readScalar(.text(name.text), as: typed.type)
        else { return false }
        let text = quotedForCondition(name.text)
        var finding = Diagnostic.unknownName(
            "attribute", name.text, of: entity.name, among: [], at: binder.span(name.range),
            declared: entity.spec.name.span, subject: binder.context.subject)
        finding.help = ["a text stands in quotes: `\(text)`"]
        finding.fixIts = FixIt.writing(text, in: binder.text, path.range)
        report(finding)
        return true
    }

    private mutating func literal(
        _ scalar: ScalarLiteral, _ range: Range<Int>, _ typed: TypedOperand, _ binder: ConditionBinder
    ) -> Operand? {
        let span = binder.span(range)
        if case .text(let text) = scalar, let moment = bucketStart(text, typed) {
            return .literal(moment, span: span)
        }
        switch readScalar(scalar, as: typed.type) {
        case .success(let value): return .literal(value, span: span)
        case .failure(let fault):
            let fix = fault.nearest.map { quotedForCondition($0) }
            report(
                .literalOfOtherType(
                    binder.text.value(of: range), typed.name, typed.type, fault, at: span,
                    fixIts: FixIt.writing(fix, in: binder.text, range), subject: binder.context.subject))
            return nil
        }
    }

    /// The first moment of a time bucket whose text is compared: `placedAt|day = '2026-11-22'`.
    private func bucketStart(_ text: String, _ typed: TypedOperand) -> LiteralValue? {
        guard typed.transforms.count == 1, let transform = typed.transforms.first else { return nil }
        let rest: String
        switch transform {
        case .year: rest = "-01-01T00:00:00Z"
        case .month: rest = "-01T00:00:00Z"
        case .day: rest = "T00:00:00Z"
        case .hour: rest = ":00:00Z"
        case .pad, .invert, .lower, .upper, .shard: return nil
        }
        guard text.utf8.count + rest.utf8.count == 20 else { return nil }
        let full = text + rest
        if typed.type == .date {
            guard case .success(let value) = readScalar(.text(String(full.prefix(10))), as: .date) else { return nil }
            return value
        }
        guard case .success(let value) = readScalar(.text(full), as: typed.type) else { return nil }
        return value
    }

    /// Binds `$name` or `$step.attribute` to the type that it meets.
    mutating func bindParameter(
        _ syntax: ParameterSyntax, type: ValueType, attribute: AttributeID, in context: BindingContext,
        at span: SourceSpan, name nameSpan: SourceSpan, parameters: inout ParameterCollector
    ) -> ParameterReference? {
        let subject = context.subject
        if syntax.isNegated, !type.isNumber {
            report(.negationOfOtherType(syntax.name.text, type, at: span, subject: subject))
            return nil
        }
        let name = syntax.name.text
        if let member = syntax.member {
            return bindStepAttribute(name, member, type: type, in: context, at: span, nameSpan).map {
                ParameterReference(name: $0.name, member: $0.member, isNegated: syntax.isNegated, span: span)
            }
        }
        if let step = context.steps?.step(name) {
            report(.parameterIsStep(name, at: span, step: step.span, subject: subject))
            return nil
        }
        let parameter = Parameter(
            name: name, type: type, entity: context.entity, attribute: attribute, isOptional: syntax.isOptional,
            span: span)
        guard meet(parameter, &parameters, subject) else { return nil }
        return ParameterReference(name: name, isNegated: syntax.isNegated, span: span)
    }

    /// Notes a parameter; false after a finding that its uses do not agree.
    mutating func meet(_ parameter: Parameter, _ parameters: inout ParameterCollector, _ subject: Subject) -> Bool {
        switch parameters.meet(parameter) {
        case nil: return true
        case .type(let first):
            report(.parameterOfTwoTypes(parameter, first, subject: subject))
            return false
        case .optional(let first):
            report(.parameterHalfOptional(parameter, first, subject: subject))
            return false
        }
    }

    private mutating func bindStepAttribute(
        _ label: String, _ member: NameSyntax, type: ValueType, in context: BindingContext, at span: SourceSpan,
        _ nameSpan: SourceSpan
    ) -> ParameterReference? {
        let subject = context.subject
        guard let steps = context.steps else {
            report(.stepWithoutTransaction(label, member.text, at: span, subject: subject))
            return nil
        }
        guard let step = steps.step(label) else {
            report(
                .unknownName(
                    "step", label, among: steps.steps.map(\.label), at: nameSpan, subject: subject))
            return nil
        }
        guard !step.isRepeated else {
            report(.stepIsRepeated(label, at: span, step: step.span, subject: subject))
            return nil
        }
        guard let target = step.entity else { return nil }
        let entity = entities[target.rawValue]
        guard let id = entity.attribute(named: member.text) else {
            guard entity.spec.isSound else { return nil }
            report(
                .unknownName(
                    "attribute", member.text, of: entity.name, among: entity.attributeNames, at: span,
                    declared: entity.spec.name.span, subject: subject))
            return nil
        }
        guard !entity.unread.contains(id) else { return nil }
        guard step.hasItem || entity.isKeyBroken || entity.keyAttributes.contains(id) else {
            report(.stepHasNoItem(label, member.text, at: span, step: step.span, subject: subject))
            return nil
        }
        guard !entity[id].isOptional else {
            report(
                .stepAttributeOptional(
                    "\(label).\(member.text)", at: span, declared: entity[id].nameSpan, subject: subject))
            return nil
        }
        guard entity[id].type == type else {
            report(
                .stepAttributeOfOtherType("\(label).\(member.text)", entity[id].type, type, at: span, subject: subject))
            return nil
        }
        return ParameterReference(name: label, member: member.text, span: span)
    }
}

extension ValueType {
    /// Whether its values have a sign.
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .decimal, .double: true
        case .recoded(let inner): inner.isNumber
        case .string, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object,
            .list, .map, .set:
            false
        }
    }
}

/// A text as a condition writes it.
private func quotedForCondition(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
