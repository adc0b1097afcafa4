/// Colors for a terminal, or none.
struct TerminalStyle {
    enum Role {
        case severity(Severity)
        /// The message of a finding, and what introduces a help.
        case strong
        /// Line numbers, arrows, and the marks of related places.
        case frame
    }

    let isColored: Bool

    func paint(_ text: String, _ role: Role) -> String {
        guard isColored, !text.isEmpty else { return text }
        return "\u{1B}[\(code(of: role))m\(text)\u{1B}[0m"
    }

    private func code(of role: Role) -> String {
        switch role {
        case .severity(.error): "1;31"
        case .severity(.warning): "1;33"
        case .severity(.info): "1;36"
        case .strong: "1"
        case .frame: "1;34"
        }
    }
}
