/// Steps through the bytes of a JSON text (RFC 8259), strictly.
///
/// No byte sequence makes it trap, and nesting is bounded, so that a hostile text cannot exhaust the stack.
struct JSONScanner {
    /// How deep arrays and objects may stand in each other. DynamoDB takes 32 levels (F3.4).
    static let deepest = 512

    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte that comes next, or nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    /// Steps over the byte, if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    /// Steps over the word, if it comes next.
    mutating func skip(word: StaticString) -> Bool {
        let word = Array(word.description.utf8)
        guard bytes[offset...].starts(with: word) else { return false }
        offset += word.count
        return true
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

    /// Reads a string with its quotes; nil where there is none, or one that is not valid Unicode.
    mutating func string() -> String? {
        guard skip(UInt8(ascii: "\"")) else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                // Decoding repairs what is not UTF-8, which then differs from what was read.
                let string = String(decoding: text, as: UTF8.self)
                return string.utf8.elementsEqual(text) ? string : nil
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: Array(String(scalar).utf8))
            case 0..<0x20:
                return nil
            default:
                text.append(byte)
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
