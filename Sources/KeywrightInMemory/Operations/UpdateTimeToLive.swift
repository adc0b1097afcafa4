public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Names the attribute that holds the expiry of a table's items, or turns expiry off.
    ///
    /// The attribute of a table with expiry cannot be exchanged: expiry is turned off, and an hour later on again.
    ///
    /// - Throws: `validation` if that is how it is already, or if it was changed within the hour (F4.22);
    ///   `resourceNotFound` if there is no such table.
    public func updateTimeToLive(_ input: UpdateTimeToLiveInput) throws(DynamoDBError) {
        let specification = input.timeToLiveSpecification
        try ModelConstraint.checkAttributeName(
            specification.attributeName, at: "timeToLiveSpecification.attributeName")
        var table = try describedTable(input.tableName)
        let current = table.expiryAttribute
        if specification.enabled {
            if let current {
                throw .refused(
                    utf8Equal(current, specification.attributeName)
                        ? "TimeToLive is already enabled"
                        : "TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
            }
        } else {
            guard let current else { throw .refused("TimeToLive is already disabled") }
            if !utf8Equal(current, specification.attributeName) {
                throw .refused(
                    "TimeToLive is active on a different AttributeName: current AttributeName is \(current)")
            }
        }
        let time = now()
        if let last = table.expiryChange, time - last < 3600 {
            throw .refused("Time to live has been modified multiple times within a fixed interval")
        }
        table.expiryAttribute = specification.enabled ? specification.attributeName : nil
        table.expiryChange = time
        tables[table.schema.name] = table
    }
}
