/// One put or delete of a batch.
public enum WriteRequest: Hashable, Sendable {
    /// Puts an item.
    case put(Item)
    /// Deletes the item of this key.
    case delete(key: Item)
}

/// The keys that BatchGetItem reads of one table.
public struct KeysAndAttributes: Hashable, Sendable {
    /// The keys, no two equal.
    public var keys: [Item]
    /// Whether to read what was last written.
    public var consistentRead: Bool
    /// The attributes wanted.
    public var projectionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]

    /// Makes the value.
    public init(
        keys: [Item],
        consistentRead: Bool = false,
        projectionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:]
    ) {
        self.keys = keys
        self.consistentRead = consistentRead
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
    }
}

/// The input of BatchGetItem.
public struct BatchGetItemInput: Hashable, Sendable {
    /// By table; at most 100 keys together (F4.14).
    public var requestItems: [String: KeysAndAttributes]

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        requestItems: [String: KeysAndAttributes],
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.requestItems = requestItems
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of BatchGetItem.
public struct BatchGetItemOutput: Hashable, Sendable {
    /// The items found, by table, in no order.
    public var responses: [String: [Item]]
    /// What was not read and may be asked for again.
    public var unprocessedKeys: [String: KeysAndAttributes]

    /// What the request cost, by table, where it was asked for.
    public var consumedCapacity: [ConsumedCapacity]

    /// Makes the value.
    public init(
        responses: [String: [Item]] = [:],
        unprocessedKeys: [String: KeysAndAttributes] = [:],
        consumedCapacity: [ConsumedCapacity] = []
    ) {
        self.responses = responses
        self.unprocessedKeys = unprocessedKeys
        self.consumedCapacity = consumedCapacity
    }
}

/// The input of BatchWriteItem.
public struct BatchWriteItemInput: Hashable, Sendable {
    /// By table; at most 25 requests together (F4.13).
    public var requestItems: [String: [WriteRequest]]

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        requestItems: [String: [WriteRequest]],
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.requestItems = requestItems
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of BatchWriteItem.
public struct BatchWriteItemOutput: Hashable, Sendable {
    /// What was not written and may be sent again.
    public var unprocessedItems: [String: [WriteRequest]]

    /// What the request cost, by table, where it was asked for.
    public var consumedCapacity: [ConsumedCapacity]

    /// Makes the value.
    public init(
        unprocessedItems: [String: [WriteRequest]] = [:],
        consumedCapacity: [ConsumedCapacity] = []
    ) {
        self.unprocessedItems = unprocessedItems
        self.consumedCapacity = consumedCapacity
    }
}
