import KeywrightKeySpace

extension Placeholder {
    /// Why every builder refuses a value of the placeholder's attribute and path in stored form, as a clause about it; nil
    /// where its text is in the language.
    package func refusal(of value: LiteralValue, in attributes: [Attribute]) -> String? {
        guard let text = text(of: value, attributes) else {
            if case .number(let number) = value, number.isNegative, case .invert? = transforms.last {
                return "it is below 0"
            }
            let last = transforms.last.map { "`\($0.text)`" } ?? "a key"
            return "it needs more digits than \(last) has"
        }
        if let refusal = language.refusal(of: text) { return refusal }
        switch language {
        case .number(let minimum, let maximum):
            // Of these the bounds are no part of the key space's language.
            guard let number = ExactNumber(text) else { return "it is no number" }
            if let minimum, number < minimum { return "it is below \(minimum.text)" }
            return maximum.flatMap { $0 < number ? "it is above \($0.text)" : nil }
        case .paddedInteger(_, let minimum, let maximum), .invertedInteger(_, let minimum, let maximum):
            return contains(text) ? nil : "it is not between \(minimum) and \(maximum)"
        case .paddedDecimal: return contains(text) ? nil : "it is outside of what the attribute allows"
        case .pattern(let guarded): return contains(text) ? nil : "it does not match `\(guarded.pattern.text)`"
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer, .bytes,
            .shard, .text:
            return nil
        }
    }

    private func contains(_ text: String) -> Bool { language.keySpaceLanguage.contains(text) }
}

extension PatternGuard {
    /// The shortest text that matches, before the case transforms; nil where none could be found.
    package var shortestText: String? {
        let texts = pattern.language.without(.highest).limited(minLength: max(minLength, 1), maxLength: maxLength)
        return KeyAlgebra().shortestMember(of: texts).witness
    }
}
