/// A KSUID: 27 characters of `[0-9A-Za-z]`, whose order by bytes is that of the seconds in them.
///
/// Every text of that form is taken, also one that is beyond the 160 bits that a generator would use.
public struct KSUID: Sendable, Hashable {
    private let text: String

    private init(text: String) {
        self.text = text
    }

    /// A KSUID of the time and of chance. Times outside the years 2014 to 2150 count as the nearest of these.
    public init(at timestamp: Timestamp = .now) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: timestamp, using: &generator)
    }

    /// A KSUID of the time and of the generator's bits: 128 of them.
    public init(at timestamp: Timestamp, using generator: inout some RandomNumberGenerator) {
        let seconds = UInt32(clamping: timestamp.secondsSinceEpoch - 1_400_000_000)
        var words: [UInt32] = [seconds]
        for _ in 0..<4 { words.append(UInt32.random(in: 0...UInt32.max, using: &generator)) }
        self.init(words: words)
    }

    /// The number that five words of 32 bits make, the highest first, in base 62.
    init(words: [UInt32]) {
        var rest = words
        var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: 27)
        for index in stride(from: 26, through: 0, by: -1) {
            var remainder: UInt64 = 0
            for position in rest.indices {
                let part = remainder << 32 | UInt64(rest[position])
                rest[position] = UInt32(part / 62)
                remainder = part % 62
            }
            bytes[index] = KSUID.alphabet[Int(remainder)]
        }
        self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    private static let alphabet: [UInt8] = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
}

extension KSUID: Comparable {
    /// In the order of the texts' bytes.
    public static func < (left: KSUID, right: KSUID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension KSUID: LosslessStringConvertible {
    /// Reads 27 letters and digits.
    public init?(_ description: String) {
        guard description.utf8.count == 27 else { return nil }
        for byte in description.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                continue
            default:
                return nil
            }
        }
        self.init(text: description)
    }

    /// The 27 characters.
    public var description: String { text }
}

extension KSUID: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self = try TextCoding.decode(from: decoder)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        try TextCoding.encode(self, to: encoder)
    }
}
