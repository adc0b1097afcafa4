internal import KeywrightRuntime

/// Looks up the names and values of a condition and checks what the grammar does not: functions, operand counts and
/// operand types (F3.11 to F3.14).
struct ConditionResolver {
    private var findings = ExpressionFindings()
    private var placeholders: Placeholders

    /// Reads a condition of any of the three kinds, and marks what it uses of the placeholders.
    static func read(
        _ expression: String, parameter: String, _ placeholders: inout Placeholders
    ) throws(DynamoDBError) -> Condition {
        let parsed = try ConditionParser.parse(expression, parameter: parameter)
        var resolver = ConditionResolver(placeholders: placeholders)
        if parsed.hasRedundantParentheses {
            resolver.findings.note(.redundantParentheses, "The expression has redundant parentheses;")
        }
        let condition = resolver.condition(parsed.syntax)
        try resolver.findings.check(parameter: parameter)
        placeholders = resolver.placeholders
        return condition
    }

    /// What stands for a condition that a finding was noted for; it is never evaluated.
    private static let faulty = Condition.all([])

    private mutating func condition(_ syntax: ConditionSyntax) -> Condition {
        switch syntax {
        case .path, .value:
            return Self.faulty
        case .call(let name, let arguments):
            return call(name, arguments)
        case .compare(let left, let comparator, let right):
            let operands = (operand(left), operand(right))
            checkDistinct(comparator.rawValue, operands.0, operands.1)
            if comparator != .equal && comparator != .notEqual {
                checkOrdered(comparator.rawValue, [operands.0, operands.1])
            }
            return .compare(operands.0, comparator, operands.1)
        case .between(let value, let low, let high):
            let operands = (operand(value), operand(low), operand(high))
            checkOrdered("BETWEEN", [operands.0, operands.1, operands.2])
            checkBounds(low: operands.1, high: operands.2)
            return .between(operands.0, low: operands.1, high: operands.2)
        case .isIn(let value, let list):
            if list.count > 100 {
                findings.note(
                    .operandCount,
                    "Incorrect number of operands for operator or function; operator or function: IN, number of "
                        + "operands: \(list.count + 1)")
            }
            let tested = operand(value)
            var operands: [Operand] = []
            for element in list { operands.append(operand(element)) }
            return .isIn(tested, operands)
        case .not(let inner):
            return .not(condition(inner))
        case .all(let parts):
            var conditions: [Condition] = []
            for part in parts { conditions.append(condition(part)) }
            return .all(conditions)
        case .any(let parts):
            var conditions: [Condition] = []
            for part in parts { conditions.append(condition(part)) }
            return .any(conditions)
        }
    }

    private mutating func operand(_ syntax: ConditionSyntax) -> Operand {
        switch syntax {
        case .path(let path):
            return .path(findings.resolve(path, &placeholders))
        case .value(let key):
            return .value(findings.resolve(value: key, &placeholders))
        case .call(let name, let arguments):
            if name != Function.size.rawValue {
                // An unknown name is reported as such, before this.
                if Function(rawValue: name) != nil { noteMisuse(of: name) }
                _ = call(name, arguments)
                return .value(.null)
            }
            let operands = operands(of: name, arguments)
            guard let measured = operands.first else { return .value(.null) }
            switch measured.knownType {
            case .n, .bool, .null: noteType("size", measured)
            case .s, .b, .l, .m, .ss, .ns, .bs, nil: break
            }
            return .size(measured)
        case .compare, .between, .isIn, .not, .all, .any:
            return .value(.null)
        }
    }

    /// The functions of conditions (F3.14); their names have a case (F3.9).
    private enum Function: String {
        case exists = "attribute_exists"
        case notExists = "attribute_not_exists"
        case type = "attribute_type"
        case beginsWith = "begins_with"
        case contains
        case size

        var operandCount: Int {
            switch self {
            case .exists, .notExists, .size: 1
            case .type, .beginsWith, .contains: 2
            }
        }
    }

    /// The operands of a function, their number checked; empty if it is wrong.
    private mutating func operands(of name: String, _ arguments: [ConditionSyntax]) -> [Operand] {
        var operands: [Operand] = []
        for argument in arguments { operands.append(operand(argument)) }
        guard let function = Function(rawValue: name) else {
            findings.note(.unknownFunction, "Invalid function name; function: \(name)")
            return []
        }
        if operands.count != function.operandCount {
            findings.note(
                .operandCount,
                "Incorrect number of operands for operator or function; operator or function: \(name), number of "
                    + "operands: \(operands.count)")
            return []
        }
        if operands.count == 2 { checkDistinct(name, operands[0], operands[1]) }
        return operands
    }

    /// A function where a condition stands.
    private mutating func call(_ name: String, _ arguments: [ConditionSyntax]) -> Condition {
        let operands = operands(of: name, arguments)
        guard let function = Function(rawValue: name), let first = operands.first, let last = operands.last else {
            return Self.faulty
        }
        switch function {
        case .exists, .notExists:
            guard let path = first.path else {
                findings.note(
                    .operandType,
                    "Operator or function requires a document path; operator or function: \(name)")
                return Self.faulty
            }
            return function == .exists ? .exists(path) : .notExists(path)
        case .type:
            guard case .value(.s(let letters)) = last else {
                noteType(name, last, unknown: "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}")
                return Self.faulty
            }
            guard let type = ValueType(rawValue: letters) else {
                findings.note(
                    .operandType,
                    "Invalid attribute type name found; type: \(letters), valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")
                return Self.faulty
            }
            return .isOfType(first, type)
        case .beginsWith:
            for operand in operands {
                switch operand.knownType {
                case .s, .b, nil: break
                case .n, .bool, .null, .l, .m, .ss, .ns, .bs: noteType(name, operand)
                }
            }
            return .beginsWith(first, last)
        case .contains:
            return .contains(first, last)
        case .size:
            noteMisuse(of: name)
            return Self.faulty
        }
    }

    private mutating func noteMisuse(of name: String) {
        findings.note(
            .misusedFunction, "The function is not allowed to be used this way in an expression; function: \(name)")
    }

    private mutating func noteType(_ name: String, _ operand: Operand, unknown: String = "") {
        findings.note(
            .operandType,
            "Incorrect operand type for operator or function; operator or function: \(name), operand type: "
                + (operand.knownType?.rawValue ?? unknown))
    }

    private mutating func checkDistinct(_ name: String, _ first: Operand, _ second: Operand) {
        guard let path = first.path, path == second.path else { return }
        findings.note(
            .sameOperand,
            "The first operand must be distinct from the remaining operands for this operator or function; operator: "
                + "\(name), first operand: \(path.description)")
    }

    private mutating func checkOrdered(_ name: String, _ operands: [Operand]) {
        for operand in operands {
            if let type = operand.knownType, !type.isOrdered { noteType(name, operand) }
        }
    }

    /// Both bounds of one type, the lower not above the upper (F3.12).
    private mutating func checkBounds(low: Operand, high: Operand) {
        guard case .value(let lower) = low, case .value(let upper) = high, let first = KeyScalar(lower),
            let last = KeyScalar(upper)
        else { return }
        let bounds =
            "lower bound operand: AttributeValue: {\(lower.shown)}, upper bound operand: AttributeValue: "
            + "{\(upper.shown)}"
        if lower.type != upper.type {
            findings.note(
                .operandType,
                "The BETWEEN operator requires same data type for lower and upper bounds; \(bounds)")
        } else if last < first {
            findings.note(
                .operandType,
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; \(bounds)")
        }
    }
}

extension AttributeValue {
    /// A scalar as messages show it: `S:text`.
    fileprivate var shown: String {
        switch self {
        case .s(let text), .n(let text): "\(type.rawValue):\(text)"
        case .b(let bytes): "B:\(bytes.count) bytes"
        case .bool, .null, .l, .m, .ss, .ns, .bs: type.rawValue
        }
    }
}
