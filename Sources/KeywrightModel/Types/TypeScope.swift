import KeywrightDiagnostics
import KeywrightSpec

/// A type as it was read: with what a named type brings along.
struct ReadType {
    var type: ValueType
    var isOptional = false
    var constraints = Constraints()
    var spread = ValueSpread()
    /// What a named type says of the values that are of it.
    var defaultValue: ValueSpec?
    var isImmutable = false
}

/// The types of a design by name.
struct TypeScope {
    enum State {
        case unread
        case reading
        case read(ReadType)
        /// Its own mistake was reported; its uses are silent.
        case failed
    }

    let entries: [TypeEntrySpec]
    /// Those of the language, then the design's.
    let names: [String]
    private var positions = NameTable<Int>()
    private(set) var states: [State]
    /// The positions of those that something names.
    private var used: Set<Int> = []

    init(_ entries: [TypeEntrySpec]) {
        self.entries = entries
        states = entries.map { _ in .unread }
        names = builtinTypeNames + entries.map(\.name.value)
        for (position, entry) in entries.enumerated() { _ = positions.insert(position, for: entry.name.value) }
    }

    func position(of name: String) -> Int? { positions[name] }

    mutating func markUsed(_ position: Int) { used.insert(position) }

    subscript(_ position: Int) -> State {
        get { states[position] }
        set { states[position] = newValue }
    }

    /// Those that could be read, in the order of the design.
    var resolved: [NamedType] {
        entries.indices.compactMap { position in
            guard case .read(let type) = states[position] else { return nil }
            let entry = entries[position]
            return NamedType(
                name: entry.name.value, description: entry.description, type: type.type, constraints: type.constraints,
                origin: entry.origin, nameSpan: entry.name.span, isUsed: used.contains(position))
        }
    }
}

/// The types that a text can name without `<…>`.
let builtinTypeNames = [
    "string", "int", "decimal", "double", "bool", "bytes", "timestamp", "date", "uuid", "uuidv7", "ulid", "ksuid",
    "json",
]

/// The type that a text names, if it is one of the language's own.
func builtinType(_ name: String) -> ValueType? {
    switch name {
    case "string": .string
    case "int": .int
    case "decimal": .decimal
    case "double": .double
    case "bool": .bool
    case "bytes": .bytes
    case "timestamp": .timestamp(.iso8601)
    case "date": .date
    case "uuid": .uuid
    case "uuidv7": .uuidv7
    case "ulid": .ulid
    case "ksuid": .ksuid
    case "json": .json
    default: nil
    }
}
