import KeywrightSyntax

extension LayoutWriter {
    /// The lines of a plain or quoted scalar. Blanks around a line break within it are no text, but for one that is escaped.
    mutating func writeLines(of piece: Piece) {
        let depth = piece.startsLine ? column : piece.frame.map { frames[$0].column + 2 } ?? 2
        let rows = source.lines(of: piece.range)
        for (index, row) in rows.enumerated() {
            var range = row.text
            if index > 0 {
                range = source.skipBlanks(from: range.lowerBound, to: range.upperBound)..<range.upperBound
            }
            let isLast = index == rows.count - 1
            if !isLast { range = withoutFoldedBlanks(range, of: piece.kind) }
            if index > 0 { beginScalarLine(at: range.isEmpty ? 0 : depth) }
            append(range)
            if !isLast { endScalarLine(row.lineBreak) }
        }
    }

    /// In double quotes a backslash can stand before a blank at the end of a line, which then is text.
    private func withoutFoldedBlanks(_ range: Range<Int>, of kind: YAMLToken.Kind) -> Range<Int> {
        let trimmed = source.withoutTrailingBlanks(range)
        guard kind == .scalar(.doubleQuoted), trimmed.upperBound < range.upperBound else { return trimmed }
        var escapes = 0
        while trimmed.count > escapes, source[trimmed.upperBound - escapes - 1] == UInt8(ascii: "\\") { escapes += 1 }
        return escapes % 2 == 0 ? trimmed : trimmed.lowerBound..<trimmed.upperBound + 1
    }

    /// The lines behind a `|` or `>` stand two columns in from what holds the scalar, or as deep as it says; what they hold is
    /// text to the last blank.
    mutating func write(_ scalar: BlockScalar, of piece: Piece) {
        append(scalar.header)
        endLine()
        if let comment = scalar.comment { attach(comment, behind: piece) }
        let depth = (piece.frame.map { frames[$0].column } ?? 0) + (scalar.indicator ?? 2)
        for line in scalar.lines {
            beginScalarLine(at: line.text.isEmpty ? 0 : depth)
            append(line.text)
            endScalarLine(line.lineBreak)
        }
    }

    private mutating func beginScalarLine(at depth: Int) {
        lineStart = text.count
        column = 0
        isLineOpen = true
        append(blanks: depth)
    }

    /// U+2028 and U+2029 are text, all other line breaks are one to YAML.
    private mutating func endScalarLine(_ lineBreak: Range<Int>) {
        endLine(.other)
        if lineBreak.count == 3 { lines[lines.count - 1].lineBreak = lineBreak }
    }
}
