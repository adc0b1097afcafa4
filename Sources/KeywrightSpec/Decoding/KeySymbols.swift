import KeywrightSyntax

/// The language's keys and the symbols that their names have in one file, so that a map's keys are told without a look at
/// their texts.
struct KeySymbols {
    /// By symbol.
    private var keys: [Key?]
    /// By key; `none` where the file does not have the name.
    private var symbols: [Int]

    private static let none = -1

    init(_ tree: SyntaxTree) {
        keys = Array(repeating: nil, count: tree.symbolCount)
        symbols = Array(repeating: Self.none, count: KeySet.capacity)
        for key in Key.allCases {
            guard let symbol = tree.symbol(of: key.name) else { continue }
            keys[symbol] = key
            symbols[Int(key.rawValue)] = symbol
        }
    }

    /// The key that an entry has; nil for the user's names.
    func key(of entry: SyntaxEntry) -> Key? { keys[entry.keySymbol] }

    /// The entries of a map that have one of some keys, in their order.
    func entries(_ keys: KeySet, of node: SyntaxNode) -> [(key: Key, entry: SyntaxEntry)] {
        node.entries.compactMap { entry in
            key(of: entry).flatMap { keys.contains($0) ? ($0, entry) : nil }
        }
    }

    /// The entry of a map that has a key.
    func entry(_ key: Key, of node: SyntaxNode) -> SyntaxEntry? {
        let symbol = symbols[Int(key.rawValue)]
        return symbol == Self.none ? nil : node.entry(of: symbol)
    }
}
