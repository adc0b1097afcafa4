/// A scalar written in a design, before its type is known.
enum ScalarLiteral {
    /// In YAML, where the type alone says what a text is.
    case untyped(String)
    /// In the quotes of a condition.
    case text(String)
    /// A number of a condition.
    case number(String)
    case bool(Bool)
}

/// Why a value is not of a type.
struct LiteralFault: Error, Equatable {
    /// What the type takes, as messages say it: "a whole number of at least 0".
    var expected: String
    /// The allowed text that is nearest, if one is near.
    var nearest: String?

    init(_ expected: String, nearest: String? = nil) {
        self.expected = expected
        self.nearest = nearest
    }
}

/// Reads a scalar as a value of a type.
///
/// Values come in the form in which they are stored: a timestamp as its text of 24 characters or its number, a uuid
/// in small letters, bytes as base64.
func readScalar(
    _ scalar: ScalarLiteral, as type: ValueType, constraints: Constraints = Constraints()
) -> Result<LiteralValue, LiteralFault> {
    switch type {
    case .string:
        guard case .text(let text) = scalar.asText else { return .failure(LiteralFault("text in quotes")) }
        return checkedLength(text, constraints)
    case .int, .decimal, .double: return number(scalar, type, constraints)
    case .bool:
        switch scalar {
        case .bool(let value): return .success(.bool(value))
        case .untyped("true"): return .success(.bool(true))
        case .untyped("false"): return .success(.bool(false))
        case .untyped, .text, .number: return .failure(LiteralFault("`true` or `false`"))
        }
    case .timestamp(let format): return timestamp(scalar, format)
    case .date: return text(scalar, "a date as in `2026-11-22`") { CalendarText.isDate($0) ? $0 : nil }
    case .uuid, .uuidv7: return text(scalar, "a uuid of 36 characters", canonicalUUID)
    case .ulid: return text(scalar, "a ulid of 26 characters") { isULID($0) ? $0 : nil }
    case .ksuid: return text(scalar, "a ksuid of 27 characters") { isKSUID($0) ? $0 : nil }
    case .bytes: return text(scalar, "bytes as base64") { isBase64($0) ? $0 : nil }
    case .json: return text(scalar, "JSON") { JSONText.isWellFormed($0) ? $0 : nil }
    case .enumeration(let enumeration):
        let stored = enumeration.cases.map(\.stored)
        let expected = "one of \(quotedList(stored))"
        guard case .text(let text) = scalar.asText else { return .failure(LiteralFault(expected)) }
        guard stored.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else {
            return .failure(LiteralFault(expected, nearest: nearestText(to: text, among: stored)))
        }
        return .success(.text(text))
    case .object: return .failure(LiteralFault("a map"))
    case .map: return .failure(LiteralFault("a map"))
    case .list, .set: return .failure(LiteralFault("a list"))
    case .recoded(let type): return readScalar(scalar, as: type, constraints: constraints).map(\.recoded)
    }
}

extension LiteralValue {
    /// The stored form under `as: number` and `as: string`.
    fileprivate var recoded: LiteralValue {
        switch self {
        case .bool(let value): .number(ExactNumber(value ? 1 : 0))
        case .number(let number): .text(number.text)
        case .text, .list, .object: self
        }
    }
}

extension ScalarLiteral {
    /// The scalar as text, where it is or can be one.
    fileprivate var asText: ScalarLiteral {
        if case .untyped(let text) = self { return .text(text) }
        return self
    }
}

private func text(
    _ scalar: ScalarLiteral, _ expected: String, _ canonical: (String) -> String?
) -> Result<LiteralValue, LiteralFault> {
    guard case .text(let text) = scalar.asText, let value = canonical(text) else {
        return .failure(LiteralFault(expected))
    }
    return .success(.text(value))
}

private func checkedLength(_ text: String, _ constraints: Constraints) -> Result<LiteralValue, LiteralFault> {
    let length = text.unicodeScalars.count
    if let least = constraints.minLength, length < least {
        return .failure(LiteralFault("text of at least \(counted(least, "character"))"))
    }
    if let most = constraints.maxLength, length > most {
        return .failure(LiteralFault("text of at most \(counted(most, "character"))"))
    }
    if let pattern = constraints.pattern, !pattern.matches(text) {
        return .failure(LiteralFault("text that matches `\(pattern.text)`"))
    }
    return .success(.text(text))
}

private func number(
    _ scalar: ScalarLiteral, _ type: ValueType, _ constraints: Constraints
) -> Result<LiteralValue, LiteralFault> {
    let form = type == .int ? "a whole number of 64 bits" : "a number"
    let digits: String
    switch scalar {
    case .untyped(let text), .number(let text): digits = text
    case .text, .bool: return .failure(LiteralFault(form))
    }
    guard let number = ExactNumber(digits), type != .int || number.int64 != nil else {
        return .failure(LiteralFault(form))
    }
    if type == .decimal, number.significantDigits > 38 {
        return .failure(LiteralFault("a number of at most 38 digits"))
    }
    if let fraction = constraints.fraction, number.fraction.utf8.count > fraction {
        return .failure(LiteralFault("a number with at most \(counted(fraction, "digit")) behind the point"))
    }
    if let minimum = constraints.minimum, number < minimum {
        return .failure(LiteralFault("a number of at least \(minimum.text)"))
    }
    if let maximum = constraints.maximum, maximum < number {
        return .failure(LiteralFault("a number of at most \(maximum.text)"))
    }
    return .success(.number(number))
}

private func timestamp(_ scalar: ScalarLiteral, _ format: TimestampFormat) -> Result<LiteralValue, LiteralFault> {
    let fault = LiteralFault("a timestamp as in `2026-11-22T10:00:00.000Z`")
    switch scalar.asText {
    case .text(let text), .untyped(let text):
        if format.isNumber, case .untyped = scalar, let number = ExactNumber(text) {
            return epoch(number, format, fault)
        }
        guard let moment = CalendarText.timestamp(text) else { return .failure(fault) }
        switch format {
        case .iso8601, .iso8601AnyDigits: return .success(.text(moment.text))
        case .iso8601Microseconds: return .success(.text(moment.text(behindMilliseconds: "000")))
        case .iso8601Nanoseconds: return .success(.text(moment.text(behindMilliseconds: "000000")))
        case .iso8601Seconds:
            guard moment.milliseconds % 1000 == 0 else {
                return .failure(LiteralFault("a timestamp of whole seconds"))
            }
            return .success(.text(String(moment.text.prefix(19)) + "Z"))
        case .epochMillis: return .success(.number(ExactNumber(moment.milliseconds)))
        case .epochSeconds:
            guard moment.milliseconds % 1000 == 0 else {
                return .failure(LiteralFault("a timestamp of whole seconds"))
            }
            return .success(.number(ExactNumber(moment.milliseconds / 1000)))
        }
    case .number(let text):
        guard format.isNumber, let number = ExactNumber(text) else { return .failure(fault) }
        return epoch(number, format, fault)
    case .bool: return .failure(fault)
    }
}

private func epoch(
    _ number: ExactNumber, _ format: TimestampFormat, _ fault: LiteralFault
) -> Result<LiteralValue, LiteralFault> {
    guard let value = number.int64, ValueType.timestamp(format).epochRange?.contains(value) ?? false else {
        return .failure(fault)
    }
    return .success(.number(number))
}

/// `` `a`, `b` and `c` ``, the first ten of more.
func quotedList(_ names: [String]) -> String {
    var quoted = names.prefix(10).map { "`\($0)`" }
    if names.count > 10 { quoted.append("\(names.count - 10) more") }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "none" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
}

/// `1 digit`, `2 digits`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
