internal import KeywrightRuntime

/// Reads the grammar of conditions: OR below AND below NOT below the comparisons.
struct ConditionParser {
    private var cursor: TokenCursor
    private var hasRedundantParentheses = false
    private var operatorCount = 0

    private static let keywords: Set<String> = ["AND", "OR", "NOT", "BETWEEN", "IN"]

    /// What the parser found: the tree, and whether a pair of parentheses stands directly inside another (F3.9).
    struct Result {
        var syntax: ConditionSyntax
        var hasRedundantParentheses: Bool
    }

    /// Reads a whole expression.
    static func parse(_ expression: String, parameter: String) throws(DynamoDBError) -> Result {
        var parser = ConditionParser(cursor: try TokenCursor(expression, parameter: parameter))
        let term = try parser.disjunction()
        try parser.cursor.expectEnd()
        let syntax = try parser.condition(term)
        if parser.operatorCount > 300 {
            throw parser.cursor.refusal(
                "The expression contains too many operators; operator count: \(parser.operatorCount)")
        }
        return Result(syntax: syntax, hasRedundantParentheses: parser.hasRedundantParentheses)
    }

    /// A part of the text: what it is, and whether parentheses enclose exactly it.
    private struct Term {
        var syntax: ConditionSyntax
        var isEnclosed = false
    }

    /// `a OR b OR …`. At each level AND binds tighter.
    private mutating func disjunction() throws(DynamoDBError) -> Term {
        var alternatives: [ConditionSyntax] = []
        while true {
            let term = try conjunction()
            if !cursor.current.isKeyword("OR") {
                if alternatives.isEmpty { return term }
                alternatives.append(try condition(term))
                return Term(syntax: .any(alternatives))
            }
            cursor.advance()
            operatorCount += 1
            alternatives.append(try condition(term))
        }
    }

    private mutating func conjunction() throws(DynamoDBError) -> Term {
        var parts: [ConditionSyntax] = []
        while true {
            let term = try negation()
            if !cursor.current.isKeyword("AND") {
                if parts.isEmpty { return term }
                parts.append(try condition(term))
                return Term(syntax: .all(parts))
            }
            cursor.advance()
            operatorCount += 1
            parts.append(try condition(term))
        }
    }

    private mutating func negation() throws(DynamoDBError) -> Term {
        guard cursor.current.isKeyword("NOT") else { return try comparison() }
        cursor.advance()
        operatorCount += 1
        try cursor.descend()
        let term = try negation()
        cursor.ascend()
        return Term(syntax: .not(try condition(term)))
    }

    private mutating func comparison() throws(DynamoDBError) -> Term {
        let left = try primary()
        if case .symbol(let symbol) = cursor.current.kind, let comparator = Comparator(rawValue: symbol) {
            let operand = try operand(left)
            cursor.advance()
            operatorCount += 1
            return Term(syntax: .compare(operand, comparator, try nextOperand()))
        }
        if cursor.current.isKeyword("BETWEEN") {
            let operand = try operand(left)
            cursor.advance()
            operatorCount += 1
            let low = try nextOperand()
            guard cursor.current.isKeyword("AND") else { throw cursor.syntaxError() }
            cursor.advance()
            return Term(syntax: .between(operand, low: low, high: try nextOperand()))
        }
        if cursor.current.isKeyword("IN") {
            let operand = try operand(left)
            cursor.advance()
            operatorCount += 1
            try cursor.expect("(")
            return Term(syntax: .isIn(operand, try operandList()))
        }
        return left
    }

    /// A path, a value, a function, or anything in parentheses.
    private mutating func primary() throws(DynamoDBError) -> Term {
        if cursor.take("(") {
            try cursor.descend()
            let inner = try disjunction()
            try cursor.expect(")")
            cursor.ascend()
            if inner.isEnclosed { hasRedundantParentheses = true }
            return Term(syntax: inner.syntax, isEnclosed: true)
        }
        if case .value(let key) = cursor.current.kind {
            cursor.advance()
            return Term(syntax: .value(key))
        }
        if case .word(let name) = cursor.current.kind, cursor.following.kind == .symbol("("),
            !Self.keywords.contains(name.uppercased())
        {
            cursor.advance()
            cursor.advance()
            try cursor.descend()
            let arguments = try operandList()
            cursor.ascend()
            return Term(syntax: .call(name, arguments))
        }
        return Term(syntax: .path(try cursor.path(keywords: Self.keywords)))
    }

    /// `a, b, …)` after the opening parenthesis.
    private mutating func operandList() throws(DynamoDBError) -> [ConditionSyntax] {
        var operands = [try nextOperand()]
        while cursor.take(",") { operands.append(try nextOperand()) }
        try cursor.expect(")")
        return operands
    }

    private mutating func nextOperand() throws(DynamoDBError) -> ConditionSyntax { try operand(try primary()) }

    /// The term as one side of a comparison; a whole condition cannot be that.
    private func operand(_ term: Term) throws(DynamoDBError) -> ConditionSyntax {
        switch term.syntax {
        case .path, .value, .call: term.syntax
        case .compare, .between, .isIn, .not, .all, .any: throw cursor.syntaxError()
        }
    }

    /// The term as a condition; a lone path or value cannot be that.
    private func condition(_ term: Term) throws(DynamoDBError) -> ConditionSyntax {
        switch term.syntax {
        case .path, .value: throw cursor.syntaxError()
        case .call, .compare, .between, .isIn, .not, .all, .any: term.syntax
        }
    }
}
