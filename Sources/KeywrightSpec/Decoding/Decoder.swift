import KeywrightDiagnostics
import KeywrightSyntax

/// What decoding carries along: the findings, what they are about, and the allowances met on the way.
struct Decoder {
    let tree: SyntaxTree
    let symbols: KeySymbols
    var findings: [Diagnostic] = []
    /// What the findings of the moment are about.
    var names = Names()
    var allowances: [AllowanceSpec] = []
    /// Grows with every part that is left out of the spec, so that a caller sees whether what it read is whole.
    private(set) var damage = 0

    init(tree: SyntaxTree) {
        self.tree = tree
        symbols = KeySymbols(tree)
    }

    /// Symbols of names, of which a finding makes texts: most parts have none.
    struct Names {
        var table: Int?
        var index: Int?
        var entity: Int?
        var attribute: Int?
        var pattern: Int?
        var type: Int?
    }

    /// `names` as findings say it.
    var subject: Subject {
        Subject(
            table: names.table.map(tree.text), index: names.index.map(tree.text), entity: names.entity.map(tree.text),
            attribute: names.attribute.map(tree.text), pattern: names.pattern.map(tree.text),
            type: names.type.map(tree.text))
    }

    /// Reports a mistake that costs no part of the spec.
    mutating func report(_ diagnostic: Diagnostic) {
        if !isFull { findings.append(diagnostic) }
    }

    /// Reports a mistake for which a part is left out.
    mutating func fail(_ diagnostic: Diagnostic) {
        report(diagnostic)
        lose()
    }

    /// Notes that a part is left out.
    mutating func lose() { damage += 1 }

    /// Whether more findings are left out: then they are not even made, which costs more than to read what they are about.
    var isFull: Bool { findings.count >= Diagnostics.limit }

    mutating func failKind(_ key: Key, takes: String, _ node: SyntaxNode, near words: [String] = []) {
        failKind(key.name, takes: takes, node, near: words)
    }

    /// Fails with KW004.
    mutating func failKind(
        _ key: String, takes: String, _ node: SyntaxNode, near words: [String] = []
    ) {
        guard !isFull else { return lose() }
        let nearest = node.kind == .scalar ? nearestName(to: node.text, among: words) : nil
        let isListed =
            takes.hasPrefix("a list") && !takes.hasPrefix("a list or") && node.kind != .sequence && !node.isEmpty
        fail(
            .wrongKind(
                key, takes: takes, found: found(node), at: node.place, fix: nearest, isListed: isListed,
                subject: subject))
    }

    /// How messages call a node.
    func found(_ node: SyntaxNode) -> String {
        switch node.kind {
        case .scalar: node.isEmpty ? "nothing" : "`\(excerpt(node.text))`"
        case .sequence: node.count == 0 ? "an empty list" : "a list"
        case .mapping: node.count == 0 ? "an empty map" : "a map"
        }
    }

    /// The beginning of a text, on one line.
    private func excerpt(_ text: String) -> String {
        let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        return line.count > 60 ? String(line.prefix(57)) + "…" : String(line)
    }
}

extension SyntaxNode {
    /// Where the user sees it: an empty scalar has the place where it would stand.
    var place: SourceSpan { span }
}
