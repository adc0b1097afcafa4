public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Removes a table with all its items, at once. A table made anew under the name has nothing of it, not even the
    /// expiry (F4.33).
    ///
    /// - Returns: what the table was, with the status `DELETING`.
    /// - Throws: `resourceNotFound` if there is no such table; `validation` if it is protected (F4.25), or for what
    ///   cannot be a name.
    @discardableResult
    public func deleteTable(_ tableName: String) throws(DynamoDBError) -> TableDescription {
        let table = try describedTable(tableName)
        if table.settings.isProtected {
            throw .refused(
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion "
                    + "protection first.")
        }
        tables[table.schema.name] = nil
        return table.description(status: "DELETING")
    }
}
