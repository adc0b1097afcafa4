package import KeywrightKeySpace

/// What a placeholder can hold: a test of any text, a list of texts, and the algebra's language, made side by side.
package struct PlainField: Sendable {
    /// In a report.
    package let name: String
    package let language: Language
    package let accepts: @Sendable (String) -> Bool
    /// Whether `lower` or `upper` makes a text of one of the field's.
    let acceptsImage: @Sendable (PlainTransform, String) -> Bool
    /// Its texts; the short ones, or some, where there are more.
    package let texts: [String]
    /// Whether these are all.
    package let isComplete: Bool
    /// Whether the algebra promises that both ends of its lengths are reached.
    package let tellsLengths: Bool

    /// The texts of a plain language: all over its alphabet that are up to four letters long, tried one by one.
    init(_ plain: PlainLanguage, over alphabet: String) {
        name = plain.description
        language = plain.language
        accepts = { plain.holds($0) }
        acceptsImage = { plain.holds($1, under: $0) }
        texts = shortTexts(over: alphabet).filter { plain.holds($0) }
        isComplete = plain.longest.map { $0 <= longestText } ?? false
        tellsLengths = plain.tellsLengths
    }

    init(
        _ name: String, _ language: Language, texts: [String], isComplete: Bool = true,
        accepts: (@Sendable (String) -> Bool)? = nil
    ) {
        self.name = name
        self.language = language
        self.texts = texts
        self.isComplete = isComplete
        tellsLengths = isComplete
        let all = Set(texts)
        let accepts = accepts ?? { all.contains($0) }
        self.accepts = accepts
        // Forms that are not listed whole are digits and signs, of which no transform makes others.
        acceptsImage = { transform, text in
            isComplete ? all.contains { transform.apply($0) == text } : transform.apply(text) == text && accepts(text)
        }
    }

    /// What a transform makes of the field's texts.
    func image(under transform: PlainTransform) -> PlainField {
        let own = self
        return PlainField(
            "\(name)|\(transform)", transform.image(of: language), texts: Set(texts.map(transform.apply)).sorted(),
            isComplete: isComplete,
            accepts: { own.acceptsImage(transform, $0) })
    }
}

/// How long the texts are that are listed.
let longestText = 4

/// All texts of up to four of the letters.
func shortTexts(over alphabet: String) -> [String] {
    let letters = alphabet.unicodeScalars.map { String($0) }
    var result = [""]
    var layer = [""]
    for _ in 0..<longestText {
        layer = layer.flatMap { text in letters.map { text + $0 } }
        result += layer
    }
    return result
}

/// A function from a value's text to another text.
package enum PlainTransform: Hashable, Sendable, CustomStringConvertible {
    case lower
    case upper
    case shard(Int)

    package var description: String {
        switch self {
        case .lower: "lower"
        case .upper: "upper"
        case .shard(let count): "shard(\(count))"
        }
    }

    package func apply(_ text: String) -> String {
        switch self {
        case .lower: return String(String.UnicodeScalarView(text.unicodeScalars.map { lowered($0) }))
        case .upper: return String(String.UnicodeScalarView(text.unicodeScalars.map { raised($0) }))
        case .shard(let count):
            // FNV-1a as it is published: from the offset basis, exclusive or with each byte, then times the prime.
            var hash: UInt32 = 2_166_136_261
            for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            let digits = String(Int(hash) % count)
            return String(repeating: "0", count: String(count - 1).count - digits.count) + digits
        }
    }

    func image(of language: Language) -> Language {
        switch self {
        case .lower: language.lowercased
        case .upper: language.uppercased
        case .shard(let count): .shard(count)
        }
    }

    func apply(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch self {
        case .lower: lowered(letter)
        case .upper: raised(letter)
        case .shard: preconditionFailure("a shard is of a text")
        }
    }

    private func lowered(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        letter >= "A" && letter <= "Z" ? Unicode.Scalar(UInt8(letter.value) + 32) : letter
    }

    private func raised(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        letter >= "a" && letter <= "z" ? Unicode.Scalar(UInt8(letter.value) - 32) : letter
    }
}
