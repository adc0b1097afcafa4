import KeywrightSyntax

/// The language's keys and the symbols that their names have in one file, so that a map's keys are told without a look at
/// their texts.
struct KeySymbols {
    /// By symbol.
    private var keys: [Key?]
    private(set) var byKey: SymbolsByKey

    init(_ tree: SyntaxTree) {
        keys = Array(repeating: nil, count: tree.symbolCount)
        byKey = SymbolsByKey()
        for key in Key.allCases {
            guard let symbol = tree.symbol(of: key.name) else { continue }
            keys[symbol] = key
            byKey[key] = symbol
        }
    }

    /// The key that an entry has; nil for the user's names.
    func key(of entry: SyntaxEntry) -> Key? { keys[entry.keySymbol] }

    /// The keys that a map has.
    func keys(of node: SyntaxNode) -> KeySet {
        KeySet(node.entries.lazy.compactMap { key(of: $0) })
    }

    /// The entries of a map that have one of some keys, in their order.
    func entries(_ keys: KeySet, of node: SyntaxNode) -> [SyntaxEntry] {
        node.entries.filter { entry in key(of: entry).map { keys.contains($0) } ?? false }
    }

    /// The first of some keys that a map has.
    func first(of keys: KeySet, in node: SyntaxNode) -> Key? {
        for entry in node.entries {
            if let key = key(of: entry), keys.contains(key) { return key }
        }
        return nil
    }

    /// The entry of a map that has a key.
    func entry(_ key: Key, of node: SyntaxNode) -> SyntaxEntry? { byKey[key].flatMap { node.entry(of: $0) } }
}

/// The symbols that the names of the language's keys have in one file; nil where the file does not have the name.
struct SymbolsByKey {
    private var symbols: [Int?] = Array(repeating: nil, count: KeySet.capacity)

    subscript(_ key: Key) -> Int? {
        get { symbols[Int(key.rawValue)] }
        set { symbols[Int(key.rawValue)] = newValue }
    }
}
