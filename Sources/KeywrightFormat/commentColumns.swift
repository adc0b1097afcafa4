/// The blanks between a line's text and the comment behind it.
///
/// One, so that what YAML swallows by mistake (`ORDER #<id>`) keeps the text that its author meant.
private let usualBlanks = 1

/// How many blanks stand before each line's trailing comment.
///
/// Comments of lines that follow each other are put into one column where two of them stand in one in the file, behind texts
/// of different widths; else each stands one blank behind its text. One that touches its text goes on doing so.
func blanksBeforeComments(of lines: [LaidOutLine]) -> [Int] {
    var blanks = [Int](repeating: 0, count: lines.count)
    var index = 0
    while index < lines.count {
        guard isAlignable(lines[index]) else {
            index += 1
            continue
        }
        let first = index
        while index < lines.count, isAlignable(lines[index]) { index += 1 }
        let run = lines[first..<index]
        let column = isAligned(run) ? (run.map(\.width).max() ?? 0) + usualBlanks : nil
        for line in run.indices { blanks[line] = column.map { $0 - lines[line].width } ?? usualBlanks }
    }
    return blanks
}

private func isAlignable(_ line: LaidOutLine) -> Bool { line.comment.map { $0.blanks > 0 } ?? false }

private func isAligned(_ run: ArraySlice<LaidOutLine>) -> Bool {
    var blanks: [Int: Int] = [:]
    for line in run {
        guard let comment = line.comment else { continue }
        if let other = blanks[line.commentColumn], other != comment.blanks { return true }
        blanks[line.commentColumn] = comment.blanks
    }
    return false
}
