public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Creates a table, ready at once.
    ///
    /// - Throws: `validation` for what the service refuses, `resourceInUse` if there is a table of this name.
    @discardableResult
    public func createTable(_ input: CreateTableInput) throws(DynamoDBError) -> TableDescription {
        let schema = try TableSchema(checking: input)
        if tables[schema.name] != nil {
            throw DynamoDBError(.resourceInUse, "Table already exists: \(schema.name)")
        }
        tables[schema.name] = Table(schema)
        return TableDescription(tableName: schema.name, tableStatus: "ACTIVE")
    }
}

extension InMemoryDynamoDB {
    /// What there is of a table.
    public func describeTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        let table = try table(tableName)
        return TableDescription(tableName: table.schema.name, tableStatus: "ACTIVE")
    }

    /// Changes one thing of a table.
    @discardableResult
    public func updateTable(_ input: UpdateTableInput) throws(DynamoDBError) -> TableDescription {
        throw .refused("UpdateTable is not known here")
    }

    /// Removes a table with all its items.
    @discardableResult
    public func deleteTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        let table = try table(tableName)
        tables[table.schema.name] = nil
        return TableDescription(tableName: table.schema.name, tableStatus: "DELETING")
    }

    /// The attribute that holds the expiry of an item, or nil where nothing expires.
    public func describeTimeToLive(_ tableName: String) throws(DynamoDBError) -> String? {
        try table(tableName).expiryAttribute
    }
}
