internal import KeywrightRuntime

/// An update expression with all names and values looked up (F4.6 to F4.11).
struct UpdateExpression: Sendable {
    /// `SET path = value`.
    var sets: [(path: DocumentPath, value: UpdateOperand)] = []
    /// `REMOVE path`.
    var removals: [DocumentPath] = []
    /// `ADD path value`.
    var additions: [(path: DocumentPath, value: AttributeValue)] = []
    /// `DELETE path value`.
    var deletions: [(path: DocumentPath, value: AttributeValue)] = []

    /// All paths that the expression writes.
    var paths: [DocumentPath] {
        sets.map(\.path) + removals + additions.map(\.path) + deletions.map(\.path)
    }

    /// Whether the expression only takes away, so that it leaves an item that does not exist as it is.
    var onlyTakesAway: Bool { sets.isEmpty && additions.isEmpty }
}

/// What SET writes.
indirect enum UpdateOperand: Sendable {
    /// What stands in the item before the update.
    case path(DocumentPath)
    /// What the request brought.
    case value(AttributeValue)
    /// `if_not_exists(path, x)`.
    case ifNotExists(DocumentPath, UpdateOperand)
    /// `list_append(x, y)`.
    case listAppend(UpdateOperand, UpdateOperand)
    /// `x + y`.
    case sum(UpdateOperand, UpdateOperand)
    /// `x - y`.
    case difference(UpdateOperand, UpdateOperand)

    /// The type, where it can be told without an item.
    var knownType: ValueType? {
        switch self {
        case .path: nil
        case .value(let value): value.type
        case .ifNotExists: nil
        case .listAppend: .l
        case .sum, .difference: .n
        }
    }
}
