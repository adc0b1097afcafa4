public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Creates a table, ready at once.
    ///
    /// - Throws: `validation` for what the service refuses, `resourceInUse` if there is a table of this name.
    public func createTable(_ input: CreateTableInput) throws(DynamoDBError) {
        let schema = try TableSchema(checking: input)
        if tables[schema.name] != nil {
            throw DynamoDBError(.resourceInUse, "Table already exists: \(schema.name)")
        }
        tables[schema.name] = Table(schema)
    }
}
