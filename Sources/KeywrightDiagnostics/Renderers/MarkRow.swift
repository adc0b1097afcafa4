/// The rows below a source line: its marks, the last one's words beside it, the others' words hung below them.
///
/// ```
/// ------  ^^^^ words of the last
/// |
/// words of the first
/// ```
enum MarkRow {
    struct Mark {
        var columns: Range<Int>
        var isPrimary: Bool
        var words: String
    }

    static func rows(for marks: [Mark], style: TerminalStyle, primary: Severity) -> [String] {
        guard !marks.isEmpty else { return [] }
        let sorted = marks.enumerated().sorted {
            ($0.element.columns.lowerBound, $0.offset) < ($1.element.columns.lowerBound, $1.offset)
        }
        .map(\.element)
        func paint(_ text: String, _ mark: Mark) -> String {
            style.paint(text, mark.isPrimary ? .severity(primary) : .frame)
        }

        // Only the rightmost mark has free space beside it, and only where no other reaches as far.
        var hanging = sorted.filter { !$0.words.isEmpty }
        var beside = ""
        let end = sorted.map(\.columns.upperBound).max() ?? 0
        if let last = sorted.last, !last.words.isEmpty, last.columns.upperBound == end {
            beside = " " + paint(last.words, last)
            hanging.removeLast()
        }
        var rows = [signs(sorted, paint: paint) + beside]
        guard !hanging.isEmpty else { return rows }
        rows.append(connectors(hanging, paint: paint))
        while let mark = hanging.popLast() {
            let before = connectors(hanging.filter { $0.columns.lowerBound < mark.columns.lowerBound }, paint: paint)
            let used =
                hanging.map(\.columns.lowerBound).filter { $0 < mark.columns.lowerBound }.max().map { $0 + 1 } ?? 0
            rows.append(before + blanks(mark.columns.lowerBound - used) + paint(mark.words, mark))
        }
        return rows
    }

    /// `^^^^` and `----`; where both want a column the primary mark has it.
    private static func signs(_ marks: [Mark], paint: (String, Mark) -> String) -> String {
        let width = marks.map(\.columns.upperBound).max() ?? 0
        var owners = [Int?](repeating: nil, count: width)
        for isPrimary in [false, true] {
            for (index, mark) in marks.enumerated() where mark.isPrimary == isPrimary {
                for column in mark.columns { owners[column] = index }
            }
        }
        var row = ""
        var column = 0
        while column < width {
            var end = column
            while end < width, owners[end] == owners[column] { end += 1 }
            if let owner = owners[column] {
                row += paint(String(repeating: marks[owner].isPrimary ? "^" : "-", count: end - column), marks[owner])
            } else {
                row += blanks(end - column)
            }
            column = end
        }
        return row
    }

    /// A `|` at the start of each mark; of several marks that start in one column the first is drawn.
    private static func connectors(_ marks: [Mark], paint: (String, Mark) -> String) -> String {
        var row = ""
        var column = 0
        for mark in marks where mark.columns.lowerBound >= column {
            row += blanks(mark.columns.lowerBound - column) + paint("|", mark)
            column = mark.columns.lowerBound + 1
        }
        return row
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
