public import KeywrightRuntime

extension InMemoryDynamoDB {
    /// Reads one page of an item collection, in the order of its sort key.
    ///
    /// A page ends at `limit` evaluated items or before the item that would take it over 1 MB; it then has a
    /// `lastEvaluatedKey`, even if nothing follows (F3.19).
    public func query(_ input: QueryInput) throws(DynamoDBError) -> PageOutput {
        try perform(.query, on: [input.tableName]) { () throws(DynamoDBError) in try answer(input) }
    }

    private func answer(_ input: QueryInput) throws(DynamoDBError) -> PageOutput {
        if let limit = input.limit, limit < 1 {
            throw .constraint(
                "Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1")
        }
        try Select.check(
            input.select, projection: input.projectionExpression, indexName: input.indexName, verb: "Querying")
        let startKey = try Self.normalized(startKey: input.exclusiveStartKey)
        var placeholders = try Placeholders(
            names: input.expressionAttributeNames, values: input.expressionAttributeValues,
            expressions: [
                ("ProjectionExpression", input.projectionExpression), ("FilterExpression", input.filterExpression),
                ("KeyConditionExpression", input.keyConditionExpression),
            ])
        let condition = try KeyCondition.read(input.keyConditionExpression, &placeholders)
        let filter = try Self.filter(input.filterExpression, &placeholders)
        let projection = try Self.projection(input.projectionExpression, &placeholders)
        try placeholders.checkAllUsed()

        let read = try PageRead(
            table: try table(input.tableName), indexName: input.indexName, filter: filter, projection: projection,
            select: input.select, limit: input.limit, consistentRead: input.consistentRead)
        let range = try KeyRange(condition, of: read.key)
        let start = try Self.start(startKey, of: read, in: range)
        for path in filter?.paths ?? [] where read.key.contains(path.head) {
            throw .refused(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: \(path.head)")
        }
        try read.checkProjected()

        let entries = read.items[range.collection]
        var lower = entries.partitioningIndex { range.side(of: $0.position) != .before }
        var upper = entries.partitioningIndex { range.side(of: $0.position) == .after }
        if let start {
            if input.scanIndexForward {
                lower = max(lower, entries.partitioningIndex { start.position.lexicographicallyPrecedes($0.position) })
            } else {
                upper = min(upper, entries.partitioningIndex { !$0.position.lexicographicallyPrecedes(start.position) })
            }
        }
        let selected = entries[lower..<max(lower, upper)]
        return finish(
            input.scanIndexForward ? read.page(of: selected) : read.page(of: selected.reversed()), of: read.table,
            input.returnConsumedCapacity)
    }

    /// Takes the cost of a page into the running total, and into the answer if it asks.
    func finish(
        _ page: (output: PageOutput, charge: TableCharge), of table: Table, _ mode: ReturnConsumedCapacity
    ) -> PageOutput {
        charge(page.charge, to: table.schema.name, .read)
        var output = page.output
        output.consumedCapacity = page.charge.report(table.schema.name, mode)
        return output
    }

    /// The place to go on from, which must lie in what is queried.
    private static func start(
        _ startKey: Item?, of read: PageRead, in range: KeyRange
    ) throws(DynamoDBError) -> ItemPlace? {
        guard let startKey else { return nil }
        let place = try read.place(ofStartKey: startKey)
        if range.isRestricted, range.side(of: place.position) != .inside {
            throw .refused("The provided starting key does not match the range key predicate")
        }
        if place.collection != range.collection {
            throw .refused(
                "The provided starting key is outside query boundaries based on provided conditions")
        }
        return place
    }

    static func normalized(startKey: Item?) throws(DynamoDBError) -> Item? {
        guard let startKey else { return nil }
        return try normalize(startKey)
    }

    static func filter(_ expression: String?, _ placeholders: inout Placeholders) throws(DynamoDBError) -> Condition? {
        guard let expression else { return nil }
        return try ConditionResolver.read(expression, parameter: "FilterExpression", &placeholders)
    }

    static func projection(
        _ expression: String?, _ placeholders: inout Placeholders
    ) throws(DynamoDBError) -> Projection? {
        guard let expression else { return nil }
        return try Projection.read(expression, &placeholders)
    }
}
