/// Numbers as key templates write them: exactly the texts of the numbers within the bounds.
extension Language {
    /// Integers without padding: `0`, or digits without a leading zero, with `-` before a negative one. Exact for any
    /// bounds of 64 bits.
    package static func integers(from minimum: Int = .min, through maximum: Int = .max) -> Language {
        guard minimum <= maximum else { return nothing }
        var choices: [Language] = []
        if maximum >= 0 {
            choices += magnitudes(from: UInt(max(minimum, 0)), through: UInt(maximum))
        }
        if minimum < 0 {
            let least = maximum < 0 ? maximum.magnitude : 1
            choices += magnitudes(from: least, through: minimum.magnitude).map { sequence([text("-"), $0]) }
        }
        return choice(choices)
    }

    /// The texts of `pad(n)` and `pad(n.f)` for the numbers from `minimum` to `maximum` that fit: n digits, then, where
    /// f is above 0, a point and f digits; a negative number is `-` and the nine's complement of each digit of its
    /// magnitude, so that texts sort as their numbers do. Zero has one form.
    ///
    /// - Parameters:
    ///   - valueFraction: How many digits after the point a value has at most; nil where as many as are written.
    ///   - significantDigits: How many digits a value may have from its first to its last that is not zero. Where the
    ///     bounds allow more, the language holds the longer ones, too, and says so in ``isExact``.
    package static func padded(
        digits: Int, fractionDigits: Int = 0, valueFraction: Int? = nil, minimum: DecimalBound? = nil,
        maximum: DecimalBound? = nil, significantDigits: Int = 38
    ) -> Language {
        let used = min(valueFraction ?? fractionDigits, fractionDigits)
        let format = PaddedFormat(digits: digits, fractionDigits: fractionDigits, used: used)
        var choices: [Language] = []
        var isExact = true
        if let bounds = format.magnitudes(from: minimum, through: maximum, negative: false) {
            choices.append(format.texts(bounds, negative: false))
            isExact = isExact && format.width(of: bounds) <= significantDigits
        }
        if let bounds = format.magnitudes(from: minimum, through: maximum, negative: true) {
            choices.append(sequence([text("-"), format.texts(bounds, negative: true)]))
            isExact = isExact && format.width(of: bounds) <= significantDigits
        }
        let language = choice(choices)
        return isExact ? language : language.overApproximated
    }

    /// The texts of `invert(n)` for the integers from `minimum` to `maximum` that lie in 0...10ⁿ−1: 10ⁿ−1 minus the
    /// number, padded to n digits.
    package static func inverted(digits: Int, minimum: Int = 0, maximum: Int = .max) -> Language {
        let format = PaddedFormat(digits: digits, fractionDigits: 0, used: 0)
        guard
            let bounds = format.magnitudes(
                from: DecimalBound(minimum), through: DecimalBound(maximum), negative: false)
        else { return nothing }
        // Each digit of 10ⁿ−1 is a nine, so the difference is the nine's complement digit by digit.
        return digitTexts(from: bounds.first, through: bounds.last, complemented: true)
    }

    /// The texts of `shard(n)`: 0 to n−1, padded to the digits of n−1.
    package static func shard(_ count: Int) -> Language {
        guard count > 0 else { return nothing }
        let last = digits(of: UInt(count - 1))
        return digitTexts(from: Array(repeating: 0, count: last.count), through: last)
    }

    /// The numbers between two magnitudes without padding, one language for each number of digits.
    private static func magnitudes(from first: UInt, through last: UInt) -> [Language] {
        guard first <= last else { return [] }
        let low = digits(of: first)
        let high = digits(of: last)
        return (low.count...high.count).map { count in
            digitTexts(
                from: count == low.count ? low : [1] + Array(repeating: 0, count: count - 1),
                through: count == high.count ? high : Array(repeating: 9, count: count))
        }
    }

    private static func digits(of number: UInt) -> [UInt8] { number.description.utf8.map { $0 - 48 } }
}

/// The layout of `pad(n.f)`, and which magnitudes of it lie between two bounds.
private struct PaddedFormat {
    let digits: Int
    let fractionDigits: Int
    /// How many of the digits after the point a value can use.
    let used: Int

    typealias Bounds = (first: [UInt8], last: [UInt8])

    func magnitudes(from minimum: DecimalBound?, through maximum: DecimalBound?, negative: Bool) -> Bounds? {
        // For the negative side the bounds change places: the magnitude begins at that of the maximum.
        let near = negative ? maximum : minimum
        let far = negative ? minimum : maximum
        let zero = Array(repeating: UInt8(0), count: digits + fractionDigits)
        if let far, far.isNegative != negative { return nil }
        var first = zero
        if let near, near.isNegative == negative, near != DecimalBound(0) {
            guard let rounded = magnitude(near, roundingUp: true) else { return nil }
            first = rounded
        }
        if negative, first == zero {
            // A negative number is at least one unit of the last digit that is used.
            guard digits + used > 0 else { return nil }
            first[digits + used - 1] = 1
        }
        let nines = Array(repeating: UInt8(9), count: digits + used)
        let greatest = nines + Array(repeating: UInt8(0), count: fractionDigits - used)
        let last = far.map { magnitude($0, roundingUp: false) ?? greatest } ?? greatest
        return last.lexicographicallyPrecedes(first) ? nil : (first, last)
    }

    func texts(_ bounds: Bounds, negative: Bool) -> Language {
        let point = fractionDigits > 0 ? digits : nil
        return .digitTexts(
            from: bounds.first, through: bounds.last, complemented: negative, pointAfter: point, used: digits + used)
    }

    /// How many digits the longest of the magnitudes has.
    func width(of bounds: Bounds) -> Int { digits + used - bounds.last.prefix { $0 == 0 }.count }

    private func magnitude(_ bound: DecimalBound, roundingUp: Bool) -> [UInt8]? {
        bound.magnitude(digits: digits, fractionDigits: fractionDigits, used: used, roundingUp: roundingUp)
    }
}
