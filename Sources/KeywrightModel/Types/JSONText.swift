/// Tells whether a text is JSON (RFC 8259).
enum JSONText {
    static func isWellFormed(_ text: String) -> Bool {
        var scanner = Scanner(bytes: Array(text.utf8))
        return scanner.value(depth: 0) && scanner.isAtEnd
    }

    private struct Scanner {
        let bytes: [UInt8]
        var at = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Deeper values are refused, so that no input exhausts the stack.
        static let deepest = 100

        var isAtEnd: Bool { at == bytes.count }

        private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

        mutating func value(depth: Int) -> Bool {
            skipBlanks()
            defer { skipBlanks() }
            guard depth < Scanner.deepest, let byte else { return false }
            switch byte {
            case UInt8(ascii: "{"): return members(depth: depth)
            case UInt8(ascii: "["): return elements(depth: depth)
            case UInt8(ascii: "\""): return string()
            case UInt8(ascii: "t"): return take("true")
            case UInt8(ascii: "f"): return take("false")
            case UInt8(ascii: "n"): return take("null")
            default: return number()
            }
        }

        private mutating func members(depth: Int) -> Bool {
            at += 1
            skipBlanks()
            if take("}") { return true }
            repeat {
                skipBlanks()
                guard byte == UInt8(ascii: "\""), string() else { return false }
                skipBlanks()
                guard take(":"), value(depth: depth + 1) else { return false }
            } while take(",")
            return take("}")
        }

        private mutating func elements(depth: Int) -> Bool {
            at += 1
            skipBlanks()
            if take("]") { return true }
            repeat {
                guard value(depth: depth + 1) else { return false }
            } while take(",")
            return take("]")
        }

        private mutating func string() -> Bool {
            at += 1
            while let byte {
                at += 1
                switch byte {
                case UInt8(ascii: "\""): return true
                case 0..<0x20: return false
                case UInt8(ascii: "\\"):
                    guard let escape = self.byte else { return false }
                    at += 1
                    if escape == UInt8(ascii: "u") {
                        let digits = bytes[at..<min(at + 4, bytes.count)]
                        guard digits.count == 4, digits.allSatisfy(isHexadecimal) else { return false }
                        at += 4
                    } else if !"\"\\/bfnrt".utf8.contains(escape) {
                        return false
                    }
                default: break
                }
            }
            return false
        }

        private mutating func number() -> Bool {
            _ = take("-")
            if !take("0"), !digits() { return false }
            if take("."), !digits() { return false }
            if take("e") || take("E") {
                if !take("+") { _ = take("-") }
                return digits()
            }
            return true
        }

        private mutating func digits() -> Bool {
            let start = at
            while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
            return at > start
        }

        private mutating func take(_ text: String) -> Bool {
            guard bytes[at...].starts(with: text.utf8) else { return false }
            at += text.utf8.count
            return true
        }

        private mutating func skipBlanks() {
            while let byte, " \t\r\n".utf8.contains(byte) { at += 1 }
        }

        private func isHexadecimal(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF".utf8.contains(byte) }
    }
}
