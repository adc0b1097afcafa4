/// The output while it grows. It puts the indentation before each line that has something to indent, and takes the
/// blanks of a template away from a line that stays empty.
struct OutputLines {
    private(set) var bytes: [UInt8] = []
    private var indentation: [UInt8] = []
    /// Where the line begins that is being written.
    private var lineStart = 0
    private var isIndented = false
    /// Whether the line has more than indentation and blanks of the template.
    private var hasContent = false

    /// Indents every further line by these blanks too.
    mutating func indent(by blanks: ArraySlice<UInt8>) { indentation.append(contentsOf: blanks) }

    mutating func unindent(by count: Int) { indentation.removeLast(count) }

    /// Writes a piece of a line of a template.
    mutating func write(_ piece: ArraySlice<UInt8>, isBlank: Bool, endsLine: Bool) {
        if !piece.isEmpty {
            beginLine()
            bytes.append(contentsOf: piece)
            if !isBlank { hasContent = true }
        }
        if endsLine { endLine() }
    }

    /// Writes a value: as it is, but for the indentation before each of its lines.
    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var rest = utf8[...]
            while let lineBreak = rest.firstIndex(of: UInt8(ascii: "\n")) {
                writeContent(rest[..<lineBreak])
                endLine()
                rest = rest[(lineBreak + 1)...]
            }
            writeContent(rest)
        }
    }

    /// Ends the output: a last line of blanks alone goes.
    mutating func finish() {
        if !hasContent { bytes.removeLast(bytes.count - lineStart) }
    }

    private mutating func writeContent(_ content: Slice<UnsafeBufferPointer<UInt8>>) {
        guard !content.isEmpty else { return }
        beginLine()
        bytes.append(contentsOf: content)
        hasContent = true
    }

    private mutating func beginLine() {
        guard !isIndented else { return }
        bytes.append(contentsOf: indentation)
        isIndented = true
    }

    private mutating func endLine() {
        if !hasContent { bytes.removeLast(bytes.count - lineStart) }
        bytes.append(UInt8(ascii: "\n"))
        lineStart = bytes.count
        isIndented = false
        hasContent = false
    }
}
