/// Sum and difference, exact: the caller checks the range of the result before it is stored.
extension DecimalNumber {
    static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        let (a, b, pointPosition) = aligned(left, right)
        if left.isNegative == right.isNegative {
            let sum = added(a, b)
            return DecimalNumber(isNegative: left.isNegative, digits: sum, pointPosition: pointPosition + 1)
        }
        if a.lexicographicallyPrecedes(b) {
            return DecimalNumber(isNegative: right.isNegative, digits: subtracted(b, a), pointPosition: pointPosition)
        }
        return DecimalNumber(isNegative: left.isNegative, digits: subtracted(a, b), pointPosition: pointPosition)
    }

    static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
        left + DecimalNumber(isNegative: !right.isNegative, digits: right.digits, pointPosition: right.pointPosition)
    }

    /// Both digit strings with zeros before and behind, so that they have one point position and one length.
    private static func aligned(_ left: DecimalNumber, _ right: DecimalNumber) -> ([UInt8], [UInt8], Int) {
        let pointPosition = max(left.pointPosition, right.pointPosition)
        func shifted(_ number: DecimalNumber) -> [UInt8] {
            Array(repeating: 0, count: number.digits.isEmpty ? 0 : pointPosition - number.pointPosition) + number.digits
        }
        var a = shifted(left)
        var b = shifted(right)
        let length = max(a.count, b.count)
        a += Array(repeating: 0, count: length - a.count)
        b += Array(repeating: 0, count: length - b.count)
        return (a, b, pointPosition)
    }

    /// The sum of two digit strings of one length, one digit longer.
    private static func added(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: a.count + 1)
        var carry: UInt8 = 0
        for index in a.indices.reversed() {
            let sum = a[index] + b[index] + carry
            result[index + 1] = sum % 10
            carry = sum / 10
        }
        result[0] = carry
        return result
    }

    /// The difference of two digit strings of one length, the first not smaller.
    private static func subtracted(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
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
