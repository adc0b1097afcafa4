import KeywrightKeySpace

/// Values of a type, each once, as they could stand in a table: for witnesses, so small and alike. Times lie within one
/// hour, as far as the count allows, and dates within one month. Fewer than asked where the type has no more, or where
/// its constraints leave few; a caller still has to ask whether a key template takes them.
///
/// - Parameter avoided: characters that free texts do without.
func sampleValues(
    of type: ValueType, _ constraints: Constraints, count: Int, avoiding avoided: Set<Unicode.Scalar> = []
) -> [LiteralValue] {
    switch type {
    case .string: return sampleTexts(constraints, count: count, avoiding: avoided).map { .text($0) }
    case .int, .decimal, .double: return sampleNumbers(constraints, count: count).map { .number($0) }
    case .bool: return [.bool(true), .bool(false)]
    case .bytes: return (0..<min(count, 64)).map { .text(digit($0, of: base64Digits) + "A==") }
    case .json: return (1...max(count, 1)).map { .text(String($0)) }
    case .timestamp(let format): return (0..<count).map { sampleTime(format, number: $0) }
    case .date:
        return (0..<count).map {
            .text(String(CalendarText.Moment(milliseconds: firstDay + Int64($0) * day).text.prefix(10)))
        }
    case .uuid: return (1...max(count, 1)).map { .text("00000000-0000-4000-8000-" + padded($0, 12)) }
    case .uuidv7: return (1...max(count, 1)).map { .text("019ab0b9-7d00-7000-8000-" + padded($0, 12)) }
    case .ulid: return (1...max(count, 1)).map { .text("01KANBJZ80" + padded($0, 16)) }
    case .ksuid: return (1...max(count, 1)).map { .text("36" + padded($0, 25)) }
    case .enumeration(let enumeration): return enumeration.cases.prefix(count).map { .text($0.stored) }
    case .object(let object): return sampleObjects(object, count: count, avoiding: avoided)
    case .recoded(let logical):
        return sampleValues(of: logical, constraints, count: count).map { value in
            switch value {
            case .bool(let isTrue): .number(ExactNumber(isTrue ? 1 : 0))
            case .number(let number): .text(number.text)
            case .text, .list, .object: value
            }
        }
    case .list, .map, .set: return []
    }
}

/// 2026-11-01.
private let firstDay: Int64 = 1_793_491_200_000
private let day: Int64 = 86_400_000
/// 2026-11-22T10:00:00Z.
private let firstMoment: Int64 = 1_795_341_600_000

private func sampleTime(_ format: TimestampFormat, number: Int) -> LiteralValue {
    let seconds = CalendarText.Moment(milliseconds: firstMoment + Int64(number) * 1000)
    let moment = CalendarText.Moment(milliseconds: firstMoment + Int64(number))
    switch format {
    case .iso8601, .iso8601AnyDigits: return .text(moment.text)
    case .iso8601Seconds: return .text(String(seconds.text.prefix(19)) + "Z")
    case .iso8601Microseconds: return .text(moment.text(behindMilliseconds: "000"))
    case .iso8601Nanoseconds: return .text(moment.text(behindMilliseconds: "000000"))
    case .epochMillis: return .number(ExactNumber(moment.milliseconds))
    case .epochSeconds: return .number(ExactNumber(seconds.milliseconds / 1000))
    }
}

// MARK: Numbers

/// Whole numbers from 1 on, or from the least allowed; else the bounds themselves.
private func sampleNumbers(_ constraints: Constraints, count: Int) -> [ExactNumber] {
    let isAllowed = { (number: ExactNumber) in
        !(constraints.minimum.map { number < $0 } ?? false) && !(constraints.maximum.map { $0 < number } ?? false)
    }
    let bounds = [constraints.minimum, constraints.maximum].compactMap(\.self)
    let first = isAllowed(ExactNumber(1)) ? 1 : constraints.minimum?.int64 ?? constraints.maximum?.int64
    guard let first else { return Array(bounds.prefix(count)) }
    let step: Int64 = isAllowed(ExactNumber(first)) && first == constraints.maximum?.int64 ? -1 : 1
    var numbers: [ExactNumber] = []
    for offset in 0..<Int64(count) {
        let (value, overflow) = first.addingReportingOverflow(offset * step)
        guard !overflow, isAllowed(ExactNumber(value)) else { break }
        numbers.append(ExactNumber(value))
    }
    return numbers
}

// MARK: Texts

private func sampleTexts(_ constraints: Constraints, count: Int, avoiding avoided: Set<Unicode.Scalar>) -> [String] {
    let least = max(constraints.minLength ?? 1, 1)
    if let pattern = constraints.pattern {
        let language = pattern.language.without(.highest).limited(minLength: least, maxLength: constraints.maxLength)
        return language.someTexts(count: min(count, 200))
    }
    let letters = letters.filter { !avoided.contains($0) }
    guard let zero = letters.first, letters.count > 1 else { return [] }
    var texts: [String] = []
    for number in 0..<count {
        var scalars: [Unicode.Scalar] = []
        var rest = number
        repeat {
            scalars.append(letters[rest % letters.count])
            rest /= letters.count
        } while rest > 0
        scalars += Array(repeating: zero, count: max(least - scalars.count, 0))
        if let most = constraints.maxLength, scalars.count > most { break }
        texts.append(String(String.UnicodeScalarView(scalars.reversed())))
    }
    return texts
}

private let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars)
private let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)

private func digit(_ number: Int, of digits: [Unicode.Scalar]) -> String { String(Character(digits[number])) }

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
}

// MARK: Objects

/// The first value of each member that an object must have, and then others of one member at a time.
private func sampleObjects(_ object: ObjectType, count: Int, avoiding avoided: Set<Unicode.Scalar>) -> [LiteralValue] {
    let members = object.members.filter { !$0.isOptional }
    let values = members.map { sampleValues(of: $0.type, $0.constraints, count: count, avoiding: avoided) }
    guard values.allSatisfy({ !$0.isEmpty }) else { return [] }
    let first = zip(members, values).map { LiteralValue.Member($0.name, $1[0]) }
    var objects = [LiteralValue.object(first)]
    for number in 1..<max(count, 2) {
        for (index, others) in values.enumerated() where number < others.count {
            var changed = first
            changed[index].value = others[number]
            objects.append(.object(changed))
        }
    }
    return Array(objects.prefix(count))
}
