public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads one item by its whole primary key; nil if there is none.
    public func getItem(_ input: GetItemInput) throws(DynamoDBError) -> GetItemOutput {
        try perform(.getItem, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    private func answer(_ input: GetItemInput) throws(DynamoDBError) -> GetItemOutput {
        let read = try KeyedRead(
            input.tableName, key: input.key, projection: input.projectionExpression,
            names: input.expressionAttributeNames)
        let result = try read.run(in: try table(input.tableName), input.consistentRead ? .consistent : .eventual)
        charge(result.charge, to: read.tableName, .read)
        return GetItemOutput(
            item: result.item,
            consumedCapacity: result.charge.report(read.tableName, input.returnConsumedCapacity))
    }
}
