/// Steps through the bytes of a JSON text (RFC 8259), strictly.
///
/// No byte sequence makes it trap, and nesting is bounded, so that a hostile text cannot exhaust the stack.
struct JSONScanner {
    /// How deep arrays and objects of a text may stand in each other that is JSON and nothing else.
    static let deepest = 512

    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte that comes next, or nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    @inline(__always)
    mutating func skipBlanks() {
        while let byte = next, byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    /// Steps over the byte, if it comes next.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    /// Steps over the word, if it comes next.
    mutating func skip(word: StaticString) -> Bool {
        let isNext = word.withUTF8Buffer { bytes[offset...].starts(with: $0) }
        if isNext { offset += word.utf8CodeUnitCount }
        return isNext
    }

    /// Steps over a number.
    mutating func skipNumber() -> Bool {
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")), skipDigits() == 0 { return false }
        if skip(UInt8(ascii: ".")), skipDigits() == 0 { return false }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            if skipDigits() == 0 { return false }
        }
        return true
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        return offset - start
    }

    /// Reads a number as its text; nil where there is none.
    mutating func number() -> String? {
        let start = offset
        return skipNumber() ? text(start..<offset, isASCII: true) : nil
    }

    /// Reads a string with its quotes; nil where there is none, or one that is not valid Unicode.
    mutating func string() -> String? {
        guard skip(UInt8(ascii: "\"")) else { return nil }
        let start = offset
        let isASCII = skipPlain()
        switch next {
        case UInt8(ascii: "\""):
            offset += 1
            return text(start..<offset - 1, isASCII: isASCII)
        case UInt8(ascii: "\\"):
            return escapedString(behind: Array(bytes[start..<offset]))
        default:
            return nil
        }
    }

    /// What `read` makes of the bytes between the quotes of a string that is ASCII and has no escapes, and steps over
    /// it. Where the string is another, or `read` gives nil, it stays where it is.
    mutating func plainString<Value>(_ read: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
        let start = offset
        if skip(UInt8(ascii: "\"")), skipPlain(), next == UInt8(ascii: "\"") {
            let content = start + 1..<offset
            if let value = bytes.withUnsafeBufferPointer({ read(UnsafeBufferPointer(rebasing: $0[content])) }) {
                offset += 1
                return value
            }
        }
        offset = start
        return nil
    }

    /// Steps to the next quote, backslash or control character, or to the end.
    ///
    /// - Returns: whether all that it stepped over is ASCII.
    private mutating func skipPlain() -> Bool {
        let start = offset
        let (end, mask) = bytes.withUnsafeBytes { buffer in
            var index = start
            var mask: UInt64 = 0
            // Eight bytes at a time, as long as none of them ends the run.
            while index + 8 <= buffer.count {
                let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let quote = word ^ 0x2222_2222_2222_2222
                let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
                // The high bit of a byte is set where the first such byte is zero, or less than 0x20.
                let ends =
                    (quote &- 0x0101_0101_0101_0101) & ~quote | (backslash &- 0x0101_0101_0101_0101) & ~backslash
                    | (word &- 0x2020_2020_2020_2020) & ~word
                if ends & 0x8080_8080_8080_8080 != 0 { break }
                mask |= word
                index += 8
            }
            while index < buffer.count {
                let byte = buffer[index]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
                mask |= UInt64(byte)
                index += 1
            }
            return (index, mask)
        }
        offset = end
        return mask & 0x8080_8080_8080_8080 == 0
    }

    /// The bytes as a text; nil where they are not valid Unicode.
    private func text(_ range: Range<Int>, isASCII: Bool) -> String? {
        bytes.withUnsafeBufferPointer { Self.text(UnsafeBufferPointer(rebasing: $0[range]), isASCII: isASCII) }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> String? {
        let string = String(decoding: bytes, as: UTF8.self)
        // Decoding repairs what is not UTF-8, which then differs from what was read.
        return isASCII || string.utf8.elementsEqual(bytes) ? string : nil
    }

    /// The rest of a string, from its first backslash on.
    private mutating func escapedString(behind start: [UInt8]) -> String? {
        var text = start
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return text.withUnsafeBufferPointer { Self.text($0, isASCII: false) }
            case UInt8(ascii: "\\"):
                offset += 1
                guard let scalar = escape() else { return nil }
                if scalar.isASCII {
                    text.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    text.append(contentsOf: String(scalar).utf8)
                }
            case 0..<0x20:
                return nil
            default:
                let start = offset
                _ = skipPlain()
                text.append(contentsOf: bytes[start..<offset])
            }
        }
        return nil
    }

    /// What stands behind a backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    /// Four hexadecimal digits, or two such groups that are a surrogate pair.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let high = hexadecimal() else { return nil }
        guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
        guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")), let low = hexadecimal() else { return nil }
        guard (0xDC00...0xDFFF).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Hexadecimal.digit(byte) else { return nil }
            offset += 1
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
