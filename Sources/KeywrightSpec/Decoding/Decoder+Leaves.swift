import KeywrightDiagnostics
import KeywrightSyntax

/// Values that are one scalar, and lists of them. Each reports what it cannot read and then gives nil.
extension Decoder {
    mutating func text(_ entry: SyntaxEntry) -> SpecText? {
        let value = entry.value
        guard value.kind == .scalar, !value.isEmpty else {
            failKind(entry.key.text, takes: "text", value)
            return nil
        }
        return SpecText(value)
    }

    mutating func text(_ node: SyntaxNode, of key: Key) -> SpecText? {
        guard node.kind == .scalar, !node.isEmpty else {
            failKind(key, takes: "text", node)
            return nil
        }
        return SpecText(node)
    }

    mutating func text(_ key: Key, in fields: Fields) -> SpecText? { fields[key].flatMap { text($0, of: key) } }

    mutating func bool(_ key: Key, in fields: Fields) -> Spanned<Bool>? {
        guard let node = fields[key] else { return nil }
        switch node.text {
        case "true": return Spanned(true, node.span)
        case "false": return Spanned(false, node.span)
        default:
            failKind(key, takes: "`true` or `false`", node, near: ["true", "false"])
            return nil
        }
    }

    /// One of the words of a closed set.
    mutating func word<Word: RawRepresentable & CaseIterable & Sendable>(
        _ key: Key, in fields: Fields, as _: Word.Type
    ) -> Spanned<Word>? where Word.RawValue == String {
        guard let node = fields[key] else { return nil }
        guard let word = Word(rawValue: node.text) else {
            let words = Word.allCases.map(\.rawValue)
            failKind(key, takes: words.count == 1 ? listed(words) : "one of \(listed(words))", node, near: words)
            return nil
        }
        return Spanned(word, node.span)
    }

    /// A whole number from `minimum` on.
    mutating func integer(_ key: Key, in fields: Fields, from minimum: Int) -> Spanned<Int>? {
        guard let node = fields[key] else { return nil }
        guard node.text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(node.text), value >= minimum else {
            failKind(key, takes: "a whole number of at least \(minimum)", node)
            return nil
        }
        return Spanned(value, node.span)
    }

    /// A number with a unit, read by one of `Quantity`'s functions.
    mutating func quantity(
        _ key: Key, in fields: Fields, takes form: String, _ read: (String) -> Double?
    ) -> Double? {
        guard let node = fields[key] else { return nil }
        guard let value = read(node.text) else {
            failKind(key, takes: form, node)
            return nil
        }
        return value
    }

    /// A list of texts, or nil where it is none.
    mutating func texts(_ key: Key, in fields: Fields) -> [SpecText]? {
        guard let node = fields[key] else { return nil }
        return elements(of: node) { $0.text($1, of: key) }
    }

    /// Free data: an example's value, a default, what an update sets.
    func value(_ node: SyntaxNode) -> ValueSpec {
        switch node.kind {
        case .scalar: .scalar(SpecText(node))
        case .sequence: .list(node.elements.map { value($0) }, node.span)
        case .mapping:
            .map(
                node.entries.filter { !$0.isUsers }
                    .map { ValueSpec.Member(name: SpecText($0.key), value: value($0.value)) }, node.span)
        }
    }
}
