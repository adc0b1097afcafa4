import KeywrightDiagnostics

extension SyntaxTree {
    /// The tree as text, a node a line with its byte span, for tests and for looking at.
    package func dump() -> String {
        guard let root else { return "empty\n" }
        var lines = ""
        root.dump(into: &lines, name: "", indent: "")
        return lines
    }
}

extension SyntaxNode {
    fileprivate func dump(into lines: inout String, name: String, indent: String) {
        var line = indent + name
        switch kind {
        case .scalar: line += "\(style) \(quotedForDump(text))"
        case .sequence: line += isFlow ? "[]" : "-"
        case .mapping: line += isFlow ? "{}" : "map"
        }
        line += " \(span.lower)..<\(span.upper)"
        if let use { line += " used \(use.lower)..<\(use.upper)" }
        if let anchor { line += " anchor \(anchor.lower)..<\(anchor.upper)" }
        if let tag { line += " tag \(tag.lower)..<\(tag.upper)" }
        if let comment = trailingComment { line += " comment \(comment.lower)..<\(comment.upper)" }
        lines += line + "\n"
        for element in elements { element.dump(into: &lines, name: "", indent: indent + "  ") }
        for entry in entries {
            let key = "\(quotedForDump(entry.key.text)) \(entry.key.span.lower)..<\(entry.key.span.upper)"
            let mark = entry.isMerged ? " <<" : entry.hasColon ? ":" : " (no colon)"
            entry.value.dump(into: &lines, name: "\(key)\(mark) ", indent: indent + "  ")
        }
    }
}

private func quotedForDump(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "\""
}
