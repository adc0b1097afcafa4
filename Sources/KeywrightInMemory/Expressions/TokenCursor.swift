internal import KeywrightRuntime

/// Goes through the words of one expression, and reads the parts that all four kinds of expression share.
struct TokenCursor {
    /// Which expression this is, by the name of its parameter: `KeyConditionExpression` and so on.
    let parameter: String
    private let source: [UInt8]
    private let tokens: [Token]
    private var position = 0
    /// How many parentheses, functions and `NOT` are open.
    private var depth = 0

    /// Splits an expression, which must neither be empty (F3.9) nor have more than 4,096 bytes (F3.5).
    init(_ expression: String, parameter: String) throws(DynamoDBError) {
        self.parameter = parameter
        source = Array(expression.utf8)
        tokens = tokenize(expression)
        if source.isEmpty { throw refusal("The expression can not be empty;") }
        if source.count > 4096 {
            throw refusal(
                "Expression size has exceeded the maximum allowed size; expression size: \(source.count)")
        }
    }

    /// The word at hand.
    var current: Token { tokens[position] }

    /// The word after the one at hand.
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    /// Goes to the next word; `end` stays.
    mutating func advance() { position = min(position + 1, tokens.count - 1) }

    /// Whether the word at hand is this symbol.
    func isAt(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

    /// Takes this symbol, or says that it is not there.
    mutating func take(_ symbol: String) -> Bool {
        guard isAt(symbol) else { return false }
        advance()
        return true
    }

    /// Takes this symbol, which must be there.
    mutating func expect(_ symbol: String) throws(DynamoDBError) {
        if !take(symbol) { throw syntaxError() }
    }

    /// The expression must end here.
    func expectEnd() throws(DynamoDBError) {
        if current.kind != .end { throw syntaxError() }
    }

    /// Goes one level down, at most 100 levels, so that the small stack of a task is enough. The service allows 300
    /// operators and says nothing of levels.
    mutating func descend() throws(DynamoDBError) {
        depth += 1
        if depth > 100 { throw refusal("The expression is nested too deeply; levels: \(depth)") }
    }

    /// Comes back up.
    mutating func ascend() { depth -= 1 }

    /// A refusal that names the expression.
    func refusal(_ message: String) -> DynamoDBError { .refused("Invalid \(parameter): \(message)") }

    /// Says that the word at hand cannot stand here, with the words on both sides of it.
    func syntaxError() -> DynamoDBError {
        let lower = position > 0 ? tokens[position - 1].range.lowerBound : current.range.lowerBound
        let near = String(decoding: source[lower..<max(lower, following.range.upperBound)], as: UTF8.self)
        return refusal("Syntax error; token: \"\(current.text)\", near: \"\(near)\"")
    }
}
