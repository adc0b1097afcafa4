public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Changes one thing of a table (F6.1 to F6.4): throughput and billing mode, one global index more or less, the
    /// stream, encryption, table class, or deletion protection. The change is complete at once.
    ///
    /// A new index is filled from the items that there are, without those whose key attributes are missing, of another
    /// type, empty or too large (F6.6); from then on writes of such values fail (F1.11).
    ///
    /// A request that would change nothing is refused for throughput, stream and encryption. The service takes one for
    /// the billing mode `PAY_PER_REQUEST`, the table class and deletion protection, and so does this.
    ///
    /// - Returns: what `describeTable` gives afterwards; the service's answer says `UPDATING` for a while.
    /// - Throws: `validation` for what the service refuses; `resourceNotFound` for a table or an index that is not
    ///   there; `limitExceeded` for two indexes made or removed in one request, the 21st index, and a third change of
    ///   the table class within 30 days (F4.27). The table is then as it was.
    @discardableResult
    public func updateTable(_ input: UpdateTableInput) throws(DynamoDBError) -> TableDescription {
        try ModelConstraint.checkName(Self.tableName(input.tableName), at: "tableName")
        try input.checkConstraints()
        try input.checkIsOneChange()
        try input.checkParts()
        var table = try describedTable(input.tableName)
        try table.update(input, at: now())
        tables[table.schema.name] = table
        return table.description()
    }
}
