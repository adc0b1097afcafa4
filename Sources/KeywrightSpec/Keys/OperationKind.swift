/// What a pattern does: the key that says it, in the order of the language reference.
enum OperationKind: String, CaseIterable {
    case get, batchGet, transactGet, query, scan, create, put, update, delete, deleteAll, batchPut, batchDelete,
        transact

    /// The map that has the key.
    var nodeKind: NodeKind {
        switch self {
        case .get: .get
        case .batchGet: .batchGet
        case .transactGet: .transactGet
        case .query: .query
        case .scan: .scan
        case .create: .create
        case .put: .put
        case .update: .update
        case .delete: .delete
        case .deleteAll: .deleteAll
        case .batchPut: .batchPut
        case .batchDelete: .batchDelete
        case .transact: .transact
        }
    }
}

/// What a step of a transaction does: the key that says it.
enum StepKind: String, CaseIterable {
    case create, put, update, delete, check

    /// The map that has the key.
    var nodeKind: NodeKind {
        switch self {
        case .create: .createStep
        case .put: .putStep
        case .update: .updateStep
        case .delete: .deleteStep
        case .check: .checkStep
        }
    }
}

/// The keys that say what a pattern does, in the order of the language reference.
let operationNames = OperationKind.allCases.map(\.rawValue)

/// The keys that say what a step of a transaction does.
let stepNames = StepKind.allCases.map(\.rawValue)

extension OperationKind {
    init?(_ key: Key) {
        guard let kind = Self.kinds[key] else { return nil }
        self = kind
    }

    static let keys = KeySet(kinds.keys)

    private static let kinds = kindsByKey(of: Self.self)
}

extension StepKind {
    init?(_ key: Key) {
        guard let kind = Self.kinds[key] else { return nil }
        self = kind
    }

    static let keys = KeySet(kinds.keys)

    private static let kinds = kindsByKey(of: Self.self)
}

private func kindsByKey<Kind: CaseIterable & RawRepresentable>(of _: Kind.Type) -> [Key: Kind]
where Kind.RawValue == String {
    Kind.allCases.reduce(into: [:]) { kinds, kind in
        if let key = Key(named: kind.rawValue) { kinds[key] = kind }
    }
}
