internal import KeywrightRuntime

/// A document path as written, its names not yet looked up.
struct PathSyntax: Hashable, Sendable {
    /// One step of the path.
    enum Step: Hashable, Sendable {
        /// A name without alias.
        case word(String)
        /// `#name`.
        case name(String)
        /// `[index]`.
        case index(Int)
    }

    /// The steps, the first of them no index.
    var steps: [Step]
}

extension TokenCursor {
    /// Reads a path: `a.#b[3].c`. The keywords cannot be names without an alias.
    mutating func path(keywords: Set<String>) throws(DynamoDBError) -> PathSyntax {
        var path = PathSyntax(steps: [try pathName(keywords: keywords)])
        while true {
            if take(".") {
                path.steps.append(try pathName(keywords: keywords))
            } else if take("[") {
                guard case .digits(let digits) = current.kind else { throw syntaxError() }
                guard let index = Int32(digits) else {
                    throw refusal("List index is not within the allowable range; index: [\(digits)]")
                }
                advance()
                try expect("]")
                path.steps.append(.index(Int(index)))
            } else {
                return path
            }
        }
    }

    private mutating func pathName(keywords: Set<String>) throws(DynamoDBError) -> PathSyntax.Step {
        switch current.kind {
        case .word(let text) where !keywords.contains(text.uppercased()):
            advance()
            return .word(text)
        case .name(let text):
            advance()
            return .name(text)
        case .word, .value, .digits, .symbol, .unknown, .end:
            throw syntaxError()
        }
    }
}
