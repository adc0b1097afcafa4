package import KeywrightKeySpace

/// What a placeholder can hold: a test of any text, a list of texts, and the algebra's language, made side by side.
package struct PlainField: Sendable {
    /// In a report.
    package let name: String
    package let language: Language
    package let accepts: @Sendable (String) -> Bool
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
        self.accepts = accepts ?? { all.contains($0) }
    }

    /// What a transform makes of the field's texts.
    func image(under transform: PlainTransform) -> PlainField {
        let own = self
        return PlainField(
            "\(name)|\(transform)", transform.image(of: language), texts: Set(texts.map(transform.apply)).sorted(),
            isComplete: isComplete,
            accepts: { transform.isImage($0, ofAny: own.accepts) })
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

    /// Whether `lower` or `upper` makes a text of one that is accepted: all are tried of which it can be made, until one is.
    func isImage(_ text: String, ofAny accepts: (String) -> Bool) -> Bool {
        guard self == .lower || self == .upper, apply(text) == text else { return false }
        let letters = Array(text.unicodeScalars)
        let others = letters.map { self == .lower ? raised($0) : lowered($0) }
        let free = letters.indices.filter { letters[$0] != others[$0] }
        precondition(free.count < 24, "too long a text to try all of which it can be made")
        return (0..<(1 << free.count)).contains { choice in
            var source = letters
            for (bit, place) in free.enumerated() where choice >> bit & 1 == 1 { source[place] = others[place] }
            return accepts(String(String.UnicodeScalarView(source)))
        }
    }

    func image(of language: Language) -> Language {
        switch self {
        case .lower: language.lowercased
        case .upper: language.uppercased
        case .shard(let count): .shard(count)
        }
    }

    private func lowered(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        letter >= "A" && letter <= "Z" ? Unicode.Scalar(UInt8(letter.value) + 32) : letter
    }

    private func raised(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        letter >= "a" && letter <= "z" ? Unicode.Scalar(UInt8(letter.value) - 32) : letter
    }
}
