import KeywrightRuntime

/// What the calls of a worker promise of the table, to be compared with it in the end.
struct Ledger: Sendable {
    /// A write that added its id to an item which others write too.
    struct Mark: Sendable {
        /// The item's partition key.
        var item: String
        var id: String
        var fate: Fate
        /// The sort key, under the worker's transactions, of the item that the same transaction put.
        var companion: String?
    }

    /// How the calls of a kind ended.
    struct Count: Sendable {
        var succeeded = 0
        var refused = 0
        var unknown = 0

        mutating func add(_ fate: Fate) {
            switch fate {
            case .applied: succeeded += 1
            case .refused: refused += 1
            case .unknown: unknown += 1
            }
        }
    }

    /// Of each item that only this worker writes, by sort key, the ids of the writes that may be the last; nil for none.
    private(set) var own: [String: Set<String?>] = [:]
    /// The sort keys of `own` in the order in which they came, to choose from by chance.
    private(set) var sorts: [String] = []
    /// The writes to shared items.
    private(set) var marks: [Mark] = []
    private(set) var counts: [OperationKind: Count] = [:]
    /// How many calls of the client there were; a batch that is sent again because of its rest is another.
    var calls = 0
    var violations = Violations()

    /// Notes the end of an operation.
    mutating func count(_ kind: OperationKind, _ fate: Fate) {
        counts[kind, default: Count()].add(fate)
    }

    /// Notes a write of an item of the worker's own. `id` is nil for a delete.
    mutating func write(_ sort: String, _ id: String?, _ fate: Fate) {
        if own[sort] == nil {
            own[sort] = [nil]
            sorts.append(sort)
        }
        switch fate {
        case .applied: own[sort] = [id]
        case .refused: break
        case .unknown: own[sort]?.insert(id)
        }
    }

    /// Notes a write of a shared item.
    mutating func mark(_ item: String, _ id: String, _ fate: Fate, companion: String? = nil) {
        marks.append(Mark(item: item, id: id, fate: fate, companion: companion))
    }
}
