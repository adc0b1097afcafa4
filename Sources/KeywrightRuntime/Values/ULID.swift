/// A ULID: 128 bits as 26 characters of Crockford's base 32, whose order is that of the time in the first ten.
///
/// The text is one of `[0-7][0-9A-HJKMNP-TV-Z]{25}`: upper case, as the order of keys demands. Two ULIDs are equal when
/// their texts are, and ordered as the bytes of these.
public struct ULID: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A ULID of the time and of chance. Times before 1970 count as 1970.
    public init(at timestamp: Timestamp = .now) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: timestamp, using: &generator)
    }

    /// A ULID of the time and of the generator's bits: 80 of them.
    public init(at timestamp: Timestamp, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(max(0, timestamp.millisecondsSinceEpoch))
        let top: UInt64 = UInt64.random(in: 0...0xFFFF, using: &generator)
        self.init(high: milliseconds << 16 | top, low: UInt64.random(in: 0...UInt64.max, using: &generator))
    }

    /// The time that the first ten characters hold, or nil if it is after the year 9999.
    public var timestamp: Timestamp? {
        Timestamp(millisecondsSinceEpoch: Int64(high >> 16))
    }
}

extension ULID: Comparable {
    /// In the order of the texts' bytes.
    public static func < (left: ULID, right: ULID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension ULID: LosslessStringConvertible {
    /// Reads 26 characters; nil for lower case, for letters that the alphabet lacks, and beyond 128 bits.
    public init?(_ description: String) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0
        for byte in description.utf8 {
            guard let digit = ULID.digit(byte) else { return nil }
            count += 1
            if count == 1, digit > 7 { return nil }
            if count > 26 { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | digit
        }
        guard count == 26 else { return nil }
        self.init(high: high, low: low)
    }

    /// The 26 characters.
    public var description: String {
        DigitText.text(of: 26) { bytes in
            // Two words of which each holds twelve digits whole, and the two digits above them.
            var (last, middle) = (low, high << 4 | low >> 60)
            for index in 0..<12 {
                bytes[25 - index] = ULID.letter(last)
                bytes[13 - index] = ULID.letter(middle)
                last >>= 5
                middle >>= 5
            }
            bytes[1] = ULID.letter(high >> 56)
            bytes[0] = ULID.letter(high >> 61)
        }
    }

    /// The letter of the last five bits.
    private static func letter(_ bits: UInt64) -> UInt8 {
        let alphabet: StaticString = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        return alphabet.utf8Start[Int(truncatingIfNeeded: bits & 31)]
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "H"): UInt64(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "J"), UInt8(ascii: "K"): UInt64(byte - UInt8(ascii: "J")) + 18
        case UInt8(ascii: "M"), UInt8(ascii: "N"): UInt64(byte - UInt8(ascii: "M")) + 20
        case UInt8(ascii: "P")...UInt8(ascii: "T"): UInt64(byte - UInt8(ascii: "P")) + 22
        case UInt8(ascii: "V")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "V")) + 27
        default: nil
        }
    }
}

extension ULID: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self = try TextCoding.decode(from: decoder)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        try TextCoding.encode(self, to: encoder)
    }
}
