/// A value of an item or of a call. What a number counts is a matter of its type: units of an int, hundredths of a decimal,
/// milliseconds of a timestamp.
package enum PlainValue: Hashable, Sendable, CustomStringConvertible {
    case text(PlainText)
    case number(Int)
    case bool(Bool)
    /// The members of a list, or of a set in the order of their bytes.
    case texts([PlainText])

    package static func text(_ text: String) -> PlainValue { .text(PlainText(text)) }

    package var description: String {
        switch self {
        case .text(let text): "'\(text.text)'"
        case .number(let number): "\(number)"
        case .bool(let bool): "\(bool)"
        case .texts(let texts): "\(texts.map(\.text))"
        }
    }
}

/// A text that is equal to another if their bytes are.
package struct PlainText: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The types of attributes, with what of them the language lets vary.
package enum PlainType: Hashable, Sendable {
    case string(pattern: String?)
    case int(min: Int?, max: Int?)
    /// With two digits of fraction.
    case decimal
    case bool
    case enumeration([String])
    case timestamp(Form)
    case date
    case ulid
    /// Lists and sets of texts.
    case list, set

    package enum Form: String, Sendable {
        case iso8601, epochSeconds, epochMillis
    }

    /// The type that stores it.
    var tag: String {
        switch self {
        case .string, .enumeration, .timestamp(.iso8601), .date, .ulid: "S"
        case .int, .decimal, .timestamp(.epochSeconds), .timestamp(.epochMillis): "N"
        case .bool: "BOOL"
        case .list: "L"
        case .set: "SS"
        }
    }

    /// As a design writes it.
    var yaml: String {
        switch self {
        case .string(nil): "string"
        case .string(let pattern?): "{ type: string, pattern: '\(pattern)' }"
        case .int(let min, let max):
            "{ type: int" + (min.map { ", min: \($0)" } ?? "") + (max.map { ", max: \($0)" } ?? "") + " }"
        case .decimal: "{ type: decimal, fraction: 2 }"
        case .bool: "bool"
        case .enumeration(let names): "{ enum: [\(names.joined(separator: ", "))] }"
        case .timestamp(let form): "{ type: timestamp, as: \(form.rawValue) }"
        case .date: "date"
        case .ulid: "ulid"
        case .list: "list<string>"
        case .set: "set<string>"
        }
    }

    /// The text that is stored, of whatever type it is stored as.
    func storedText(_ value: PlainValue) -> String {
        switch (value, self) {
        case (.text(let text), _): text.text
        case (.bool(let bool), _): bool ? "true" : "false"
        case (.number(let number), .decimal): Self.hundredths(number)
        case (.number(let number), .timestamp(.iso8601)): isoText(number)
        case (.number(let number), .timestamp(.epochSeconds)): "\(number / 1000)"
        case (.number(let number), _): "\(number)"
        case (.texts(let texts), _): texts.map(\.text).joined(separator: " ")
        }
    }

    /// In the service's form.
    func stored(_ value: PlainValue) -> OracleJSON {
        if case .bool(let bool) = value { return .object(["BOOL": .bool(bool)]) }
        if case .texts(let texts) = value {
            if self == .set { return .object(["SS": .array(Self.sorted(texts).map { .string($0.text) })]) }
            return .object(["L": .array(texts.map { .object(["S": .string($0.text)]) })])
        }
        return .object([tag: .string(storedText(value))])
    }

    /// The value that is stored; nil where no value of the type is.
    func value(stored: OracleJSON) -> PlainValue? {
        if case .bool = self { return stored["BOOL"].map { .bool($0.isTrue) } }
        if case .set = self {
            return stored["SS"].map { .texts(Self.sorted($0.elements.compactMap { $0.text.map(PlainText.init) })) }
        }
        if case .list = self {
            return stored["L"].map { .texts($0.elements.compactMap { $0["S"]?.text.map(PlainText.init) }) }
        }
        guard let text = stored[tag]?.text else { return nil }
        switch self {
        case .string, .enumeration, .date, .ulid: return .text(text)
        case .int, .timestamp(.epochMillis): return Int(text).map { .number($0) }
        case .timestamp(.epochSeconds): return Int(text).map { .number($0 * 1000) }
        case .timestamp(.iso8601): return isoMilliseconds(text).map { .number($0) }
        case .decimal: return Self.hundredths(text).map { .number($0) }
        case .bool, .list, .set: return nil
        }
    }

    /// As a set holds them.
    static func sorted(_ texts: [PlainText]) -> [PlainText] {
        Set(texts).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// In the order of their bytes, each as often as it comes.
    static func listed(_ texts: [PlainText]) -> [PlainText] {
        texts.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    private static func hundredths(_ number: Int) -> String {
        let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 100)
        var text = "\(whole)"
        if rest > 0 { text += "." + (rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")) }
        return (number < 0 ? "-" : "") + text
    }

    private static func hundredths(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? (parts[1] + "00").prefix(2) : "00"
        return Int(parts[0] + fraction)
    }
}

/// Whether the left value is below the right one, as the language orders values of a type: texts by their bytes, numbers
/// and moments as such.
func isBelow(_ left: PlainValue, _ right: PlainValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left.bytes.lexicographicallyPrecedes(right.bytes)
    case (.number(let left), .number(let right)): left < right
    case (.bool(let left), .bool(let right)): !left && right
    case (.text, _), (.number, _), (.bool, _), (.texts, _): false
    }
}

/// `2026-11-22T10:00:00.000Z` of milliseconds since 1970.
func isoText(_ milliseconds: Int) -> String {
    let day = floorDivide(milliseconds, 86_400_000)
    let rest = milliseconds - day * 86_400_000
    let second = rest / 1000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let fraction = String("\(1000 + rest % 1000)".dropFirst())
    return dateText(day) + "T" + [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
        + ".\(fraction)Z"
}

func isoMilliseconds(_ text: String) -> Int? {
    let digits = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard digits.count >= 6 else { return nil }
    let second = digits[3] * 3600 + digits[4] * 60 + digits[5]
    return dayNumber(digits[0], digits[1], digits[2]) * 86_400_000 + second * 1000 + (digits.count > 6 ? digits[6] : 0)
}

/// The days since 1970-01-01, counted one by one in years and months.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func daysBefore(_ year: Int) -> Int {
        let last = year - 1
        return 365 * year + floorDivide(last, 4) - floorDivide(last, 100) + floorDivide(last, 400)
    }
    let months = (1..<month).map { daysOf($0, year) }.reduce(0, +)
    return daysBefore(year) - daysBefore(1970) + months + day - 1
}

func dateText(_ day: Int) -> String {
    var year = 1970 + floorDivide(day, 366)
    while dayNumber(year + 1, 1, 1) <= day { year += 1 }
    while dayNumber(year, 1, 1) > day { year -= 1 }
    var rest = day - dayNumber(year, 1, 1)
    var month = 1
    while rest >= daysOf(month, year) {
        rest -= daysOf(month, year)
        month += 1
    }
    func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(rest + 1, 2))"
}

private func daysOf(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

private func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}
