package import KeywrightDiagnostics

/// What a service does with the table, under the name that its code uses.
package struct AccessPattern: Sendable {
    /// One, in an array, which copies share until one of them is changed: rules hand patterns on, and
    /// want few parts of each.
    private var parts: [Parts]

    package var name: String {
        _read { yield parts[0].name }
        _modify { yield &parts[0].name }
    }
    package var description: String? {
        _read { yield parts[0].description }
        _modify { yield &parts[0].description }
    }
    /// The whole entry.
    package var origin: SourceSpan {
        _read { yield parts[0].origin }
        _modify { yield &parts[0].origin }
    }
    package var nameSpan: SourceSpan {
        _read { yield parts[0].nameSpan }
        _modify { yield &parts[0].nameSpan }
    }
    package var operation: Operation {
        _read { yield parts[0].operation }
        _modify { yield &parts[0].operation }
    }
    /// Each parameter once, in order of first use; those that a whole item brings are not among them.
    package var parameters: [Parameter] {
        _read { yield parts[0].parameters }
        _modify { yield &parts[0].parameters }
    }
    package var expect: ExpectedCalls {
        _read { yield parts[0].expect }
        _modify { yield &parts[0].expect }
    }
    package var budget: Budget {
        _read { yield parts[0].budget }
        _modify { yield &parts[0].budget }
    }
    /// `unscoped: true`: it reads or writes across the values of the design's scope, on purpose.
    package var isUnscoped: Bool {
        _read { yield parts[0].isUnscoped }
        _modify { yield &parts[0].isUnscoped }
    }
    /// The keys of the entry, where they stand.
    package var words: [Spanned<String>] {
        _read { yield parts[0].words }
        _modify { yield &parts[0].words }
    }

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, operation: Operation,
        parameters: [Parameter] = [], expect: ExpectedCalls = ExpectedCalls(), budget: Budget = Budget(),
        isUnscoped: Bool = false, words: [Spanned<String>] = []
    ) {
        parts = [
            Parts(
                name: name, description: description, origin: origin, nameSpan: nameSpan, operation: operation,
                parameters: parameters, expect: expect, budget: budget, isUnscoped: isUnscoped, words: words)
        ]
    }

    private struct Parts: Sendable {
        var name: String
        var description: String?
        var origin: SourceSpan
        var nameSpan: SourceSpan
        var operation: Operation
        var parameters: [Parameter]
        var expect: ExpectedCalls
        var budget: Budget
        var isUnscoped: Bool
        var words: [Spanned<String>]
    }

    /// The entities that it names, in order, each once. Generated code puts the method into the repository of the
    /// first.
    package var entities: [EntityID] {
        switch operation {
        case .get(let get), .batchGet(let get): [get.entity]
        case .transactGet(let gets): gets.map(\.entity)
        case .query(let query): query.entities.map(\.entity)
        case .scan(let scan): [scan.branch.entity]
        case .create(let write), .put(let write): [write.entity]
        case .update(let update): [update.entity]
        case .delete(let delete): [delete.entity]
        case .deleteAll(let deleteAll): [deleteAll.branch.entity]
        case .batchPut(let entity), .batchDelete(let entity): [entity]
        case .transact(let steps):
            steps.map(\.entity).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }

    /// Where a key of the entry stands; the pattern's name for one that is not there.
    package func place(of word: String) -> SourceSpan { words.first { $0.value == word }?.span ?? nameSpan }
}

package indirect enum Operation: Sendable {
    case get(GetPattern)
    /// Any number of items by their keys.
    case batchGet(GetPattern)
    /// One item of each entity, isolated.
    case transactGet([GetPattern])
    case query(QueryPattern)
    case scan(ScanPattern)
    case create(WritePattern)
    case put(WritePattern)
    case update(UpdatePattern)
    case delete(DeletePattern)
    case deleteAll(DeleteAllPattern)
    /// Any number of whole items.
    case batchPut(EntityID)
    /// Any number of items by their keys.
    case batchDelete(EntityID)
    case transact([TransactionStep])
}

/// A value that a call must give.
package struct Parameter: Sendable {
    package var name: String
    package var type: ValueType
    /// Constraints and encodings are those of the attribute that it met first.
    package var entity: EntityID
    package var attribute: AttributeID
    package var isOptional: Bool
    package var span: SourceSpan

    package init(
        name: String, type: ValueType, entity: EntityID, attribute: AttributeID, isOptional: Bool = false,
        span: SourceSpan
    ) {
        self.name = name
        self.type = type
        self.entity = entity
        self.attribute = attribute
        self.isOptional = isOptional
        self.span = span
    }
}

/// `expect: { rate: 300/s, peak: 900/s, items: 20 }`.
package struct ExpectedCalls: Sendable {
    /// Calls a second.
    package var rate: Double?
    /// Calls a second; the rate unless declared.
    package var peak: Double?
    /// Items that one call returns.
    package var items: Double?

    package init(rate: Double? = nil, peak: Double? = nil, items: Double? = nil) {
        self.rate = rate
        self.peak = peak ?? rate
        self.items = items
    }
}

/// `budget: { read: 2, write: 5, pages: 1 }`: the most that one call may cost.
package struct Budget: Sendable {
    /// Units.
    package var read: Spanned<Double>?
    /// Units.
    package var write: Spanned<Double>?
    /// Pages of the service.
    package var pages: Spanned<Int>?

    package init(read: Spanned<Double>? = nil, write: Spanned<Double>? = nil, pages: Spanned<Int>? = nil) {
        self.read = read
        self.write = write
        self.pages = pages
    }
}
