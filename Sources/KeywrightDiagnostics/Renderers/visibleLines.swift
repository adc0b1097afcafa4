/// A text as a terminal may show it: its lines stay, and what could command the terminal is shown, not sent.
package func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
        .joined(separator: "\n")
}

/// A text on one line as a terminal may show it, line breaks and tabs by their pictures, and the columns that it takes.
package func visibleLine(_ text: String) -> (text: String, width: Int) {
    text.unicodeScalars.map { VisibleText($0) }.reduce(into: (text: "", width: 0)) { line, piece in
        line.text += piece.text
        line.width += piece.width
    }
}
