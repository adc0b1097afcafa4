#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The texts that placeholders and their transforms put into a key.
///
/// For numbers and times the fixed-width forms keep the order: of two values, the smaller has the text that comes first
/// by bytes. ``KeyDecoding`` reads the forms that lose nothing.
public enum KeyEncoding {
    /// `true` or `false`.
    public static func text(_ flag: Bool) -> String { flag ? "true" : "false" }

    /// The number in decimal, without padding: the texts have not the numbers' order.
    public static func text(_ number: Int) -> String { number.description }

    /// The number in plain decimal text, as it is stored.
    ///
    /// - Throws: `number` where it cannot be stored.
    public static func text(_ number: Decimal) throws(ValueError) -> String { try NumberConversion.text(number) }

    /// 36 characters in lower case.
    public static func text(_ uuid: UUID) -> String {
        let digits: StaticString = "0123456789abcdef"
        return withUnsafeBytes(of: uuid.uuid) { value in
            DigitText.text(of: 36) { bytes in
                var index = 0
                for place in 0..<16 {
                    if place == 4 || place == 6 || place == 8 || place == 10 {
                        bytes[index] = UInt8(ascii: "-")
                        index += 1
                    }
                    bytes[index] = digits.utf8Start[Int(value[place] >> 4)]
                    bytes[index + 1] = digits.utf8Start[Int(value[place] & 15)]
                    index += 2
                }
            }
        }
    }

    /// 26 characters.
    public static func text(_ ulid: ULID) -> String { ulid.description }

    /// 27 characters.
    public static func text(_ ksuid: KSUID) -> String { ksuid.description }

    /// `2026-11-22`.
    public static func text(_ date: CalendarDate) -> String { date.description }

    /// The text that the format stores.
    public static func text(_ timestamp: Timestamp, as format: TimestampFormat = .iso8601) -> String {
        format.text(timestamp)
    }
}

/// `-$amount`.
extension KeyEncoding {
    /// The number with the other sign.
    ///
    /// - Throws: `number` for the least number, whose opposite no int holds.
    public static func negated(_ number: Int, _ name: String) throws(ValueError) -> Int {
        guard number != .min else { throw ValueError(.number, attribute: name, "its opposite is beyond 64 bits") }
        return -number
    }
}

/// `pad` and `invert`.
extension KeyEncoding {
    /// `pad(n)` of an int: n digits; of a negative number `-` and the nine's complement of each digit.
    ///
    /// - Throws: `digits` where the number needs more than n.
    public static func padded(_ number: Int, _ digits: Int) throws(ValueError) -> String {
        try digitText(of: number.magnitude, digits, hasSign: number < 0, complemented: number < 0)
    }

    /// `pad(n.f)` of a decimal: n digits, and with f above 0 a point and f digits; of a negative number `-` and the
    /// nine's complement of each digit.
    ///
    /// - Throws: `digits` where the number needs more than n or f.
    public static func padded(_ number: Decimal, _ digits: Int, _ fraction: Int = 0) throws(ValueError) -> String {
        guard let number = NumberText(number) else { throw ValueError(.number, "not a number") }
        return try padded(number, digits, fraction)
    }

    /// `invert(n)`: 10ⁿ−1 minus the number, in n digits, so that the greatest number comes first.
    ///
    /// - Throws: `digits` where the number is below 0 or needs more than n digits.
    public static func inverted(_ number: Int, _ digits: Int) throws(ValueError) -> String {
        guard number >= 0 else { throw ValueError(.digits, "below 0, which an inverted number cannot be") }
        // 10ⁿ−1 is n nines, so the difference is the complement of each digit, however large n is.
        return try digitText(of: number.magnitude, digits, hasSign: false, complemented: true)
    }

    /// `invert(n)` of a timestamp that is stored as a number.
    ///
    /// - Throws: `digits` where the number is below 0 or needs more than n digits.
    public static func inverted(
        _ timestamp: Timestamp, as format: TimestampFormat, _ digits: Int
    ) throws(ValueError) -> String {
        guard let number = Int(format.text(timestamp)) else { throw ValueError(.number, "not stored as a number") }
        return try inverted(number, digits)
    }

    /// `pad(n.f)` of a number as it is stored; nil where it does not fit.
    static func padded(storedNumber text: String, _ digits: Int, _ fraction: Int) -> String? {
        NumberText(text).flatMap { try? padded($0, digits, fraction) }
    }

    /// So many digits, or the nine's complement of each.
    private static func digitText(
        of number: UInt, _ digits: Int, hasSign: Bool, complemented: Bool
    ) throws(ValueError) -> String {
        var rest = number
        let start = hasSign ? 1 : 0
        let text = DigitText.text(of: start + digits) { bytes in
            if hasSign { bytes[0] = UInt8(ascii: "-") }
            var index = start + digits
            while index > start {
                index -= 1
                let digit = UInt8(truncatingIfNeeded: rest % 10)
                bytes[index] = UInt8(ascii: "0") + (complemented ? 9 - digit : digit)
                rest /= 10
            }
        }
        if rest > 0 { throw ValueError(.digits, "more than \(digits) digits before the point") }
        return text
    }

    private static func padded(_ number: NumberText, _ digits: Int, _ fraction: Int) throws(ValueError) -> String {
        let integerDigits = number.isZero ? 0 : number.digits.count + number.exponent
        guard integerDigits <= digits else {
            throw ValueError(.digits, "more than \(digits) digits before the point")
        }
        guard number.fractionDigits <= fraction else {
            throw ValueError(.digits, "more than \(fraction) digits behind the point")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits + fraction + 2)
        if number.isNegative { bytes.append(UInt8(ascii: "-")) }
        // The place, counted from the first of the n digits, at which the number's own digits begin.
        let start = digits - integerDigits
        for place in 0..<digits + fraction {
            if place == digits { bytes.append(UInt8(ascii: ".")) }
            let index = place - start
            let digit = number.digits.indices.contains(index) ? number.digits[index] : 0
            bytes.append(UInt8(ascii: "0") + (number.isNegative ? 9 - digit : digit))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
