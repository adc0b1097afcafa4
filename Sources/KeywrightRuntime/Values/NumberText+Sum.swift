extension NumberText {
    /// The exact sum.
    static func + (left: NumberText, right: NumberText) -> NumberText {
        if left.isZero { return right }
        if right.isZero { return left }
        let exponent = min(left.exponent, right.exponent)
        let a = left.scaled(to: exponent)
        let b = right.scaled(to: exponent)
        let count = max(a.count, b.count)
        let (high, low) = (padded(a, count), padded(b, count))
        if left.isNegative == right.isNegative {
            return NumberText(isNegative: left.isNegative, digits: sum(high, low), exponent: exponent)
        }
        if high.lexicographicallyPrecedes(low) {
            return NumberText(isNegative: right.isNegative, digits: difference(low, high), exponent: exponent)
        }
        return NumberText(isNegative: left.isNegative, digits: difference(high, low), exponent: exponent)
    }

    /// The digits of the magnitude as a multiple of a power of ten that is no higher than the own.
    private func scaled(to power: Int) -> [UInt8] {
        digits + [UInt8](repeating: 0, count: exponent - power)
    }

    private static func padded(_ digits: [UInt8], _ count: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: count - digits.count) + digits
    }

    private static func sum(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: a.count + 1)
        var carry: UInt8 = 0
        for index in a.indices.reversed() {
            let digit = a[index] + b[index] + carry
            result[index + 1] = digit % 10
            carry = digit / 10
        }
        result[0] = carry
        return result
    }

    /// Of digits that are no less than the others.
    private static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = a
        var borrow: UInt8 = 0
        for index in a.indices.reversed() {
            let taken = b[index] + borrow
            borrow = a[index] < taken ? 1 : 0
            result[index] = a[index] + borrow * 10 - taken
        }
        return result
    }
}
