package import KeywrightDiagnostics

/// A text as a YAML scalar: plain where that reads back equal in any place, else in single quotes.
package func yamlScalar(_ text: String) -> String { isPlainYAML(text) ? text : singleQuoted(text) }

/// YAML's single quotes around a text.
func singleQuoted(_ text: String) -> String {
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

extension SpecText {
    /// The edit that puts a text in the place of some bytes of `value`, so that YAML reads just that.
    package func edit(_ range: Range<Int>, _ replacement: String) -> FixIt.Edit {
        var bytes = Array(value.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
            return FixIt.Edit(span, yamlScalar(replacement))
        }
        bytes.replaceSubrange(range, with: replacement.utf8)
        let whole = String(decoding: bytes, as: UTF8.self)
        // Within quotes, or where it stays plain, the edit is as small as the mistake.
        if isQuoted {
            let isBare = replacement.unicodeScalars.allSatisfy {
                !"'\"\\".unicodeScalars.contains($0) && $0.value >= 0x20
            }
            return isBare ? FixIt.Edit(span(of: range), replacement) : FixIt.Edit(span, singleQuoted(whole))
        }
        return isPlainYAML(whole) ? FixIt.Edit(span(of: range), replacement) : FixIt.Edit(span, singleQuoted(whole))
    }
}
