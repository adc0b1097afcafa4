import KeywrightInMemory
import KeywrightRuntime

/// The in-memory engine behind closures that may change what goes in and what comes out, to break one thing.
struct RewritingClient: DynamoDBClient, DynamoDBTableClient {
    typealias Rewrite<Input, Output> =
        @Sendable (InMemoryDynamoDB, Input) async throws(DynamoDBError) -> Output

    let engine = InMemoryDynamoDB()
    var get: Rewrite<GetItemInput, GetItemOutput> = { (engine, input) async throws(DynamoDBError) in
        try await engine.getItem(input)
    }
    var put: Rewrite<PutItemInput, WriteItemOutput> = { (engine, input) async throws(DynamoDBError) in
        try await engine.putItem(input)
    }
    var update: Rewrite<UpdateItemInput, WriteItemOutput> = { (engine, input) async throws(DynamoDBError) in
        try await engine.updateItem(input)
    }
    var query: Rewrite<QueryInput, PageOutput> = { (engine, input) async throws(DynamoDBError) in
        try await engine.query(input)
    }
    var scan: Rewrite<ScanInput, PageOutput> = { (engine, input) async throws(DynamoDBError) in
        try await engine.scan(input)
    }

    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput { try await get(engine, input) }
    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput { try await put(engine, input) }
    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        try await update(engine, input)
    }
    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        try await engine.deleteItem(input)
    }
    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput { try await query(engine, input) }
    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput { try await scan(engine, input) }
    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
        try await engine.batchGetItem(input)
    }
    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        try await engine.batchWriteItem(input)
    }
    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        try await engine.transactGetItems(input)
    }
    func transactWriteItems(_ input: TransactWriteItemsInput) async throws(DynamoDBError) -> TransactWriteItemsOutput {
        try await engine.transactWriteItems(input)
    }
    func createTable(_ input: CreateTableInput) async throws(DynamoDBError) -> TableDescription {
        try await engine.createTable(input)
    }
    func describeTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
        try await engine.describeTable(tableName)
    }
    func updateTable(_ input: UpdateTableInput) async throws(DynamoDBError) -> TableDescription {
        try await engine.updateTable(input)
    }
    func deleteTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
        try await engine.deleteTable(tableName)
    }
    func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError) {
        try await engine.updateTimeToLive(input)
    }
    func describeTimeToLive(_ tableName: String) async throws(DynamoDBError) -> String? {
        try await engine.describeTimeToLive(tableName)
    }
}

extension RewritingClient {
    /// Changes every condition and filter, and perhaps the values with it.
    static func conditions(
        _ change: @escaping @Sendable (_ expression: String, _ values: inout [String: AttributeValue]) -> String
    ) -> RewritingClient {
        RewritingClient(
            put: { (engine, input) async throws(DynamoDBError) in
                var input = input
                input.conditionExpression = input.conditionExpression.map {
                    change($0, &input.expressionAttributeValues)
                }
                return try await engine.putItem(input)
            },
            scan: { (engine, input) async throws(DynamoDBError) in
                var input = input
                input.filterExpression = input.filterExpression.map { change($0, &input.expressionAttributeValues) }
                return try await engine.scan(input)
            })
    }

    /// Changes every query before it is sent.
    static func queries(_ change: @escaping @Sendable (inout QueryInput) -> Void) -> RewritingClient {
        RewritingClient(query: { (engine, input) async throws(DynamoDBError) in
            var input = input
            change(&input)
            return try await engine.query(input)
        })
    }

    /// Changes every page of a query.
    static func pages(_ change: @escaping @Sendable (inout PageOutput, QueryInput) -> Void) -> RewritingClient {
        RewritingClient(query: { (engine, input) async throws(DynamoDBError) in
            var page = try await engine.query(input)
            change(&page, input)
            return page
        })
    }

    /// Changes every scan before it is sent.
    static func scans(_ change: @escaping @Sendable (inout ScanInput) -> Void) -> RewritingClient {
        RewritingClient(scan: { (engine, input) async throws(DynamoDBError) in
            var input = input
            change(&input)
            return try await engine.scan(input)
        })
    }

    /// Changes every update before it is sent.
    static func updates(_ change: @escaping @Sendable (inout UpdateItemInput) -> Void) -> RewritingClient {
        RewritingClient(update: { (engine, input) async throws(DynamoDBError) in
            var input = input
            change(&input)
            return try await engine.updateItem(input)
        })
    }

    /// Changes every item that a get reads.
    static func items(_ change: @escaping @Sendable (AttributeValue) -> AttributeValue) -> RewritingClient {
        RewritingClient(get: { (engine, input) async throws(DynamoDBError) in
            GetItemOutput(item: try await engine.getItem(input).item?.mapValues(change))
        })
    }

    /// Takes every refusal in these words for success.
    static func forgiving(_ words: String) -> RewritingClient {
        RewritingClient(
            put: { (engine, input) async throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await engine.putItem(input)
                } catch {
                    guard error.message.contains(words) else { throw error }
                    return WriteItemOutput()
                }
            },
            update: { (engine, input) async throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await engine.updateItem(input)
                } catch {
                    guard error.message.contains(words) else { throw error }
                    return WriteItemOutput()
                }
            },
            query: { (engine, input) async throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await engine.query(input)
                } catch {
                    guard error.message.contains(words) else { throw error }
                    return PageOutput()
                }
            },
            scan: { (engine, input) async throws(DynamoDBError) in
                do throws(DynamoDBError) {
                    return try await engine.scan(input)
                } catch {
                    guard error.message.contains(words) else { throw error }
                    return PageOutput()
                }
            })
    }
}
