import KeywrightDiagnostics
import KeywrightSyntax

/// The entries of a map that the language knows, and that hold the kind of value that they must.
struct Fields {
    let kind: NodeKind
    let owner: Owner
    private let node: SyntaxNode
    private let symbols: SymbolsByKey
    /// The keys whose entries can be read on.
    var readable: KeySet = []
    /// The keys that stand there, readable or not.
    var present: KeySet = []
    /// The keys that unknown ones were most likely meant to be.
    var misspelled: KeySet = []
    /// Whether a key stands there that the language does not have.
    var hasUnknown = false

    init(_ node: SyntaxNode, _ kind: NodeKind, of owner: Owner, symbols: SymbolsByKey) {
        self.kind = kind
        self.owner = owner
        self.node = node
        self.symbols = symbols
    }

    subscript(_ key: Key) -> SyntaxNode? { entry(key)?.value }

    func entry(_ key: Key) -> SyntaxEntry? {
        guard readable.contains(key), let symbol = symbols[key] else { return nil }
        return node.entry(of: symbol)
    }

    /// Whether the key stands there, or one that was most likely meant to be it: then it is not missing.
    func isMentioned(_ key: Key) -> Bool { mentioned.contains(key) }

    var mentioned: KeySet { present.union(misspelled) }

    /// Whether the key is mentioned, but there is nothing to read: what it says is unknown, not absent.
    func isLost(_ key: Key) -> Bool { isMentioned(key) && !readable.contains(key) }
}

/// What a map describes: its name in messages, and where its key stands.
enum Owner {
    case key(SyntaxNode)
    case named(String, at: SourceSpan)

    init(_ name: String, at place: SourceSpan) { self = .named(name, at: place) }

    init(_ key: SyntaxNode) { self = .key(key) }

    var name: String {
        switch self {
        case .key(let key): key.text
        case .named(let name, _): name
        }
    }

    var place: SourceSpan {
        switch self {
        case .key(let key): key.place
        case .named(_, let place): place
        }
    }
}
