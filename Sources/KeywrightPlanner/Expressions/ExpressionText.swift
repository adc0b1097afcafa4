/// A piece of a condition expression with what binds it together, so that parentheses stand only where they are needed:
/// the service refuses doubled ones (F3.9).
struct ExpressionText {
    enum Joint: Comparable {
        /// Looser than what follows it.
        case or, and, single
    }

    var text: String
    var joint: Joint

    init(_ text: String, _ joint: Joint = .single) {
        self.text = text
        self.joint = joint
    }

    static func all(_ parts: [ExpressionText]) -> ExpressionText? { join(parts, by: " AND ", .and) }

    static func any(_ parts: [ExpressionText]) -> ExpressionText? { join(parts, by: " OR ", .or) }

    static func not(_ part: ExpressionText) -> ExpressionText {
        ExpressionText("NOT " + part.within(.single))
    }

    /// As it stands within something that binds so tightly.
    func within(_ outer: Joint) -> String { joint < outer ? "(\(text))" : text }

    private static func join(_ parts: [ExpressionText], by word: String, _ joint: Joint) -> ExpressionText? {
        guard let first = parts.first else { return nil }
        if parts.count == 1 { return first }
        return ExpressionText(parts.map { $0.within(joint) }.joined(separator: word), joint)
    }
}
