package import KeywrightModel

/// One item by its whole primary key, or its attributes that are wanted.
package struct PlannedGet: Sendable {
    package var table: TableID
    package var key: [KeyValue]
    package var consistent: Bool
    /// What the item is known as to the requests after it; nil where it is the answer.
    package var label: String?
    /// The most repetitions, where the read is of a step that repeats over the list of this name.
    package var each: (name: String, most: Int)?
    /// nil for whole items.
    package var projectionExpression: String?
    /// The aliases of the projection.
    package var tables: ExpressionTables

    package init(
        table: TableID, key: [KeyValue], consistent: Bool, projectionExpression: String? = nil,
        tables: ExpressionTables = ExpressionTables()
    ) {
        self.table = table
        self.key = key
        self.consistent = consistent
        self.projectionExpression = projectionExpression
        self.tables = tables
    }
}

/// Any number of items of one entity by their keys: at most 100 in a request (F4.14).
package struct PlannedBatchGet: Sendable {
    /// What repeats the get.
    package enum Keys: Sendable, Equatable {
        /// A list of keys that the call gives under this name.
        case argument(String)
        /// The items that the request before it has read.
        case itemsRead
    }

    /// The get that is repeated, its key made of an element of the list or of an item.
    package var get: PlannedGet
    package var keys: Keys

    package init(get: PlannedGet, keys: Keys) {
        self.get = get
        self.keys = keys
    }
}

/// All items of a table or an index, page by page.
package struct PlannedScan: Sendable {
    package var table: TableID
    /// nil for the table itself.
    package var index: String?
    /// In the service's words; nil where nothing else is there.
    package var filterExpression: String?
    /// nil for whole items.
    package var projectionExpression: String?
    package var tables: ExpressionTables
    /// The page size that the pattern declares.
    package var limit: Int?
    package var consistent: Bool
    /// Only the number of items is asked for, not the items.
    package var countsOnly: Bool
    /// Stored names of what a local index does not hold, and fetches from the table for each item (F3.23).
    package var fetchedFromTable: [String] = []

    package init(
        table: TableID, index: String?, filterExpression: String?, projectionExpression: String?,
        tables: ExpressionTables, limit: Int?, consistent: Bool, countsOnly: Bool
    ) {
        self.table = table
        self.index = index
        self.filterExpression = filterExpression
        self.projectionExpression = projectionExpression
        self.tables = tables
        self.limit = limit
        self.consistent = consistent
        self.countsOnly = countsOnly
    }
}

/// What the client tests of the items of an entity that it has read, since no request does.
package struct ClientFilter: Sendable {
    package var entity: EntityID
    package var condition: Condition

    package init(entity: EntityID, condition: Condition) {
        self.entity = entity
        self.condition = condition
    }
}
