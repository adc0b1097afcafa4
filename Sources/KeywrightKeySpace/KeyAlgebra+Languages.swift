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
        if literal.isEmpty { return .never }
        // A shorter text and its continuation, against the language read as a whole.
        let shorter = TemplateShape([
            .field(FieldID("", chain: "shorter"), language),
            .field(FieldID("", chain: "next"), .textsBefore(Array(literal.unicodeScalars))),
        ])
        let longer = TemplateShape([.field(FieldID("", chain: "longer"), language)])
        return intersection(KeyShape(parts: [shorter]), KeyShape(parts: [longer])).map { shared in
            guard let lesser = shared.left.first, let greater = shared.right.first else { return .never }
            return .witness(OrderBreak(lesser: lesser.text, greater: greater.text))
        }
    }
}

/// Two texts of which the lesser sorts after the greater once a literal follows both.
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
