import KeywrightChecks
import KeywrightModel

/// How what goes to one partition key spreads over its items, by the sort key: whether a split of the partition within the
/// key would help (F2.12, F2.13).
struct ItemSpread {
    /// The share that one item gets, or the end at which all new items stand.
    var fixedShare = 1.0
    var mostPieces = 1.0

    init(
        _ design: Design, _ pattern: AccessPattern, _ entity: EntityID, index: String?, _ resource: Resource,
        skew: Skew
    ) {
        let table = design[design[entity].table]
        // A table with a local index keeps the items of a key together (F2.13).
        if index == nil, table.indexes.contains(where: \.isLocal) { return }
        if resource == .read, !pattern.operation.namesItsItems { return }
        let keys = design.keyEntries(of: entity, index: index)
        let given = keys.partition.flatMap(\.template.placeholders).filter(\.transforms.isEmpty)
        let open = keys.sort.flatMap(\.template.placeholders).filter { placeholder in
            !given.contains { $0.attribute == placeholder.attribute && $0.path == placeholder.path }
        }
        guard let first = open.first, !design[entity].growsWithTime(first) else { return }
        let isWrite = resource == .write
        fixedShare = design[entity].spread(over: open, isWrite: isWrite, skew: skew).spread.commonest
        mostPieces = open.reduce(1) { $0 * (design[entity].distinctValues(of: $1) ?? .infinity) }
    }
}

extension Operation {
    /// Whether a call says which items it is about, rather than reading what stands at one end of a key.
    fileprivate var namesItsItems: Bool {
        switch self {
        case .query, .scan: false
        case .get, .batchGet, .transactGet, .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete,
            .transact:
            true
        }
    }
}

extension Entity {
    /// Whether later items stand behind earlier ones, or before them: all that is new goes to one end (F2.13). Of numbers, which
    /// mostly count, it is taken to be so.
    fileprivate func growsWithTime(_ placeholder: Placeholder) -> Bool {
        switch placeholder.language {
        case .ulid, .ksuid, .date, .timestamp, .year, .month, .day, .hour, .integer, .paddedInteger, .invertedInteger,
            .paddedDecimal, .number:
            true
        case .uuid: placeholder.path.isEmpty && self[placeholder.attribute].type == .uuidv7
        case .enumeration, .bool, .bytes, .shard, .text, .pattern: false
        }
    }
}
