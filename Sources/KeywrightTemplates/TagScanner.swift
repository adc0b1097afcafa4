/// A tag as it stands in the text.
struct Tag {
    enum Kind {
        case value, section, inverted, close, partial, comment
    }

    var kind: Kind
    /// From its first to its last brace.
    var range: Range<Int>
    /// What is between the braces, without the sign of the kind and the blanks around.
    var content: Range<Int>
    /// Whether it is alone on its line, and the line is its own: neither blanks nor line break are output.
    var isStandalone: Bool
    /// The blanks before a tag that stands alone.
    var indentation: Range<Int>
}

/// Cuts a template into texts and tags. Lines of tags that stand alone are in neither.
struct TagScanner {
    enum Token {
        case text(Range<Int>)
        case tag(Tag)
        /// Something that begins like a tag; scanning goes on behind it.
        case malformed(offset: Int, message: String)
        case end
    }

    private let source: [UInt8]
    private var position = 0
    /// What was found together with a text, which comes out first.
    private var pending: Token?

    init(source: [UInt8]) { self.source = source }

    mutating func next() -> Token {
        if let token = pending {
            pending = nil
            return token
        }
        let start = position
        guard let brace = firstIndex(of: "{{", from: position) else {
            position = source.count
            return start < position ? .text(start..<position) : .end
        }
        let token = scanTag(at: brace)
        var textEnd = brace
        if case .tag(let tag) = token, tag.isStandalone { textEnd = tag.indentation.lowerBound }
        guard start < textEnd else { return token }
        pending = token
        return .text(start..<textEnd)
    }

    /// Reads the tag at `brace`, and moves on behind it.
    private mutating func scanTag(at brace: Int) -> Token {
        let sign = brace + 2 < source.count ? source[brace + 2] : 0
        let isComment = sign == UInt8(ascii: "!")
        let isTriple = sign == UInt8(ascii: "{")
        let closing = isTriple ? "}}}" : "}}"
        // Only a comment may run over several lines: a tag that does was not closed.
        guard let close = firstIndex(of: closing, from: brace + 2, withinLine: !isComment) else {
            position = isComment ? source.count : endOfLine(from: brace)
            return .malformed(offset: brace, message: "tag is not closed by `\(closing)`")
        }
        position = close + closing.utf8.count
        guard let (kind, signLength) = kind(of: sign) else {
            let name = String(decoding: [sign], as: UTF8.self)
            return .malformed(offset: brace, message: "templates have no tag `{{\(name)`")
        }
        let content = trimmed((brace + 2 + signLength)..<max(close, brace + 2 + signLength))
        if content.isEmpty, kind != .comment { return .malformed(offset: brace, message: "tag has no name") }
        var tag = Tag(
            kind: kind, range: brace..<position, content: content, isStandalone: false, indentation: brace..<brace)
        if kind != .value, let line = lineOfItsOwn(tag.range) {
            tag.isStandalone = true
            tag.indentation = line.lowerBound..<brace
            position = line.upperBound
        }
        return .tag(tag)
    }

    /// The kind that the first byte of a tag stands for, and how many bytes that takes.
    private func kind(of sign: UInt8) -> (Tag.Kind, Int)? {
        switch sign {
        case UInt8(ascii: "#"): (.section, 1)
        case UInt8(ascii: "^"): (.inverted, 1)
        case UInt8(ascii: "/"): (.close, 1)
        case UInt8(ascii: ">"): (.partial, 1)
        case UInt8(ascii: "!"): (.comment, 1)
        // Nothing is ever escaped, so these say what plain tags do anyway.
        case UInt8(ascii: "{"), UInt8(ascii: "&"): (.value, 1)
        // Of Mustache: other delimiters, parents, blocks, pragmas.
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"): nil
        default: (.value, 0)
        }
    }

    /// The lines of a tag with the line break, if it has them for itself.
    private func lineOfItsOwn(_ tag: Range<Int>) -> Range<Int>? {
        let before = source[..<tag.lowerBound].lastIndex { !isBlankByte($0) }
        let start = before.map { $0 + 1 } ?? 0
        guard before.map({ source[$0] == UInt8(ascii: "\n") }) ?? true else { return nil }
        let after = source[tag.upperBound...].firstIndex { !isBlankByte($0) } ?? source.count
        guard after < source.count else { return start..<after }
        return source[after] == UInt8(ascii: "\n") ? start..<(after + 1) : nil
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        guard let first = source[range].firstIndex(where: { !isBlankByte($0) }),
            let last = source[range].lastIndex(where: { !isBlankByte($0) })
        else { return range.lowerBound..<range.lowerBound }
        return first..<(last + 1)
    }

    private func endOfLine(from start: Int) -> Int {
        source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
    }

    private func firstIndex(of braces: String, from start: Int, withinLine: Bool = false) -> Int? {
        let wanted = Array(braces.utf8)
        var candidate = start
        while candidate + wanted.count <= source.count {
            if withinLine, source[candidate] == UInt8(ascii: "\n") { return nil }
            if source[candidate] == wanted[0], source[candidate..<(candidate + wanted.count)].elementsEqual(wanted) {
                return candidate
            }
            candidate += 1
        }
        return nil
    }
}

/// A space or a tab.
func isBlankByte(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
