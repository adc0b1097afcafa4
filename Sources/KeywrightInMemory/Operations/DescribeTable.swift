public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// What there is of a table, by its name or its ARN (F1.2): keys, indexes, settings, and how many items it holds
    /// now, where the service counts every six hours (F4.32).
    ///
    /// Table and global indexes are `ACTIVE` always. Definitions and projected names come sorted, as from the service.
    ///
    /// - Throws: `resourceNotFound` if there is no such table, `validation` for what cannot be a name.
    public func describeTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        try describedTable(tableName).description()
    }

    /// The table that a request of the control plane names, by its name or its ARN.
    func describedTable(_ nameOrARN: String) throws(DynamoDBError) -> Table {
        let name = Self.tableName(nameOrARN)
        try ModelConstraint.checkName(name, at: "tableName")
        guard let table = tables[name] else {
            throw DynamoDBError(.resourceNotFound, "Requested resource not found: Table: \(name) not found")
        }
        return table
    }
}
