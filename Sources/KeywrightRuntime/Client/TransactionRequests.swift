/// One action of a write transaction. `returnValues` of the inputs has no meaning here.
public enum TransactWrite: Hashable, Sendable {
    /// Puts an item.
    case put(PutItemInput)
    /// Changes an item.
    case update(UpdateItemInput)
    /// Deletes an item.
    case delete(DeleteItemInput)
    /// Demands something of an item that the transaction does not write.
    case conditionCheck(ConditionCheck)
}

/// One read of TransactGetItems.
public struct TransactGet: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The table's key attributes.
    public var key: Item
    /// The attributes wanted.
    public var projectionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]

    /// Makes the value.
    public init(
        tableName: String,
        key: Item,
        projectionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:]
    ) {
        self.tableName = tableName
        self.key = key
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
    }
}

/// The input of TransactGetItems.
public struct TransactGetItemsInput: Hashable, Sendable {
    /// 1 to 100 reads (F4.16).
    public var transactItems: [TransactGet]

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        transactItems: [TransactGet],
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.transactItems = transactItems
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of TransactGetItems.
public struct TransactGetItemsOutput: Hashable, Sendable {
    /// The items in the order asked; nil where there is none.
    public var responses: [Item?]

    /// What the request cost, by table, where it was asked for.
    public var consumedCapacity: [ConsumedCapacity]

    /// Makes the value.
    public init(
        responses: [Item?] = [],
        consumedCapacity: [ConsumedCapacity] = []
    ) {
        self.responses = responses
        self.consumedCapacity = consumedCapacity
    }
}

/// An action of a transaction that only demands.
public struct ConditionCheck: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The table's key attributes.
    public var key: Item
    /// What must hold.
    public var conditionExpression: String
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// Whether a failed condition gives the item as it stands (F4.2).
    public var returnItemOnConditionFailure: Bool

    /// Makes the value.
    public init(
        tableName: String,
        key: Item,
        conditionExpression: String,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        returnItemOnConditionFailure: Bool = false
    ) {
        self.tableName = tableName
        self.key = key
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnItemOnConditionFailure = returnItemOnConditionFailure
    }
}

/// The input of TransactWriteItems.
public struct TransactWriteItemsInput: Hashable, Sendable {
    /// 1 to 100 actions, no two on one item (F4.16, F4.17).
    public var transactItems: [TransactWrite]
    /// 1 to 36 characters that make a repeated request one (F4.18).
    public var clientRequestToken: String?

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        transactItems: [TransactWrite],
        clientRequestToken: String? = nil,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.transactItems = transactItems
        self.clientRequestToken = clientRequestToken
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of TransactWriteItems.
public struct TransactWriteItemsOutput: Hashable, Sendable {
    /// What the request cost, by table, where it was asked for.
    public var consumedCapacity: [ConsumedCapacity]

    /// Makes the value.
    public init(consumedCapacity: [ConsumedCapacity] = []) {
        self.consumedCapacity = consumedCapacity
    }
}
