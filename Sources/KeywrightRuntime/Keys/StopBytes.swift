/// The bytes with which those characters begin that a guard has to look at closely.
struct StopBytes: Hashable, Sendable {
    /// A bit for each byte from 0 to 63, from 64 to 127, and from 192 to 255; those between begin no character.
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var beyond: UInt64 = 0
    /// The only byte of them that is ASCII; nil where there are none, or several.
    let onlyASCII: UInt8?

    /// Of the characters, and of U+10FFFF, which no key text holds.
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var firsts: Set<UInt8> = [0xF4]
        for scalar in scalars { firsts.formUnion(String(Character(scalar)).utf8.prefix(1)) }
        for first in firsts {
            let bit: UInt64 = 1 << UInt64(first & 63)
            switch first >> 6 {
            case 0: low |= bit
            case 1: high |= bit
            default: beyond |= bit
            }
        }
        let ascii = firsts.filter { $0 < 128 }
        onlyASCII = ascii.count == 1 ? ascii.first : nil
    }

    /// How many scalars the text has; nil where one of the bytes is in it.
    func length(of text: String) -> Int? {
        var length = 0
        for byte in text.utf8 {
            let word =
                switch byte >> 6 {
                case 0: low
                case 1: high
                case 2: UInt64(0)
                default: beyond
                }
            if word >> UInt64(byte & 63) & 1 == 1 { return nil }
            if byte & 0xC0 != 0x80 { length += 1 }
        }
        return length
    }
}
