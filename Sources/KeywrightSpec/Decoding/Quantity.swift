/// Numbers with units, as the language writes them: no blanks, no sign, no exponent.
enum Quantity {
    /// `50M`: powers of 1000.
    static func count(_ text: String) -> Double? { number(text, units: [("k", 1e3), ("M", 1e6), ("G", 1e9)]) }

    /// `1.2KB`, in bytes: powers of 1024, and the unit is not optional.
    static func size(_ text: String) -> Double? {
        guard text.hasSuffix("B") else { return nil }
        return number(String(text.dropLast()), units: [("K", 1024), ("M", 1024 * 1024)])
    }

    /// `300/s`, in calls a second; the unit is not optional.
    static func rate(_ text: String) -> Double? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let count = count(String(parts[0])) else { return nil }
        switch parts[1] {
        case "s": return count
        case "min": return count / 60
        case "h": return count / 3600
        case "d": return count / 86400
        default: return nil
        }
    }

    /// `5%`, as a part of one; more than all is none.
    static func share(_ text: String) -> Double? {
        guard text.hasSuffix("%"), let percent = number(String(text.dropLast()), units: []), percent <= 100 else {
            return nil
        }
        return percent / 100
    }

    private static func number(_ text: String, units: [(suffix: Character, factor: Double)]) -> Double? {
        let unit = units.first { text.last == $0.suffix }
        let digits = unit == nil ? text : String(text.dropLast())
        guard isUnsignedDecimal(digits), let value = Double(digits) else { return nil }
        return value * (unit?.factor ?? 1)
    }

    /// `12` or `1.2`, with an optional `-` in front where `signed`.
    static func isDecimal(_ text: String) -> Bool {
        isUnsignedDecimal(text.hasPrefix("-") ? String(text.dropFirst()) : text)
    }

    private static func isUnsignedDecimal(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}
