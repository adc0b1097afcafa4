/// Base 64 (RFC 4648), in the plain alphabet with padding and in the URL-safe one without.
///
/// Reading is strict: one text for each sequence of bytes, so that a text that differs never means the same.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        append(bytes, to: &characters)
        return String(decoding: characters, as: UTF8.self)
    }

    static func encodeURLSafe(_ bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        append(bytes, alphabet: urlAlphabet, isPadded: false, to: &characters)
        return String(decoding: characters, as: UTF8.self)
    }

    /// Appends what ``encode(_:)`` gives, without a string between.
    static func append(_ bytes: [UInt8], to characters: inout [UInt8]) {
        append(bytes, alphabet: plainAlphabet, isPadded: true, to: &characters)
    }

    static func decode(_ text: String) -> [UInt8]? {
        Array(text.utf8).withUnsafeBufferPointer { decode($0) }
    }

    /// Decodes characters of the plain alphabet.
    static func decode(_ characters: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard characters.count % 4 == 0 else { return nil }
        var end = characters.count
        while end > 0, characters.count - end < 2, characters[end - 1] == UInt8(ascii: "=") { end -= 1 }
        return decode(UnsafeBufferPointer(rebasing: characters[..<end]), digits: plainDigits)
    }

    static func decodeURLSafe(_ text: String) -> [UInt8]? {
        Array(text.utf8).withUnsafeBufferPointer { decode($0, digits: urlDigits) }
    }

    private static func append(_ bytes: [UInt8], alphabet: [UInt8], isPadded: Bool, to characters: inout [UInt8]) {
        characters.reserveCapacity(characters.count + (bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let rest = bytes.count - index
            let first = Int(bytes[index]) << 16
            let second = rest > 1 ? Int(bytes[index + 1]) << 8 : 0
            let third = rest > 2 ? Int(bytes[index + 2]) : 0
            let group = first | second | third
            characters.append(alphabet[group >> 18])
            characters.append(alphabet[group >> 12 & 63])
            if rest > 1 {
                characters.append(alphabet[group >> 6 & 63])
            } else if isPadded {
                characters.append(UInt8(ascii: "="))
            }
            if rest > 2 {
                characters.append(alphabet[group & 63])
            } else if isPadded {
                characters.append(UInt8(ascii: "="))
            }
            index += 3
        }
    }

    /// - Parameter digits: what each character stands for, above 63 where it stands for nothing.
    private static func decode(_ characters: UnsafeBufferPointer<UInt8>, digits: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for character in characters {
            let digit = digits[Int(character)]
            guard digit < 64 else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
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
    private static let plainDigits = digits(of: plainAlphabet)
    private static let urlDigits = digits(of: urlAlphabet)

    private static func digits(of alphabet: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = Array(repeating: 0xFF, count: 256)
        for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
        return digits
    }
}
