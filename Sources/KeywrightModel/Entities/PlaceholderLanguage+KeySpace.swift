package import KeywrightKeySpace

extension PlaceholderLanguage {
    /// The same set of texts in the algebra's terms.
    package var keySpaceLanguage: Language {
        switch self {
        case .enumeration(let names): .texts(names)
        case .bool: .bool
        case .ulid: .ulid
        case .ksuid: .ksuid
        case .uuid: .uuid
        case .date, .day: .date
        case .timestamp: .timestamp()
        case .year: .year
        case .month: .month
        case .hour: .hour
        case .integer(let minimum, let maximum): .integers(from: Int(minimum), through: Int(maximum))
        case .paddedInteger(let digits, let minimum, let maximum):
            .padded(digits: digits, minimum: DecimalBound(Int(minimum)), maximum: DecimalBound(Int(maximum)))
        case .invertedInteger(let digits, let minimum, let maximum):
            .inverted(digits: digits, minimum: Int(minimum), maximum: Int(maximum))
        case .shard(let count): .shard(count)
        case .text(let guarded): guarded.keySpaceLanguage
        }
    }
}

extension TextGuard {
    fileprivate var keySpaceLanguage: Language {
        let text = Language.guardedText(
            delimiter: delimiter, alsoExcluding: ScalarSet(of: forbidden), minLength: minLength, maxLength: maxLength)
        return switch letterCase {
        case .lower: text.lowercased
        case .upper: text.uppercased
        case nil: text
        }
    }
}

extension Placeholder {
    /// Which value stands here, as the algebra tells repeats apart.
    package func fieldID(in entity: Entity) -> FieldID {
        FieldID(
            ([entity[attribute].name] + path).joined(separator: "."),
            chain: transforms.map(\.text).joined(separator: "|"))
    }
}

extension Entity {
    /// The template in the algebra's terms.
    package func shape(of template: KeyTemplate) -> TemplateShape {
        TemplateShape(
            template.parts.map { part in
                switch part {
                case .literal(let text): .literal(text)
                case .placeholder(let placeholder):
                    .field(placeholder.fieldID(in: self), placeholder.language.keySpaceLanguage)
                }
            })
    }

    /// The primary key in the algebra's terms.
    package var keyShape: KeyShape { KeyShape(parts: key.map { shape(of: $0.template) }) }

    /// The key in an index in the algebra's terms.
    package func keyShape(of entry: IndexEntry) -> KeyShape {
        KeyShape(parts: entry.keys.map { shape(of: $0.template) })
    }
}
