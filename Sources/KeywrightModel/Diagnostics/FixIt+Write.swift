import KeywrightDiagnostics
import KeywrightSpec

/// Repairs that put one text in the place of another; none of them may be applied unseen, since they are guesses.
extension FixIt {
    /// Another name in the place of a name, which may be a part of a text; none where YAML would need quotes around it.
    static func writing(name: String?, at place: SourceSpan) -> [FixIt] {
        guard let name, isPlainYAML(name) else { return [] }
        return [FixIt("write `\(name)`", isSafe: false, edits: [Edit(place, name)])]
    }

    /// Another value in the place of a whole scalar.
    static func writing(value: String?, at place: SourceSpan) -> [FixIt] {
        guard let value else { return [] }
        return [FixIt("write `\(value)`", isSafe: false, edits: [Edit(place, yamlScalar(value))])]
    }

    /// Another text in the place of some bytes of a template or condition.
    static func writing(_ replacement: String?, in text: SpecText, _ range: Range<Int>) -> [FixIt] {
        guard let replacement else { return [] }
        return [FixIt("write `\(replacement)`", isSafe: false, edits: [text.edit(range, replacement)])]
    }
}
