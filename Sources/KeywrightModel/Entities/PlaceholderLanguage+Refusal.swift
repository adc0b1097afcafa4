extension PlaceholderLanguage {
    /// Why a text that the type allows is not of the language, as a clause about it; nil where it is.
    ///
    /// The forms of types (ulid, date, enum …) are not looked at again.
    func refusal(of text: String) -> String? {
        switch self {
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .shard:
            nil
        case .bytes: text.isEmpty ? "a key cannot be empty" : nil
        case .pattern(let guarded): guarded.refusal(of: text)
        case .text(let guardian): guardian.refusal(of: text)
        case .integer(let minimum, let maximum):
            ExactNumber(text)?.int64.map { (minimum...maximum).contains($0) } ?? false
                ? nil : "it is not between \(minimum) and \(maximum)"
        // What has a padded text fits; the bounds were looked at with the type.
        case .paddedInteger, .invertedInteger, .paddedDecimal, .number: nil
        }
    }
}

extension PatternGuard {
    /// Why a text is refused, as a clause about it. The pattern itself was looked at with the type.
    fileprivate func refusal(of text: String) -> String? {
        if text.isEmpty { return "a key cannot be empty" }
        return text.unicodeScalars.contains("\u{10FFFF}") ? "it holds U+10FFFF" : nil
    }
}

extension TextGuard {
    /// Why a text is refused, as a clause about it.
    func refusal(of text: String) -> String? {
        let scalars = text.unicodeScalars
        if scalars.isEmpty { return "a key cannot be empty" }
        if holds(Array(delimiter.utf8), in: Array(text.utf8)) { return "it holds the delimiter `\(delimiter)`" }
        if scalars.contains("\u{10FFFF}") { return "it holds U+10FFFF" }
        if let scalar = scalars.first(where: forbidden.contains) {
            return "it holds `\(scalar)`, which follows the placeholder in a template"
        }
        if scalars.count < minLength { return "it is shorter than \(minLength)" }
        if let maxLength, scalars.count > maxLength { return "it is longer than \(maxLength)" }
        return nil
    }

    private func holds(_ part: [UInt8], in bytes: [UInt8]) -> Bool {
        guard part.count <= bytes.count, !part.isEmpty else { return false }
        return (0...bytes.count - part.count).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
    }
}
