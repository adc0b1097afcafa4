/// What a rule is, for reports that list rules: those know nothing of how it is checked.
package struct RuleDescription: Hashable, Sendable {
    package var id: RuleID
    package var severity: Severity
    /// What it finds: one line, lower case, no full stop.
    package var summary: String
    /// What it means and why it matters, in paragraphs.
    package var explanation: String
    /// All that `explain` prints of it, as Markdown.
    package var page: String

    package init(_ id: RuleID, _ severity: Severity, summary: String, explanation: String, page: String) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.page = page
    }
}

extension RuleID {
    /// What the first digit of the code stands for; nil where it stands for nothing.
    package var category: String? {
        switch code.utf8.dropFirst(2).first {
        case UInt8(ascii: "0"): "language"
        case UInt8(ascii: "1"): "keys"
        case UInt8(ascii: "2"): "access"
        case UInt8(ascii: "3"): "heat"
        case UInt8(ascii: "4"): "limits"
        case UInt8(ascii: "5"): "order"
        case UInt8(ascii: "6"): "change"
        case UInt8(ascii: "7"): "habits"
        default: nil
        }
    }
}
