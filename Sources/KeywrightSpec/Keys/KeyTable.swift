/// The keys of each kind of map as decoding looks them up: made once, since a design holds many maps of few kinds.
enum KeyTable {
    /// The rule of a key in a kind of map; nil where the kind does not have the key.
    static func rule(of key: Key, in kind: NodeKind) -> KeyRule? {
        rules[kind.rawValue * KeySet.capacity + Int(key.rawValue)]
    }

    /// The keys that must stand in a map of the kind.
    static func required(in kind: NodeKind) -> KeySet { required[kind.rawValue] }

    /// The names of a kind's keys, in the order of the language reference.
    static func names(in kind: NodeKind) -> [String] { names[kind.rawValue] }

    private static let names = NodeKind.allCases.map { keysOf($0).map(\.name) }

    /// By kind and key.
    private static let rules: [KeyRule?] = NodeKind.allCases.flatMap { kind in
        keysOf(kind).reduce(into: [KeyRule?](repeating: nil, count: KeySet.capacity)) { $0[Int($1.key.rawValue)] = $1 }
    }

    private static let required = NodeKind.allCases.map { kind in
        KeySet(keysOf(kind).filter { $0.standing == .required }.map(\.key))
    }
}
