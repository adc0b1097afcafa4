public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Names the attribute that holds the expiry of a table's items, or turns expiry off.
    ///
    /// - Throws: `validation` if that is how it is already, or if it was changed within the hour (F4.22).
    public func updateTimeToLive(_ input: UpdateTimeToLiveInput) throws(DynamoDBError) {
        let specification = input.timeToLiveSpecification
        let name = Self.tableName(input.tableName)
        if specification.attributeName.isEmpty || specification.attributeName.unicodeScalars.count > 255 {
            throw .constraint(
                "Value '\(specification.attributeName)' at 'timeToLiveSpecification.attributeName' failed to satisfy "
                    + "constraint: Member must have length "
                    + (specification.attributeName.isEmpty
                        ? "greater than or equal to 1" : "less than or equal to 255"))
        }
        guard var table = tables[name] else {
            throw DynamoDBError(.resourceNotFound, "Requested resource not found: Table: \(name) not found")
        }
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
        tables[name] = table
    }
}
