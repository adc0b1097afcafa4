package import KeywrightDiagnostics

/// The template of one key attribute.
package struct KeyEntry: Sendable {
    package var attribute: KeyAttribute
    package var template: KeyTemplate

    package init(attribute: KeyAttribute, template: KeyTemplate) {
        self.attribute = attribute
        self.template = template
    }
}

extension [KeyEntry] {
    /// From the first template to the last, as they are written; nil where there is none.
    package var span: SourceSpan? { dropFirst().reduce(first?.template.span) { $0?.union($1.template.span) } }
}

/// What makes an entity's items appear in an index.
package struct IndexEntry: Sendable {
    package var index: String
    package var origin: SourceSpan
    /// The index's name in it; the entity's where it has no entry of its own.
    package var nameSpan: SourceSpan
    /// One for each key attribute of the index, partition attributes first. The template of a key attribute that
    /// *is* an attribute of the entity is that one placeholder (`isNatural`).
    package var keys: [KeyEntry]
    /// Where it is false the templates are left out, and with them the entry; nil where the item always has it.
    package var when: Condition?

    package init(
        index: String, origin: SourceSpan, nameSpan: SourceSpan? = nil, keys: [KeyEntry], when: Condition? = nil
    ) {
        self.index = index
        self.origin = origin
        self.nameSpan = nameSpan ?? origin
        self.keys = keys
        self.when = when
    }
}

/// `ORDER#<orderId>`: literals and placeholders, in order, no two literals adjacent.
package struct KeyTemplate: Sendable {
    package enum Part: Sendable {
        case literal(String)
        case placeholder(Placeholder)
    }

    /// As written.
    package var text: String
    /// The template within its quotes.
    package var span: SourceSpan
    package var parts: [Part]
    /// The key attribute bears the name of an attribute of the entity and is that attribute.
    package var isNatural: Bool

    package init(text: String, span: SourceSpan, parts: [Part], isNatural: Bool = false) {
        self.text = text
        self.span = span
        self.parts = parts
        self.isNatural = isNatural
    }

    package var placeholders: [Placeholder] {
        parts.compactMap { part in
            switch part {
            case .literal: nil
            case .placeholder(let placeholder): placeholder
            }
        }
    }
}

/// `<placedAt|day>`.
package struct Placeholder: Sendable {
    package var attribute: AttributeID
    /// Members below the attribute for `<address.city>`; empty for the attribute itself.
    package var path: [String]
    package var transforms: [Transform]
    package var span: SourceSpan
    /// Which texts may stand here, decided by the guards.
    package var language: PlaceholderLanguage

    package init(
        attribute: AttributeID, path: [String] = [], transforms: [Transform] = [], span: SourceSpan,
        language: PlaceholderLanguage
    ) {
        self.attribute = attribute
        self.path = path
        self.transforms = transforms
        self.span = span
        self.language = language
    }
}

/// A function from values to key text (LANGUAGE, Key templates).
package enum Transform: Sendable, Hashable {
    /// Digits before and after the point.
    case pad(Int, fraction: Int)
    case invert(Int)
    case lower, upper
    case year, month, day, hour
    case shard(Int)

    /// Whether it changes the case of letters alone, and so no length.
    var isLetterCase: Bool {
        switch self {
        case .lower, .upper: true
        case .pad, .invert, .year, .month, .day, .hour, .shard: false
        }
    }

    /// As the language writes it.
    package var text: String {
        switch self {
        case .pad(let digits, 0): "pad(\(digits))"
        case .pad(let digits, let fraction): "pad(\(digits).\(fraction))"
        case .invert(let digits): "invert(\(digits))"
        case .lower: "lower"
        case .upper: "upper"
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .hour: "hour"
        case .shard(let count): "shard(\(count))"
        }
    }
}
