extension KeyAlgebra {
    /// The shortest text of a language, `never` where there is none.
    package func shortestMember(of language: Language) -> Decision<String> {
        let shape = KeyShape(parts: [TemplateShape([.field(FieldID(""), language)])])
        return intersection(shape, shape).map { .witness($0.texts.joined()) }
    }

    /// Whether a language holds no text; nil where that could not be decided within the budget.
    package func isEmpty(_ language: Language) -> Bool? {
        switch shortestMember(of: language) {
        case .never: true
        case .witness: false
        case .unproven: language.isExact ? nil : false
        }
    }

    /// Two texts of a language that sort differently when `literal` follows them: the first is a beginning of the
    /// second, and what the second goes on with sorts, with the literal behind it, before the literal. `never` where the
    /// texts with the literal sort as those without it do.
    package func orderBreak(in language: Language, followedBy literal: String) -> Decision<OrderBreak> {
        literal.isEmpty ? .never : continuation(in: language, with: .textsBefore(Array(literal.unicodeScalars)))
    }

    /// The same where a text of another language follows: one that goes on with a scalar that is not above every scalar with
    /// which such a text can begin.
    package func orderBreak(in language: Language, followedBy next: Language) -> Decision<OrderBreak> {
        if next.canBeEmpty { return continuation(in: language, with: .all) }
        guard let shortest = shortestMember(of: next).witness?.unicodeScalars.first else {
            return next.isNothing ? .never : .unproven("what follows is only known approximately")
        }
        let found = continuation(in: language, with: ScalarSet("\u{0}"...shortest))
        guard found.isNever, let last = next.usedScalars.last, last > shortest else { return found }
        // No text of the other language need begin so.
        let possible = continuation(in: language, with: ScalarSet("\u{0}"...last))
        return possible.isNever ? .never : .unproven("what follows is only known approximately")
    }

    /// Two texts of a language of which the one goes on from the other, whatever follows.
    package func continuation(in language: Language) -> Decision<OrderBreak> { continuation(in: language, with: .all) }

    /// Two different texts of a language, the lesser first; `never` where it holds one alone.
    package func twoMembers(of language: Language) -> Decision<OrderBreak> {
        let first: String
        switch shortestMember(of: language) {
        case .never: return .never
        case .unproven(let reason): return .unproven(reason)
        case .witness(let text): first = text
        }
        let shape = KeyShape(parts: [TemplateShape([.field(FieldID("", chain: "other"), language)])])
        let behind = KeyCondition(parts: [.atLeast(.literal(first + "\u{0}"))])
        switch read(behind, of: shape) {
        case .never: break
        case .unproven(let reason): return .unproven(reason)
        case .witness(let found):
            if let other = found.texts.first { return .witness(OrderBreak(lesser: first, greater: other)) }
        }
        // The shortest is the last one: any other comes before it, and is longer or differs in some scalar.
        for (index, scalar) in first.unicodeScalars.enumerated() where scalar.value > 0 {
            guard let before = ScalarSet("\u{0}"...scalar).subtracting(ScalarSet(of: [scalar])).last else { continue }
            let head = String(String.UnicodeScalarView(first.unicodeScalars.prefix(index)))
            let earlier = TemplateShape([
                .literal(head), .field(FieldID("", chain: "next"), .scalar(in: ScalarSet("\u{0}"...before))),
                .field(FieldID("", chain: "rest"), .anyText),
            ])
            if let other = intersection(KeyShape(parts: [earlier]), shape).witness?.texts.first {
                return .witness(OrderBreak(lesser: other, greater: first))
            }
        }
        return .never
    }

    /// Two texts of which the one goes on from the other with one of these scalars.
    private func continuation(in language: Language, with scalars: ScalarSet) -> Decision<OrderBreak> {
        continuation(in: language, with: .sequence([.scalar(in: scalars), .anyText]))
    }

    /// Two texts of which the one goes on from the other with one of these texts.
    private func continuation(in language: Language, with rest: Language) -> Decision<OrderBreak> {
        // A shorter text and its continuation, against the language read as a whole.
        let shorter = TemplateShape([
            .field(FieldID("", chain: "shorter"), language), .field(FieldID("", chain: "next"), rest),
        ])
        let longer = TemplateShape([.field(FieldID("", chain: "longer"), language)])
        return intersection(KeyShape(parts: [shorter]), KeyShape(parts: [longer])).map { shared in
            guard let lesser = shared.left.first, let greater = shared.right.first else { return .never }
            return .witness(OrderBreak(lesser: lesser.text, greater: greater.text))
        }
    }
}

/// Two texts, the lesser first by bytes: of `orderBreak` the lesser sorts after the greater once the same follows both.
package struct OrderBreak: Sendable {
    package let lesser: String
    package let greater: String
}

extension Language {
    /// The texts that, with a literal behind them, sort before the literal alone: those that leave it downwards, and its
    /// own beginnings where the literal sorts before what is left of it.
    fileprivate static func textsBefore(_ literal: [Unicode.Scalar]) -> Language {
        var choices: [Language] = []
        for (index, scalar) in literal.enumerated() {
            let shared = Language(.text(Array(literal[..<index])))
            let lesser = scalar.value == 0 ? .none : ScalarSet(ranges: [0...(scalar.value - 1)])
            choices.append(.sequence([shared, .scalar(in: lesser), .anyText]))
            if index > 0, literal.lexicographicallyPrecedes(literal[index...]) { choices.append(shared) }
        }
        return .choice(choices)
    }

    /// Whether a text is in the language, scalar by scalar.
    package func contains(_ text: String) -> Bool {
        if case .both(let left, let right) = node.form {
            return [left, right].allSatisfy { Language(node: $0, isExact: isExact).contains(text) }
        }
        if let program = TextProgram(self) { return program.matches(text) }
        let budget = Budget(states: .max)
        let table = ResidualTable(of: [node], budget: budget)
        do throws(BudgetSpent) {
            var places = [try table.residual(of: node)]
            for scalar in text.unicodeScalars {
                let symbol = table.alphabet.symbol(of: scalar)
                var next: [ResidualID] = []
                var seen: Set<ResidualID> = []
                for place in places {
                    for step in try table.steps(of: place) where step.label.contains(symbol) {
                        if seen.insert(step.target).inserted { next.append(step.target) }
                    }
                }
                places = next
            }
            return places.contains(where: table.isNullable)
        } catch {
            // Never: the budget has no end.
            return false
        }
    }
}
