/// What JSON is made of.
extension ItemScanner {
    var next: UInt8? { at < count ? base[at] : nil }

    @inline(__always)
    mutating func skipBlanks() {
        while at < count, base[at] <= 0x20 {
            let byte = base[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at &+= 1
        }
    }

    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard at < count, base[at] == byte else { return false }
        at &+= 1
        return true
    }

    mutating func skip(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard at &+ length <= count else { return false }
        for index in 0..<length where base[at &+ index] != word.utf8Start[index] { return false }
        at &+= length
        return true
    }

    /// `:`, with blanks before and behind it.
    @inline(__always)
    mutating func colon() -> Bool {
        skipBlanks()
        guard skip(UInt8(ascii: ":")) else { return expected("`:`") }
        skipBlanks()
        return true
    }

    /// `"S"` and its like.
    @inline(__always)
    mutating func typeName() -> AttributeType? {
        guard at &+ 3 <= count, base[at] == UInt8(ascii: "\"") else { return nil }
        let first = base[at &+ 1]
        if base[at &+ 2] == UInt8(ascii: "\"") {
            let type: AttributeType
            switch first {
            case UInt8(ascii: "S"): type = .s
            case UInt8(ascii: "N"): type = .n
            case UInt8(ascii: "B"): type = .b
            case UInt8(ascii: "M"): type = .m
            case UInt8(ascii: "L"): type = .l
            default: return nil
            }
            at &+= 3
            return type
        }
        if skip(word: "\"BOOL\"") { return .bool }
        if skip(word: "\"NULL\"") { return .null }
        if skip(word: "\"SS\"") { return .ss }
        if skip(word: "\"NS\"") { return .ns }
        return skip(word: "\"BS\"") ? .bs : nil
    }

    /// Reads a string into `text`, its escapes decoded.
    ///
    /// - Returns: whether there was one; else it stands where it stops being one, and there may be a fault.
    @inline(__always)
    mutating func string() -> Bool {
        guard skip(UInt8(ascii: "\"")) else { return false }
        let start = at
        var mask = skipPlain()
        guard at < count else { return expected("`\"` at the end of a string") }
        if base[at] == UInt8(ascii: "\"") {
            at &+= 1
            text = (start, at &- 1 &- start, mask & 0x80 == 0)
        } else {
            guard decodeRest(from: start, &mask) else { return false }
        }
        if text.isASCII { return true }
        guard isUTF8(UnsafeBufferPointer(start: base + text.start, count: text.length)) else {
            at = text.start
            return expected("a string in UTF-8")
        }
        return true
    }

    /// Steps to the next quote, backslash or control character, or to the end.
    ///
    /// - Returns: all bytes that it stepped over, joined by "or".
    @inline(__always)
    mutating func skipPlain() -> UInt8 {
        var mask: UInt64 = 0
        let raw = UnsafeRawPointer(base)
        // Eight bytes at a time, the first of them lowest.
        while at &+ 8 <= count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quote = word ^ 0x2222_2222_2222_2222
            let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
            // The lowest high bit that is set is that of the first byte that is zero, or less than 0x20.
            let ends =
                ((quote &- 0x0101_0101_0101_0101) & ~quote | (backslash &- 0x0101_0101_0101_0101) & ~backslash
                    | (word &- 0x2020_2020_2020_2020) & ~word) & 0x8080_8080_8080_8080
            if ends != 0 {
                let bits = ends.trailingZeroBitCount &- 7
                mask |= word & ((1 as UInt64) << UInt64(truncatingIfNeeded: bits) &- 1)
                at &+= bits / 8
                return mask & 0x8080_8080_8080_8080 == 0 ? 0 : 0x80
            }
            mask |= word
            at &+= 8
        }
        var rest: UInt8 = mask & 0x8080_8080_8080_8080 == 0 ? 0 : 0x80
        while at < count {
            let byte = base[at]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            rest |= byte
            at &+= 1
        }
        return rest
    }

    /// The rest of a string from its first escape on, moved to where the decoded text goes on: that is never longer.
    mutating func decodeRest(from start: Int, _ mask: inout UInt8) -> Bool {
        keepOriginal()
        var target = at
        while at < count {
            switch base[at] {
            case UInt8(ascii: "\""):
                at &+= 1
                text = (start, target &- start, mask & 0x80 == 0)
                return true
            case UInt8(ascii: "\\"):
                let escape = at
                at &+= 1
                guard let scalar = escapedScalar() else {
                    at = escape
                    return expected("an escape of JSON")
                }
                for byte in String(scalar).utf8 {
                    base[target] = byte
                    mask |= byte
                    target &+= 1
                }
            case 0..<0x20:
                return expected("`\"` at the end of a string")
            default:
                let from = at
                mask |= skipPlain()
                if target != from {
                    for place in from..<at {
                        base[target] = base[place]
                        target &+= 1
                    }
                } else {
                    target = at
                }
            }
        }
        return expected("`\"` at the end of a string")
    }

    /// What stands behind a backslash.
    mutating func escapedScalar() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        at &+= 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let high = hexadecimal() else { return nil }
            guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
            guard skip(word: "\\u"), let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    mutating func hexadecimal() -> UInt32? {
        guard at &+ 4 <= count else { return nil }
        var number: UInt32 = 0
        for _ in 0..<4 {
            let byte = base[at]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte &- 0x30
            case 0x41...0x46: digit = byte &- 0x37
            case 0x61...0x66: digit = byte &- 0x57
            default: return nil
            }
            number = number << 4 | UInt32(digit)
            at &+= 1
        }
        return number
    }

    /// Passes over a string without changing it.
    mutating func skipString() -> Bool {
        guard skip(UInt8(ascii: "\"")) else { return false }
        while at < count, base[at] != UInt8(ascii: "\"") {
            if base[at] < 0x20 { return false }
            at &+= base[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return skip(UInt8(ascii: "\""))
    }

    /// Passes over any value.
    mutating func skipJSON(depth: Int) -> Bool {
        guard let length = jsonLength(UnsafeBufferPointer(start: base + at, count: count - at)) else { return false }
        at &+= length
        return true
    }
}
