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
        case .timestamp(let digits?): .timestamp(fractionDigits: digits)
        case .timestamp(nil): .timestampOfAnyWidth
        case .year: .year
        case .month: .month
        case .hour: .hour
        case .integer(let minimum, let maximum): .integers(from: Int(minimum), through: Int(maximum))
        case .paddedInteger(let digits, let minimum, let maximum):
            .padded(digits: digits, minimum: DecimalBound(Int(minimum)), maximum: DecimalBound(Int(maximum)))
        case .invertedInteger(let digits, let minimum, let maximum):
            .inverted(digits: digits, minimum: Int(minimum), maximum: Int(maximum))
        case .paddedDecimal(let padded): padded.keySpaceLanguage
        case .number(let minimum, let maximum): numbers(from: minimum, through: maximum)
        case .bytes: base64
        case .shard(let count): .shard(count)
        case .text(let guarded): guarded.keySpaceLanguage
        case .pattern(let guarded): guarded.keySpaceLanguage
        }
    }
}

extension PaddedDecimal {
    fileprivate var keySpaceLanguage: Language {
        .padded(
            digits: digits, fractionDigits: fraction, valueFraction: valueFraction,
            minimum: minimum.flatMap { DecimalBound(parsing: $0.text) },
            maximum: maximum.flatMap { DecimalBound(parsing: $0.text) })
    }
}

extension PatternGuard {
    /// The same set of texts in the algebra's terms.
    package var keySpaceLanguage: Language {
        let texts = pattern.language.without(.highest).limited(minLength: max(minLength, 1), maxLength: maxLength)
        // Of several only the last one is seen in the text.
        return letterCases.suffix(1).reduce(texts) { language, letterCase in
            switch letterCase {
            case .lower: language.lowercased
            case .upper: language.uppercased
            }
        }
    }
}

/// Numbers in their shortest form. The bounds, and how many digits DynamoDB holds, are not part of it: the language is
/// marked as larger than what there is.
private func numbers(from minimum: ExactNumber?, through maximum: ExactNumber?) -> Language {
    let digit = Language.scalar(in: .digits)
    let nonZero = Language.scalar(in: ScalarSet("1"..."9"))
    let some = { (language: Language) in Language.repetition(of: language, atLeast: 0, atMost: nil) }
    let fraction = Language.sequence([.text("."), some(digit), nonZero])
    let whole = Language.sequence([nonZero, some(digit)])
    let magnitudes = Language.choice([
        .sequence([whole, .optional(fraction)]), .sequence([.text("0"), fraction]),
    ])
    var choices: [Language] = []
    if !(minimum.map { !$0.isNegative } ?? false) { choices.append(.sequence([.text("-"), magnitudes])) }
    if !(maximum?.isNegative ?? false) { choices += [.text("0"), magnitudes] }
    return Language.choice(choices).overApproximated
}

/// The one base 64 text of each sequence of bytes but the empty one: what stands behind the last byte is zero.
private let base64: Language = {
    let letters = ScalarSet("A"..."Z", "a"..."z", "0"..."9", "+"..."+", "/"..."/")
    let any = Language.scalar(in: letters)
    let one = Language.sequence([any, .scalar(in: ScalarSet(characters: "AQgw")), .text("==")])
    let two = Language.sequence([any, any, .scalar(in: ScalarSet(characters: "AEIMQUYcgkosw048")), .text("=")])
    let three = Language.repetition(of: any, atLeast: 4, atMost: 4)
    return .sequence([.repetition(of: three, atLeast: 0, atMost: nil), .choice([three, one, two])])
}()

extension TextGuard {
    /// The delimiter holds no letter, and what follows the placeholder is looked at after the transforms; so behind
    /// `lower` there are just no capitals besides.
    fileprivate var keySpaceLanguage: Language {
        var excluded = ScalarSet(of: forbidden)
        switch letterCase {
        case .lower: excluded = excluded.union(ScalarSet("A"..."Z"))
        case .upper: excluded = excluded.union(ScalarSet("a"..."z"))
        case nil: break
        }
        return .guardedText(delimiter: delimiter, alsoExcluding: excluded, minLength: minLength, maxLength: maxLength)
    }
}

extension Placeholder {
    /// Which value stands here, as the algebra tells repeats apart.
    package func fieldID(in entity: Entity) -> FieldID { fieldID(in: entity.attributes) }

    fileprivate func fieldID(in attributes: [Attribute]) -> FieldID {
        let name = ([attributes[attribute.rawValue].name] + path).joined(separator: ".")
        if transforms.isEmpty { return FieldID(name) }
        let own = self
        let type = attributes[attribute.rawValue].type.member(at: path[...])
        let chain = transforms.map(\.text).joined(separator: "|")
        return FieldID(name, chain: chain, keepsLength: transforms.allSatisfy(\.isLetterCase)) { stored in
            let number = type?.keyType == .number ? ExactNumber(stored).map(LiteralValue.number) : nil
            return own.text(of: number ?? .text(stored), attributes)
        }
    }
}

/// A template of an entity with these attributes in the algebra's terms.
func shape(of template: KeyTemplate, in attributes: [Attribute]) -> TemplateShape {
    shape(of: template.parts, in: attributes)
}

/// Parts of a template in the algebra's terms.
func shape(of parts: [KeyTemplate.Part], in attributes: [Attribute]) -> TemplateShape {
    TemplateShape(
        parts.map { part in
            switch part {
            case .literal(let text): .literal(text)
            case .placeholder(let placeholder):
                .field(placeholder.fieldID(in: attributes), placeholder.language.keySpaceLanguage)
            }
        })
}

extension Entity {
    /// The template in the algebra's terms.
    package func shape(of template: KeyTemplate) -> TemplateShape {
        KeywrightModel.shape(of: template, in: attributes)
    }

    /// The primary key in the algebra's terms.
    package var keyShape: KeyShape { KeyShape(parts: key.map { shape(of: $0.template) }) }

    /// The key in an index in the algebra's terms.
    package func keyShape(of entry: IndexEntry) -> KeyShape {
        KeyShape(parts: entry.keys.map { shape(of: $0.template) })
    }
}
