/// A line of a file as it is drawn: tabs expanded, controls made visible, a long one cut to a window.
struct SourceLine {
    /// The columns of source text that a line may take.
    static let maximumWidth = 100
    /// How many columns before the first mark are kept of a line that is cut.
    private static let lead = 30
    private static let tabWidth = 4

    private struct Cell {
        var offset: Int
        var column: Int
        var width: Int
        var text: String
    }

    private var cells: [Cell] = []
    /// Where the window begins, in columns of the uncut piece, and where it ends.
    private var window = 0..<0
    private var isCutBefore = false
    private var isCutAfter = false

    /// - Parameters:
    ///   - range: the bytes of the line, without its line break.
    ///   - focus: bytes that should be within the window, if it can hold them.
    init(_ bytes: [UInt8], range: Range<Int>, focus: Range<Int>) {
        // A scalar takes at most four bytes, so this many hold all that the window can; what is further off is never looked at.
        let reach = 4 * Self.maximumWidth
        var lower = max(range.lowerBound, min(focus.lowerBound, range.upperBound) - reach)
        let upper = min(range.upperBound, max(focus.lowerBound, range.lowerBound) + 2 * reach)
        while lower < upper, lower > range.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
        var column = 0
        bytes.withUnsafeBufferPointer { bytes in
            var offset = lower
            while offset < upper {
                let scalar = DecodedScalar.decode(bytes, at: offset)
                let cell: Cell
                if scalar.value == "\t" {
                    let width = Self.tabWidth - column % Self.tabWidth
                    cell = Cell(
                        offset: offset, column: column, width: width, text: String(repeating: " ", count: width))
                } else {
                    let visible = VisibleText(scalar.value)
                    cell = Cell(offset: offset, column: column, width: visible.width, text: visible.text)
                }
                cells.append(cell)
                column += cell.width
                offset += scalar.width
            }
        }
        isCutBefore = lower > range.lowerBound
        isCutAfter = upper < range.upperBound
        window = 0..<column
        if column > Self.maximumWidth || isCutBefore || isCutAfter { cut(to: focus, width: column) }
    }

    /// The text, with `…` where it is cut.
    var text: String {
        var text = isCutBefore ? "…" : ""
        for cell in cells where window.contains(cell.column) && cell.column + cell.width <= window.upperBound {
            text += cell.text
        }
        return text + (isCutAfter ? "…" : "")
    }

    /// The drawn columns of a span of bytes, at least one; what the window lacks is left out.
    func columns(of span: Range<Int>) -> Range<Int> {
        let shift = (isCutBefore ? 1 : 0) - window.lowerBound
        let lower = min(max(column(of: span.lowerBound), window.lowerBound), window.upperBound) + shift
        let upper = min(column(of: span.upperBound), window.upperBound) + shift
        return lower..<max(lower + 1, upper)
    }

    /// The column at which the scalar at a byte offset begins.
    private func column(of offset: Int) -> Int {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        if low < cells.count { return cells[low].column }
        return cells.last.map { $0.column + $0.width } ?? 0
    }

    private mutating func cut(to focus: Range<Int>, width: Int) {
        let begin = column(of: focus.lowerBound)
        let end = column(of: focus.upperBound)
        var lower = 0
        if end > Self.maximumWidth || isCutBefore {
            // As much before the focus as its end leaves room for, but not more than a lead.
            lower = max(0, min(begin, max(begin - Self.lead, end - Self.maximumWidth), width - Self.maximumWidth))
            // Never through the middle of a wide character.
            lower = cells.first { $0.column >= lower }?.column ?? lower
        }
        let upper = min(width, lower + Self.maximumWidth)
        window = lower..<upper
        if lower > 0 { isCutBefore = true }
        if upper < width { isCutAfter = true }
    }
}
