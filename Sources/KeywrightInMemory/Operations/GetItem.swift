public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads one item by its whole primary key; nil if there is none.
    public func getItem(_ input: GetItemInput) throws(DynamoDBError) -> GetItemOutput {
        let read = try KeyedRead(
            input.tableName, key: input.key, projection: input.projectionExpression,
            names: input.expressionAttributeNames)
        return GetItemOutput(item: try read.run(in: try table(input.tableName)))
    }
}
