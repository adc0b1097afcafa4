/// Why a placeholder has no language.
enum GuardFault: Error, Equatable {
    /// The type has no text in keys without a transform.
    case noText
    /// The transforms refuse every value that the type allows.
    case noValueFits
    /// The language has it, but there is no `PlaceholderLanguage` for it yet.
    case notYetSupported
}

/// Decides which texts may stand for a placeholder (LANGUAGE, Guards 1, 3 and 4).
///
/// `forbidden` are the first characters of the literals directly behind a placeholder of this attribute and chain in
/// any template of the entity. The result is never the empty language.
func guardLanguage(
    of type: ValueType, constraints: Constraints, transforms: [Transform], delimiter: String,
    forbidden: [Unicode.Scalar]
) -> Result<PlaceholderLanguage, GuardFault> {
    switch transforms.last {
    case .shard(let count): return .success(.shard(count))
    case .year: return .success(.year)
    case .month: return .success(.month)
    case .day: return .success(.day)
    case .hour: return .success(.hour)
    case .pad(let digits, let fraction):
        guard type == .int, fraction == 0 else { return .failure(.notYetSupported) }
        let limit = wholeLimit(digits)
        return integers(within: constraints, from: limit.map { -$0 }, to: limit) {
            .paddedInteger(digits: digits, minimum: $0, maximum: $1)
        }
    case .invert(let digits):
        let limit = wholeLimit(digits)
        let bounds = Constraints(
            minimum: constraints.minimum,
            maximum: constraints.maximum ?? type.epochRange.map { ExactNumber($0.upperBound) })
        return integers(within: bounds, from: 0, to: limit) {
            .invertedInteger(digits: digits, minimum: $0, maximum: $1)
        }
    case .lower: return text(constraints, delimiter, forbidden, letterCase: .lower)
    case .upper: return text(constraints, delimiter, forbidden, letterCase: .upper)
    case nil: break
    }
    switch type {
    case .string: return text(constraints, delimiter, forbidden, letterCase: nil)
    case .int: return integers(within: constraints) { .integer(minimum: $0, maximum: $1) }
    case .bool: return .success(.bool)
    case .timestamp(.iso8601): return .success(.timestamp)
    case .timestamp(.epochSeconds), .timestamp(.epochMillis):
        return integers(within: Constraints(), from: type.epochRange?.lowerBound, to: type.epochRange?.upperBound) {
            .integer(minimum: $0, maximum: $1)
        }
    case .date: return .success(.date)
    case .uuid, .uuidv7: return .success(.uuid)
    case .ulid: return .success(.ulid)
    case .ksuid: return .success(.ksuid)
    case .enumeration(let enumeration): return .success(.enumeration(enumeration.cases.map(\.stored)))
    case .decimal, .double, .bytes, .json, .object, .list, .map, .set: return .failure(.noText)
    }
}

/// The language of the one placeholder of a key attribute of type N or B, where the value itself is stored; nil where
/// there is no `PlaceholderLanguage` for it yet.
func storedLanguage(of type: ValueType, constraints: Constraints) -> PlaceholderLanguage? {
    switch type {
    case .int: .integer(minimum: constraints.minimum?.int64 ?? .min, maximum: constraints.maximum?.int64 ?? .max)
    case .timestamp(.epochSeconds), .timestamp(.epochMillis):
        type.epochRange.map { .integer(minimum: $0.lowerBound, maximum: $0.upperBound) }
    case .decimal, .double, .bytes, .string, .bool, .timestamp(.iso8601), .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
        .enumeration, .object, .list, .map, .set:
        nil
    }
}

extension ValueType {
    /// The numbers by which the years 0000 to 9999 are stored, for a timestamp stored as a number.
    var epochRange: ClosedRange<Int64>? {
        switch self {
        case .timestamp(.epochSeconds): -62_167_219_200...253_402_300_799
        case .timestamp(.epochMillis): -62_167_219_200_000...253_402_300_799_999
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp(.iso8601), .date, .uuid, .uuidv7, .ulid,
            .ksuid, .json, .enumeration, .object, .list, .map, .set:
            nil
        }
    }
}

/// 10^digits − 1, or nil where 64 bits hold no number of more digits.
private func wholeLimit(_ digits: Int) -> Int64? {
    guard digits < 19 else { return nil }
    return (0..<digits).reduce(1) { power, _ in power * 10 } - 1
}

private func integers(
    within constraints: Constraints, from lower: Int64? = nil, to upper: Int64? = nil,
    _ language: (Int64, Int64) -> PlaceholderLanguage
) -> Result<PlaceholderLanguage, GuardFault> {
    let minimum = max(constraints.minimum?.int64 ?? .min, lower ?? .min)
    let maximum = min(constraints.maximum?.int64 ?? .max, upper ?? .max)
    return minimum <= maximum ? .success(language(minimum, maximum)) : .failure(.noValueFits)
}

private func text(
    _ constraints: Constraints, _ delimiter: String, _ forbidden: [Unicode.Scalar], letterCase: TextGuard.LetterCase?
) -> Result<PlaceholderLanguage, GuardFault> {
    let minLength = max(constraints.minLength ?? 1, 1)
    if let maxLength = constraints.maxLength, maxLength < minLength { return .failure(.noValueFits) }
    return .success(
        .text(
            TextGuard(
                delimiter: delimiter, forbidden: forbidden, minLength: minLength, maxLength: constraints.maxLength,
                letterCase: letterCase)))
}
