/// Where lines of generated Swift break: as `swift format` with the house's settings leaves them.
enum SwiftLayout {
    /// In characters, as the formatter counts.
    static let lineLength = 120

    /// `head(a, b)tail` on a line where that fits, else each element on a line of its own.
    ///
    /// - Parameter indentation: Blanks that the text will stand behind; its further lines are indented by what they
    ///   have beyond that.
    static func list(
        _ head: String, _ elements: [String], _ tail: String, indentation: Int, open: String = "(",
        close: String = ")"
    ) -> String {
        let line = head + open + elements.joined(separator: ", ") + close + tail
        let isShort = indentation + line.count <= lineLength && !elements.contains { $0.contains("\n") }
        if isShort || elements.isEmpty { return line }
        let inner = elements.map { "    " + indented($0) }.joined(separator: ",\n")
        return head + open + "\n" + inner + "\n" + close + tail
    }

    /// The text with its further lines four blanks further right.
    static func indented(_ text: String) -> String {
        guard text.contains("\n") else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map(String.init).joined(separator: "\n    ")
    }

    /// A text as paragraphs of comment lines, words wrapped: what stands behind `/// `.
    ///
    /// Line breaks of the text stay. Nothing in a line comment can end it but a line break, of which Swift knows
    /// `\n`, `\r` and their pair; other control characters become blanks.
    static func comment(_ text: String, indentation: Int) -> [String] {
        var lines: [String] = []
        let width = lineLength - indentation - "/// ".count
        for paragraph in paragraphs(of: text) {
            var line = ""
            let isBlank: (Unicode.Scalar) -> Bool = { $0.value <= 0x20 || $0.value == 0x7F }
            for word in paragraph.split(whereSeparator: isBlank) {
                let word = String(String.UnicodeScalarView(word))
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                line += line.isEmpty ? word : " " + word
            }
            if !(line.isEmpty && lines.last?.isEmpty != false) { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// A pair of `\r` and `\n` is one break.
    private static func paragraphs(of text: String) -> [[Unicode.Scalar]] {
        var paragraphs: [[Unicode.Scalar]] = [[]]
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                if !(scalar == "\n" && previous == "\r") { paragraphs.append([]) }
            default:
                paragraphs[paragraphs.count - 1].append(scalar)
            }
            previous = scalar
        }
        return paragraphs
    }
}
