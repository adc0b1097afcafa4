/// Whether a text is JSON: what the type `json` of the language promises.
enum JSONText {
    /// One value of RFC 8259 and blanks, nested at most ``JSONScanner/deepest`` levels.
    static func isValid(_ text: String) -> Bool {
        var scanner = JSONScanner(Array(text.utf8))
        scanner.skipBlanks()
        guard skipValue(&scanner, depth: 0) else { return false }
        scanner.skipBlanks()
        return scanner.next == nil
    }

    private static func skipValue(_ scanner: inout JSONScanner, depth: Int) -> Bool {
        guard depth < JSONScanner.deepest else { return false }
        switch scanner.next {
        case UInt8(ascii: "{"): return skipObject(&scanner, depth: depth)
        case UInt8(ascii: "["): return skipArray(&scanner, depth: depth)
        case UInt8(ascii: "\""): return scanner.string() != nil
        case UInt8(ascii: "t"): return scanner.skip(word: "true")
        case UInt8(ascii: "f"): return scanner.skip(word: "false")
        case UInt8(ascii: "n"): return scanner.skip(word: "null")
        default: return scanner.skipNumber()
        }
    }

    private static func skipObject(_ scanner: inout JSONScanner, depth: Int) -> Bool {
        guard scanner.skip(UInt8(ascii: "{")) else { return false }
        scanner.skipBlanks()
        if scanner.skip(UInt8(ascii: "}")) { return true }
        repeat {
            scanner.skipBlanks()
            guard scanner.string() != nil else { return false }
            scanner.skipBlanks()
            guard scanner.skip(UInt8(ascii: ":")) else { return false }
            scanner.skipBlanks()
            guard skipValue(&scanner, depth: depth + 1) else { return false }
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        return scanner.skip(UInt8(ascii: "}"))
    }

    private static func skipArray(_ scanner: inout JSONScanner, depth: Int) -> Bool {
        guard scanner.skip(UInt8(ascii: "[")) else { return false }
        scanner.skipBlanks()
        if scanner.skip(UInt8(ascii: "]")) { return true }
        repeat {
            scanner.skipBlanks()
            guard skipValue(&scanner, depth: depth + 1) else { return false }
            scanner.skipBlanks()
        } while scanner.skip(UInt8(ascii: ","))
        return scanner.skip(UInt8(ascii: "]"))
    }
}
