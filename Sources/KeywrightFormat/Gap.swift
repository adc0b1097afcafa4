import KeywrightSyntax

/// A comment, from its `#` to the last byte before the line's end that is no blank.
struct Comment {
    var range: Range<Int>
    /// How many blanks stand before it: on its own line, all that does.
    var blanks: Int
}

/// What stands between two pieces of a file: blanks, line breaks and comments.
struct Gap {
    enum Line {
        case blank
        case comment(Comment)
    }

    /// The comment on the line of the piece before.
    var trailing: Comment?
    /// The whole lines between.
    var lines: [Line] = []
    /// Whether what follows stands on a line of its own.
    var endsLine: Bool

    /// nil where anything else stands there.
    init?(_ source: SourceText, _ range: Range<Int>) {
        // The file's beginning is a line's.
        endsLine = range.lowerBound == source.start
        var holdsComment = false
        var offset = range.lowerBound
        while offset < range.upperBound {
            let lower = source.skipBlanks(from: offset, to: range.upperBound)
            if lower < range.upperBound, source[lower] == UInt8(ascii: "#") {
                let upper = source.lineEnd(from: lower, to: range.upperBound)
                let comment = Comment(
                    range: source.withoutTrailingBlanks(lower..<upper), blanks: lower - offset)
                if endsLine { lines.append(.comment(comment)) } else { trailing = comment }
                holdsComment = true
                offset = upper
            } else if lower < range.upperBound, let next = source.breakEnd(at: lower), next <= range.upperBound {
                if endsLine, !holdsComment { lines.append(.blank) }
                endsLine = true
                holdsComment = false
                offset = next
            } else if lower < range.upperBound {
                return nil
            } else {
                offset = lower
            }
        }
    }

    var holdsBlankLine: Bool {
        lines.contains {
            if case .blank = $0 { true } else { false }
        }
    }

    var comments: [Comment] {
        (trailing.map { [$0] } ?? [])
            + lines.compactMap {
                if case .comment(let comment) = $0 { comment } else { nil }
            }
    }
}
