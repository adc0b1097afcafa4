public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// The attribute that holds the expiry of a table's items, or nil where nothing expires (F4.22).
    ///
    /// - Throws: `resourceNotFound` if there is no such table, `validation` for what cannot be a name.
    public func describeTimeToLive(_ tableName: String) throws(DynamoDBError) -> String? {
        try describedTable(tableName).expiryAttribute
    }
}
