internal import KeywrightRuntime

/// Reads update expressions.
struct UpdateParser {
    private var cursor: TokenCursor
    private var findings = ExpressionFindings()
    private var placeholders: Placeholders
    private var update = UpdateExpression()

    /// The four sections by their keywords.
    private enum Section: String, CaseIterable {
        case set = "SET"
        case remove = "REMOVE"
        case add = "ADD"
        case delete = "DELETE"
    }

    private static let keywords = Set(Section.allCases.map(\.rawValue))

    /// Reads a whole expression, and marks what it uses of the placeholders.
    static func read(
        _ expression: String, _ placeholders: inout Placeholders
    ) throws(DynamoDBError) -> UpdateExpression {
        var parser = UpdateParser(
            cursor: try TokenCursor(expression, parameter: "UpdateExpression"), placeholders: placeholders)
        try parser.sections()
        parser.findings.checkClashes(parser.update.paths)
        try parser.findings.check(parameter: parser.cursor.parameter)
        placeholders = parser.placeholders
        return parser.update
    }

    private mutating func sections() throws(DynamoDBError) {
        var seen: Set<Section> = []
        repeat {
            guard case .word(let word) = cursor.current.kind, let section = Section(rawValue: word.uppercased()) else {
                throw cursor.syntaxError()
            }
            if !seen.insert(section).inserted {
                findings.note(
                    .repeatedSection,
                    "The \"\(section.rawValue)\" section can only be used once in an update expression;")
            }
            cursor.advance()
            repeat { try action(of: section) } while cursor.take(",")
        } while cursor.current.kind != .end
    }

    private mutating func action(of section: Section) throws(DynamoDBError) {
        let path = findings.resolve(try cursor.path(keywords: Self.keywords), &placeholders)
        switch section {
        case .set:
            try cursor.expect("=")
            update.sets.append((path, try value()))
        case .remove:
            update.removals.append(path)
        case .add:
            update.additions.append((path, try literal(for: section)))
        case .delete:
            update.deletions.append((path, try literal(for: section)))
        }
    }

    /// The `:value` of ADD, a number or a set, or of DELETE, a set (F4.10).
    private mutating func literal(for section: Section) throws(DynamoDBError) -> AttributeValue {
        guard case .value(let key) = cursor.current.kind else { throw cursor.syntaxError() }
        cursor.advance()
        let value = findings.resolve(value: key, &placeholders)
        switch value.type {
        case .ss, .ns, .bs: break
        case .n where section == .add: break
        case .s, .n, .b, .bool, .null, .l, .m:
            findings.note(
                .operandType,
                "Incorrect operand type for operator or function; operator: \(section.rawValue), operand type: "
                    + value.type.word
            )
        }
        return value
    }

    /// `x`, `x + y` or `x - y`; no longer chain is allowed.
    private mutating func value() throws(DynamoDBError) -> UpdateOperand {
        let left = try operand()
        if cursor.take("+") {
            let right = try operand()
            checkTypes("+", [left, right], .n)
            return .sum(left, right)
        }
        if cursor.take("-") {
            let right = try operand()
            checkTypes("-", [left, right], .n)
            return .difference(left, right)
        }
        return left
    }

    /// A path, a value, a function, or a value in parentheses.
    private mutating func operand() throws(DynamoDBError) -> UpdateOperand {
        if cursor.take("(") {
            try cursor.descend()
            if cursor.isAt("(") { findings.note(.redundantParentheses, "The expression has redundant parentheses;") }
            let inner = try value()
            try cursor.expect(")")
            cursor.ascend()
            return inner
        }
        if case .value(let key) = cursor.current.kind {
            cursor.advance()
            return .value(findings.resolve(value: key, &placeholders))
        }
        if case .word(let name) = cursor.current.kind, cursor.following.kind == .symbol("(") {
            cursor.advance()
            cursor.advance()
            try cursor.descend()
            var arguments = [try operand()]
            while cursor.take(",") { arguments.append(try operand()) }
            try cursor.expect(")")
            cursor.ascend()
            return function(name, arguments)
        }
        return .path(findings.resolve(try cursor.path(keywords: Self.keywords), &placeholders))
    }

    private mutating func function(_ name: String, _ arguments: [UpdateOperand]) -> UpdateOperand {
        guard name == "if_not_exists" || name == "list_append" else {
            findings.note(.unknownFunction, "Invalid function name; function: \(name)")
            return .value(.null)
        }
        guard arguments.count == 2 else {
            findings.note(
                .operandCount,
                "Incorrect number of operands for operator or function; operator or function: \(name), number of "
                    + "operands: \(arguments.count)")
            return .value(.null)
        }
        // No function can take what list_append gives; the grammar would let it.
        for argument in arguments {
            if case .listAppend = argument {
                findings.note(
                    .misusedFunction,
                    "The function is not allowed to be used this way in an expression; function: list_append")
            }
        }
        if name == "list_append" {
            checkTypes(name, arguments, .l)
            return .listAppend(arguments[0], arguments[1])
        }
        guard case .path(let path) = arguments[0] else {
            findings.note(
                .operandType, "Operator or function requires a document path; operator or function: \(name)")
            return .value(.null)
        }
        return .ifNotExists(path, arguments[1])
    }

    private mutating func checkTypes(_ name: String, _ operands: [UpdateOperand], _ expected: ValueType) {
        for operand in operands {
            guard let type = operand.knownType, type != expected else { continue }
            findings.note(
                .operandType,
                "Incorrect operand type for operator or function; operator or function: \(name), operand type: "
                    + type.rawValue)
        }
    }
}
