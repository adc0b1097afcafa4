/// Fixed-width decimal fields of calendar texts, on bytes.
enum DigitText {
    /// A text of so many bytes, all of them ASCII, which the function writes.
    static func text(of count: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) -> String {
        String(unsafeUninitializedCapacity: count) { bytes in
            write(bytes)
            return count
        }
    }

    /// Writes the number, padded with zeros to the width. It is not negative and fits.
    static func write(_ number: Int, width: Int, at start: Int, of bytes: UnsafeMutableBufferPointer<UInt8>) {
        var rest = UInt(truncatingIfNeeded: number)
        var index = start + width
        while index > start {
            index -= 1
            bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// The number that stands in the range of the bytes, all of which must be digits. At most 18 of them.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 18 else { return nil }
        var number = 0
        for index in range {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }
}
