import KeywrightModel
import KeywrightPlanner

/// Writes a condition of the design as the runtime's `ItemCondition`, which the client tests of stored items.
struct ItemConditionCode {
    let context: SwiftContext
    let entity: EntityID
    /// Writes the values of the call.
    let values: ValueSourceWriter
    /// A value can be refused.
    private(set) var isThrowing = false

    init(_ entity: EntityID, _ values: ValueSourceWriter) {
        context = values.context
        self.entity = entity
        self.values = values
    }

    mutating func write(_ condition: Condition) -> SwiftExpression {
        switch condition {
        case .all(let parts): return joined(".all", parts)
        case .any(let parts): return joined(".any", parts)
        case .not(let part): return .call(".not", [write(part)])
        case .test(let test): return write(test)
        }
    }

    /// What is so of items that have not expired.
    mutating func alive(_ expiry: AttributeID) -> SwiftExpression {
        let attribute = context.design[entity][expiry]
        let path = path(AttributeReference(attribute: expiry, span: attribute.nameSpan))
        let format: TimestampFormat = if case .timestamp(let format) = attribute.type { format } else { .epochSeconds }
        let moment = values.code(.now(format), entity: entity)
        let alive = SwiftExpression.call(
            ".compare", [operand("path", path), ".greater", operand("value", .text(moment.code))])
        return attribute.isOptional ? .call(".any", [.array([.call(".missing", [path]), alive])]) : alive
    }

    private mutating func joined(_ head: String, _ parts: [Condition]) -> SwiftExpression {
        if let only = parts.first, parts.count == 1 { return write(only) }
        var expressions: [SwiftExpression] = []
        for part in parts { expressions.append(write(part)) }
        return .call(head, [.array(expressions)])
    }

    private mutating func write(_ test: Test) -> SwiftExpression {
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            return .call(
                ".compare",
                [operand(left, meeting: right), .text("." + comparison.codeName), operand(right, meeting: left)])
        case .between(let value, let low, let high):
            return .call(
                ".between",
                [operand(value, meeting: low), operand(low, meeting: value), operand(high, meeting: value)])
        case .beginsWith(let value, let beginning):
            return .call(
                ".beginsWith",
                [operand(value, meeting: beginning), operand(beginning, meeting: value, form: .element)])
        case .isIn(let value, let members):
            let left = operand(value, meeting: members.first ?? value)
            if members.count == 1, case .parameter(let list)? = members.first {
                return .call(".isIn", [left, self.members(of: list, meeting: value)])
            }
            var operands: [SwiftExpression] = []
            for member in members { operands.append(operand(member, meeting: value)) }
            return .call(".isIn", [left, .array(operands)])
        case .contains(let reference, let element):
            return .call(
                ".contains",
                [
                    operand(.attribute(reference), meeting: element),
                    operand(element, meeting: .attribute(reference), form: .element),
                ])
        case .exists(let reference): return .call(".exists", [path(reference)])
        case .missing(let reference): return .call(".missing", [path(reference)])
        }
    }

    // MARK: Operands

    private func operand(_ kind: String, _ value: SwiftExpression) -> SwiftExpression {
        .call("." + kind, [value])
    }

    /// A value that meets an attribute behind transforms passes through the same ones.
    private mutating func operand(
        _ operand: Operand, meeting other: Operand, form: Argument.Form = .value
    ) -> SwiftExpression {
        switch operand {
        case .attribute(let reference):
            return transformed(self.operand("path", path(reference)), reference)
        case .size(let reference):
            return self.operand("size", path(reference))
        case .parameter(let parameter):
            guard let (reference, isSize) = other.reading else { return ".value(.null)" }
            let code = values.code(argument(parameter, reference, form: isSize ? .size : form))
            isThrowing = isThrowing || code.isThrowing
            return transformed(self.operand("value", .text(code.tried)), isSize ? nil : reference)
        case .literal(let value, _):
            guard let (reference, isSize) = other.reading else { return ".value(.null)" }
            let type = context.valueType(entity, reference.attribute, path: reference.path)
            let meant = isSize ? .int : form == .element ? type.partElement ?? type : type
            return transformed(
                self.operand("value", .text(ValueCode.attributeValue(value, meant))), isSize ? nil : reference)
        case .now:
            guard let (reference, _) = other.reading else { return ".value(.null)" }
            let type = context.valueType(entity, reference.attribute, path: reference.path)
            let format: TimestampFormat = if case .timestamp(let format) = type { format } else { .iso8601 }
            let code = values.code(.now(format), entity: entity)
            return transformed(self.operand("value", .text(code.code)), reference)
        }
    }

    /// The operands that a list of the call is.
    private mutating func members(of list: ParameterReference, meeting value: Operand) -> SwiftExpression {
        guard let (reference, _) = value.reading else { return "[]" }
        isThrowing = true
        let argument = argument(list, reference, form: .each)
        let chain = transforms(reference)
        let member = chain.isEmpty ? ".value($0)" : ".transformed(.value($0), [\(chain.joined(separator: ", "))])"
        let made = ListArgument(argument, values).construction(alias: ":" + list.name)
        return .joined("try ", made, ".values.map { \(member) }")
    }

    private func argument(
        _ parameter: ParameterReference, _ reference: AttributeReference, form: Argument.Form
    ) -> Argument {
        Argument(parameter, entity: entity, attribute: reference.attribute, path: reference.path, form: form)
    }

    private func transformed(_ expression: SwiftExpression, _ reference: AttributeReference?) -> SwiftExpression {
        let chain = reference.map(transforms) ?? []
        if chain.isEmpty { return expression }
        return .call(".transformed", [expression, .text("[\(chain.joined(separator: ", "))]")])
    }

    private func transforms(_ reference: AttributeReference) -> [String] {
        let type = context.valueType(entity, reference.attribute, path: reference.path)
        let format: TimestampFormat = if case .timestamp(let format) = type { format } else { .iso8601 }
        return reference.transforms.map { transform in
            let bucket = { (count: Int) in ".bucket(\(count), .\(format.rawValue))" }
            return switch transform {
            case .lower: ".lower"
            case .upper: ".upper"
            case .pad(let digits, let fraction): ".pad(\(digits), fraction: \(fraction))"
            case .invert(let digits): ".invert(\(digits))"
            case .year: bucket(4)
            case .month: bucket(7)
            case .day: bucket(10)
            case .hour: bucket(13)
            case .shard(let count): ".shard(\(count))"
            }
        }
    }

    /// `["address", "city"]`, as they are stored.
    private func path(_ reference: AttributeReference) -> SwiftExpression {
        let attribute = context.design[entity][reference.attribute]
        var names = [attribute.storedName]
        var type = attribute.type
        for name in reference.path {
            names.append(type.storedName(of: name))
            type = type.member(name) ?? type
        }
        return .text("[" + names.map(SwiftLiteral.string).joined(separator: ", ") + "]")
    }
}

extension Operand {
    /// The attribute, and whether its size is meant.
    fileprivate var reading: (reference: AttributeReference, isSize: Bool)? {
        switch self {
        case .attribute(let reference): (reference, false)
        case .size(let reference): (reference, true)
        case .parameter, .literal, .now: nil
        }
    }
}

extension Comparison {
    /// The case of the runtime's enum.
    fileprivate var codeName: String {
        switch self {
        case .equal: "equal"
        case .notEqual: "notEqual"
        case .less: "less"
        case .lessOrEqual: "lessOrEqual"
        case .greater: "greater"
        case .greaterOrEqual: "greaterOrEqual"
        }
    }
}

extension ValueType {
    /// What a list or set holds; what a text is part of.
    fileprivate var partElement: ValueType? {
        switch self {
        case .list(let element), .set(let element): element
        case .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration, .timestamp: .string
        case .string, .bytes, .int, .decimal, .double, .bool, .json, .object, .map, .recoded: nil
        }
    }
}
