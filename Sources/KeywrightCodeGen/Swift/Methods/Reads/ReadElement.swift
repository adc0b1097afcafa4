import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// What an item becomes that a pattern reads: an item of its entity, a struct of what `select` names, or, of several
/// entities, an enum of these.
struct ReadElement {
    struct Part {
        var entity: EntityID
        /// The attributes that are wanted; nil for all.
        var select: [AttributeID]?
        /// The Swift type.
        var type: String
    }

    let parts: [Part]
    /// The Swift type of an element; of a transaction that of all it reads.
    let type: String
    /// Whether it stays the item as it is stored.
    var isStored = false

    init(_ pattern: AccessPattern, _ position: Int, _ context: SwiftContext) {
        let result = context.namer.resultType(ofPattern: position)?.declared
        let types = context.namer.selectTypes(ofPattern: position)
        let isOne = pattern.readParts.count == 1 && !pattern.isTransactGet
        parts = pattern.readParts.enumerated().map { index, part in
            let whole = context.namer[part.entity].type.declared
            let selected = isOne ? result : types.dropFirst(index).first??.declared
            return Part(entity: part.entity, select: part.select, type: part.select == nil ? whole : selected ?? whole)
        }
        type = result ?? parts.first?.type ?? ""
    }

    /// An item of an entity.
    init(_ entity: EntityID, _ context: SwiftContext) {
        type = context.namer[entity].type.declared
        parts = [Part(entity: entity, type: type)]
    }

    /// An item of an entity as it is stored.
    init(storedBy entity: EntityID, _ context: SwiftContext) {
        type = context.known(.item)
        parts = [Part(entity: entity, type: type)]
        isStored = true
    }

    var selects: Bool { parts.contains { $0.select != nil } }
}

extension AccessPattern {
    /// The entities that it reads, with the attributes that it wants of each; none for a write.
    var readParts: [(entity: EntityID, select: [AttributeID]?)] {
        switch operation {
        case .get(let get), .batchGet(let get): [(get.entity, get.select)]
        case .transactGet(let gets): gets.map { ($0.entity, $0.select) }
        case .scan(let scan): [(scan.branch.entity, scan.branch.select)]
        case .query(let query): query.entities.map { ($0.entity, $0.select) }
        case .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete, .transact: []
        }
    }

    var isTransactGet: Bool {
        if case .transactGet = operation { true } else { false }
    }

    /// Whether it only counts, so that it gives no items.
    var countsItems: Bool {
        switch operation {
        case .query(let query): query.returns.value == .count
        case .scan(let scan): scan.returns.value == .count
        case .get, .batchGet, .transactGet, .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete,
            .transact:
            false
        }
    }
}

extension PlannedRequest {
    /// The stored names that a projection asks for; nil where whole items come.
    var projectedNames: [String]? {
        switch self {
        case .get(let get): get.projectedNames
        case .batchGet(let batch): batch.get.projectedNames
        case .transactGet(let gets): gets.first?.projectedNames
        case .query(let query): PlannedRequest.names(query.projectionExpression, query.tables)
        case .scan(let scan): PlannedRequest.names(scan.projectionExpression, scan.tables)
        case .put, .update, .delete, .transact, .batchWrite: nil
        }
    }

    fileprivate static func names(_ projection: String?, _ tables: ExpressionTables) -> [String]? {
        projection?.split(separator: ", ").compactMap { alias in
            tables.names.first { $0.alias == alias }?.attribute
        }
    }
}

extension PlannedGet {
    fileprivate var projectedNames: [String]? { PlannedRequest.names(projectionExpression, tables) }
}
