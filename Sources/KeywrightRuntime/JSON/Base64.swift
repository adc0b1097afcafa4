/// Base 64 (RFC 4648), in the plain alphabet with padding and in the URL-safe one without.
///
/// Reading is strict: one text for each sequence of bytes, so that a text that differs never means the same.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        encode(bytes, alphabet: plainAlphabet, isPadded: true)
    }

    static func encodeURLSafe(_ bytes: [UInt8]) -> String {
        encode(bytes, alphabet: urlAlphabet, isPadded: false)
    }

    static func decode(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count % 4 == 0 else { return nil }
        var end = characters.count
        while end > 0, characters.count - end < 2, characters[end - 1] == UInt8(ascii: "=") { end -= 1 }
        return decode(characters[..<end], last: (UInt8(ascii: "+"), UInt8(ascii: "/")))
    }

    static func decodeURLSafe(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8)[...], last: (UInt8(ascii: "-"), UInt8(ascii: "_")))
    }

    private static func encode(_ bytes: [UInt8], alphabet: [UInt8], isPadded: Bool) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let rest = bytes.count - index
            let first = UInt32(bytes[index]) << 16
            let second = rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0
            let third = rest > 2 ? UInt32(bytes[index + 2]) : 0
            let group = first | second | third
            for position in 0..<4 {
                if position <= rest {
                    characters.append(alphabet[Int(group >> UInt32(18 - 6 * position) & 63)])
                } else if isPadded {
                    characters.append(UInt8(ascii: "="))
                }
            }
            index += 3
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// - Parameter last: the characters of the digits 62 and 63, in which the alphabets differ.
    private static func decode(_ characters: ArraySlice<UInt8>, last: (UInt8, UInt8)) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for character in characters {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = character - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = character - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0") + 52
            case last.0: digit = 62
            case last.1: digit = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        // What is left are the unused bits of the last character: fewer than six, and all zero.
        guard count < 6, bits & (1 << count - 1) == 0 else { return nil }
        return bytes
    }

    private static let plainAlphabet: [UInt8] = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlAlphabet: [UInt8] = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
