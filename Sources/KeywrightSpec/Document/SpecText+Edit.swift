package import KeywrightDiagnostics

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
