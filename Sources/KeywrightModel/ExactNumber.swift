/// A decimal number as it was written, exact: sign, digits and the place of the point.
///
/// The compiler compares numbers and prints them; it never computes with binary fractions.
package struct ExactNumber: Sendable, Hashable {
    /// Whether it is below zero; zero is not.
    package let isNegative: Bool
    /// Digits before the point without leading zeros; empty for a fraction below one.
    package let whole: String
    /// Digits behind the point without trailing zeros.
    package let fraction: String

    /// Reads `12`, `-3.50`, `1e3`-free decimal text; nil for anything else.
    package init?(_ text: String) {
        var rest = text.utf8[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest.removeFirst() }
        let point = rest.firstIndex(of: UInt8(ascii: "."))
        let before = rest[..<(point ?? rest.endIndex)]
        var behind = point.map { rest[rest.index(after: $0)...] } ?? rest[rest.endIndex...]
        let isDigits = { (part: Substring.UTF8View) in part.allSatisfy { (48...57).contains($0) } }
        guard !before.isEmpty, isDigits(before), point == nil || !behind.isEmpty, isDigits(behind) else { return nil }
        whole = String(Substring(before.drop { $0 == UInt8(ascii: "0") }))
        while behind.last == UInt8(ascii: "0") { behind.removeLast() }
        fraction = String(Substring(behind))
        isNegative = negative && !(whole.isEmpty && fraction.isEmpty)
    }

    package init(_ value: Int64) {
        isNegative = value < 0
        whole = value == 0 ? "" : String(value.magnitude)
        fraction = ""
    }

    /// The shortest decimal text.
    package var text: String {
        (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// How many digits it has without leading and trailing zeros; DynamoDB holds 38 (F1.13).
    package var significantDigits: Int {
        let digits = Substring(whole + fraction).drop { $0 == "0" }
        return digits.reversed().drop { $0 == "0" }.count
    }

    /// The value, where it is whole and has 64 bits.
    package var int64: Int64? {
        guard fraction.isEmpty else { return nil }
        guard !isNegative else { return Int64("-" + whole) }
        return whole.isEmpty ? 0 : Int64(whole)
    }
}

extension ExactNumber: Comparable {
    package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let isSmaller = magnitude(left, isBelow: right)
        return left.isNegative ? magnitude(right, isBelow: left) : isSmaller
    }

    private static func magnitude(_ left: ExactNumber, isBelow right: ExactNumber) -> Bool {
        if left.whole.utf8.count != right.whole.utf8.count { return left.whole.utf8.count < right.whole.utf8.count }
        if left.whole != right.whole { return left.whole < right.whole }
        return left.fraction < right.fraction
    }
}

extension ExactNumber {
    /// Whether a number with so many digits behind the point, at most, lies between this one and another.
    func hasMultiple(ofFraction places: Int, upTo maximum: ExactNumber) -> Bool {
        // Cutting digits off leads toward zero: of one of the two ends that is into the range, if anything is.
        if isNegative != maximum.isNegative { return true }
        let end = isNegative ? self : maximum
        guard let cut = ExactNumber(end.cutText(places)) else { return true }
        return !(cut < self) && !(maximum < cut)
    }

    private func cutText(_ places: Int) -> String {
        let kept = fraction.utf8.count > places ? String(fraction.prefix(places)) : fraction
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (kept.isEmpty ? "" : "." + kept)
    }
}
