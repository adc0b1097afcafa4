/// A decimal number as its digits: exact, whatever its text looked like.
///
/// It is what stands between the texts that DynamoDB holds (F1.13, F1.14) and the number types of Swift, none of which
/// reads or writes all of these texts without rounding.
struct NumberText: Hashable, Sendable {
    /// Below zero. Never set for zero.
    let isNegative: Bool
    /// The significant digits, 0 to 9 each, the first and the last not zero; empty for zero.
    let digits: [UInt8]
    /// The power of ten by which the digits, read as a whole number, are multiplied; 0 for zero.
    let exponent: Int

    /// Trims zeros at both ends.
    init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        var trimmed = digits[...]
        var exponent = exponent
        while trimmed.last == 0 {
            trimmed.removeLast()
            exponent += 1
        }
        trimmed = trimmed.drop { $0 == 0 }
        self.isNegative = isNegative && !trimmed.isEmpty
        self.digits = Array(trimmed)
        self.exponent = trimmed.isEmpty ? 0 : exponent
    }

    /// The number itself.
    init(_ number: Int) {
        let text = Array(number.magnitude.description.utf8)
        self.init(isNegative: number < 0, digits: text.map { $0 - UInt8(ascii: "0") }, exponent: 0)
    }

    /// Reads `-12.50`, `.5`, `1E-3` and the like; nil where the text is no number.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes.removeFirst()
        }
        var digits: [UInt8] = []
        var exponent = 0
        var hasPoint = false
        while let byte = bytes.first {
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits.append(byte - UInt8(ascii: "0"))
                if hasPoint { exponent -= 1 }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            bytes.removeFirst()
        }
        guard !digits.isEmpty else { return nil }
        if let mark = bytes.first {
            guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return nil }
            bytes.removeFirst()
            guard let power = NumberText.power(bytes) else { return nil }
            exponent += power
        }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    /// Whether the bytes are a text that ``init(_:)`` reads, without reading it.
    static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func skipSign() {
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                index += 1
            }
        }
        func skipDigits() -> Int {
            let start = index
            while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
                index += 1
            }
            return index - start
        }
        skipSign()
        var count = skipDigits()
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            count += skipDigits()
        }
        guard count > 0 else { return false }
        if index < bytes.count, bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E") {
            index += 1
            skipSign()
            if skipDigits() == 0 { return false }
        }
        return index == bytes.count
    }

    /// The number after the `e`. One far beyond every number that can be stored stands for all such.
    private static func power(_ bytes: ArraySlice<UInt8>) -> Int? {
        var bytes = bytes
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes.removeFirst()
        }
        guard !bytes.isEmpty else { return nil }
        var power = 0
        for byte in bytes {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            power = min(power * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
        }
        return isNegative ? -power : power
    }
}

extension NumberText {
    /// Whether it is 0.
    var isZero: Bool { digits.isEmpty }

    /// How many digits stand behind the point in plain text.
    var fractionDigits: Int { max(0, -exponent) }

    /// Whether DynamoDB can hold it: 38 significant digits, and a magnitude from 1E-130 to below 1E126 (F1.13).
    var isStorable: Bool {
        isZero || (digits.count <= 38 && (-130...125).contains(digits.count + exponent - 1))
    }

    /// Plain decimal text without an exponent, as DynamoDB gives it back. Only for numbers that can be stored.
    var plain: String {
        if isZero { return "0" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let integerDigits = digits.count + exponent
        if integerDigits <= 0 {
            bytes.append(UInt8(ascii: "0"))
        }
        for index in 0..<max(integerDigits, 0) {
            bytes.append(UInt8(ascii: "0") + (index < digits.count ? digits[index] : 0))
        }
        if exponent < 0 {
            bytes.append(UInt8(ascii: "."))
            for index in integerDigits..<digits.count {
                bytes.append(UInt8(ascii: "0") + (index >= 0 ? digits[index] : 0))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number as an `Int`, or nil where it has a fraction or is beyond 64 bits.
    var int: Int? {
        guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
        var number = 0
        for index in 0..<(isZero ? 0 : digits.count + exponent) {
            let digit = index < digits.count ? Int(digits[index]) : 0
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || sumOverflow { return nil }
            number = sum
        }
        return number
    }
}

extension NumberText {
    /// Below, at or above zero as this number is less than, equal to or greater than the other.
    func compare(_ other: NumberText) -> Int {
        if sign != other.sign { return sign - other.sign }
        return isNegative ? other.compareMagnitude(self) : compareMagnitude(other)
    }

    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    /// Of two numbers, the one whose first digit stands further left is greater; else the digits decide, since neither
    /// ends with a zero.
    private func compareMagnitude(_ other: NumberText) -> Int {
        let place = digits.count + exponent
        let otherPlace = other.digits.count + other.exponent
        if place != otherPlace { return place < otherPlace ? -1 : 1 }
        if digits.lexicographicallyPrecedes(other.digits) { return -1 }
        return other.digits.lexicographicallyPrecedes(digits) ? 1 : 0
    }
}
