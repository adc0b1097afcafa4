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
    /// second, which goes on with a scalar that is not above the first one of the literal. `never` where the texts with
    /// the literal sort as those without it do.
    package func orderBreak(in language: Language, followedBy literal: String) -> Decision<OrderBreak> {
        guard let first = literal.unicodeScalars.first else { return .never }
        let notAbove = ScalarSet("\u{0}"...first)
        // A shorter text and its continuation, against the language read as a whole.
        let shorter = TemplateShape([
            .field(FieldID("", chain: "shorter"), language),
            .field(FieldID("", chain: "next"), .scalar(in: notAbove)),
            .field(FieldID("", chain: "rest"), .anyText),
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
