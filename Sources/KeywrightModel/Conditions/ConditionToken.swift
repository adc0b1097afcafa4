/// A word of a condition's text.
struct ConditionToken: Equatable {
    enum Kind: Equatable {
        /// A name, or a word of the grammar.
        case word(String)
        /// A name in backquotes.
        case quotedName(String)
        /// `$name`, without the `$`.
        case parameter(String)
        case text(String)
        /// Unsigned.
        case number(String)
        case comparison(Comparison)
        case leftParenthesis, rightParenthesis, comma, dot, bar, questionMark, minus
        case end
    }

    var kind: Kind
    var range: Range<Int>
}

/// Cuts a condition into words; the last is always `end`.
func tokenizeCondition(_ text: String) throws(ConditionFault) -> [ConditionToken] {
    var lexer = ConditionLexer(bytes: Array(text.utf8))
    return try lexer.tokens()
}

private struct ConditionLexer {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func tokens() throws(ConditionFault) -> [ConditionToken] {
        var tokens: [ConditionToken] = []
        tokens.reserveCapacity(bytes.count / 4 + 2)
        while true {
            while at < bytes.count, ConditionLexer.blanks.contains(bytes[at]) { at += 1 }
            guard at < bytes.count else {
                tokens.append(ConditionToken(kind: .end, range: bytes.count..<bytes.count))
                return tokens
            }
            let start = at
            let kind = try next()
            tokens.append(ConditionToken(kind: kind, range: start..<at))
        }
    }

    private static let blanks = Array(" \t\r\n".utf8)

    private mutating func next() throws(ConditionFault) -> ConditionToken.Kind {
        let byte = bytes[at]
        switch byte {
        case UInt8(ascii: "("): return single(.leftParenthesis)
        case UInt8(ascii: ")"): return single(.rightParenthesis)
        case UInt8(ascii: ","): return single(.comma)
        case UInt8(ascii: "."): return single(.dot)
        case UInt8(ascii: "?"): return single(.questionMark)
        case UInt8(ascii: "-"): return single(.minus)
        case UInt8(ascii: "|"):
            if follows("||") { throw foreign("||", ours: "or") }
            return single(.bar)
        case UInt8(ascii: "&"):
            throw foreign(follows("&&") ? "&&" : "&", ours: "and")
        case UInt8(ascii: "="):
            if follows("==") { throw foreign("==", ours: "=") }
            return single(.comparison(.equal))
        case UInt8(ascii: "!"):
            guard follows("!=") else { throw foreign("!", ours: "not") }
            at += 2
            return .comparison(.notEqual)
        case UInt8(ascii: "<"):
            if follows("<>") { throw foreign("<>", ours: "!=") }
            if follows("<=") {
                at += 2
                return .comparison(.lessOrEqual)
            }
            return single(.comparison(.less))
        case UInt8(ascii: ">"):
            if follows(">=") {
                at += 2
                return .comparison(.greaterOrEqual)
            }
            return single(.comparison(.greater))
        case UInt8(ascii: "'"): return .text(try quoted(byte, unclosed: .unclosedText))
        case UInt8(ascii: "`"):
            let start = at
            let name = try quoted(byte, unclosed: .unclosedBackquote)
            guard !name.isEmpty else {
                throw ConditionFault(kind: .unexpected("``", expected: "a name"), range: start..<at)
            }
            return .quotedName(name)
        case UInt8(ascii: "\""): throw ConditionFault(kind: .doubleQuotes, range: at..<bytes.count)
        case UInt8(ascii: "$"): return try parameter()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        default:
            guard isNameByte(byte) else {
                throw ConditionFault(kind: .unknownCharacter(text(at..<at + 1)), range: at..<at + 1)
            }
            return .word(name())
        }
    }

    private mutating func single(_ kind: ConditionToken.Kind) -> ConditionToken.Kind {
        at += 1
        return kind
    }

    private func follows(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private func foreign(_ sign: String, ours: String) -> ConditionFault {
        ConditionFault(kind: .foreignOperator(sign, ours: ours), range: at..<at + sign.utf8.count)
    }

    /// Stands at the opening quote; a doubled quote is one quote of the text.
    private mutating func quoted(_ quote: UInt8, unclosed: ConditionFault.Kind) throws(ConditionFault) -> String {
        let start = at
        var content: [UInt8] = []
        at += 1
        while at < bytes.count {
            if bytes[at] != quote {
                content.append(bytes[at])
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == quote {
                content.append(quote)
                at += 2
            } else {
                at += 1
                return String(decoding: content, as: UTF8.self)
            }
        }
        throw ConditionFault(kind: unclosed, range: start..<bytes.count)
    }

    private mutating func parameter() throws(ConditionFault) -> ConditionToken.Kind {
        let start = at
        at += 1
        guard at < bytes.count, isNameByte(bytes[at]), bytes[at] != UInt8(ascii: "-") else {
            throw ConditionFault(
                kind: .unexpected("$", expected: "a name behind the `$`"), range: start..<start + 1)
        }
        return .parameter(name())
    }

    private mutating func number() -> ConditionToken.Kind {
        let start = at
        skipDigits()
        if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "."), isDigit(bytes[at + 1]) {
            at += 1
            skipDigits()
        }
        // A name may not begin with a digit; the rest makes one word that no number is, as in `1k`.
        while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
        return .number(text(start..<at))
    }

    private mutating func skipDigits() {
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func name() -> String {
        let start = at
        while at < bytes.count, isNameByte(bytes[at]) { at += 1 }
        return text(start..<at)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
