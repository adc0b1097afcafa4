/// One word of an expression, and where it stands in its UTF-8 bytes.
struct Token: Hashable, Sendable {
    /// What the word is.
    enum Kind: Hashable, Sendable {
        /// A name without alias, a function or a keyword.
        case word(String)
        /// `#name`.
        case name(String)
        /// `:value`.
        case value(String)
        /// Decimal digits, as in `[12]`.
        case digits(String)
        /// `( ) [ ] . , + -` or a comparator.
        case symbol(String)
        /// A character that no expression holds.
        case unknown(String)
        /// After the last word.
        case end
    }

    /// What the word is.
    var kind: Kind
    /// Its bytes.
    var range: Range<Int>

    /// The word as a message shows it.
    var text: String {
        switch kind {
        case .word(let text), .name(let text), .value(let text), .digits(let text), .symbol(let text),
            .unknown(let text):
            text
        case .end: "<EOF>"
        }
    }

    /// Whether the word is this keyword; keywords are read without case (F3.9).
    func isKeyword(_ keyword: String) -> Bool {
        guard case .word(let text) = kind else { return false }
        return text.uppercased() == keyword
    }
}

/// The words of an expression, the last of them `end`. Never fails: what is no word becomes `unknown`.
func tokenize(_ expression: String) -> [Token] {
    let bytes = Array(expression.utf8)
    var tokens: [Token] = []
    var position = 0

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func end(from start: Int, while belongs: (UInt8) -> Bool) -> Int {
        var end = start
        while end < bytes.count, belongs(bytes[end]) { end += 1 }
        return end
    }

    while position < bytes.count {
        let start = position
        let byte = bytes[start]
        let kind: Token.Kind
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            position += 1
            continue
        case UInt8(ascii: "#"):
            position = end(from: start + 1, while: isNamePart)
            kind = .name(text(start..<position))
        case UInt8(ascii: ":"):
            position = end(from: start + 1, while: isNamePart)
            kind = .value(text(start..<position))
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            position = end(from: start) { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            kind = .digits(text(start..<position))
        case UInt8(ascii: "<") where start + 1 < bytes.count && isOneOf(bytes[start + 1], "=>"),
            UInt8(ascii: ">") where start + 1 < bytes.count && isOneOf(bytes[start + 1], "="):
            position = start + 2
            kind = .symbol(text(start..<position))
        case _ where isOneOf(byte, "()[].,+-=<>"):
            position = start + 1
            kind = .symbol(text(start..<position))
        case _ where isNamePart(byte):
            position = end(from: start, while: isNamePart)
            kind = .word(text(start..<position))
        default:
            // A whole character, so that a message never holds half of one.
            position = end(from: start + 1) { $0 & 0b1100_0000 == 0b1000_0000 }
            kind = .unknown(text(start..<position))
        }
        tokens.append(Token(kind: kind, range: start..<position))
    }
    tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
    return tokens
}

/// Letters, digits and the underscore (F3.10).
private func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}

private func isOneOf(_ byte: UInt8, _ set: StaticString) -> Bool {
    set.withUTF8Buffer { $0.contains(byte) }
}
