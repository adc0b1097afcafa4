package import KeywrightModel

/// A request that a pattern sends, in the service's terms, with `ValueSource`s for what a call brings. Rules look at the
/// requests of all patterns, so that a copy costs little.
package indirect enum PlannedRequest: Sendable {
    case get(PlannedGet)
    case batchGet(PlannedBatchGet)
    case transactGet([PlannedGet])
    case query(PlannedQuery)
    case scan(PlannedScan)
    case put(PlannedPut)
    case update(PlannedUpdate)
    case delete(PlannedDelete)
    case transact(PlannedTransaction)
    case batchWrite(PlannedBatchWrite)

    /// The service's name of the operation.
    package var operation: String {
        switch self {
        case .get: "GetItem"
        case .batchGet: "BatchGetItem"
        case .transactGet: "TransactGetItems"
        case .query: "Query"
        case .scan: "Scan"
        case .put: "PutItem"
        case .update: "UpdateItem"
        case .delete: "DeleteItem"
        case .transact: "TransactWriteItems"
        case .batchWrite: "BatchWriteItem"
        }
    }
}

/// What a query asks of the sort key.
package enum SortCondition: Sendable {
    /// The whole item collection.
    case none
    /// The last sort attribute that is asked for; those before it are in `PlannedQuery.sortPrefix`.
    case equals(KeyValue)
    case beginsWith(KeyValue)
    /// Both ends included.
    case between(KeyAttribute, low: ValueSource, high: ValueSource)
    case comparison(KeyValue, Comparison)
}

package struct PlannedQuery: Sendable {
    package var table: TableID
    /// nil for the table itself.
    package var index: String?
    package var partition: [KeyValue]
    /// Leading sort attributes of a multi-attribute index that are bound to a value, before the one of `sort` (F1.42).
    package var sortPrefix: [KeyValue]
    package var sort: SortCondition
    package var keyConditionExpression: String
    /// In the service's words; nil where exactness needs none.
    package var filterExpression: String?
    /// nil for whole items.
    package var projectionExpression: String?
    /// Attributes beside its projection that a local index fetches from the table, at a price for each item (F3.23).
    package var fetchedFromTable: [String] = []
    /// What it is repeated over, the outermost first; the answers of all but buckets are merged.
    package var fans: [Fan] = []
    /// Whether time buckets are read from the last to the first.
    package var bucketsDescend = false
    package var tables: ExpressionTables
    package var forward: Bool
    /// The page size that the pattern declares.
    package var limit: Int?
    package var consistent: Bool
    /// Only the number of items is asked for, not the items.
    package var countsOnly: Bool

    package init(
        table: TableID, index: String?, partition: [KeyValue], sortPrefix: [KeyValue] = [], sort: SortCondition,
        keyConditionExpression: String, filterExpression: String? = nil, tables: ExpressionTables,
        forward: Bool = true, limit: Int? = nil, consistent: Bool = false, countsOnly: Bool = false
    ) {
        self.table = table
        self.index = index
        self.partition = partition
        self.sortPrefix = sortPrefix
        self.sort = sort
        self.keyConditionExpression = keyConditionExpression
        self.filterExpression = filterExpression
        self.tables = tables
        self.forward = forward
        self.limit = limit
        self.consistent = consistent
        self.countsOnly = countsOnly
    }
}

/// The attributes of an item that a write puts.
package enum PlannedItem: Sendable {
    /// A whole item of the entity, which is the argument `label`; keys, discriminator, index keys, created, updated
    /// and version are written with it.
    case entity(EntityID, label: String)
    /// A uniqueness companion of the item that is the argument `label`.
    case companion(UniqueKey, of: EntityID, label: String)
}

package struct PlannedPut: Sendable {
    package var table: TableID
    package var item: PlannedItem
    /// Attributes with the values that the item gets, in order: what the report shows.
    package var attributes: [ItemAttribute]
    /// Of a `put` of an entity with a version this is what holds where the caller gives none: that there be no item.
    package var conditionExpression: String?
    package var tables: ExpressionTables
    /// Of a `put` of an entity with a version: what stands in place of the condition where the caller gives the version
    /// that is replaced. The item then gets the version after it, and keeps the moment at which it was made.
    package var replacing: ReplacingCondition?
    /// Key attributes of index entries that the item is put without, unless a condition holds of it.
    package var leftOut: [LeftOutAttributes] = []
    /// Parts of the condition that depend on what the call knows.
    package var choices: [RequestChoice] = []
    /// The item that the service gives back: as it was, or none.
    package var returns = WriteReturns.none

    package init(
        table: TableID, item: PlannedItem, attributes: [ItemAttribute], conditionExpression: String?,
        tables: ExpressionTables, replacing: ReplacingCondition? = nil
    ) {
        self.table = table
        self.item = item
        self.attributes = attributes
        self.conditionExpression = conditionExpression
        self.tables = tables
        self.replacing = replacing
    }
}

/// The whole condition of a put that replaces a given version, with its own aliases.
package struct ReplacingCondition: Sendable {
    /// `#version = :expectedVersion`, and the pattern's own condition where it has one.
    package var expression: String
    /// Without `:expectedVersion`.
    package var tables: ExpressionTables

    package init(expression: String, tables: ExpressionTables) {
        self.expression = expression
        self.tables = tables
    }
}

/// A stored attribute of an item that is put.
package struct ItemAttribute: Sendable {
    package var storedName: String
    package var value: ValueSource
    /// Left out where the argument is absent.
    package var isOptional: Bool

    package init(storedName: String, value: ValueSource, isOptional: Bool = false) {
        self.storedName = storedName
        self.value = value
        self.isOptional = isOptional
    }
}

package struct PlannedUpdate: Sendable {
    package var table: TableID
    package var entity: EntityID
    package var key: [KeyValue]
    package var updateExpression: String
    /// Without the version test, which is joined by `AND` only where the caller gives a version.
    package var conditionExpression: String?
    /// `#version = :expectedVersion`, where the entity has a version.
    package var versionCondition: String?
    /// The name that the version test adds to the aliases, where they do not hold it; never `:expectedVersion`.
    package var versionNames: [ExpressionTables.Name]
    /// The aliases of the expressions without the version test.
    package var tables: ExpressionTables
    package var returns: WriteReturns
    /// Parts of the request that depend on what the call knows.
    package var choices: [RequestChoice] = []

    package init(
        table: TableID, entity: EntityID, key: [KeyValue], updateExpression: String, conditionExpression: String?,
        versionCondition: String? = nil, versionNames: [ExpressionTables.Name] = [], tables: ExpressionTables,
        returns: WriteReturns
    ) {
        self.table = table
        self.entity = entity
        self.key = key
        self.updateExpression = updateExpression
        self.conditionExpression = conditionExpression
        self.versionCondition = versionCondition
        self.versionNames = versionNames
        self.tables = tables
        self.returns = returns
    }
}

package struct PlannedDelete: Sendable {
    package var table: TableID
    package var entity: EntityID
    package var key: [KeyValue]
    package var conditionExpression: String?
    package var versionCondition: String?
    /// As for an update.
    package var versionNames: [ExpressionTables.Name]
    /// Conditions on optional unique attributes, joined by `AND`; empty where no item was read before.
    package var presence: [PresenceCondition]
    /// Parts of the condition that depend on what the call knows.
    package var choices: [RequestChoice] = []
    package var tables: ExpressionTables
    /// The item that the service gives back: as it was, or none.
    package var returns = WriteReturns.none

    package init(
        table: TableID, entity: EntityID, key: [KeyValue], conditionExpression: String? = nil,
        versionCondition: String? = nil, versionNames: [ExpressionTables.Name] = [],
        presence: [PresenceCondition] = [], tables: ExpressionTables = ExpressionTables()
    ) {
        self.table = table
        self.entity = entity
        self.key = key
        self.conditionExpression = conditionExpression
        self.versionCondition = versionCondition
        self.versionNames = versionNames
        self.presence = presence
        self.tables = tables
    }
}

/// A condition whose words depend on whether the item that was read holds an attribute. The
/// aliases are those that it adds to the request's: they are sent only with the words that use them (F3.8).
package struct PresenceCondition: Sendable {
    package var attribute: AttributeID
    /// `#nickname = :nickname`.
    package var whenPresent: String
    /// `attribute_not_exists(#nickname)`.
    package var whenAbsent: String
    package var tables: ExpressionTables

    package init(attribute: AttributeID, whenPresent: String, whenAbsent: String, tables: ExpressionTables) {
        self.attribute = attribute
        self.whenPresent = whenPresent
        self.whenAbsent = whenAbsent
        self.tables = tables
    }
}

package struct PlannedTransaction: Sendable {
    package struct Action: Sendable {
        package enum Kind: Sendable {
            case put(PlannedPut)
            case update(PlannedUpdate)
            case delete(PlannedDelete)
            case check(PlannedDelete)
        }

        /// The step's label.
        package var label: String
        package var kind: Kind
        /// What a failed condition means to the caller.
        package var failure: Failure
        /// The most repetitions, where the step repeats over a list.
        package var many: Int?
        /// The action is left out where the item lacks one of these: an optional unique attribute has a companion only
        /// while it has a value.
        package var onlyWith: [AttributeID]
        /// Of a companion that is put: what becomes of it and the delete before it where both have one key.
        package var sameKey: SameKey?

        package init(label: String, kind: Kind, failure: Failure, many: Int? = nil, onlyWith: [AttributeID] = []) {
            self.label = label
            self.kind = kind
            self.failure = failure
            self.many = many
            self.onlyWith = onlyWith
        }
    }

    /// Two actions of one item cannot stand in a transaction (F4.17).
    package enum SameKey: String, Sendable {
        /// The unique value stays as it is, and the companion with it.
        case neither
        /// The value stays, and the companion is written anew, since it expires at another time.
        case putAlone = "put"
    }

    package enum Failure: Sendable, Equatable {
        case alreadyExists
        /// The names of the unique attributes.
        case notUnique([String])
        /// The item is absent, or its condition is false.
        case notFoundOrCondition
    }

    package var actions: [Action]

    package init(actions: [Action]) { self.actions = actions }

    /// The most items that it can write.
    package var mostItems: Int { actions.reduce(0) { $0 + ($1.many ?? 1) } }
}
