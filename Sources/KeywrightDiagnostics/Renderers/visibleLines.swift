/// A text as a terminal may show it: its lines stay, and what could command the terminal is shown, not sent.
package func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
        .joined(separator: "\n")
}
