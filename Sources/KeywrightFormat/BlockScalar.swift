import KeywrightSyntax

/// A text after `|` or `>`: where its lines are, and how deep they stand.
struct BlockScalar {
    struct Line {
        /// Without its indentation.
        var text: Range<Int>
        var lineBreak: Range<Int>
    }

    /// The indicators, without what follows them.
    var header: Range<Int>
    /// Behind the header.
    var comment: Comment?
    /// How much deeper than its parent the text says that it stands.
    var indicator: Int?
    var lines: [Line] = []
    /// The end of the last line, before its break.
    var upper: Int
    /// Whether the file ends within the last line, so that a line break more would be text.
    var isCutOff = false

    /// - Parameters:
    ///   - range: the token's.
    ///   - parent: the column of the innermost block collection; -1 where there is none.
    init(_ source: SourceText, _ range: Range<Int>, parent: Int) {
        var offset = range.lowerBound + 1
        var keepsBlankLines = false
        var dropsLastBreak = false
        while offset < range.upperBound, "+-0123456789".utf8.contains(source[offset]) {
            switch source[offset] {
            case UInt8(ascii: "+"): keepsBlankLines = true
            case UInt8(ascii: "-"): dropsLastBreak = true
            default: indicator = Int(source[offset] - UInt8(ascii: "0"))
            }
            offset += 1
        }
        header = range.lowerBound..<offset
        let headerEnd = source.lineEnd(from: offset, to: range.upperBound)
        let hash = source.skipBlanks(from: offset, to: headerEnd)
        if hash < headerEnd {
            comment = Comment(range: source.withoutTrailingBlanks(hash..<headerEnd), blanks: hash - offset)
        }
        upper = headerEnd
        guard headerEnd < range.upperBound, let body = source.breakEnd(at: headerEnd) else { return }

        var rows = source.lines(of: body..<max(body, range.upperBound))
        // What follows the last break is a line only where the file ends within it.
        if rows.last?.text.isEmpty ?? false { rows.removeLast() }
        let indentation = Self.indentation(of: rows.map(\.text), in: source, indicator: indicator, parent: parent)
        lines = rows.map { row in
            let blanks = source.skipBlanks(from: row.text.lowerBound, to: row.text.upperBound)
            let lower = min(blanks, row.text.lowerBound + indentation)
            return Line(text: lower..<row.text.upperBound, lineBreak: row.lineBreak)
        }
        if !keepsBlankLines {
            while let last = lines.last, last.text.isEmpty { lines.removeLast() }
        }
        guard let last = lines.last else { return }
        upper = last.text.upperBound
        isCutOff = upper == source.end && !dropsLastBreak
    }

    /// As libyaml finds it: the deepest of the first line with text and the blank ones before it.
    private static func indentation(
        of lines: [Range<Int>], in source: SourceText, indicator: Int?, parent: Int
    ) -> Int {
        if let indicator { return max(parent, 0) + indicator }
        var deepest = max(parent + 1, 1)
        for line in lines {
            var offset = line.lowerBound
            while offset < line.upperBound, source[offset] == UInt8(ascii: " ") { offset += 1 }
            deepest = max(deepest, offset - line.lowerBound)
            if offset < line.upperBound { break }
        }
        return deepest
    }
}
