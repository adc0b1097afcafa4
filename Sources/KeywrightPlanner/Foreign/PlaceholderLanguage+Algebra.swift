package import KeywrightKeySpace
package import KeywrightModel

extension PlaceholderLanguage {
    /// The language as the algebra of keys reads it.
    package var language: Language {
        switch self {
        case .enumeration(let names): .texts(names)
        case .bool: .bool
        case .ulid: .ulid
        case .ksuid: .ksuid
        case .uuid: .uuid
        case .date: .date
        case .timestamp: .timestamp()
        case .year: .year
        case .month: .month
        case .day: .date
        case .hour: .hour
        case .integer(let minimum, let maximum):
            .integers(from: Int(clamping: minimum), through: Int(clamping: maximum))
        case .paddedInteger(let digits, let minimum, let maximum):
            .padded(
                digits: digits, valueFraction: 0, minimum: DecimalBound(Int(clamping: minimum)),
                maximum: DecimalBound(Int(clamping: maximum)))
        case .invertedInteger(let digits, let minimum, let maximum):
            .inverted(digits: digits, minimum: Int(clamping: minimum), maximum: Int(clamping: maximum))
        case .shard(let count): .shard(count)
        case .text(let limits): limits.language
        }
    }
}

extension TextGuard {
    fileprivate var language: Language {
        let texts = Language.guardedText(
            delimiter: delimiter, alsoExcluding: ScalarSet(of: forbidden), minLength: minLength, maxLength: maxLength)
        // The guard looks at texts after the transform, so that the image is what is left of them.
        return switch letterCase {
        case .lower: texts.without(ScalarSet("A"..."Z"))
        case .upper: texts.without(ScalarSet("a"..."z"))
        case nil: texts
        }
    }
}

extension Placeholder {
    /// Which value stands in it.
    package func fieldID(in entity: Entity) -> FieldID {
        FieldID(([entity[attribute].name] + path).joined(separator: "."), chain: transforms.chainText)
    }
}

extension [Transform] {
    /// As a template writes them, `lower|pad(4)`.
    var chainText: String { map(\.text).joined(separator: "|") }
}

extension KeyTemplate {
    /// The template as the algebra of keys reads it.
    package func shape(in entity: Entity) -> TemplateShape {
        TemplateShape(
            parts.map { part in
                switch part {
                case .literal(let text): .literal(text)
                case .placeholder(let placeholder):
                    .field(placeholder.fieldID(in: entity), placeholder.language.language)
                }
            })
    }
}

extension UniqueCompanion {
    /// The primary keys of the companions. Their values are encoded, which the language does not follow: it holds more.
    package func shape(in design: Design) -> KeyShape {
        let values = Language.guardedText(delimiter: design.delimiter).overApproximated
        let delimiter = TemplateShape.Part.literal(design.delimiter)
        var parts: [TemplateShape.Part] = [.literal(prefix)]
        for (index, attribute) in attributes.enumerated() {
            if index > 0 { parts.append(delimiter) }
            parts.append(.field(FieldID(design[entity][attribute].name, chain: "encoded"), values))
        }
        let hasSort = design[design[entity].table].sort != nil
        return KeyShape(
            partition: TemplateShape(parts), sort: hasSort ? .literal(UniqueCompanion.sortText) : nil)
    }
}
