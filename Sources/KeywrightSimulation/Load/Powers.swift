/// Logarithms and powers from the four operations, so that they are the same on every machine.
enum Powers {
    private static let naturalLogarithmOfTwo = 0.693_147_180_559_945_3

    /// The natural logarithm of a number above 0; to 14 digits.
    static func logarithm(_ number: Double) -> Double {
        guard number > 0, number.isFinite else { return number > 0 ? .infinity : -.infinity }
        var significand = number.significand
        var exponent = Double(number.exponent)
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m - 1) / (m + 1)), whose series needs few terms near 1.
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var term = ratio
        var sum = 0.0
        for divisor in stride(from: 1.0, through: 31, by: 2) {
            sum += term / divisor
            term *= square
        }
        return 2 * sum + exponent * naturalLogarithmOfTwo
    }

    /// e to this power.
    static func exponential(_ power: Double) -> Double {
        guard power > -700 else { return 0 }
        guard power < 700 else { return .infinity }
        let twos = (power / naturalLogarithmOfTwo).rounded()
        let rest = power - twos * naturalLogarithmOfTwo
        var term = 1.0
        var sum = 1.0
        for divisor in 1...20 {
            term *= rest / Double(divisor)
            sum += term
        }
        return sum * Double(sign: .plus, exponent: Int(twos), significand: 1)
    }

    /// A number above 0 to a power.
    static func power(_ number: Double, _ power: Double) -> Double {
        power == 1 ? number : exponential(power * logarithm(number))
    }
}
