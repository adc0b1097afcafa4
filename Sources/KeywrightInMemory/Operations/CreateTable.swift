public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Creates a table, ready at once (F1.1 to F1.37, F5.1 to F5.4).
    ///
    /// - Returns: what `describeTable` gives; the service's answer says `CREATING` still.
    /// - Throws: `validation` for what the service refuses, `resourceInUse` if there is a table of this name.
    @discardableResult
    public func createTable(_ input: CreateTableInput) throws(DynamoDBError) -> TableDescription {
        let table = try Self.table(input, collectionSizeLimit: collectionSizeLimit)
        let name = table.schema.name
        if tables[name] != nil { throw .taken(name) }
        tables[name] = table
        return table.description()
    }

    /// The empty table.
    static func table(_ input: CreateTableInput, collectionSizeLimit: Int) throws(DynamoDBError) -> Table {
        try input.checkConstraints()
        let billing = try Billing(checking: input)
        let schema = try TableSchema(checking: input, billing)
        let settings = try TableSettings(checking: input, billing)
        return Table(schema, settings, collectionSizeLimit: collectionSizeLimit)
    }
}

extension DynamoDBError {
    /// There is a table of this name.
    static func taken(_ name: String) -> DynamoDBError {
        DynamoDBError(.resourceInUse, "Table already exists: \(name)")
    }
}
