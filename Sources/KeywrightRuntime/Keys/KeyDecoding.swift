#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Reads back the key texts that lose nothing: the inverse of ``KeyEncoding``.
///
/// Each function takes exactly the texts that the encoder gives, and returns nil for all others.
public enum KeyDecoding {
    /// `true` or `false`.
    public static func bool(_ text: String) -> Bool? {
        if text.utf8.elementsEqual("true".utf8) { return true }
        return text.utf8.elementsEqual("false".utf8) ? false : nil
    }

    /// A number in decimal without padding.
    public static func int(_ text: String) -> Int? {
        guard let number = Int(text), number.description.utf8.elementsEqual(text.utf8) else { return nil }
        return number
    }

    /// 36 characters in lower case.
    public static func uuid(_ text: String) -> UUID? {
        guard let uuid = UUID(uuidString: text), KeyEncoding.text(uuid).utf8.elementsEqual(text.utf8) else {
            return nil
        }
        return uuid
    }

    /// `pad(n)` of an int.
    public static func padded(_ text: String, _ digits: Int) -> Int? {
        number(text, digits, 0)?.int
    }

    /// `pad(n.f)` of a decimal.
    public static func padded(_ text: String, _ digits: Int, _ fraction: Int) -> Decimal? {
        number(text, digits, fraction)?.decimal
    }

    /// `pad(n.f)` of an int.
    public static func paddedInt(_ text: String, _ digits: Int, _ fraction: Int) -> Int? {
        number(text, digits, fraction)?.int
    }

    /// `invert(n)` of a timestamp that is stored as a number.
    public static func inverted(_ text: String, _ digits: Int, as format: TimestampFormat) -> Timestamp? {
        inverted(text, digits).flatMap { format.timestamp($0.description) }
    }

    /// `invert(n)` of an int.
    public static func inverted(_ text: String, _ digits: Int) -> Int? {
        // The form without a sign: the complement of a negative number's would be another number's.
        guard text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
        let complement = text.utf8.map { UInt8(ascii: "0") + (UInt8(ascii: "9") - $0) }
        return number(String(decoding: complement, as: UTF8.self), digits, 0)?.int
    }

    private static func number(_ text: String, _ digits: Int, _ fraction: Int) -> NumberText? {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        guard bytes.count == digits + (fraction > 0 ? fraction + 1 : 0) else { return nil }
        var values: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if fraction > 0, place == digits {
                guard byte == UInt8(ascii: ".") else { return nil }
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = byte - UInt8(ascii: "0")
            values.append(isNegative ? 9 - digit : digit)
        }
        let number = NumberText(isNegative: isNegative, digits: values, exponent: -fraction)
        // Zero has one form, without a sign.
        return isNegative && number.isZero ? nil : number
    }
}
