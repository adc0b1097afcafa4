import KeywrightDiagnostics

/// Columns for a terminal; all but the first and the last stand on the right.
struct TextTable {
    private var lines: [[String]] = []
    private let lastIsText: Bool

    init(_ head: [String], lastIsText: Bool = false) {
        lines = [head]
        self.lastIsText = lastIsText
    }

    mutating func add(_ cells: [String]) { lines.append(cells) }

    /// A line each, indented by two blanks.
    var text: String {
        let cells = lines.map { $0.map { visibleLine($0) } }
        let columns = cells.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in cells.map { $0[column].width }.max() ?? 0 }
        var text = ""
        for line in cells {
            var row = " "
            for (column, cell) in line.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.width)
                let isText = column == 0 || (lastIsText && column == columns - 1)
                row += (column == 0 ? " " : "   ") + (isText ? cell.text + blanks : blanks + cell.text)
            }
            while row.utf8.last == UInt8(ascii: " ") { row.removeLast() }
            text += row + "\n"
        }
        return text
    }
}
