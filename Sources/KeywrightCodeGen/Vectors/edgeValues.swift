import KeywrightModel

/// Values of an input where mistakes in builders show, an ordinary one first; among them such as are to be refused. In
/// stored form, each once.
func edgeValues(of input: KeyInput, delimiter: String) -> [LiteralValue] {
    var values: [LiteralValue] = []
    for value in candidates(for: input, delimiter) where !values.contains(where: { $0.isSame(as: value) }) {
        values.append(value)
    }
    return values
}

private func candidates(for input: KeyInput, _ delimiter: String) -> [LiteralValue] {
    switch input.type {
    case .string: return edgeTexts(of: input, delimiter: delimiter).map { .text($0) }
    case .int: return edgeNumbers(of: input).filter { $0.int64 != nil }.map { .number($0) }
    case .decimal, .double: return (edgeNumbers(of: input) + fractions(of: input)).map { .number($0) }
    case .bool: return [.bool(true), .bool(false)]
    case .recoded(.bool): return [.number(ExactNumber(1)), .number(ExactNumber(0))]
    case .recoded(.int): return edgeNumbers(of: input).filter { $0.int64 != nil }.map { .text($0.text) }
    case .recoded(.decimal): return (edgeNumbers(of: input) + fractions(of: input)).map { .text($0.text) }
    case .timestamp(let format): return edgeMoments(format, isExpiry: input.isExpiry)
    case .date: return ["2026-11-22", "0000-01-01", "1969-12-31", "2024-02-29", "9999-12-31"].map { .text($0) }
    case .uuid: return ["6f9619ff-8b86-d011-b42d-00c04fc964ff", zeroUUID, highUUID].map { .text($0) }
    case .uuidv7: return ["017f22e2-79b0-7cc3-98c4-dc0c0c07398f", zeroUUID, highUUID].map { .text($0) }
    case .ulid:
        return ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"]
            .map { .text($0) }
    case .ksuid:
        return ["0ujtsYcgvSTl8PAuAdqWYSMnLOv", "000000000000000000000000000", "aWgEPTl1tmebfsQzFP4bxwgy80V"]
            .map { .text($0) }
    case .enumeration(let enumeration): return enumeration.cases.map { .text($0.stored) }
    // One byte, the least and the greatest; several; none, which no key may be.
    case .bytes: return ["AAEC", "AA==", "/w==", ""].map { .text($0) }
    case .json, .object, .list, .map, .set, .recoded: return []
    }
}

private let zeroUUID = "00000000-0000-0000-0000-000000000000"
private let highUUID = "ffffffff-ffff-ffff-ffff-ffffffffffff"

// MARK: Texts

private func edgeTexts(of input: KeyInput, delimiter: String) -> [String] {
    let least = max(input.constraints.minLength ?? 1, 1)
    func filled(_ text: String) -> String {
        text + String(repeating: "a", count: max(least - text.unicodeScalars.count, 0))
    }
    // An acute accent, as one scalar and as two: other bytes, and so another key.
    var texts = ["Ann", "a", "ZZ", "~", "é", "e\u{301}", "日本", "\u{1F600}", "a b", "0", "\u{1}", "\u{FFFF}"].map(filled)
    for case .pattern(let guarded) in input.placeholders.map(\.language) {
        if let shortest = guarded.shortestText { texts.insert(shortest, at: 0) }
    }
    if let most = input.constraints.maxLength, most <= 300 {
        texts += ["a", "é"].map { String(repeating: $0, count: most) } + [String(repeating: "a", count: most + 1)]
    }
    texts += ["", filled("a" + delimiter + "b"), filled("a\u{10FFFF}")]
    if least > 1 { texts.append(String(repeating: "a", count: least - 1)) }
    for case .text(let guarded) in input.placeholders.map(\.language) {
        texts += guarded.forbidden.map { filled("a\($0)b") }
    }
    // A part of a delimiter of several characters is no delimiter.
    if delimiter.unicodeScalars.count > 1, let first = delimiter.unicodeScalars.first {
        texts.append(filled("a\(first)b"))
    }
    return texts
}

// MARK: Numbers

private func edgeNumbers(of input: KeyInput) -> [ExactNumber] {
    var texts = ["7", "0", "1", "-1", "9", "10", "-9", "-10", "42"]
    for transform in input.placeholders.flatMap(\.transforms) {
        guard case .pad(let digits, _) = transform else {
            if case .invert(let digits) = transform { texts += limits(digits) }
            continue
        }
        texts += limits(digits) + limits(digits).map { "-" + $0 }
    }
    for bound in input.placeholders.compactMap(\.language.wholeBounds) {
        texts += [bound.least, bound.most].map(String.init)
    }
    var numbers = texts.compactMap { ExactNumber($0) }
    for bound in [input.constraints.minimum, input.constraints.maximum].compactMap({ $0 }) {
        numbers.append(bound)
        if let whole = bound.int64 {
            if whole > .min { numbers.append(ExactNumber(whole - 1)) }
            if whole < .max { numbers.append(ExactNumber(whole + 1)) }
        }
    }
    return numbers
}

/// The greatest number of so many digits, and the next.
private func limits(_ digits: Int) -> [String] {
    [String(repeating: "9", count: digits), "1" + String(repeating: "0", count: digits)]
}

private func fractions(of input: KeyInput) -> [ExactNumber] {
    var texts = ["0.5", "-0.5", "12.5", "-12.5"]
    for case .pad(let digits, let fraction) in input.placeholders.flatMap(\.transforms) {
        // As many digits as fit, and one more behind the point.
        let most = "." + String(repeating: "9", count: fraction)
        if fraction > 0 { texts += ["", "-"].map { $0 + String(repeating: "9", count: digits) + most } }
        texts += ["0." + String(repeating: "0", count: fraction) + "1"]
        if fraction > 0 { texts += ["0." + String(repeating: "0", count: fraction - 1) + "1"] }
    }
    return texts.compactMap { ExactNumber($0) }
}

extension PlaceholderLanguage {
    /// The least and the greatest whole number that it holds.
    fileprivate var wholeBounds: (least: Int64, most: Int64)? {
        switch self {
        case .integer(let least, let most), .paddedInteger(_, let least, let most),
            .invertedInteger(_, let least, let most):
            (least, most)
        case .enumeration, .bool, .ulid, .ksuid, .uuid, .date, .timestamp, .year, .month, .day, .hour, .paddedDecimal,
            .number, .bytes, .shard, .text, .pattern:
            nil
        }
    }
}

// MARK: Moments

/// Of what expires only the future, since builders refuse what is long past.
private func edgeMoments(_ format: TimestampFormat, isExpiry: Bool) -> [LiteralValue] {
    let moments: [(text: String, seconds: Int64)] = [
        ("2100-01-01T00:00:00", 4_102_444_800), ("9999-12-31T23:59:59", 253_402_300_799),
        ("2026-11-22T10:00:00", 1_795_341_600), ("0000-01-01T00:00:00", -62_167_219_200),
        ("1969-12-31T23:59:59", -1), ("1970-01-01T00:00:00", 0), ("2024-02-29T23:59:59", 1_709_251_199),
    ]
    return moments.prefix(isExpiry ? 2 : moments.count).flatMap { moment -> [LiteralValue] in
        switch format {
        case .epochSeconds: return [.number(ExactNumber(moment.seconds))]
        case .epochMillis: return [0, 999].map { .number(ExactNumber(moment.seconds * 1000 + $0)) }
        case .iso8601Seconds: return [.text(moment.text + "Z")]
        case .iso8601, .iso8601AnyDigits: return ["000", "999"].map { .text("\(moment.text).\($0)Z") }
        case .iso8601Microseconds: return ["000", "999"].map { .text("\(moment.text).\($0)000Z") }
        case .iso8601Nanoseconds: return ["000", "999"].map { .text("\(moment.text).\($0)000000Z") }
        }
    }
}

extension LiteralValue {
    /// By bytes: Swift takes two spellings of a letter for one.
    fileprivate func isSame(as other: LiteralValue) -> Bool {
        if case .text(let left) = self, case .text(let right) = other { return left.utf8.elementsEqual(right.utf8) }
        return self == other
    }
}
