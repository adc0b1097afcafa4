#if HTTP
    import KeywrightRuntime

    /// A part of a condition without which the whole is false.
    enum ConditionGuard: Hashable {
        /// `path = :value`
        case equals(ExpressionPath, AttributeValue)
        /// `attribute_not_exists(path)`
        case absent(ExpressionPath)
        /// `attribute_exists(path)`
        case present(ExpressionPath)

        /// Whether it cannot hold after the actions were done to an item for which it held, so that the service refuses
        /// to do them again. False where that is not certain.
        ///
        /// - Parameter keyNames: the key attributes, which every item has once it was updated (F4.3).
        func isBroken(by actions: [UpdateAction], keyNames: Set<[UInt8]>) -> Bool {
            switch self {
            case .equals(let path, let value):
                return !path.hasIndex && actions.contains { $0.changes(path, from: value) }
            case .absent(let path):
                if let name = path.attribute, keyNames.contains(name) { return true }
                return !path.hasIndex && actions.contains { $0.creates(path) }
            case .present(let path):
                return !path.hasIndex && actions.contains(.remove(path))
            }
        }
    }

    /// The parts that a condition demands one and all: what stands between the outermost `AND`s. Parts of other forms are
    /// left out, and so is everything where an `OR` or a `NOT` stands outside of parentheses.
    func conditionGuards(_ tokens: ArraySlice<ExpressionToken>) -> [ConditionGuard] {
        var parts: [ArraySlice<ExpressionToken>] = []
        var depth = 0
        var start = tokens.startIndex
        for (index, token) in zip(tokens.indices, tokens) {
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            guard depth == 0 else { continue }
            if token.isKeyword("OR") || token.isKeyword("NOT") { return [] }
            if token.isKeyword("AND") {
                // The `AND` of a `BETWEEN` splits too. Its halves have none of the forms below.
                parts.append(tokens[start..<index])
                start = index + 1
            }
        }
        parts.append(tokens[start...])
        guard parts.count == 1 else { return parts.flatMap(conditionGuards) }
        if let inner = insideParentheses(tokens) { return conditionGuards(inner) }
        return conditionGuard(tokens).map { [$0] } ?? []
    }

    /// What stands within parentheses that enclose the whole.
    private func insideParentheses(_ tokens: ArraySlice<ExpressionToken>) -> ArraySlice<ExpressionToken>? {
        guard tokens.first?.isSymbol("(") == true else { return nil }
        var depth = 0
        for (index, token) in zip(tokens.indices, tokens) {
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if depth == 0 { return index + 1 == tokens.endIndex ? tokens.dropFirst().dropLast() : nil }
        }
        return nil
    }

    private func conditionGuard(_ tokens: ArraySlice<ExpressionToken>) -> ConditionGuard? {
        var rest = tokens
        if case .value(let value)? = rest.first {
            guard rest.dropFirst().first?.isSymbol("=") == true else { return nil }
            rest.removeFirst(2)
            guard let path = ExpressionPath(&rest), rest.isEmpty else { return nil }
            return .equals(path, value)
        }
        if rest.count > 1, rest[rest.startIndex + 1].isSymbol("("), rest.last?.isSymbol(")") == true {
            var inner = rest.dropFirst(2).dropLast()
            guard let path = ExpressionPath(&inner), inner.isEmpty else { return nil }
            if rest.first == .word("attribute_not_exists") { return .absent(path) }
            return rest.first == .word("attribute_exists") ? .present(path) : nil
        }
        guard let path = ExpressionPath(&rest), rest.popFirst()?.isSymbol("=") == true else { return nil }
        guard case .value(let value)? = rest.popFirst(), rest.isEmpty else { return nil }
        return .equals(path, value)
    }

    extension UpdateAction {
        /// Whether the path exists for certain once this was done.
        fileprivate func creates(_ created: ExpressionPath) -> Bool {
            switch self {
            case .assign(let path, _), .assignOnce(let path), .shift(let path, _), .compute(let path),
                .add(let path, _):
                path == created
            case .remove, .deleteElements:
                false
            }
        }

        /// Whether a path that had the value has another for certain once this was done.
        fileprivate func changes(_ changed: ExpressionPath, from old: AttributeValue) -> Bool {
            switch self {
            case .assign(let path, let new):
                path == changed && areUnequal(old, new)
            case .shift(let path, let step), .add(let path, let step):
                path == changed && smallInteger(old) != nil && (smallInteger(step) ?? 0) != 0
            case .remove(let path):
                path == changed
            case .assignOnce, .compute, .deleteElements:
                false
            }
        }
    }

    /// Whether two values are different to the service for certain. `1` and `1.0` are one number (F1.14), so only texts of
    /// plain integers are told apart; what holds other values is never.
    private func areUnequal(_ left: AttributeValue, _ right: AttributeValue) -> Bool {
        switch (left, right) {
        case (.n, .n):
            guard let left = smallInteger(left), let right = smallInteger(right) else { return false }
            return left != right
        case (.s, .s), (.b, .b), (.bool, .bool):
            return left != right
        case (.null, .null), (.l, .l), (.m, .m), (.ss, .ss), (.ns, .ns), (.bs, .bs):
            return false
        case (.s, _), (.n, _), (.b, _), (.bool, _), (.null, _), (.l, _), (.m, _), (.ss, _), (.ns, _), (.bs, _):
            return true
        }
    }

    /// The number where it is a plain integer far below the 38 digits at which sums are cut (F1.13).
    private func smallInteger(_ value: AttributeValue) -> Int64? {
        guard case .n(let text) = value else { return nil }
        return Int64(text)
    }
#endif
