/// The source lines around the places of a finding that lie near each other, with marks below them.
struct Snippet {
    /// A place within one line of the file.
    struct Mark {
        var label: Label
        var isPrimary: Bool
        var line: Int
        /// The part of the span on that line.
        var bytes: Range<Int>
    }

    let marks: [Mark]
    let lines: LineIndex
    let bytes: [UInt8]

    /// The lines that may lie between two places of one snippet, all of which are shown.
    private static let nearness = 3
    /// The bytes that may lie between two places of one long line: both must fit its window.
    private static let nearnessInLine = 60

    /// The places of a finding in one file as snippets: that of the primary place first, the others by place.
    static func group(_ marks: [Mark], file: SourceFile, lines: LineIndex) -> [Snippet] {
        var groups: [[Mark]] = []
        let sorted = marks.enumerated().sorted { left, right in
            (left.element.bytes.lowerBound, left.element.bytes.upperBound, left.offset)
                < (right.element.bytes.lowerBound, right.element.bytes.upperBound, right.offset)
        }
        for (_, mark) in sorted {
            if let last = groups.last?.last, isNear(last, mark, lines) {
                groups[groups.count - 1].append(mark)
            } else {
                groups.append([mark])
            }
        }
        let snippets = groups.map { Snippet(marks: $0, lines: lines, bytes: file.bytes) }
        return snippets.filter(\.hasPrimary) + snippets.filter { !$0.hasPrimary }
    }

    var hasPrimary: Bool { marks.contains(where: \.isPrimary) }

    /// The label that stands in the snippet's head.
    var head: Label? { (marks.first(where: \.isPrimary) ?? marks.first)?.label }

    var lastLine: Int { marks.last?.line ?? 1 }

    /// The rows of the snippet: a line's number, or nil below it, and what follows the gutter.
    func rows(style: TerminalStyle, primary: Severity) -> [(number: Int?, text: String)] {
        guard let first = marks.first?.line else { return [] }
        var rows: [(number: Int?, text: String)] = []
        for line in first...lastLine {
            let here = marks.filter { $0.line == line }
            let focus = here.map(\.bytes).reduce(nil as Range<Int>?) { all, next in
                guard let all else { return next }
                return min(all.lowerBound, next.lowerBound)..<max(all.upperBound, next.upperBound)
            }
            let range = lines.range(ofLine: line)
            let source = SourceLine(bytes, range: range, focus: focus ?? range.lowerBound..<range.lowerBound)
            rows.append((line, source.text))
            let drawn = here.map { mark in
                MarkRow.Mark(
                    columns: source.columns(of: mark.bytes), isPrimary: mark.isPrimary,
                    words: VisibleText.line(mark.label.message))
            }
            rows += MarkRow.rows(for: drawn, style: style, primary: primary).map { (nil, $0) }
        }
        return rows
    }

    private static func isNear(_ left: Mark, _ right: Mark, _ lines: LineIndex) -> Bool {
        guard right.line - left.line <= nearness + 1 else { return false }
        guard left.line == right.line, lines.range(ofLine: left.line).count > SourceLine.maximumWidth else {
            return true
        }
        return right.bytes.lowerBound - left.bytes.lowerBound <= nearnessInLine
    }
}
