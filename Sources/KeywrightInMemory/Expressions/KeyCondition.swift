internal import KeywrightRuntime

/// A key condition, taken apart: one test for each attribute (F3.15).
struct KeyCondition {
    /// What one attribute must meet.
    enum Test {
        case compare(Comparator, AttributeValue)
        case between(AttributeValue, AttributeValue)
        case beginsWith(AttributeValue)

        /// The operands, lower bound first.
        var operands: [AttributeValue] {
            switch self {
            case .compare(_, let value), .beginsWith(let value): [value]
            case .between(let low, let high): [low, high]
            }
        }

        /// The one value that the test lets through, if it is an equality.
        var equalValue: AttributeValue? {
            guard case .compare(.equal, let value) = self else { return nil }
            return value
        }
    }

    /// The tests in the order of the text, no two for one attribute.
    private(set) var tests: [(name: String, test: Test)] = []

    /// Reads a key condition expression.
    static func read(_ expression: String, _ placeholders: inout Placeholders) throws(DynamoDBError) -> KeyCondition {
        let condition = try ConditionResolver.read(
            expression, parameter: "KeyConditionExpression", &placeholders)
        var result = KeyCondition()
        try result.add(condition)
        return result
    }

    /// The test of an attribute, or nil.
    func test(of name: String) -> Test? { tests.first { utf8Equal($0.name, name) }?.test }

    private mutating func add(_ condition: Condition) throws(DynamoDBError) {
        switch condition {
        case .all(let parts):
            for part in parts { try add(part) }
        case .compare(_, .notEqual, _): throw Self.invalid("<>")
        case .compare(let left, let comparator, let right):
            if let path = left.path {
                try add(path, .compare(comparator, try Self.literal(right)))
            } else if let path = right.path {
                try add(path, .compare(comparator.mirrored, try Self.literal(left)))
            } else {
                _ = try Self.literal(left)
                throw .refused("Invalid condition in KeyConditionExpression: No key attribute specified")
            }
        case .between(let operand, let low, let high):
            try add(
                try Self.firstOperand(operand, of: "BETWEEN"), .between(try Self.literal(low), try Self.literal(high)))
        case .beginsWith(let operand, let prefix):
            try add(try Self.firstOperand(operand, of: "begins_with"), .beginsWith(try Self.literal(prefix)))
        case .any: throw Self.invalid("OR")
        case .not: throw Self.invalid("NOT")
        case .isIn: throw Self.invalid("IN")
        case .exists: throw Self.invalid("attribute_exists")
        case .notExists: throw Self.invalid("attribute_not_exists")
        case .isOfType: throw Self.invalid("attribute_type")
        case .contains: throw Self.invalid("contains")
        }
    }

    private mutating func add(_ path: DocumentPath, _ test: Test) throws(DynamoDBError) {
        if path.steps.count > 1 {
            throw .refused("KeyConditionExpressions cannot have conditions on nested attributes")
        }
        if self.test(of: path.head) != nil {
            throw .refused("KeyConditionExpressions must only contain one condition per key")
        }
        tests.append((path.head, test))
    }

    private static func invalid(_ operation: String) -> DynamoDBError {
        .refused("Invalid operator used in KeyConditionExpression: \(operation)")
    }

    private static func firstOperand(_ operand: Operand, of operation: String) throws(DynamoDBError) -> DocumentPath {
        guard let path = operand.path else {
            throw .refused(
                "Invalid condition in KeyConditionExpression: \(operation) operator must have the key attribute as its "
                    + "first operand")
        }
        return path
    }

    private static func literal(_ operand: Operand) throws(DynamoDBError) -> AttributeValue {
        switch operand {
        case .value(let value): return value
        case .size: throw .refused("KeyConditionExpressions cannot contain nested operations")
        case .path:
            throw .refused(
                "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition")
        }
    }
}
