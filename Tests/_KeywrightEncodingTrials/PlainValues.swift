import KeywrightRuntime

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value is one that the trials make up, and that its type refuses.
struct RefusedValue: Error {}

func compare(_ one: Int, _ other: Int) -> Int { one < other ? -1 : one > other ? 1 : 0 }

/// Number by number; what is a beginning of the other comes first.
func compare(_ one: [Int], _ other: [Int]) -> Int {
    one == other ? 0 : one.lexicographicallyPrecedes(other) ? -1 : 1
}

/// n nines.
func greatest(_ digits: Int) -> Int { (0..<digits).reduce(0) { number, _ in number * 10 + 9 } }

/// Rounded down, for numbers below 0, too.
func floor(_ number: Int, _ step: Int) -> Int {
    let quotient = number / step
    return number % step < 0 ? quotient - 1 : quotient
}

/// A whole number of the last of so many places behind the point.
func decimal(_ number: Int, _ fraction: Int) -> Decimal {
    Decimal(
        sign: number < 0 ? .minus : .plus, exponent: -fraction, significand: Decimal(number.magnitude))
}

func moment(_ milliseconds: Int) throws -> Timestamp {
    guard let timestamp = Timestamp(millisecondsSinceEpoch: Int64(milliseconds)) else { throw RefusedValue() }
    return timestamp
}

func date(_ days: Int) throws -> CalendarDate {
    guard let date = CalendarDate(daysSinceEpoch: days) else { throw RefusedValue() }
    return date
}

func uuid(_ bytes: [Int]) -> UUID {
    let b = bytes.map { UInt8($0) }
    return UUID(
        uuid: (
            b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
        ))
}

/// The number that the bytes make, in so many digits of an alphabet, by long division.
private func digits(_ count: Int, of bytes: [Int], _ alphabet: String) -> String {
    let alphabet = Array(alphabet)
    var rest = bytes
    var text: [Character] = []
    for _ in 0..<count {
        var remainder = 0
        for place in rest.indices {
            let part = remainder * 256 + rest[place]
            rest[place] = part / alphabet.count
            remainder = part % alphabet.count
        }
        text.append(alphabet[remainder])
    }
    return String(text.reversed())
}

/// Of 16 bytes.
func ulid(_ bytes: [Int]) throws -> ULID {
    guard let ulid = ULID(digits(26, of: bytes, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")) else { throw RefusedValue() }
    return ulid
}

/// Of so many seconds since KSUIDs begin, and no other bits.
func ksuid(_ seconds: Int) throws -> KSUID {
    let bytes = [24, 16, 8, 0].map { seconds >> $0 & 255 } + [Int](repeating: 0, count: 16)
    let text = digits(27, of: bytes, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    guard let ksuid = KSUID(text) else { throw RefusedValue() }
    return ksuid
}

extension Timestamp {
    /// Some moment of a day.
    static func start(ofDay day: Int) -> Timestamp {
        Timestamp(millisecondsSinceEpoch: Int64(day) * 86_400_000 + 86_399_999) ?? .earliest
    }
}

extension TrialRandom {
    /// So many bytes; or those that are given with one of them changed.
    mutating func bytes(_ count: Int, near: [Int]?) -> [Int] {
        if var near {
            let place = Int.random(in: 0..<count, using: &self)
            near[place] = number(in: 0...255, near: near[place])
            return near
        }
        return (0..<count).map { _ in number(in: 0...255, near: nil) }
    }

    /// The scalars of a text, of all widths; or those that are given with one of them in the other case, or longer by one.
    mutating func text(near: [Int]?) -> [Int] {
        let pool = [
            0x41, 0x5A, 0x61, 0x7A, 0x40, 0x5B, 0x60, 0x7B, 0x23, 0x30, 0xC9, 0xE9, 0x301, 0xDF, 0x130, 0x1F600, 0xFFFD,
        ]
        guard var near, let place = near.indices.randomElement(using: &self) else {
            return (0..<Int.random(in: 1...8, using: &self)).map { _ in pool.randomElement(using: &self) ?? 0x41 }
        }
        switch near[place] {
        case 0x41...0x5A: near[place] += 32
        case 0x61...0x7A: near[place] -= 32
        default: near.append(0x41)
        }
        return near
    }
}

func string(_ scalars: [Int]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar(UInt32($0)) }))
}

/// The scalars with those of a range moved.
func folded(_ scalars: [Int], _ range: ClosedRange<Int>, _ shift: Int) -> [Int] {
    scalars.map { range.contains($0) ? $0 + shift : $0 }
}

/// Bytes in UTF-8.
func utf8(_ scalars: [Int]) -> Int {
    scalars.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
}

/// FNV-1a of 32 bits, modulo 1,000, reckoned with numbers that do not wrap.
func shard(_ scalars: [Int]) -> Int {
    var hash = 2_166_136_261
    for byte in string(scalars).utf8 { hash = ((hash ^ Int(byte)) * 16_777_619) % 4_294_967_296 }
    return hash % 1_000
}
