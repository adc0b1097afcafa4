public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads one page of a table or an index, collection by collection in an order that means nothing (F3.20).
    ///
    /// With segments each call sees the collections of its segment only; together they see every item once (F3.25).
    public func scan(_ input: ScanInput) throws(DynamoDBError) -> PageOutput {
        try perform(.scan, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    private func answer(_ input: ScanInput) throws(DynamoDBError) -> PageOutput {
        if let limit = input.limit, limit < 1 {
            throw .constraint(
                "Value '\(limit)' at 'limit' failed to satisfy constraint: Member must have value greater than or "
                    + "equal to 1")
        }
        let segment = try ScanSegment(input.segment, of: input.totalSegments)
        try Select.check(
            input.select, projection: input.projectionExpression, indexName: input.indexName, verb: "Scanning")
        let startKey = try Self.normalized(startKey: input.exclusiveStartKey)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [
                ("ProjectionExpression", input.projectionExpression), ("FilterExpression", input.filterExpression),
            ])
        let filter = try Self.filter(input.filterExpression, &placeholders)
        let projection = try Self.projection(input.projectionExpression, &placeholders)
        try placeholders.checkAllUsed()

        let read = try PageRead(
            table: try table(input.tableName), indexName: input.indexName, filter: filter, projection: projection,
            select: input.select, limit: input.limit, consistentRead: input.consistentRead)
        var start: ItemPlace?
        if let startKey {
            let place = try read.place(ofStartKey: startKey)
            if let segment, !segment.holds(place.collection) {
                throw .refused(
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey "
                        + "with correct Segment. TotalSegments: \(segment.total) Segment: \(segment.number)")
            }
            start = place
        }
        try read.checkProjected()

        let items = read.items
        let first = start.map { start in items.order.partitioningIndex { $0 >= start.collection } } ?? 0
        let collections = items.order[first...].lazy.filter { segment?.holds($0) ?? true }
        let entries = collections.flatMap { collection -> ArraySlice<SortedItems.Entry> in
            let entries = items[collection]
            guard let start, start.collection == collection else { return entries[...] }
            return entries[entries.partitioningIndex { start.position.lexicographicallyPrecedes($0.position) }...]
        }
        return finish(read.page(of: entries), of: read.table, input.returnConsumedCapacity)
    }
}
