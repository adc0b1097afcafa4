/// A decimal number as digits, without limits of size: the `min` or `max` of a number type.
package struct DecimalBound: Hashable, Sendable {
    let isNegative: Bool
    /// The digits before the point, without leading zeros: none for a number below one.
    let whole: [UInt8]
    /// The digits after the point, without trailing zeros.
    let fraction: [UInt8]

    package init(_ value: Int) {
        self.init(isNegative: value < 0, whole: value.magnitude.description.utf8.map { $0 - 48 }, fraction: [])
    }

    /// Reads `-?digits(.digits)?`, in which one of the two groups of digits may be missing; nil for any other text.
    package init?(parsing text: String) {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix { $0 != UInt8(ascii: ".") }
        let fraction = rest.dropFirst(whole.count + 1)
        guard !(whole.isEmpty && fraction.isEmpty), (whole + fraction).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        self.init(isNegative: isNegative, whole: whole.map { $0 - 48 }, fraction: fraction.map { $0 - 48 })
    }

    private init(isNegative: Bool, whole: [UInt8], fraction: [UInt8]) {
        self.whole = Array(whole.drop { $0 == 0 })
        let trailing = fraction.reversed().prefix { $0 == 0 }.count
        self.fraction = Array(fraction.dropLast(trailing))
        self.isNegative = isNegative && !(self.whole.isEmpty && self.fraction.isEmpty)
    }

    /// The magnitude with just so many digits before and after the point, of which only the first `used` after the
    /// point may differ from zero; what does not fit behind the point is cut off, or rounded up. Nil where the digits
    /// before the point do not suffice.
    func magnitude(digits: Int, fractionDigits: Int, used: Int, roundingUp: Bool) -> [UInt8]? {
        guard whole.count <= digits else { return nil }
        let kept = fraction.prefix(used)
        var result = Array(repeating: UInt8(0), count: digits - whole.count) + whole + kept
        if roundingUp, fraction.count > kept.count {
            // Only a fraction that fills its digits is ever cut, so the last digit of `result` is the one to raise.
            guard let last = result.lastIndex(where: { $0 < 9 }) else { return nil }
            result[last] += 1
            for index in result.indices[(last + 1)...] { result[index] = 0 }
        }
        return result + Array(repeating: 0, count: digits + fractionDigits - result.count)
    }
}
