internal import KeywrightRuntime

/// The three ways to write one item, for cases that are alike for all.
enum Write: Sendable {
    case put, update, delete

    /// The service's name for it.
    var operation: String {
        switch self {
        case .put: "PutItem"
        case .update: "UpdateItem"
        case .delete: "DeleteItem"
        }
    }

    /// Writes the item of a key. A put leaves it with its key alone, an update sets `c`.
    @discardableResult
    func run(
        _ table: CaseTable, _ key: Item, condition: String? = nil, values: [String: AttributeValue] = [:],
        returning: ReturnValues = .none, returnItemOnConditionFailure: Bool = false,
        capacity: ReturnConsumedCapacity = .none
    ) async throws -> WriteItemOutput {
        switch self {
        case .put:
            try await table.client.putItem(
                PutItemInput(
                    tableName: table.name, item: key, conditionExpression: condition,
                    expressionAttributeValues: values, returnValues: returning,
                    returnItemOnConditionFailure: returnItemOnConditionFailure, returnConsumedCapacity: capacity))
        case .update:
            try await table.client.updateItem(
                UpdateItemInput(
                    tableName: table.name, key: key, updateExpression: "SET c = :c", conditionExpression: condition,
                    expressionAttributeValues: values.merging([":c": .s("new")]) { $1 }, returnValues: returning,
                    returnItemOnConditionFailure: returnItemOnConditionFailure, returnConsumedCapacity: capacity))
        case .delete:
            try await table.client.deleteItem(
                DeleteItemInput(
                    tableName: table.name, key: key, conditionExpression: condition,
                    expressionAttributeValues: values, returnValues: returning,
                    returnItemOnConditionFailure: returnItemOnConditionFailure, returnConsumedCapacity: capacity))
        }
    }

    /// The same write as an action of a transaction.
    func action(
        _ table: CaseTable, _ key: Item, condition: String? = nil, values: [String: AttributeValue] = [:],
        returnItemOnConditionFailure: Bool = false
    ) -> TransactWrite {
        switch self {
        case .put:
            .put(
                PutItemInput(
                    tableName: table.name, item: key, conditionExpression: condition,
                    expressionAttributeValues: values, returnItemOnConditionFailure: returnItemOnConditionFailure))
        case .update:
            .update(
                UpdateItemInput(
                    tableName: table.name, key: key, updateExpression: "SET c = :c", conditionExpression: condition,
                    expressionAttributeValues: values.merging([":c": .s("new")]) { $1 },
                    returnItemOnConditionFailure: returnItemOnConditionFailure))
        case .delete:
            .delete(
                DeleteItemInput(
                    tableName: table.name, key: key, conditionExpression: condition,
                    expressionAttributeValues: values, returnItemOnConditionFailure: returnItemOnConditionFailure))
        }
    }
}
