#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension NumberText {
    /// The digits of the decimal, or nil for NaN.
    init?(_ decimal: Decimal) {
        if decimal.isNaN { return nil }
        self.init(decimal.description)
    }

    /// The number as a `Decimal`, or nil where that type cannot hold it without rounding: beyond 38 digits, or with a
    /// last digit below the 128th place behind the point.
    var decimal: Decimal? {
        guard isStorable, exponent >= -128 else { return nil }
        if isZero { return Decimal(0) }
        // Two halves of 19 digits, each of which an integer of 64 bits holds.
        var halves: (UInt64, UInt64) = (0, 0)
        let split = max(0, digits.count - 19)
        for digit in digits[..<split] { halves.0 = halves.0 * 10 + UInt64(digit) }
        for digit in digits[split...] { halves.1 = halves.1 * 10 + UInt64(digit) }
        let significand = Decimal(halves.0) * Decimal(10_000_000_000_000_000_000 as UInt64) + Decimal(halves.1)
        return Decimal(sign: isNegative ? .minus : .plus, exponent: exponent, significand: significand)
    }
}

extension Decimal {
    /// The number that the text writes, exact, or nil where it is no number or has more than 38 significant digits.
    ///
    /// `-12.50`, `.5` and `1E-3` are numbers; blanks and groups of thousands are not.
    public init?(exactly text: String) {
        guard let decimal = NumberText(text)?.decimal else { return nil }
        self = decimal
    }

    /// A number that stands in a design, written as text because a literal of Swift would pass through a `Double`.
    ///
    /// Generated code passes texts that the compiler has checked. Any other text that is no number gives NaN, which
    /// no encoder stores.
    public static func literal(_ text: StaticString) -> Decimal {
        Decimal(exactly: text.description) ?? .nan
    }
}
