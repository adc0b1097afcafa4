package import KeywrightDiagnostics

/// What a service does with the table, under the name that its code uses.
package struct AccessPattern: Sendable {
    package var name: String
    package var description: String?
    /// The whole entry.
    package var origin: SourceSpan
    package var nameSpan: SourceSpan
    package var operation: Operation
    /// Each parameter once, in order of first use; those that a whole item brings are not among them.
    package var parameters: [Parameter]
    package var expect: ExpectedCalls
    package var budget: Budget
    /// `unscoped: true`: it reads or writes across the values of the design's scope, on purpose.
    package var isUnscoped: Bool
    /// The keys of the entry, where they stand.
    package var words: [Spanned<String>]

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, operation: Operation,
        parameters: [Parameter] = [], expect: ExpectedCalls = ExpectedCalls(), budget: Budget = Budget(),
        isUnscoped: Bool = false, words: [Spanned<String>] = []
    ) {
        self.name = name
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
        self.operation = operation
        self.parameters = parameters
        self.expect = expect
        self.budget = budget
        self.isUnscoped = isUnscoped
        self.words = words
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
