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
            let meeting = left.reference ?? right.reference
            return .call(
                "\(name).\(comparison.functionName)",
                [left, right].map { .text(operand($0, meeting: meeting)) })
        case .between(let value, let low, let high):
            return .call(
                "\(name).between", [value, low, high].map { .text(operand($0, meeting: value.reference)) })
        case .beginsWith(let value, let beginning):
            let type = value.reference.map(type) == .bytes ? ValueType.bytes : .string
            return .call(
                "\(name).begins",
                [
                    .text(operand(value, meeting: nil)),
                    .labeled("with", .text(operand(beginning, meeting: nil, type))),
                ])
        case .isIn(let value, let list):
            return .call(
                "\(name).isIn",
                [
                    .text(operand(value, meeting: nil)),
                    .array(list.map { .text(operand($0, meeting: value.reference)) }),
                ])
        case .contains(let reference, let element):
            let type = type(of: reference).element ?? .string
            return .call(
                "\(name).contains", [.text(value(reference)), .text(operand(element, meeting: nil, type))])
        case .exists(let reference): return .text(value(reference) + " != nil")
        case .missing(let reference): return .text(value(reference) + " == nil")
        }
    }

    /// - Parameters:
    ///   - meeting: The attribute of which a literal is a value, and whose transforms apply to it, too.
    ///   - own: The type of a literal that meets no whole value.
    private func operand(_ operand: Operand, meeting: AttributeReference?, _ own: ValueType? = nil) -> String {
        let type = own ?? meeting.map(type) ?? .int
        let transforms = meeting?.transforms ?? []
        switch operand {
        case .attribute(let reference): return value(reference)
        case .size(let reference): return "\(context.known(.itemTest)).size(\(value(reference)))"
        case .literal(let literal, _):
            return transforms.reduce(ValueCode.attributeValue(literal, type)) { transformed($0, $1, type) }
        case .now:
            guard case .timestamp(let format) = type else { return "nil" }
            let code = ValueCode.attributeValue(now, .timestamp(format), typeText: "", context).code
            return transforms.reduce(code) { transformed($0, $1, type) }
        // Index entries have no parameters.
        case .parameter: return "nil"
        }
    }

    private func type(of reference: AttributeReference) -> ValueType {
        context.valueType(entity, reference.attribute, path: reference.path)
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

extension Operand {
    /// The attribute of whose type the other side is.
    fileprivate var reference: AttributeReference? {
        if case .attribute(let reference) = self { reference } else { nil }
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
