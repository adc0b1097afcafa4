package import KeywrightModel

/// A request that a pattern sends, in the service's terms, with `ValueSource`s for what a call brings.
package enum PlannedRequest: Sendable {
    case get(PlannedGet)
    case query(PlannedQuery)
    case put(PlannedPut)
    case update(PlannedUpdate)
    case delete(PlannedDelete)
    case transact(PlannedTransaction)

    /// The service's name of the operation.
    package var operation: String {
        switch self {
        case .get: "GetItem"
        case .query: "Query"
        case .put: "PutItem"
        case .update: "UpdateItem"
        case .delete: "DeleteItem"
        case .transact: "TransactWriteItems"
        }
    }
}

package struct PlannedGet: Sendable {
    package var table: TableID
    package var key: [KeyValue]
    package var consistent: Bool

    package init(table: TableID, key: [KeyValue], consistent: Bool) {
        self.table = table
        self.key = key
        self.consistent = consistent
    }
}

/// What a query asks of the sort key.
package enum SortCondition: Sendable {
    /// The whole item collection.
    case none
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
    package var sort: SortCondition
    package var keyConditionExpression: String
    /// In the service's words, and the same in the language's for the report; nil where exactness needs none.
    package var filterExpression: String?
    package var tables: ExpressionTables
    package var forward: Bool
    /// The page size that the pattern declares.
    package var limit: Int?
    package var consistent: Bool

    package init(
        table: TableID, index: String?, partition: [KeyValue], sort: SortCondition, keyConditionExpression: String,
        filterExpression: String? = nil, tables: ExpressionTables, forward: Bool = true, limit: Int? = nil,
        consistent: Bool = false
    ) {
        self.table = table
        self.index = index
        self.partition = partition
        self.sort = sort
        self.keyConditionExpression = keyConditionExpression
        self.filterExpression = filterExpression
        self.tables = tables
        self.forward = forward
        self.limit = limit
        self.consistent = consistent
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
    package var conditionExpression: String?
    package var tables: ExpressionTables

    package init(
        table: TableID, item: PlannedItem, attributes: [ItemAttribute], conditionExpression: String?,
        tables: ExpressionTables
    ) {
        self.table = table
        self.item = item
        self.attributes = attributes
        self.conditionExpression = conditionExpression
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
    /// The aliases of the expressions without the version test.
    package var tables: ExpressionTables
    package var returns: UpdateReturns

    package init(
        table: TableID, entity: EntityID, key: [KeyValue], updateExpression: String, conditionExpression: String?,
        versionCondition: String? = nil, tables: ExpressionTables, returns: UpdateReturns
    ) {
        self.table = table
        self.entity = entity
        self.key = key
        self.updateExpression = updateExpression
        self.conditionExpression = conditionExpression
        self.versionCondition = versionCondition
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
    package var tables: ExpressionTables

    package init(
        table: TableID, entity: EntityID, key: [KeyValue], conditionExpression: String? = nil,
        versionCondition: String? = nil, tables: ExpressionTables = ExpressionTables()
    ) {
        self.table = table
        self.entity = entity
        self.key = key
        self.conditionExpression = conditionExpression
        self.versionCondition = versionCondition
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

        package init(label: String, kind: Kind, failure: Failure, many: Int? = nil) {
            self.label = label
            self.kind = kind
            self.failure = failure
            self.many = many
        }
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
