/// How many bytes the value of JSON takes that begins here, blanks before and behind it among them; nil where there is none (RFC 8259).
/// It nests at most 512 levels, as generated code reads it.
func jsonLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var walk = JSONWalk(bytes: bytes)
    guard walk.value(depth: 0) else { return nil }
    return walk.at
}

/// Steps over JSON without changing it.
private struct JSONWalk {
    static let deepest = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func value(depth: Int) -> Bool {
        skipBlanks()
        defer { skipBlanks() }
        guard depth < JSONWalk.deepest, let byte else { return false }
        switch byte {
        case UInt8(ascii: "{"): return list(depth, close: UInt8(ascii: "}"), named: true)
        case UInt8(ascii: "["): return list(depth, close: UInt8(ascii: "]"), named: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return take("true")
        case UInt8(ascii: "f"): return take("false")
        case UInt8(ascii: "n"): return take("null")
        default: return number()
        }
    }

    private mutating func list(_ depth: Int, close: UInt8, named: Bool) -> Bool {
        at += 1
        skipBlanks()
        if take(close) { return true }
        repeat {
            if named {
                skipBlanks()
                guard string() else { return false }
                skipBlanks()
                guard take(UInt8(ascii: ":")) else { return false }
            }
            guard value(depth: depth + 1) else { return false }
        } while take(UInt8(ascii: ","))
        return take(close)
    }

    private mutating func string() -> Bool {
        guard take(UInt8(ascii: "\"")) else { return false }
        while let byte {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return true
            case 0..<0x20: return false
            case UInt8(ascii: "\\"):
                guard let escape = self.byte else { return false }
                at += 1
                switch escape {
                case UInt8(ascii: "u"):
                    for _ in 0..<4 {
                        guard let digit = self.byte, isHexadecimal(digit) else { return false }
                        at += 1
                    }
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                    UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                    break
                default: return false
                }
            default: break
            }
        }
        return false
    }

    private mutating func number() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")), !digits() { return false }
        if take(UInt8(ascii: ".")), !digits() { return false }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = at
        while let byte, (0x30...0x39).contains(byte) { at += 1 }
        return at > start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard self.byte == byte else { return false }
        at += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount
        where at + index >= bytes.count || bytes[at + index] != word.utf8Start[index] {
            return false
        }
        at += word.utf8CodeUnitCount
        return true
    }

    private mutating func skipBlanks() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
