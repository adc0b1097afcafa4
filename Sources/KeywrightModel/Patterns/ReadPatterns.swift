package import KeywrightDiagnostics

/// `get: E`, `batchGet: E`, and an entity of `transactGet`.
package struct GetPattern: Sendable {
    package var entity: EntityID
    package var consistent: Spanned<Bool>?
    /// Where each attribute of the key comes from; none for a batch, whose calls bring whole keys.
    package var keyBindings: [KeyBinding]
    /// Tested after the read.
    package var filter: Condition?
    /// The attributes that are wanted; nil for all.
    package var select: [AttributeID]?
    /// Whether an expired item is returned, too.
    package var includesExpired: Bool
    /// The key as existing code builds it.
    package var using: KeyConditionText?

    package init(
        entity: EntityID, consistent: Spanned<Bool>? = nil, keyBindings: [KeyBinding] = [], filter: Condition? = nil,
        select: [AttributeID]? = nil, includesExpired: Bool = false, using: KeyConditionText? = nil
    ) {
        self.entity = entity
        self.consistent = consistent
        self.keyBindings = keyBindings
        self.filter = filter
        self.select = select
        self.includesExpired = includesExpired
        self.using = using
    }
}

/// `query: E` or `query: [E, F]`.
package struct QueryPattern: Sendable {
    /// An entity that is asked for, with what must hold of its items.
    package struct Branch: Sendable {
        package var entity: EntityID
        /// Only `.all` and `.test`.
        package var condition: Condition?
        package var filter: Condition?
        /// The attributes that are wanted; nil for all.
        package var select: [AttributeID]?
        /// The attributes of a closed domain whose values are read one after another.
        package var fanout: [AttributeID]

        package init(
            entity: EntityID, condition: Condition?, filter: Condition? = nil, select: [AttributeID]? = nil,
            fanout: [AttributeID] = []
        ) {
            self.entity = entity
            self.condition = condition
            self.filter = filter
            self.select = select
            self.fanout = fanout
        }
    }

    package struct Order: Sendable {
        /// The attribute that the order names; nil for the sort key's unbound part.
        package var attribute: AttributeID?
        package var descending: Bool
        package var span: SourceSpan

        package init(attribute: AttributeID? = nil, descending: Bool, span: SourceSpan) {
            self.attribute = attribute
            self.descending = descending
            self.span = span
        }
    }

    package enum Returns: String, Sendable {
        case many, one, count
    }

    package var entities: [Branch]
    package var whereSpan: SourceSpan?
    package var order: Order?
    /// The default size of a page, and the largest that a call may ask for.
    package var limit: Spanned<Int>?
    package var returns: Spanned<Returns>
    /// The index that is pinned: its name, or `table`.
    package var index: Spanned<String>?
    package var consistent: Spanned<Bool>?
    /// The most requests that one page may take where a filter leaves it short; 10 unless the pattern says otherwise.
    package var reads: Spanned<Int>?
    /// The key condition as existing code has it.
    package var using: KeyConditionText?
    /// Whether the whole items are fetched after a read of an index that does not hold them.
    package var fetches: Bool
    /// The most time buckets that one call may read; 100 unless the pattern says otherwise.
    package var buckets: Spanned<Int>?
    /// Whether expired items are returned, too.
    package var includesExpired: Bool

    package init(
        entities: [Branch], whereSpan: SourceSpan? = nil, order: Order? = nil, limit: Spanned<Int>? = nil,
        returns: Spanned<Returns>, index: Spanned<String>? = nil, consistent: Spanned<Bool>? = nil,
        reads: Spanned<Int>? = nil, using: KeyConditionText? = nil, fetches: Bool = false,
        buckets: Spanned<Int>? = nil, includesExpired: Bool = false
    ) {
        self.entities = entities
        self.whereSpan = whereSpan
        self.order = order
        self.limit = limit
        self.returns = returns
        self.index = index
        self.consistent = consistent
        self.reads = reads
        self.using = using
        self.fetches = fetches
        self.buckets = buckets
        self.includesExpired = includesExpired
    }
}

/// `scan: E`: all items of the table, or of a sparse index, on purpose.
package struct ScanPattern: Sendable {
    /// The entity, with its filter.
    package var branch: QueryPattern.Branch
    package var because: String
    package var limit: Spanned<Int>?
    package var returns: Spanned<QueryPattern.Returns>
    /// The index that is scanned: its name, or `table`.
    package var index: Spanned<String>?
    package var consistent: Spanned<Bool>?
    package var includesExpired: Bool

    package init(
        branch: QueryPattern.Branch, because: String, limit: Spanned<Int>? = nil,
        returns: Spanned<QueryPattern.Returns>, index: Spanned<String>? = nil, consistent: Spanned<Bool>? = nil,
        includesExpired: Bool = false
    ) {
        self.branch = branch
        self.because = because
        self.limit = limit
        self.returns = returns
        self.index = index
        self.consistent = consistent
        self.includesExpired = includesExpired
    }
}
