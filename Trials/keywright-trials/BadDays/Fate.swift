import KeywrightRuntime

/// What a call's end says of what it should have written.
enum Fate: Hashable, Sendable {
    /// It succeeded: carried out, once.
    case applied
    /// It failed, and the error says that nothing was changed.
    case refused
    /// It failed, and the error says that it may have been carried out.
    case unknown

    init(_ error: DynamoDBError) {
        self = error.mayHaveBeenApplied ? .unknown : .refused
    }
}

/// The kinds of operations, and how often each comes in a hundred.
enum OperationKind: String, CaseIterable, Sendable {
    case create = "conditional creates"
    case put = "puts"
    case overwrite = "overwrites and deletes"
    case version = "updates on a version"
    case counter = "counters"
    case transaction = "transactions with a token"
    case guarded = "transactions with a condition"
    case batchWrite = "batch writes"
    case get = "gets"
    case batchGet = "batch gets"
    case query = "queries"

    private var share: Int {
        switch self {
        case .create: 12
        case .put: 8
        case .overwrite: 10
        case .version: 14
        case .counter: 10
        case .transaction: 10
        case .guarded: 8
        case .batchWrite: 8
        case .get: 8
        case .batchGet: 6
        case .query: 6
        }
    }

    static func random(_ generator: inout SeededGenerator) -> OperationKind {
        var left = Int.random(in: 0..<allCases.reduce(0) { $0 + $1.share }, using: &generator)
        for kind in allCases {
            left -= kind.share
            if left < 0 { return kind }
        }
        return .get
    }
}
