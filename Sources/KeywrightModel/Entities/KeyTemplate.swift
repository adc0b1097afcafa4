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

/// What makes an entity's items appear in an index.
package struct IndexEntry: Sendable {
    package var index: String
    package var origin: SourceSpan
    /// One for each key attribute of the index, partition attributes first. The template of a key attribute that
    /// *is* an attribute of the entity is that one placeholder (`isNatural`).
    package var keys: [KeyEntry]
    /// Where it is false the templates are left out, and with them the entry; nil where the item always has it.
    package var when: Condition?

    package init(index: String, origin: SourceSpan, keys: [KeyEntry], when: Condition? = nil) {
        self.index = index
        self.origin = origin
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

/// The set of texts that may stand for a placeholder (LANGUAGE, Guards), as generated builders enforce it and the
/// checks reason about it: exactly these, no more and no less.
package enum PlaceholderLanguage: Sendable, Hashable {
    /// The stored names of an enum, in declared order.
    case enumeration([String])
    case bool
    case ulid, ksuid, uuid, date
    /// `2026-11-22T10:00:00.000Z`.
    case timestamp
    case year, month, day, hour
    /// `0|-?[1-9][0-9]*` within the bounds.
    case integer(minimum: Int64, maximum: Int64)
    /// The texts of `pad(digits)` of the integers within the bounds that fit.
    case paddedInteger(digits: Int, minimum: Int64, maximum: Int64)
    /// The texts of `invert(digits)` of the integers within the bounds, which lie in 0…10^digits − 1.
    case invertedInteger(digits: Int, minimum: Int64, maximum: Int64)
    /// `shard(count)`: zero-padded to the digits of count − 1.
    case shard(Int)
    /// Free text under the third guard.
    case text(TextGuard)

    /// Whether all its texts have one length.
    package var isFixedWidth: Bool {
        switch self {
        case .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .shard, .invertedInteger: true
        case .paddedInteger(_, let minimum, _): minimum >= 0
        case .enumeration(let names): Set(names.map(\.utf8.count)).count <= 1
        case .bool, .integer, .text: false
        }
    }
}

/// What a free text may not hold (LANGUAGE, Guards 3 and 4). It never holds U+10FFFF either.
package struct TextGuard: Sendable, Hashable {
    /// The design's delimiter, which may not occur in the text.
    package var delimiter: String
    /// The first characters of the literals directly behind a placeholder of this attribute and chain.
    package var forbidden: [Unicode.Scalar]
    /// Unicode scalars; at least one.
    package var minLength: Int
    /// Unicode scalars; nil where none is declared.
    package var maxLength: Int?
    /// The case transform that the text has gone through, if any.
    package var letterCase: LetterCase?

    package enum LetterCase: String, Sendable {
        case lower, upper
    }

    package init(
        delimiter: String, forbidden: [Unicode.Scalar], minLength: Int = 1, maxLength: Int? = nil,
        letterCase: LetterCase? = nil
    ) {
        self.delimiter = delimiter
        self.forbidden = forbidden
        self.minLength = minLength
        self.maxLength = maxLength
        self.letterCase = letterCase
    }
}
