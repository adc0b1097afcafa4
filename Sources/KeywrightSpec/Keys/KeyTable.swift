/// The keys of a kind of map as decoding looks them up: made once for each kind, since a design holds many maps of few kinds.
struct KeyTable: Sendable {
    let rules: [KeyRule]
    /// In the order of the language reference.
    let names: [String]
    /// Those that must stand there.
    let required: [String]
    private let positions: [String: Int]

    init(_ rules: [KeyRule]) {
        self.rules = rules
        names = rules.map(\.name)
        required = rules.filter { $0.standing == .required }.map(\.name)
        positions = rules.enumerated().reduce(into: [:]) { $0[$1.element.name] = $1.offset }
    }

    /// The key of this name, byte for byte.
    subscript(_ name: String) -> KeyRule? {
        guard let position = positions[name], rules[position].name.utf8.count == name.utf8.count else { return nil }
        return rules[position]
    }

    /// The tables by kind, in the order of the kinds.
    private static let all = NodeKind.allCases.map { KeyTable(keysOf($0)) }

    /// The names of all keys that the language has.
    static let everyName = Set(all.flatMap(\.names))

    static func of(_ kind: NodeKind) -> KeyTable { all[kind.rawValue] }
}
