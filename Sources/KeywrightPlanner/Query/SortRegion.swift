import KeywrightModel

/// A stretch of a sort key.
enum SortRegion {
    case whole
    case equals(ValueSource)
    /// All that begin so; never empty.
    case prefix(KeyText)
    /// Both ends included.
    case between(ValueSource, ValueSource)
    case comparison(Comparison, ValueSource)

    func gives(_ other: SortRegion, in design: Design) -> Bool {
        switch (self, other) {
        case (.whole, .whole): true
        case (.equals(let left), .equals(let right)): left.gives(right, in: design)
        case (.prefix(let left), .prefix(let right)): left.gives(right, in: design)
        case (.between(let low, let high), .between(let otherLow, let otherHigh)):
            low.gives(otherLow, in: design) && high.gives(otherHigh, in: design)
        case (.comparison(let side, let bound), .comparison(let otherSide, let otherBound)):
            side == otherSide && bound.gives(otherBound, in: design)
        case (.whole, _), (.equals, _), (.prefix, _), (.between, _), (.comparison, _): false
        }
    }

    /// The ends as texts, where it has two.
    var ends: (low: KeyText, high: KeyText)? {
        switch self {
        case .equals(.keyText(let parts)): (KeyText(parts), KeyText(parts))
        case .prefix(let text): (text, text.appending(SortRegion.infinity))
        case .between(.keyText(let low), .keyText(let high)): (KeyText(low), KeyText(high))
        case .whole, .equals, .between, .comparison: nil
        }
    }

    /// What the texts within it begin with.
    var head: String {
        switch self {
        case .whole, .comparison: ""
        case .equals(.keyText(let parts)): KeyText(parts).head
        case .equals: ""
        case .prefix(let text): text.head
        case .between(.keyText(let low), .keyText(let high)):
            Self.shared(KeyText(low).head, KeyText(high).head)
        case .between: ""
        }
    }

    private static func shared(_ left: String, _ right: String) -> String {
        let scalars = zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.map(\.0)
        return String(String.UnicodeScalarView(scalars))
    }

    /// Above every character that a key text may hold (LANGUAGE, Ranges).
    static let infinity = "\u{10FFFF}"

    func condition(on attribute: KeyAttribute) -> SortCondition {
        switch self {
        case .whole: .none
        case .equals(let value): .equals(KeyValue(attribute, value))
        case .prefix(let text): .beginsWith(KeyValue(attribute, text.source))
        case .between(let low, let high): .between(attribute, low: low, high: high)
        case .comparison(let comparison, let bound): .comparison(KeyValue(attribute, bound), comparison)
        }
    }
}

extension String {
    /// The end of all key texts that sort before this one by bytes: its last character replaced by the one before, and U+10FFFF,
    /// which no key text holds, behind it.
    var endBefore: String {
        var scalars = unicodeScalars
        guard let last = scalars.popLast(), last.value > 0 else { return String(scalars) }
        // Between U+D7FF and U+E000 there are no characters.
        if let before = Unicode.Scalar(last.value == 0xE000 ? 0xD7FF : last.value - 1) { scalars.append(before) }
        return String(scalars) + SortRegion.infinity
    }
}

extension ValueSource {
    /// Whether it is the end of a range before a value.
    var endsBefore: Bool {
        guard case .keyText(let parts) = self, case .bound(_, _, _, .less)? = parts.last else { return false }
        return true
    }
}
