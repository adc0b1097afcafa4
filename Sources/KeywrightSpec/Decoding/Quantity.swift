/// Numbers with units, as the language writes them: no blanks, no sign, no exponent.
enum Quantity {
    /// `50M`: powers of 1000.
    static func count(_ text: String) -> Double? { count(text[...]) }

    private static func count(_ text: Substring) -> Double? {
        number(text) { unit in
            switch unit {
            case UInt8(ascii: "k"): 1e3
            case UInt8(ascii: "M"): 1e6
            case UInt8(ascii: "G"): 1e9
            default: nil
            }
        }
    }

    /// `1.2KB`, in bytes: powers of 1024, and the unit is not optional.
    static func size(_ text: String) -> Double? {
        guard text.utf8.last == UInt8(ascii: "B") else { return nil }
        return number(withoutLast(text[...])) { unit in
            switch unit {
            case UInt8(ascii: "K"): 1024
            case UInt8(ascii: "M"): 1024 * 1024
            default: nil
            }
        }
    }

    /// `300/s`, in calls a second; the unit is not optional.
    static func rate(_ text: String) -> Double? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let count = count(parts[0]) else { return nil }
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
        guard text.utf8.last == UInt8(ascii: "%"), let percent = number(withoutLast(text[...]), factor: { _ in nil }),
            percent <= 100
        else { return nil }
        return percent / 100
    }

    /// - Parameter factor: what a unit stands for; nil for a byte that is no unit.
    private static func number(_ text: Substring, factor: (UInt8) -> Double?) -> Double? {
        let unit = text.utf8.last.flatMap(factor)
        let digits = unit == nil ? text : withoutLast(text)
        guard isUnsignedDecimal(digits), let value = Double(digits) else { return nil }
        return value * (unit ?? 1)
    }

    /// A text without its last byte, which is ASCII.
    private static func withoutLast(_ text: Substring) -> Substring { Substring(text.utf8.dropLast()) }

    /// `12` or `1.2`, with an optional `-` in front where `signed`.
    static func isDecimal(_ text: String) -> Bool {
        isUnsignedDecimal(text.utf8.first == UInt8(ascii: "-") ? Substring(text.utf8.dropFirst()) : text[...])
    }

    private static func isUnsignedDecimal(_ text: Substring) -> Bool {
        var digits = 0
        var isFraction = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
                isFraction = true
                digits = 0
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits += 1
            } else {
                return false
            }
        }
        return digits > 0
    }
}
