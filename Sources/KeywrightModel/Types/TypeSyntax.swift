/// A type as its text says it: `list<Money>?`.
///
/// Ranges count UTF-8 bytes from the start of the text.
indirect enum TypeSyntax: Equatable {
    case name(NameSyntax)
    /// `list<T>`, `map<T>`, `set<T>`, or another name before `<`.
    case generic(NameSyntax, TypeSyntax, range: Range<Int>)
    case optional(TypeSyntax, range: Range<Int>)

    var range: Range<Int> {
        switch self {
        case .name(let name): name.range
        case .generic(_, _, let range), .optional(_, let range): range
        }
    }
}

/// Why a type's text does not parse.
struct TypeFault: Error, Equatable {
    /// What was found; empty at the end.
    var found: String
    var expected: String
    var range: Range<Int>
}

/// Reads a type's text: a name, `NAME<TYPE>`, either with a `?` behind it.
func parseType(_ text: String) throws(TypeFault) -> TypeSyntax {
    var parser = TypeParser(bytes: Array(text.utf8))
    let type = try parser.type(depth: 0)
    guard parser.at == parser.bytes.count else { throw parser.unexpected("the end") }
    return type
}

private struct TypeParser {
    let bytes: [UInt8]
    var at = 0

    /// Types within types beyond this are a fault, so that no input exhausts the stack.
    static let deepest = 32

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func type(depth: Int) throws(TypeFault) -> TypeSyntax {
        skipBlanks()
        let start = at
        while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
        guard at > start, depth < TypeParser.deepest else { throw unexpected("a type") }
        let name = NameSyntax(text: String(decoding: bytes[start..<at], as: UTF8.self), range: start..<at)
        var type = TypeSyntax.name(name)
        skipBlanks()
        if take(UInt8(ascii: "<")) {
            let argument = try self.type(depth: depth + 1)
            guard take(UInt8(ascii: ">")) else { throw unexpected("`>`") }
            type = .generic(name, argument, range: start..<at)
            skipBlanks()
        }
        if take(UInt8(ascii: "?")) {
            type = .optional(type, range: start..<at)
            skipBlanks()
        }
        return type
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    func unexpected(_ expected: String) -> TypeFault {
        guard at < bytes.count else { return TypeFault(found: "", expected: expected, range: at..<at) }
        var end = at + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return TypeFault(
            found: String(decoding: bytes[at..<end], as: UTF8.self), expected: expected, range: at..<end)
    }
}
