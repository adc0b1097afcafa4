import KeywrightModel

/// What the text of a number says, without a copy of it.
struct NumberShape {
    /// Below zero, or the text of a negative zero.
    var isNegative = false
    /// All digits as one number, where ``isSmall``.
    var mantissa: UInt64 = 0
    /// How many of the digits stand behind the point.
    var fraction = 0
    /// Whether the mantissa holds all digits: at most 18, and no exponent.
    var isSmall = true
    /// Digits without leading and trailing zeros.
    var significant = 0
    /// The power of ten of the first significant digit.
    var magnitude = 0
    /// Bytes that it takes in an item (F3.2).
    var size = 1

    /// Whether DynamoDB holds such a number (F1.13).
    var isStorable: Bool { significant == 0 || (significant <= 38 && (-130...125).contains(magnitude)) }

    /// Reads `-12.50`, `.5`, `1E-3` and the like; nil where the text is no number.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let count = text.count
        if count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        var digits = 0
        var whole = 0
        var first = -1
        var last = -1
        var hasPoint = false
        while index < count {
            let byte = text[index]
            if byte >= 0x30, byte <= 0x39 {
                mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
                if byte != 0x30 {
                    if first < 0 { first = digits }
                    last = digits
                }
                digits &+= 1
                if !hasPoint { whole &+= 1 }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            index &+= 1
        }
        guard digits > 0 else { return nil }
        fraction = digits &- whole
        var exponent = 0
        if index < count {
            guard text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
            index &+= 1
            isSmall = false
            guard let power = Self.power(text, from: index) else { return nil }
            exponent = power
        }
        // Leading zeros do not count against the eighteen.
        if digits &- max(first, 0) > 18 { isSmall = false }
        if first >= 0 {
            significant = last &- first &+ 1
            magnitude = whole &- 1 &- first &+ exponent
            let lowest = whole &- 1 &- last &+ exponent
            let before = magnitude >= 0 ? magnitude &- max(lowest, 0) &+ 1 : 0
            let behind = lowest < 0 ? min(magnitude, -1) &- lowest &+ 1 : 0
            size = 1 &+ (before &+ 1) / 2 &+ (behind &+ 1) / 2 &+ (isNegative ? 1 : 0)
        }
    }

    /// The number after the `e`. One far beyond every number that can be stored stands for all such.
    private static func power(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        var isNegative = false
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < text.count else { return nil }
        var power = 0
        while index < text.count {
            guard text[index] >= 0x30, text[index] <= 0x39 else { return nil }
            power = min(power * 10 + Int(text[index] - 0x30), 1_000_000)
            index += 1
        }
        return isNegative ? -power : power
    }

    /// The value, where it is whole and small.
    @inline(__always)
    var smallInteger: Int64? {
        guard isSmall else { return nil }
        var value = mantissa
        var places = fraction
        while places > 0 {
            let (quotient, rest) = value.quotientAndRemainder(dividingBy: 10)
            if rest != 0 { return nil }
            value = quotient
            places &-= 1
        }
        return isNegative ? -Int64(value) : Int64(value)
    }

    /// The exact value of the text that this is the shape of; only of a number that can be stored.
    func exact(_ text: UnsafeBufferPointer<UInt8>) -> ExactNumber {
        if let integer = smallInteger { return ExactNumber(integer) }
        let digits = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }.filter { $0 >= 0x30 && $0 <= 0x39 }
        let significant = Array(digits.drop { $0 == 0x30 }.prefix(self.significant))
        guard !significant.isEmpty else { return ExactNumber(0) }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if magnitude < 0 {
            bytes += [0x30, UInt8(ascii: ".")] + [UInt8](repeating: 0x30, count: -magnitude - 1) + significant
        } else {
            bytes += significant.prefix(magnitude + 1)
            bytes += [UInt8](repeating: 0x30, count: max(magnitude + 1 - significant.count, 0))
            if significant.count > magnitude + 1 { bytes += [UInt8(ascii: ".")] + significant.dropFirst(magnitude + 1) }
        }
        return ExactNumber(String(decoding: bytes, as: UTF8.self)) ?? ExactNumber(0)
    }
}
