import KeywrightKeySpace
import KeywrightModel

extension Design {
    /// The key text of a value that stands in the design; nil where no key of the entity can hold it.
    func keyText(of value: LiteralValue, for placeholder: Placeholder, of entity: EntityID) -> String? {
        guard let text = placeholder.text(of: value, self[entity].attributes), !text.isEmpty else { return nil }
        switch placeholder.language {
        case .pattern(let guarded):
            return guarded.keySpaceLanguage.contains(text) ? text : nil
        case .text(let limits):
            return limits.allows(text) ? text : nil
        case .enumeration(let names):
            return names.contains { $0.utf8.elementsEqual(text.utf8) } ? text : nil
        case .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .integer, .paddedInteger,
            .invertedInteger, .paddedDecimal, .number, .bytes, .shard:
            return text
        }
    }
}

extension Placeholder {
    /// The stored form of a value of which the key text is known; nil where the transforms have lost something of it.
    package func storedText(ofKey text: String) -> String? {
        var stored = text
        for transform in transforms.reversed() {
            switch transform {
            case .pad:
                let isNegative = stored.hasPrefix("-")
                let digits = isNegative ? "-" + nineComplement(String(stored.dropFirst())) : stored
                guard let number = ExactNumber(digits) else { return nil }
                stored = number.text
            case .invert:
                guard let number = ExactNumber(nineComplement(stored)) else { return nil }
                stored = number.text
            case .lower, .upper, .year, .month, .day, .hour, .shard:
                return nil
            }
        }
        return stored
    }

    private func nineComplement(_ digits: String) -> String {
        String(decoding: digits.utf8.map { (48...57).contains($0) ? 105 - $0 : $0 }, as: UTF8.self)
    }
}

extension TextGuard {
    /// Whether a text is in the language.
    func allows(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count >= max(1, minLength), scalars.count <= maxLength ?? Int.max else { return false }
        return allowsWithin(scalars)
    }

    /// Whether a text can be a part of one of the language, whatever its length.
    func allowsWithin(_ scalars: [Unicode.Scalar]) -> Bool {
        if scalars.contains(where: { $0.value == 0x10FFFF || forbidden.contains($0) }) { return false }
        let fence = Array(delimiter.unicodeScalars)
        guard !fence.isEmpty, scalars.count >= fence.count else { return true }
        return !(0...(scalars.count - fence.count)).contains { start in
            scalars[start..<(start + fence.count)].elementsEqual(fence)
        }
    }
}
