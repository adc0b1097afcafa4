/// Which state of an item a write gives back (F4.1).
public enum ReturnValues: String, Hashable, Sendable {
    /// Nothing.
    case none = "NONE"
    /// The item as it stood.
    case allOld = "ALL_OLD"
    /// Of the item as it stood, what the update changed.
    case updatedOld = "UPDATED_OLD"
    /// The item as it is now.
    case allNew = "ALL_NEW"
    /// Of the item as it is now, what the update changed.
    case updatedNew = "UPDATED_NEW"
}

/// The input of GetItem.
public struct GetItemInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The table's key attributes, all of them (F4.4).
    public var key: Item
    /// Whether to read what was last written, at twice the price.
    public var consistentRead: Bool
    /// The attributes wanted; all of them if nil.
    public var projectionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        key: Item,
        consistentRead: Bool = false,
        projectionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:],
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.key = key
        self.consistentRead = consistentRead
        self.projectionExpression = projectionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of GetItem.
public struct GetItemOutput: Hashable, Sendable {
    /// The item, or nil if there is none.
    public var item: Item?

    /// What the request cost, where it was asked for.
    public var consumedCapacity: ConsumedCapacity?

    /// Makes the value.
    public init(
        item: Item? = nil,
        consumedCapacity: ConsumedCapacity? = nil
    ) {
        self.item = item
        self.consumedCapacity = consumedCapacity
    }
}

/// The input of PutItem.
public struct PutItemInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The whole item.
    public var item: Item
    /// What must hold of the item as it stands.
    public var conditionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// `none` or `allOld`.
    public var returnValues: ReturnValues
    /// Whether a failed condition gives the item as it stands (F4.2).
    public var returnItemOnConditionFailure: Bool

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        item: Item,
        conditionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        returnValues: ReturnValues = .none,
        returnItemOnConditionFailure: Bool = false,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.item = item
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnValues = returnValues
        self.returnItemOnConditionFailure = returnItemOnConditionFailure
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The input of UpdateItem.
public struct UpdateItemInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The table's key attributes.
    public var key: Item
    /// What to change.
    public var updateExpression: String
    /// What must hold of the item as it stands.
    public var conditionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// Which state of the item to give back.
    public var returnValues: ReturnValues
    /// Whether a failed condition gives the item as it stands (F4.2).
    public var returnItemOnConditionFailure: Bool

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        key: Item,
        updateExpression: String,
        conditionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        returnValues: ReturnValues = .none,
        returnItemOnConditionFailure: Bool = false,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.key = key
        self.updateExpression = updateExpression
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnValues = returnValues
        self.returnItemOnConditionFailure = returnItemOnConditionFailure
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The input of DeleteItem.
public struct DeleteItemInput: Hashable, Sendable {
    /// The table's name.
    public var tableName: String
    /// The table's key attributes.
    public var key: Item
    /// What must hold of the item as it stands.
    public var conditionExpression: String?
    /// What the `#names` stand for.
    public var expressionAttributeNames: [String: String]
    /// What the `:values` stand for.
    public var expressionAttributeValues: [String: AttributeValue]
    /// `none` or `allOld`.
    public var returnValues: ReturnValues
    /// Whether a failed condition gives the item as it stands (F4.2).
    public var returnItemOnConditionFailure: Bool

    /// Whether the answer says what the request cost (F2.8).
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// Makes the value.
    public init(
        tableName: String,
        key: Item,
        conditionExpression: String? = nil,
        expressionAttributeNames: [String: String] = [:],
        expressionAttributeValues: [String: AttributeValue] = [:],
        returnValues: ReturnValues = .none,
        returnItemOnConditionFailure: Bool = false,
        returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
        self.tableName = tableName
        self.key = key
        self.conditionExpression = conditionExpression
        self.expressionAttributeNames = expressionAttributeNames
        self.expressionAttributeValues = expressionAttributeValues
        self.returnValues = returnValues
        self.returnItemOnConditionFailure = returnItemOnConditionFailure
        self.returnConsumedCapacity = returnConsumedCapacity
    }
}

/// The output of PutItem, UpdateItem and DeleteItem.
public struct WriteItemOutput: Hashable, Sendable {
    /// The attributes that `returnValues` asked for, if there are any.
    public var attributes: Item?

    /// What the request cost, where it was asked for.
    public var consumedCapacity: ConsumedCapacity?

    /// Makes the value.
    public init(
        attributes: Item? = nil,
        consumedCapacity: ConsumedCapacity? = nil
    ) {
        self.attributes = attributes
        self.consumedCapacity = consumedCapacity
    }
}
