/// A key template as the algebra sees it: literals and fields, one after the other.
package struct TemplateShape: Sendable {
    package enum Part: Sendable {
        case literal(String)
        case field(FieldID, Language)
    }

    /// No literal is empty or stands beside another one.
    package let parts: [Part]

    package init(_ parts: [Part]) {
        var merged: [Part] = []
        for part in parts {
            switch part {
            case .literal(let text):
                if text.isEmpty { continue }
                if case .literal(let before)? = merged.last {
                    merged[merged.count - 1] = .literal(before + text)
                } else {
                    merged.append(part)
                }
            case .field: merged.append(part)
            }
        }
        self.parts = merged
    }

    /// A template without placeholders.
    package static func literal(_ text: String) -> TemplateShape { TemplateShape([.literal(text)]) }

    /// The longest text that every text of the template begins with by its form: its first literal.
    package var literalHead: String {
        if case .literal(let text)? = parts.first { return text }
        return ""
    }

    /// The text that every text of the template ends with by its form: its last literal.
    package var literalTail: String {
        if case .literal(let text)? = parts.last { return text }
        return ""
    }

    /// Whether there is no placeholder: the literal head is the whole text.
    package var isLiteral: Bool { fields.isEmpty }

    /// Whether some text of the template is empty.
    package var canBeEmpty: Bool { languages.allSatisfy(\.canBeEmpty) }

    /// The lengths of its texts in UTF-8 bytes.
    package var byteLengthRange: MeasureRange {
        languages.reduce(.zero) { $0.followed(by: $1.byteLengthRange) }
    }

    /// The lengths of its texts in Unicode scalars.
    package var lengthRange: MeasureRange { languages.reduce(.zero) { $0.followed(by: $1.lengthRange) } }

    /// The fields in the order of the template, repeated ones as often as they occur.
    package var fields: [(id: FieldID, language: Language)] {
        parts.compactMap { part in
            switch part {
            case .literal: nil
            case .field(let id, let language): (id, language)
            }
        }
    }

    /// The language of its texts where each placeholder is free: more texts than there are where a field is repeated.
    package var language: Language { .sequence(languages) }

    /// One language per part.
    var languages: [Language] { parts.map(\.language) }
}

extension TemplateShape.Part {
    /// What can stand in the place of this part.
    var language: Language {
        switch self {
        case .literal(let text): .text(text)
        case .field(_, let language): language
        }
    }
}
