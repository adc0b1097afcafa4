/// A decimal number of any length, exact: what an `N` stands for (F1.13).
///
/// The value is `0.d₁d₂d₃… × 10^pointPosition`, with no leading or trailing zero digit, so equal numbers are equal
/// structs: `1`, `1.0` and `01` are one key (F1.14).
struct DecimalNumber: Hashable, Sendable {
    /// Below zero; never true of zero.
    private(set) var isNegative: Bool
    /// The significant digits, 0 to 9 each; empty for zero.
    private(set) var digits: [UInt8]
    /// How many places right of the first digit the point stands; 0 for zero.
    private(set) var pointPosition: Int

    /// Makes a number of digits that may have zeros at both ends.
    init(isNegative: Bool, digits: [UInt8], pointPosition: Int) {
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
            self.isNegative = false
            self.digits = []
            self.pointPosition = 0
            return
        }
        self.isNegative = isNegative
        self.digits = Array(digits[first...last])
        self.pointPosition = pointPosition - first
    }

    /// A whole number.
    init(_ number: Int64) {
        let digits = String(number.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        self.init(isNegative: number < 0, digits: digits, pointPosition: digits.count)
    }

    /// Reads `[+-]digits[.digits][e[+-]digits]`; nil for anything else.
    init?(parsing text: String) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        let whole = Self.takeDigits(&bytes)
        var fraction: [UInt8] = []
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            fraction = Self.takeDigits(&bytes)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        var exponent = 0
        if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
            bytes.removeFirst()
            let isBelow = bytes.first == UInt8(ascii: "-")
            if isBelow || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
            let exponentDigits = Self.takeDigits(&bytes)
            guard !exponentDigits.isEmpty else { return nil }
            // Far outside the range of a stored number, so that saturating changes no answer.
            for digit in exponentDigits { exponent = min(exponent * 10 + Int(digit), 1_000_000) }
            if isBelow { exponent = -exponent }
        }
        guard bytes.isEmpty else { return nil }
        self.init(isNegative: isNegative, digits: whole + fraction, pointPosition: whole.count + exponent)
    }

    private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> [UInt8] {
        let run = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        bytes = bytes.dropFirst(run.count)
        return run.map { $0 - UInt8(ascii: "0") }
    }

    /// The number as the service gives it back: plain digits, no exponent, no superfluous zeros (F1.14).
    var text: String {
        guard !digits.isEmpty else { return "0" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if pointPosition <= 0 {
            bytes += [UInt8(ascii: "0"), UInt8(ascii: ".")]
            bytes += Array(repeating: UInt8(ascii: "0"), count: -pointPosition)
        }
        for (index, digit) in digits.enumerated() {
            if index == pointPosition, index > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit + UInt8(ascii: "0"))
        }
        if pointPosition > digits.count {
            bytes += Array(repeating: UInt8(ascii: "0"), count: pointPosition - digits.count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Why the service refuses the number, or nil if it stores it (F1.13).
    var rangeProblem: String? {
        guard !digits.isEmpty else { return nil }
        if pointPosition - 1 > 125 {
            return "Number overflow. Attempting to store a number with magnitude larger than supported range"
        }
        if pointPosition - 1 < -130 {
            return "Number underflow. Attempting to store a number with magnitude smaller than supported range"
        }
        if digits.count > 38 { return "Attempting to store more than 38 significant digits in a Number" }
        return nil
    }

    /// The bytes that the number takes in an item (F3.2).
    var storedSize: Int {
        let whole = max(0, min(digits.count, pointPosition))
        return 1 + (whole + 1) / 2 + (digits.count - whole + 1) / 2 + (isNegative ? 1 : 0)
    }
}

extension DecimalNumber: Comparable {
    static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        if left.sign != right.sign { return left.sign < right.sign }
        return left.isNegative ? right.isSmallerInMagnitude(than: left) : left.isSmallerInMagnitude(than: right)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isSmallerInMagnitude(than other: DecimalNumber) -> Bool {
        if pointPosition != other.pointPosition { return pointPosition < other.pointPosition }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}
