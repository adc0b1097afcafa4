/// A text as a YAML scalar: plain where that reads back equal in any place, else in single quotes.
package func yamlScalar(_ text: String) -> String { isPlainYAML(text) ? text : singleQuoted(text) }

/// YAML's single quotes around a text.
package func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}

/// Whether a text can stand as it is, in a block or in `{ }`.
package func isPlainYAML(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    let starts = "#&*!|>%@[]{}'\"`,?:- "
    if starts.unicodeScalars.contains(first) || last == " " || last == ":" { return false }
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !",[]{}".unicodeScalars.contains($0) }
    return isPlain && !holds(": ", in: text) && !holds(" #", in: text)
}

private func holds(_ part: String, in text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { [$0, $1].elementsEqual(part.utf8) }
}
