#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A number in the text in which DynamoDB gives it back (F1.14), as nearly all are: read in one pass, where ``NumberText``
/// takes every other form.
///
/// That is a minus where the number is below zero, digits, the first of which is no zero unless it is the only one before the
/// point, and where there is a fraction a point and digits, the last of which is no zero.
struct PlainNumberText {
    let isNegative: Bool
    /// The digits as a whole number, where there are 19 at most.
    let significand: UInt64
    /// How many digits stand behind the point.
    let fractionDigits: Int

    /// Reads the number; nil where the text is not plain, or has more digits.
    private init?(_ bytes: UnsafeBufferPointer<UInt8>, mostDigits: Int) {
        let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
        var point: Int?
        var number: UInt64 = 0
        for index in start..<max(start, bytes.count) {
            let digit = bytes[index] &- UInt8(ascii: "0")
            if digit <= 9 {
                number = number &* 10 &+ UInt64(digit)
            } else if bytes[index] == UInt8(ascii: "."), point == nil {
                point = index
            } else {
                return nil
            }
        }
        let integerDigits = (point ?? bytes.count) - start
        let fractionDigits = point.map { bytes.count - $0 - 1 } ?? 0
        guard integerDigits > 0, integerDigits + fractionDigits <= mostDigits else { return nil }
        if point != nil, fractionDigits == 0 || bytes[bytes.count - 1] == UInt8(ascii: "0") { return nil }
        if bytes[start] == UInt8(ascii: "0") {
            if integerDigits > 1 { return nil }
            // Zero has no sign.
            if start > 0, point == nil { return nil }
        }
        self.isNegative = start > 0
        self.significand = number
        self.fractionDigits = fractionDigits
    }

    /// Whether it is such a text of 38 digits at most, which is as many as DynamoDB holds (F1.13).
    static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in PlainNumberText(bytes, mostDigits: 38) != nil }
    }

    /// The number, of such a text of 18 digits at most; nil of every other.
    static func decimal(_ text: String) -> Decimal? {
        var text = text
        guard let plain = text.withUTF8({ bytes in PlainNumberText(bytes, mostDigits: 18) }) else { return nil }
        return Decimal(
            sign: plain.isNegative ? .minus : .plus, exponent: -plain.fractionDigits,
            significand: Decimal(plain.significand))
    }
}
