#if HTTP
    import KeywrightRuntime

    /// One action of an update expression, as far as doing it twice is concerned.
    enum UpdateAction: Hashable {
        /// `SET path = :value`
        case assign(ExpressionPath, AttributeValue)
        /// `SET path = if_not_exists(path, :value)`
        case assignOnce(ExpressionPath)
        /// `SET path = path + :value`, and the same with `-` or with `if_not_exists(path, :other)` for the path.
        case shift(ExpressionPath, by: AttributeValue)
        /// `SET path = …` with anything else on the right.
        case compute(ExpressionPath)
        /// `REMOVE path`
        case remove(ExpressionPath)
        /// `ADD path :value`
        case add(ExpressionPath, AttributeValue)
        /// `DELETE path :value`
        case deleteElements(ExpressionPath)

        /// Whether doing it twice leaves what doing it once leaves, whatever the item was. (All right-hand sides see the
        /// item as it was, F4.11, and no two actions touch one path, F4.7, so actions may be looked at one by one.)
        var isIdempotent: Bool {
            switch self {
            case .assign(let path, _), .assignOnce(let path), .remove(let path), .deleteElements(let path):
                return !path.endsInIndex
            case .add(let path, let value):
                switch value {
                case .ss, .ns, .bs: return !path.endsInIndex
                case .s, .n, .b, .bool, .null, .l, .m: return false
                }
            case .shift, .compute:
                return false
            }
        }
    }

    /// The actions of an update expression in their order, or nil where it cannot be read; the service refuses it then.
    func updateActions(_ tokens: [ExpressionToken]) -> [UpdateAction]? {
        var rest = tokens[...]
        var actions: [UpdateAction] = []
        while let clause = rest.popFirst() {
            repeat {
                guard let action = takeAction(clause, &rest) else { return nil }
                actions.append(action)
            } while takeSymbol(",", &rest)
        }
        return actions.isEmpty ? nil : actions
    }

    private func takeAction(_ clause: ExpressionToken, _ tokens: inout ArraySlice<ExpressionToken>) -> UpdateAction? {
        guard let path = ExpressionPath(&tokens) else { return nil }
        if clause.isKeyword("SET") {
            guard takeSymbol("=", &tokens) else { return nil }
            return assignment(to: path, takeRightHandSide(&tokens))
        }
        if clause.isKeyword("REMOVE") { return .remove(path) }
        guard case .value(let value)? = tokens.popFirst() else { return nil }
        if clause.isKeyword("ADD") { return .add(path, value) }
        return clause.isKeyword("DELETE") ? .deleteElements(path) : nil
    }

    private func takeSymbol(_ symbol: Character, _ tokens: inout ArraySlice<ExpressionToken>) -> Bool {
        guard tokens.first?.isSymbol(symbol) == true else { return false }
        tokens.removeFirst()
        return true
    }

    /// Everything up to a comma or a clause outside of parentheses.
    private func takeRightHandSide(_ tokens: inout ArraySlice<ExpressionToken>) -> ArraySlice<ExpressionToken> {
        var depth = 0
        var end = tokens.startIndex
        while end < tokens.endIndex {
            let token = tokens[end]
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth == 0 {
                if token.isSymbol(",") { break }
                // The four are reserved words (F3.21), so none of them is an attribute.
                if ["SET", "REMOVE", "ADD", "DELETE"].contains(where: token.isKeyword) { break }
            }
            end += 1
        }
        defer { tokens = tokens[end...] }
        return tokens[..<end]
    }

    private func assignment(to path: ExpressionPath, _ tokens: ArraySlice<ExpressionToken>) -> UpdateAction {
        if tokens.count == 1, case .value(let value)? = tokens.first { return .assign(path, value) }
        var rest = tokens
        if takeSelf(path, &rest) {
            if rest.isEmpty { return tokens.last?.isSymbol(")") == true ? .assignOnce(path) : .compute(path) }
            let isShift = takeSymbol("+", &rest) || takeSymbol("-", &rest)
            if isShift, rest.count == 1, case .value(let value)? = rest.first { return .shift(path, by: value) }
            return .compute(path)
        }
        if case .value(let value)? = rest.popFirst(), takeSymbol("+", &rest) {
            if takeSelf(path, &rest), rest.isEmpty { return .shift(path, by: value) }
        }
        return .compute(path)
    }

    /// Takes the path itself, or `if_not_exists(path, :value)`.
    private func takeSelf(_ path: ExpressionPath, _ tokens: inout ArraySlice<ExpressionToken>) -> Bool {
        var rest = tokens
        guard rest.first == .word("if_not_exists"), rest.dropFirst().first?.isSymbol("(") == true else {
            guard ExpressionPath(&rest) == path else { return false }
            tokens = rest
            return true
        }
        rest.removeFirst(2)
        guard ExpressionPath(&rest) == path, takeSymbol(",", &rest) else { return false }
        guard case .value? = rest.popFirst(), takeSymbol(")", &rest) else { return false }
        tokens = rest
        return true
    }
#endif
