import KeywrightRuntime

/// The members of the writes, which stand in requests of their own and in transactions. In a transaction a write has
/// neither `ReturnValues` nor `ReturnConsumedCapacity`.
extension WireWriter {
    mutating func members(of input: PutItemInput, inTransaction: Bool) {
        string("ConditionExpression", input.conditionExpression)
        names(input.expressionAttributeNames)
        values(input.expressionAttributeValues)
        item("Item", input.item)
        if !inTransaction { returnConsumedCapacity(input.returnConsumedCapacity) }
        if !inTransaction { returnValues(input.returnValues) }
        returnItemOnConditionFailure(input.returnItemOnConditionFailure)
        string("TableName", input.tableName)
    }

    mutating func members(of input: UpdateItemInput, inTransaction: Bool) {
        string("ConditionExpression", input.conditionExpression)
        names(input.expressionAttributeNames)
        values(input.expressionAttributeValues)
        item("Key", input.key)
        if !inTransaction { returnConsumedCapacity(input.returnConsumedCapacity) }
        if !inTransaction { returnValues(input.returnValues) }
        returnItemOnConditionFailure(input.returnItemOnConditionFailure)
        string("TableName", input.tableName)
        string("UpdateExpression", input.updateExpression)
    }

    mutating func members(of input: DeleteItemInput, inTransaction: Bool) {
        string("ConditionExpression", input.conditionExpression)
        names(input.expressionAttributeNames)
        values(input.expressionAttributeValues)
        item("Key", input.key)
        if !inTransaction { returnConsumedCapacity(input.returnConsumedCapacity) }
        if !inTransaction { returnValues(input.returnValues) }
        returnItemOnConditionFailure(input.returnItemOnConditionFailure)
        string("TableName", input.tableName)
    }

    mutating func members(of check: ConditionCheck) {
        string("ConditionExpression", check.conditionExpression)
        names(check.expressionAttributeNames)
        values(check.expressionAttributeValues)
        item("Key", check.key)
        returnItemOnConditionFailure(check.returnItemOnConditionFailure)
        string("TableName", check.tableName)
    }
}

extension PutItemInput {
    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        let members = try RequestMembers(&reader)
        self.init(
            tableName: try reader.required(members.tableName, "TableName"),
            item: try reader.required(members.item, "Item"),
            conditionExpression: members.conditionExpression,
            expressionAttributeNames: members.expressionAttributeNames,
            expressionAttributeValues: members.expressionAttributeValues,
            returnValues: members.returnValues,
            returnItemOnConditionFailure: members.returnItemOnConditionFailure,
            returnConsumedCapacity: members.returnConsumedCapacity)
    }
}

extension UpdateItemInput {
    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        let members = try RequestMembers(&reader)
        self.init(
            tableName: try reader.required(members.tableName, "TableName"),
            key: try reader.required(members.key, "Key"),
            updateExpression: try reader.required(members.updateExpression, "UpdateExpression"),
            conditionExpression: members.conditionExpression,
            expressionAttributeNames: members.expressionAttributeNames,
            expressionAttributeValues: members.expressionAttributeValues,
            returnValues: members.returnValues,
            returnItemOnConditionFailure: members.returnItemOnConditionFailure,
            returnConsumedCapacity: members.returnConsumedCapacity)
    }
}

extension DeleteItemInput {
    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        let members = try RequestMembers(&reader)
        self.init(
            tableName: try reader.required(members.tableName, "TableName"),
            key: try reader.required(members.key, "Key"),
            conditionExpression: members.conditionExpression,
            expressionAttributeNames: members.expressionAttributeNames,
            expressionAttributeValues: members.expressionAttributeValues,
            returnValues: members.returnValues,
            returnItemOnConditionFailure: members.returnItemOnConditionFailure,
            returnConsumedCapacity: members.returnConsumedCapacity)
    }
}

extension ConditionCheck {
    init(_ reader: inout DynamoDBJSONReader) throws(DynamoDBJSONError) {
        let members = try RequestMembers(&reader)
        self.init(
            tableName: try reader.required(members.tableName, "TableName"),
            key: try reader.required(members.key, "Key"),
            conditionExpression: try reader.required(members.conditionExpression, "ConditionExpression"),
            expressionAttributeNames: members.expressionAttributeNames,
            expressionAttributeValues: members.expressionAttributeValues,
            returnItemOnConditionFailure: members.returnItemOnConditionFailure)
    }
}
