import KeywrightDiagnostics
import KeywrightSyntax

/// What decoding carries along: the findings, what they are about, and the allowances met on the way.
struct Decoder {
    let tree: SyntaxTree
    var findings: [Diagnostic] = []
    /// What the findings of the moment are about.
    var subject = Subject()
    var allowances: [AllowanceSpec] = []
    /// Grows with every part that is left out of the spec, so that a caller sees whether what it read is whole.
    private(set) var damage = 0

    init(tree: SyntaxTree) { self.tree = tree }

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

/// What a map describes: its name in messages, and where its key stands.
struct Owner {
    var name: String
    var place: SourceSpan

    init(_ name: String, at place: SourceSpan) {
        self.name = name
        self.place = place
    }

    init(_ key: SyntaxNode) { self.init(key.text, at: key.place) }
}

/// The entries of a map that the language knows, and that hold the kind of value that they must.
struct Fields {
    let kind: NodeKind
    let owner: Owner
    /// Those that can be read on, by the names of their keys.
    var entries: [(name: String, entry: SyntaxEntry)] = []
    /// The keys that stand there, readable or not: few, so that it is no set.
    var present: [String] = []
    /// The keys that unknown ones were most likely meant to be.
    var misspelled: Set<String> = []
    /// Whether a key stands there that the language does not have.
    var hasUnknown = false

    subscript(_ key: String) -> SyntaxNode? { entry(key)?.value }

    func entry(_ key: String) -> SyntaxEntry? { entries.first { $0.name == key }?.entry }

    /// Whether the key stands there, or one that was most likely meant to be it: then it is not missing.
    func isMentioned(_ key: String) -> Bool { present.contains(key) || misspelled.contains(key) }

    /// Whether the key is mentioned, but there is nothing to read: what it says is unknown, not absent.
    func isLost(_ key: String) -> Bool { isMentioned(key) && entry(key) == nil }
}

extension SyntaxNode {
    /// Where the user sees it: an empty scalar has the place where it would stand.
    var place: SourceSpan { span }
}
