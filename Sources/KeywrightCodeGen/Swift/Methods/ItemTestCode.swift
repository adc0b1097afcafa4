import KeywrightModel
import KeywrightPlanner

/// Writes a condition of the design as a Swift expression over an `ItemTest`, which looks at stored values.
struct ItemTestCode {
    let context: SwiftContext
    let entity: EntityID
    /// The variable of type `ItemTest`.
    let test: String
    /// The moment of the call; empty where no condition can ask for it.
    let now: String

    /// How long code may be that stands within other.
    private static let longestPart = 60

    /// The expression; parts that would make it too long become variables before.
    func write(_ condition: Condition, _ scope: inout MethodScope, _ body: inout SwiftStatements) -> String {
        write(condition, &body) { scope.local($0) }
    }

    /// - Parameter claim: Makes a name that nothing else has.
    func write(_ condition: Condition, _ body: inout SwiftStatements, claim: (String) -> String) -> String {
        let (expression, lines) = code(condition, &body, claim: claim)
        let flat = expression.flat
        if flat.count <= ItemTestCode.longestPart { return flat }
        let variable = claim("isMet")
        let start = "let \(variable) = "
        let isShort = body.indentation + start.count + flat.count <= SwiftLayout.lineLength
        if isShort || lines.isEmpty {
            body.add(.joined(start, expression, ""))
        } else {
            body.add(.text(([String(start.dropLast())] + lines.map { "    " + $0 }).joined(separator: "\n")))
        }
        return variable
    }

    /// The code, and the lines of what is joined.
    private func code(
        _ condition: Condition, _ body: inout SwiftStatements, claim: (String) -> String
    ) -> (SwiftExpression, lines: [String]) {
        switch condition {
        case .all(let parts): return joined(parts, "&&", orElse: "true", &body, claim: claim)
        case .any(let parts): return joined(parts, "||", orElse: "false", &body, claim: claim)
        case .not(let part):
            let code = write(part, &body, claim: claim)
            return (.text(code.contains(" ") ? "!(\(code))" : "!" + code), [])
        case .test(let single): return (self.code(single.kind), [])
        }
    }

    private func joined(
        _ parts: [Condition], _ sign: String, orElse empty: String, _ body: inout SwiftStatements,
        claim: (String) -> String
    ) -> (SwiftExpression, lines: [String]) {
        let codes = parts.map { part -> String in
            let code = write(part, &body, claim: claim)
            return part.isJoined && code.contains(sign == "&&" ? " || " : " && ") ? "(\(code))" : code
        }
        guard let first = codes.first else { return (.text(empty), []) }
        return (
            .text(codes.joined(separator: " \(sign) ")), [first] + codes.dropFirst().map { "\(sign) \($0)" }
        )
    }

    private func code(_ kind: Test.Kind) -> SwiftExpression {
        let name = context.known(.itemTest)
        switch kind {
        case .comparison(let left, let comparison, let right):
            let type = type(of: left) ?? type(of: right) ?? .string
            return .call(
                "\(name).\(comparison.functionName)", [.text(operand(left, type)), .text(operand(right, type))])
        case .between(let value, let low, let high):
            let type = type(of: value) ?? .string
            return .call("\(name).between", [value, low, high].map { .text(operand($0, type)) })
        case .beginsWith(let value, let beginning):
            let type = type(of: value) == .bytes ? ValueType.bytes : .string
            return .call(
                "\(name).begins",
                [.text(operand(value, type)), .labeled("with", .text(operand(beginning, type)))])
        case .isIn(let value, let list):
            let type = type(of: value) ?? .string
            return .call(
                "\(name).isIn", [.text(operand(value, type)), .array(list.map { .text(operand($0, type)) })])
        case .contains(let reference, let element):
            let type = type(of: reference).element ?? .string
            return .call("\(name).contains", [.text(value(reference)), .text(operand(element, type))])
        case .exists(let reference): return .text(value(reference) + " != nil")
        case .missing(let reference): return .text(value(reference) + " == nil")
        }
    }

    private func operand(_ operand: Operand, _ type: ValueType) -> String {
        switch operand {
        case .attribute(let reference): return value(reference)
        case .size(let reference): return "\(context.known(.itemTest)).size(\(value(reference)))"
        case .literal(let literal, _): return ValueCode.attributeValue(literal, type)
        case .now:
            guard case .timestamp(let format) = type else { return "nil" }
            return ValueCode.attributeValue(now, .timestamp(format), typeText: "", context).code
        // Index entries have no parameters.
        case .parameter: return "nil"
        }
    }

    private func type(of operand: Operand) -> ValueType? {
        switch operand {
        case .attribute(let reference): type(of: reference)
        case .size: .int
        case .parameter, .literal, .now: nil
        }
    }

    /// A text, once transforms have made one of it.
    private func type(of reference: AttributeReference) -> ValueType {
        if !reference.transforms.isEmpty { return .string }
        return context.valueType(entity, reference.attribute, path: reference.path)
    }

    private func value(_ reference: AttributeReference) -> String {
        let attribute = context.design[entity][reference.attribute]
        var names = [attribute.storedName]
        var type = attribute.type
        for member in reference.path {
            names.append(type.storedName(of: member))
            type = type.member(member) ?? type
        }
        var code = "\(test)[\(names.map(SwiftLiteral.string).joined(separator: ", "))]"
        for transform in reference.transforms { code = transformed(code, transform, type) }
        return code
    }

    private func transformed(_ value: String, _ transform: Transform, _ type: ValueType) -> String {
        let name = context.known(.itemTest)
        let format = type.numericTimestamp.map { ", as: .\($0.rawValue)" } ?? ""
        switch transform {
        case .lower: return "\(name).lower(\(value))"
        case .upper: return "\(name).upper(\(value))"
        case .year: return "\(name).bucket(\(value), 4\(format))"
        case .month: return "\(name).bucket(\(value), 7\(format))"
        case .day: return "\(name).bucket(\(value), 10\(format))"
        case .hour: return "\(name).bucket(\(value), 13\(format))"
        case .pad(let digits, let fraction):
            return "\(name).padded(\(value), \(digits)\(fraction > 0 ? ", \(fraction)" : ""))"
        case .invert(let digits): return "\(name).inverted(\(value), \(digits))"
        case .shard(let count): return "\(name).shard(\(value), \(count))"
        }
    }
}

extension Condition {
    fileprivate var isJoined: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.count > 1
        case .not, .test: false
        }
    }

    /// Whether it asks for the moment of the call.
    var usesNow: Bool {
        tests.contains { test in
            test.operands.contains { operand in
                if case .now = operand { true } else { false }
            }
        }
    }
}

extension Comparison {
    fileprivate var functionName: String {
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
