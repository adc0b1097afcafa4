/// Reads a condition by the language's grammar; names, types and what `where` may hold are checked when it is bound.
func parseCondition(_ text: String) throws(ConditionFault) -> ConditionSyntax {
    var parser = ConditionParser(text: text, tokens: try tokenizeCondition(text))
    let condition = try parser.condition()
    guard parser.token.kind == .end else { throw parser.unexpected("`and`, `or` or the end") }
    return condition
}

/// Reads an operand that stands alone, as the value of `set`, `add` and `key` does.
func parseOperand(_ text: String) throws(ConditionFault) -> OperandSyntax {
    var parser = ConditionParser(text: text, tokens: try tokenizeCondition(text))
    let operand = try parser.operand()
    guard parser.token.kind == .end else { throw parser.unexpected("the end") }
    return operand
}

/// The words of the grammar; as names they stand in backquotes.
package let conditionWords: Set<String> = [
    "or", "and", "not", "between", "begins", "with", "in", "contains", "exists", "missing", "size", "true", "false",
    "now",
]

private let longestConditionWord = conditionWords.map(\.utf8.count).max() ?? 0

private struct ConditionParser {
    let bytes: [UInt8]
    let tokens: [ConditionToken]
    var position = 0
    var depth = 0

    /// Parentheses within parentheses beyond this are a fault, so that no input exhausts the stack.
    static let deepest = 100

    init(text: String, tokens: [ConditionToken]) {
        bytes = Array(text.utf8)
        self.tokens = tokens
    }

    var token: ConditionToken { tokens[min(position, tokens.count - 1)] }
    private var next: ConditionToken { tokens[min(position + 1, tokens.count - 1)] }

    mutating func condition() throws(ConditionFault) -> ConditionSyntax {
        var parts = [try term()]
        var orRange: Range<Int>?
        while token.kind == .word("or") {
            orRange = orRange ?? token.range
            position += 1
            parts.append(try term())
        }
        guard let orRange else { return parts[0] }
        return .any(parts, orRange: orRange)
    }

    private mutating func term() throws(ConditionFault) -> ConditionSyntax {
        var parts = [try factor()]
        while token.kind == .word("and") {
            position += 1
            parts.append(try factor())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func factor() throws(ConditionFault) -> ConditionSyntax {
        if token.kind == .word("not") {
            let notRange = token.range
            position += 1
            return .not(try unnegated(), notRange: notRange)
        }
        return try unnegated()
    }

    private mutating func unnegated() throws(ConditionFault) -> ConditionSyntax {
        guard token.kind == .leftParenthesis else { return .test(try test()) }
        depth += 1
        guard depth <= ConditionParser.deepest else {
            throw ConditionFault(kind: .nestedTooDeep, range: token.range)
        }
        position += 1
        let inner = try condition()
        try take(.rightParenthesis, "`)`")
        depth -= 1
        return inner
    }

    private mutating func test() throws(ConditionFault) -> TestSyntax {
        let start = token.range.lowerBound
        if case .word(let word) = token.kind, next.kind == .leftParenthesis,
            let function = PathFunction(rawValue: word)
        {
            let operatorRange = token.range
            position += 2
            let path = try self.path(withTransforms: false)
            let kind: TestSyntax.Kind
            switch function {
            case .exists: kind = .exists(path)
            case .missing: kind = .missing(path)
            case .contains:
                try take(.comma, "`,`")
                kind = .contains(path, try operand())
            }
            try take(.rightParenthesis, "`)`")
            return TestSyntax(kind: kind, operatorRange: operatorRange, range: start..<previousEnd)
        }
        let left = try operand()
        let sign = token
        let kind: TestSyntax.Kind
        var operatorRange = sign.range
        switch sign.kind {
        case .comparison(let comparison):
            position += 1
            kind = .comparison(left, comparison, try operand())
        case .word("between"):
            position += 1
            let low = try operand()
            let end = previousEnd
            try take(.word("and"), "`and` and the upper bound of `between`")
            kind = .between(left, low: low, high: try operand())
            // What was read as the upper bound begins the next test.
            if isTestSign { throw ConditionFault(kind: .oneBound, range: sign.range.lowerBound..<end) }
        case .word("begins"):
            position += 1
            operatorRange = sign.range.lowerBound..<token.range.upperBound
            try take(.word("with"), "`with` behind `begins`")
            kind = .beginsWith(left, try operand())
        case .word("in"):
            position += 1
            kind = .isIn(left, try list())
        case .word, .quotedName, .parameter, .text, .number, .leftParenthesis, .rightParenthesis, .comma, .dot, .bar,
            .questionMark, .minus, .end:
            if sign.kind == .leftParenthesis, case .path(let path) = left, path.names.count == 1,
                path.transforms.isEmpty, let name = path.names.first
            {
                throw ConditionFault(kind: .unknownFunction(name.text), range: name.range)
            }
            throw unexpected("a comparison")
        }
        return TestSyntax(kind: kind, operatorRange: operatorRange, range: start..<previousEnd)
    }

    private var isTestSign: Bool {
        switch token.kind {
        case .comparison, .word("between"), .word("begins"), .word("in"): true
        default: false
        }
    }

    private enum PathFunction: String {
        case contains, exists, missing
    }

    private mutating func list() throws(ConditionFault) -> [OperandSyntax] {
        try take(.leftParenthesis, "`(` behind `in`")
        var operands = [try operand()]
        while token.kind == .comma {
            position += 1
            operands.append(try operand())
        }
        try take(.rightParenthesis, "`,` or `)`")
        return operands
    }

    mutating func operand() throws(ConditionFault) -> OperandSyntax {
        let start = token.range.lowerBound
        switch token.kind {
        case .word("size") where next.kind == .leftParenthesis:
            position += 2
            let path = try self.path(withTransforms: false)
            try take(.rightParenthesis, "`)`")
            return .size(path, range: start..<previousEnd)
        case .word("true"):
            position += 1
            return .bool(true, range: start..<previousEnd)
        case .word("false"):
            position += 1
            return .bool(false, range: start..<previousEnd)
        case .word("now"):
            position += 1
            return .now(range: start..<previousEnd)
        case .word, .quotedName: return .path(try path(withTransforms: true))
        case .parameter: return .parameter(try parameter(from: start, isNegated: false))
        case .text(let text):
            position += 1
            return .text(text, range: start..<previousEnd)
        case .number(let number):
            position += 1
            return .number(try checked(number, at: start..<previousEnd), range: start..<previousEnd)
        case .minus:
            position += 1
            if case .number(let number) = token.kind {
                position += 1
                return .number("-" + (try checked(number, at: start..<previousEnd)), range: start..<previousEnd)
            }
            guard case .parameter = token.kind else { throw unexpected("a number or a parameter behind `-`") }
            return .parameter(try parameter(from: start, isNegated: true))
        case .comparison, .leftParenthesis, .rightParenthesis, .comma, .dot, .bar, .questionMark, .end:
            throw unexpected("an attribute, a `$parameter` or a value")
        }
    }

    private func checked(_ number: String, at range: Range<Int>) throws(ConditionFault) -> String {
        guard ExactNumber(number) != nil else {
            throw ConditionFault(kind: .unexpected(number, expected: "a number"), range: range)
        }
        return number
    }

    private mutating func parameter(from start: Int, isNegated: Bool) throws(ConditionFault) -> ParameterSyntax {
        guard case .parameter(let name) = token.kind else { throw unexpected("a parameter") }
        let nameRange = token.range.lowerBound + 1..<token.range.upperBound
        position += 1
        var member: NameSyntax?
        if token.kind == .dot {
            position += 1
            member = try self.name()
        }
        let isOptional = token.kind == .questionMark
        if isOptional { position += 1 }
        return ParameterSyntax(
            name: NameSyntax(text: name, range: nameRange), member: member, isNegated: isNegated,
            isOptional: isOptional, range: start..<previousEnd)
    }

    private mutating func path(withTransforms: Bool) throws(ConditionFault) -> PathSyntax {
        var path = PathSyntax(names: [try name()])
        while token.kind == .dot {
            position += 1
            path.names.append(try name())
        }
        while withTransforms, token.kind == .bar {
            position += 1
            path.transforms.append(try transform())
        }
        return path
    }

    private mutating func transform() throws(ConditionFault) -> TransformSyntax {
        let name = try self.name()
        guard token.kind == .leftParenthesis else { return TransformSyntax(name: name, argument: nil) }
        let start = token.range.upperBound
        position += 1
        while token.kind != .rightParenthesis {
            guard token.kind != .end else { throw unexpected("`)`") }
            position += 1
        }
        let range = start..<token.range.lowerBound
        position += 1
        return TransformSyntax(
            name: name, argument: NameSyntax(text: String(decoding: bytes[range], as: UTF8.self), range: range))
    }

    private mutating func name() throws(ConditionFault) -> NameSyntax {
        let token = token
        switch token.kind {
        case .word(let word):
            // Most names are longer than any word of the grammar.
            guard word.utf8.count > longestConditionWord || !conditionWords.contains(word) else {
                throw ConditionFault(kind: .reservedWord(word), range: token.range)
            }
            position += 1
            return NameSyntax(text: word, range: token.range)
        case .quotedName(let name):
            position += 1
            return NameSyntax(text: name, range: token.range)
        case .parameter, .text, .number, .comparison, .leftParenthesis, .rightParenthesis, .comma, .dot, .bar,
            .questionMark, .minus, .end:
            throw unexpected("a name")
        }
    }

    private mutating func take(_ kind: ConditionToken.Kind, _ expected: String) throws(ConditionFault) {
        guard token.kind == kind else { throw unexpected(expected) }
        position += 1
    }

    func unexpected(_ expected: String) -> ConditionFault {
        let found = String(decoding: bytes[token.range], as: UTF8.self)
        return ConditionFault(kind: .unexpected(found, expected: expected), range: token.range)
    }

    private var previousEnd: Int { tokens[max(position - 1, 0)].range.upperBound }
}
