public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Creates a table, ready at once (F1.1 to F1.37, F5.1 to F5.4).
    ///
    /// - Returns: what `describeTable` gives; the service's answer says `CREATING` still.
    /// - Throws: `validation` for what the service refuses, `resourceInUse` if there is a table of this name.
    @discardableResult
    public func createTable(_ input: CreateTableInput) throws(DynamoDBError) -> TableDescription {
        try input.checkConstraints()
        let billing = try Billing(checking: input)
        let schema = try TableSchema(checking: input, billing)
        let settings = try TableSettings(checking: input, billing)
        if tables[schema.name] != nil {
            throw DynamoDBError(.resourceInUse, "Table already exists: \(schema.name)")
        }
        let table = Table(schema, settings, collectionSizeLimit: collectionSizeLimit)
        tables[schema.name] = table
        return table.description()
    }
}
