import KeywrightKeySpace

/// Why a placeholder has no language.
enum GuardFault: Error, Equatable {
    /// The type has no text in keys without a transform.
    case noText
    /// The transforms refuse every value that the type allows.
    case noValueFits
}

/// Decides which texts may stand for a placeholder (LANGUAGE, Guards 1, 3 and 4).
///
/// `forbidden` are the first characters of the literals directly behind a placeholder of this attribute and chain in
/// any template of the entity. The result is never the empty language.
func guardLanguage(
    of stored: ValueType, constraints: Constraints, transforms: [Transform], delimiter: String,
    forbidden: [Unicode.Scalar]
) -> Result<PlaceholderLanguage, GuardFault> {
    let type = stored.logical
    switch transforms.last {
    case .shard(let count): return .success(.shard(count))
    case .year: return .success(.year)
    case .month: return .success(.month)
    case .day: return .success(.day)
    case .hour: return .success(.hour)
    case .pad(let digits, let fraction):
        guard type == .int, fraction == 0 else {
            return padded(type, constraints, digits: digits, fraction: fraction)
        }
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
    case .lower, .upper: return text(constraints, delimiter, forbidden, transforms)
    case nil: break
    }
    switch type {
    case .string: return text(constraints, delimiter, forbidden, transforms)
    case .int: return integers(within: constraints) { .integer(minimum: $0, maximum: $1) }
    case .bool: return .success(.bool)
    case .timestamp(let format) where !format.isNumber:
        return .success(.timestamp(fractionDigits: format.fractionDigits))
    case .timestamp:
        return integers(within: Constraints(), from: type.epochRange?.lowerBound, to: type.epochRange?.upperBound) {
            .integer(minimum: $0, maximum: $1)
        }
    case .date: return .success(.date)
    case .uuid, .uuidv7: return .success(.uuid)
    case .ulid: return .success(.ulid)
    case .ksuid: return .success(.ksuid)
    case .enumeration(let enumeration): return .success(.enumeration(enumeration.cases.map(\.stored)))
    case .decimal, .double, .bytes, .json, .object, .list, .map, .set, .recoded: return .failure(.noText)
    }
}

/// The language of the one placeholder of a key attribute of type N or B, where the value itself is stored; nil where
/// the type cannot be one.
package func storedLanguage(of type: ValueType, constraints: Constraints) -> PlaceholderLanguage? {
    switch type {
    case .int: .integer(minimum: constraints.minimum?.int64 ?? .min, maximum: constraints.maximum?.int64 ?? .max)
    case .timestamp(let format) where format.isNumber:
        type.epochRange.map { .integer(minimum: $0.lowerBound, maximum: $0.upperBound) }
    case .decimal, .double: .number(minimum: constraints.minimum, maximum: constraints.maximum)
    case .bytes: .bytes
    case .recoded(.bool): .integer(minimum: 0, maximum: 1)
    case .string, .bool, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration, .object, .list, .map,
        .set, .recoded:
        nil
    }
}

/// The language of an attribute that is a key attribute itself; nil where its type cannot be one.
package func naturalLanguage(of attribute: Attribute, delimiter: String) -> PlaceholderLanguage? {
    switch attribute.type.keyType {
    case .number, .binary: storedLanguage(of: attribute.type, constraints: attribute.constraints)
    case .string where attribute.type == .recoded(.decimal):
        .number(minimum: attribute.constraints.minimum, maximum: attribute.constraints.maximum)
    case .string:
        try? guardLanguage(
            of: attribute.type, constraints: attribute.constraints, transforms: [], delimiter: delimiter, forbidden: []
        ).get()
    case nil: nil
    }
}

extension ValueType {
    /// The numbers by which the years 0000 to 9999 are stored, for a timestamp stored as a number.
    var epochRange: ClosedRange<Int64>? {
        switch self {
        case .timestamp(.epochSeconds): -62_167_219_200...253_402_300_799
        case .timestamp(.epochMillis): -62_167_219_200_000...253_402_300_799_999
        case .string, .int, .decimal, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json,
            .enumeration, .object, .list, .map, .set, .recoded:
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

/// What `pad(n.f)` makes of a decimal, or of an int where f is above 0.
private func padded(
    _ type: ValueType, _ constraints: Constraints, digits: Int, fraction: Int
) -> Result<PlaceholderLanguage, GuardFault> {
    let language = PlaceholderLanguage.paddedDecimal(
        PaddedDecimal(
            digits: digits, fraction: fraction, valueFraction: type == .int ? 0 : constraints.fraction,
            minimum: constraints.minimum, maximum: constraints.maximum))
    return language.keySpaceLanguage.isNothing ? .failure(.noValueFits) : .success(language)
}

private func text(
    _ constraints: Constraints, _ delimiter: String, _ forbidden: [Unicode.Scalar], _ transforms: [Transform]
) -> Result<PlaceholderLanguage, GuardFault> {
    let minLength = max(constraints.minLength ?? 1, 1)
    if let maxLength = constraints.maxLength, maxLength < minLength { return .failure(.noValueFits) }
    let letterCases = transforms.compactMap(\.letterCase)
    if let pattern = constraints.pattern {
        let guarded = PatternGuard(
            pattern: pattern, minLength: minLength, maxLength: constraints.maxLength, letterCases: letterCases)
        let isEmpty = KeyAlgebra().isEmpty(guarded.keySpaceLanguage) ?? false
        return isEmpty ? .failure(.noValueFits) : .success(.pattern(guarded))
    }
    return .success(
        .text(
            TextGuard(
                delimiter: delimiter, forbidden: forbidden, minLength: minLength, maxLength: constraints.maxLength,
                letterCase: letterCases.last)))
}

extension Transform {
    fileprivate var letterCase: TextGuard.LetterCase? {
        switch self {
        case .lower: .lower
        case .upper: .upper
        case .pad, .invert, .year, .month, .day, .hour, .shard: nil
        }
    }
}
