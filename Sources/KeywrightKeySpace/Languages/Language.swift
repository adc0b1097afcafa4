/// A regular language over Unicode scalars: the texts that a placeholder of a key template can have.
///
/// An immutable value. Equality is structural: equal values are the same language, and the constructors normalize
/// enough that the same constraints always give equal values; two different descriptions of one language may still
/// differ. Texts are compared scalar by scalar, never by canonical equivalence: a composed and a decomposed é are two
/// texts.
package struct Language: Hashable, Sendable {
    let node: LanguageNode

    /// Whether the language holds exactly the texts that it stands for. False where it holds more: proofs that
    /// something never happens stay valid, examples from it do not count as proof.
    package let isExact: Bool

    init(_ form: LanguageForm, isExact: Bool = true) {
        self.init(node: LanguageNode(form), isExact: isExact)
    }

    init(node: LanguageNode, isExact: Bool) {
        self.node = node
        self.isExact = isExact
    }

    /// The same texts, marked as more than there are.
    package var overApproximated: Language { Language(node: node, isExact: false) }

    /// No text.
    package static let nothing = Language(.nothing)
    /// The empty text alone.
    package static let emptyText = Language(.text([]))
    /// Every text, the empty one too.
    package static let anyText = repetition(of: scalar(in: .all), atLeast: 0, atMost: nil)

    /// Exactly this text.
    package static func text(_ text: String) -> Language { Language(.text(Array(text.unicodeScalars))) }

    /// One scalar of the set.
    package static func scalar(in set: ScalarSet) -> Language { set.isEmpty ? nothing : Language(.scalars(set)) }

    /// A text of each language, one after the other.
    package static func sequence(_ languages: [Language]) -> Language {
        let isExact = languages.allSatisfy(\.isExact)
        var nodes: [LanguageNode] = []
        for language in languages {
            switch language.node.form {
            case .nothing: return nothing
            case .text(let scalars):
                if scalars.isEmpty { continue }
                if case .text(let before)? = nodes.last?.form {
                    nodes[nodes.count - 1] = LanguageNode(.text(before + scalars))
                } else {
                    nodes.append(language.node)
                }
            case .sequence(let inner): nodes.append(contentsOf: inner)
            case .scalars, .choice, .repeated, .avoiding, .both, .atLeast, .atMost: nodes.append(language.node)
            }
        }
        guard let first = nodes.first else { return Language(.text([]), isExact: isExact) }
        if nodes.count == 1 { return Language(node: first, isExact: isExact) }
        return Language(.sequence(nodes), isExact: isExact)
    }

    /// A text of any one of the languages.
    package static func choice(_ languages: [Language]) -> Language {
        let isExact = languages.allSatisfy(\.isExact)
        var seen: Set<LanguageNode> = []
        var nodes: [LanguageNode] = []
        for language in languages {
            switch language.node.form {
            case .nothing: continue
            case .choice(let inner): nodes.append(contentsOf: inner.filter { seen.insert($0).inserted })
            case .text, .scalars, .sequence, .repeated, .avoiding, .both, .atLeast, .atMost:
                if seen.insert(language.node).inserted { nodes.append(language.node) }
            }
        }
        guard let first = nodes.first else { return Language(.nothing, isExact: isExact) }
        if nodes.count == 1 { return Language(node: first, isExact: isExact) }
        return Language(.choice(nodes), isExact: isExact)
    }

    /// `least` to `most` texts of the language in a row; any number from `least` on where `most` is nil. Bounds that
    /// exclude each other give ``nothing``.
    package static func repetition(of language: Language, atLeast least: Int, atMost most: Int?) -> Language {
        let least = max(least, 0)
        if let most, most < least { return nothing }
        if most == 0 { return Language(.text([]), isExact: language.isExact) }
        if least == 1, most == 1 { return language }
        switch language.node.form {
        case .nothing: return least == 0 ? Language(.text([]), isExact: language.isExact) : language
        case .text(let scalars) where scalars.isEmpty: return language
        case .text, .scalars, .sequence, .choice, .repeated, .avoiding, .both, .atLeast, .atMost:
            return Language(.repeated(language.node, least: least, most: most), isExact: language.isExact)
        }
    }

    /// The language or the empty text.
    package static func optional(_ language: Language) -> Language { choice([language, emptyText]) }

    /// The texts that both languages hold.
    package func intersection(with other: Language) -> Language {
        let isExact = isExact && other.isExact
        if node == other.node || other.node == Self.anyText.node { return Language(node: node, isExact: isExact) }
        if node == Self.anyText.node { return Language(node: other.node, isExact: isExact) }
        if node.form == .nothing || other.node.form == .nothing { return Language(.nothing, isExact: isExact) }
        if case .scalars(let left) = node.form, case .scalars(let right) = other.node.form {
            return Language(node: Self.scalar(in: left.intersection(right)).node, isExact: isExact)
        }
        return Language(.both(node, other.node), isExact: isExact)
    }

    /// The texts of the language that are `minLength` to `maxLength` scalars long.
    package func limited(minLength: Int, maxLength: Int?) -> Language {
        let range = lengthRange
        let isShortEnough = maxLength.map { limit in range.most.map { $0 <= limit } ?? false } ?? true
        if range.least >= minLength, isShortEnough { return self }
        return intersection(
            with: .repetition(of: .scalar(in: .all), atLeast: minLength, atMost: maxLength)
        )
    }
}
