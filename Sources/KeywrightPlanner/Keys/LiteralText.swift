import KeywrightModel

/// The key text of a value that stands in the design: what generated code would make of it at run time (LANGUAGE, Key
/// templates); nil where it has none.
func literalKeyText(
    _ value: LiteralValue, type: ValueType, transforms: [Transform], language: PlaceholderLanguage
) -> String? {
    guard var text = storedText(value, type: type) else { return nil }
    var number: ExactNumber? = nil
    if case .number(let written) = value { number = written }
    for transform in transforms {
        guard let next = apply(transform, to: text, number: number) else { return nil }
        text = next
        number = nil
    }
    if case .text(let limits) = language, !limits.allows(text) { return nil }
    if case .enumeration(let names) = language, !names.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        return nil
    }
    return text.isEmpty ? nil : text
}

/// The key text of a value of which the text in stored form is known; nil where the transforms do not take it.
func keyText(ofStored stored: String, transforms: [Transform]) -> String? {
    var text = stored
    for transform in transforms {
        guard let next = apply(transform, to: text, number: ExactNumber(text)) else { return nil }
        text = next
    }
    return text
}

/// The stored form of a value of which the key text is known; nil where the transforms have lost something of it.
func storedText(ofKey text: String, transforms: [Transform]) -> String? {
    var stored = text
    for transform in transforms.reversed() {
        switch transform {
        case .pad:
            let isNegative = stored.hasPrefix("-")
            guard let number = ExactNumber(isNegative ? "-" + nines(String(stored.dropFirst())) : stored) else {
                return nil
            }
            stored = number.text
        case .invert:
            guard let number = ExactNumber(nines(stored)) else { return nil }
            stored = number.text
        case .lower, .upper, .year, .month, .day, .hour, .shard:
            return nil
        }
    }
    return stored
}

private func storedText(_ value: LiteralValue, type: ValueType) -> String? {
    switch value {
    case .text(let text):
        if case .enumeration(let enumeration) = type {
            let named = enumeration.cases.first { $0.stored.utf8.elementsEqual(text.utf8) || $0.name == text }
            return named?.stored
        }
        return text
    case .number(let number): return number.text
    case .bool(let bool): return bool ? "true" : "false"
    case .list, .object: return nil
    }
}

private func apply(_ transform: Transform, to text: String, number: ExactNumber?) -> String? {
    switch transform {
    case .pad(let digits, let fraction): return number.flatMap { padded($0, digits: digits, fraction: fraction) }
    case .invert(let digits): return number.flatMap { inverted($0, digits: digits) }
    case .lower: return mapASCII(text) { (65...90).contains($0) ? $0 + 32 : $0 }
    case .upper: return mapASCII(text) { (97...122).contains($0) ? $0 - 32 : $0 }
    case .year: return beginning(of: text, count: 4)
    case .month: return beginning(of: text, count: 7)
    case .day: return beginning(of: text, count: 10)
    case .hour: return beginning(of: text, count: 13)
    case .shard(let count): return shard(of: text, count: count)
    }
}

/// n digits, and the nine's complement behind a sign for what is below zero.
private func padded(_ number: ExactNumber, digits: Int, fraction: Int) -> String? {
    guard number.whole.utf8.count <= digits, number.fraction.utf8.count <= fraction else { return nil }
    let whole = String(repeating: "0", count: digits - number.whole.utf8.count) + number.whole
    let part = number.fraction + String(repeating: "0", count: fraction - number.fraction.utf8.count)
    let text = fraction == 0 ? whole : whole + "." + part
    return number.isNegative ? "-" + nines(text) : text
}

private func inverted(_ number: ExactNumber, digits: Int) -> String? {
    guard !number.isNegative, number.fraction.isEmpty else { return nil }
    return padded(number, digits: digits, fraction: 0).map(nines)
}

private func nines(_ text: String) -> String { mapASCII(text) { (48...57).contains($0) ? 105 - $0 : $0 } }

private func mapASCII(_ text: String, _ change: (UInt8) -> UInt8) -> String {
    String(decoding: text.utf8.map(change), as: UTF8.self)
}

/// Dates and timestamps stored as text begin with their year, month, day and hour.
private func beginning(of text: String, count: Int) -> String? {
    let bytes = text.utf8.prefix(count)
    return bytes.count == count ? String(decoding: bytes, as: UTF8.self) : nil
}

/// FNV-1a of 32 bits, modulo the count.
private func shard(of text: String, count: Int) -> String {
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let number = String(Int(hash) % max(1, count))
    let width = String(max(1, count) - 1).utf8.count
    return String(repeating: "0", count: width - number.utf8.count) + number
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
