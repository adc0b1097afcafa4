/// What a query or scan gives back (F3.24).
public enum Select: String, Hashable, Sendable {
    /// Whole items.
    case allAttributes = "ALL_ATTRIBUTES"
    /// What the index projects.
    case allProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES"
    /// What the projection expression names.
    case specificAttributes = "SPECIFIC_ATTRIBUTES"
    /// Only how many.
    case count = "COUNT"
}

/// The input of Query.
public struct QueryInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The index, or nil for the table.
    public var indexName: String?
    /// The partition key's value, and what of the sort key (F3.15).
    public var keyConditionExpression: String
    /// What to leave out after the read, paid for all the same (F3.18).
    public var filterExpression: String?
    /// The attributes wanted.
    public var projectionExpression: String?
    /// What to give back; the service's default if nil (F3.24).
    public var select: Select?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// Ascending by sort key, or descending.
    public var scanIndexForward: Bool
    /// How many items to *evaluate*, before the filter (F3.18).
    public var limit: Int?
    /// Where to go on: the key of the last item read.
    public var exclusiveStartKey: Item?
    /// Not on a global index (F3.22).
    public var consistentRead: Bool

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        indexName: String? = nil,
        keyConditionExpression: String,
        filterExpression: String? = nil,
        projectionExpression: String? = nil,
        select: Select? = nil,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        scanIndexForward: Bool = true,
        limit: Int? = nil,
        exclusiveStartKey: Item? = nil,
        consistentRead: Bool = false,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.indexName = indexName
        self.keyConditionExpression = keyConditionExpression
        self.filterExpression = filterExpression
        self.projectionExpression = projectionExpression
        self.select = select
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.scanIndexForward = scanIndexForward
        self.limit = limit
        self.exclusiveStartKey = exclusiveStartKey
        self.consistentRead = consistentRead
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The input of Scan.
public struct ScanInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The index, or nil for the table.
    public var indexName: String?
    /// What to leave out after the read, paid for all the same.
    public var filterExpression: String?
    /// The attributes wanted.
    public var projectionExpression: String?
    /// What to give back; the service's default if nil (F3.24).
    public var select: Select?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// How many items to evaluate.
    public var limit: Int?
    /// Where to go on.
    public var exclusiveStartKey: Item?
    /// Which part of a parallel scan, from 0.
    public var segment: Int?
    /// How many parts (F3.25).
    public var totalSegments: Int?
    /// Not on a global index.
    public var consistentRead: Bool

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        indexName: String? = nil,
        filterExpression: String? = nil,
        projectionExpression: String? = nil,
        select: Select? = nil,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        limit: Int? = nil,
        exclusiveStartKey: Item? = nil,
        segment: Int? = nil,
        totalSegments: Int? = nil,
        consistentRead: Bool = false,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.indexName = indexName
        self.filterExpression = filterExpression
        self.projectionExpression = projectionExpression
        self.select = select
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.limit = limit
        self.exclusiveStartKey = exclusiveStartKey
        self.segment = segment
        self.totalSegments = totalSegments
        self.consistentRead = consistentRead
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of Query and Scan: one page.
public struct PageOutput: Hashable, Sendable {
    /// The items that passed the filter.
    public var items: [Item]
    /// How many passed the filter.
    public var count: Int
    /// How many were evaluated.
    public var scannedCount: Int
    /// Where to go on; nil if and only if the end was reached (F3.19).
    public var lastEvaluatedKey: Item?

    /// What the request cost, where it was asked for.
    public var consumedCapacity: ConsumedCapacity?

    /// Makes the value.
    public init(
        items: [Item] = [],
        count: Int = 0,
        scannedCount: Int = 0,
        lastEvaluatedKey: Item? = nil,
        consumedCapacity: ConsumedCapacity? = nil
    ) {
        self.items = items
        self.count = count
        self.scannedCount = scannedCount
        self.lastEvaluatedKey = lastEvaluatedKey
        self.consumedCapacity = consumedCapacity
    }
}
