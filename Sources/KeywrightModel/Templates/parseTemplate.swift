/// Reads a key template (LANGUAGE, Key templates).
///
/// Two literals never follow each other, and no literal is empty; the empty text has no parts.
///
/// - Parameter withParameters: whether a placeholder may name its parameter, as those of `using` do.
func parseTemplate(_ text: String, withParameters: Bool = false) throws(TemplateFault) -> TemplateSyntax {
    var parser = TemplateParser(bytes: Array(text.utf8), withParameters: withParameters)
    return try parser.template()
}

private struct TemplateParser {
    let bytes: [UInt8]
    let withParameters: Bool
    var at = 0

    init(bytes: [UInt8], withParameters: Bool) {
        self.bytes = bytes
        self.withParameters = withParameters
    }

    mutating func template() throws(TemplateFault) -> TemplateSyntax {
        var parts: [TemplateSyntax.Part] = []
        parts.reserveCapacity(4)
        var literal: [UInt8] = []
        var literalStart = 0
        func flush(_ end: Int) {
            guard !literal.isEmpty else { return }
            parts.append(.literal(String(decoding: literal, as: UTF8.self), literalStart..<end))
            literal = []
        }
        while at < bytes.count {
            if literal.isEmpty { literalStart = at }
            switch bytes[at] {
            case UInt8(ascii: "<"):
                flush(at)
                parts.append(.placeholder(try placeholder()))
            case UInt8(ascii: ">"):
                throw TemplateFault(kind: .strayBracket, range: at..<at + 1)
            case UInt8(ascii: "\\"):
                literal.append(try escape())
            default:
                let end = bytes[at...].firstIndex(where: TemplateParser.isSign) ?? bytes.count
                literal += bytes[at..<end]
                at = end
            }
        }
        flush(at)
        return TemplateSyntax(parts: parts)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\\")
    }

    /// Stands at a backslash; gives the escaped byte.
    private mutating func escape() throws(TemplateFault) -> UInt8 {
        let end = scalarEnd(at + 1)
        guard at + 1 < bytes.count, TemplateParser.escapable.contains(bytes[at + 1]) else {
            throw TemplateFault(kind: .unknownEscape(text(at + 1..<end)), range: at..<end)
        }
        at += 2
        return bytes[at - 1]
    }

    private static let escapable = Array("<>|\\".utf8)

    /// Stands at a `<`.
    private mutating func placeholder() throws(TemplateFault) -> PlaceholderSyntax {
        let start = at
        at += 1
        // Where it ends is settled first, so that an unclosed one is one fault, whatever it holds.
        var end = at
        while end < bytes.count, bytes[end] != UInt8(ascii: ">") {
            guard bytes[end] != UInt8(ascii: "<") else {
                throw TemplateFault(kind: .nestedPlaceholder, range: start..<end + 1)
            }
            end += 1
        }
        guard end < bytes.count else {
            throw TemplateFault(kind: .unclosedPlaceholder, range: start..<bytes.count)
        }
        guard end > at else { throw TemplateFault(kind: .emptyPlaceholder, range: start..<end + 1) }
        var path = [try name(before: end)]
        while at < end, bytes[at] == UInt8(ascii: ".") {
            at += 1
            path.append(try name(before: end))
        }
        var parameter: NameSyntax?
        var isBeginning = false
        if withParameters, bytes[at..<end].starts(with: ":$".utf8) {
            at += 2
            parameter = try name(before: end)
            isBeginning = bytes[at..<end].starts(with: "...".utf8)
            if isBeginning { at += 3 }
        }
        var transforms: [TransformSyntax] = []
        while at < end, bytes[at] == UInt8(ascii: "|") {
            at += 1
            transforms.append(try transform(before: end))
        }
        guard at == end else { throw unexpected(before: end) }
        at += 1
        return PlaceholderSyntax(
            path: path, parameter: parameter, isBeginning: isBeginning, transforms: transforms, range: start..<at)
    }

    private mutating func transform(before end: Int) throws(TemplateFault) -> TransformSyntax {
        let name = try self.name(before: end)
        guard at < end, bytes[at] == UInt8(ascii: "(") else { return TransformSyntax(name: name, argument: nil) }
        let start = at + 1
        guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: ")")) else {
            throw TemplateFault(kind: .unclosedArgument, range: at..<end)
        }
        at = close + 1
        if at < end, bytes[at] != UInt8(ascii: "|") {
            throw TemplateFault(kind: .unexpectedAfterArgument(text(at..<end)), range: at..<end)
        }
        return TransformSyntax(name: name, argument: NameSyntax(text: text(start..<close), range: start..<close))
    }

    private mutating func name(before end: Int) throws(TemplateFault) -> NameSyntax {
        let start = at
        while at < end, isNameByte(bytes[at]) { at += 1 }
        guard at > start else { throw unexpected(before: end) }
        return NameSyntax(text: text(start..<at), range: start..<at)
    }

    private func unexpected(before end: Int) -> TemplateFault {
        let upper = at < end ? min(scalarEnd(at), end) : end
        return TemplateFault(
            kind: .unexpectedInPlaceholder(text(at..<upper)), range: at < end ? at..<upper : end..<end + 1)
    }

    /// The end of the scalar that begins at `offset`.
    private func scalarEnd(_ offset: Int) -> Int {
        guard offset < bytes.count else { return bytes.count }
        var end = offset + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// What a name is made of in templates and conditions: ASCII letters, digits, `_` and `-`, and all beyond ASCII.
func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: byte >= 0x80
    }
}
