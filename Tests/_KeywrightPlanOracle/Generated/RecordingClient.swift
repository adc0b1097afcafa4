import KeywrightInMemory
import KeywrightRuntime
import KeywrightWire

/// A client of generated code, in front of the engine in memory: it remembers each request as the JSON that would travel.
struct RecordingClient: DynamoDBClient {
    let engine: InMemoryDynamoDB
    let log: RequestLog

    private func note(_ request: some WireRequest) {
        let operation = type(of: request).operation.rawValue
        let body = request.body()
        // What the writer of requests writes is JSON; were it not, no request would be found that is like it.
        let input = (try? OracleJSON(parsing: body)) ?? .string(String(decoding: body, as: UTF8.self))
        log.note(operation, input)
    }

    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput {
        note(input)
        return try await engine.getItem(input)
    }

    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        note(input)
        return try await engine.putItem(input)
    }

    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        note(input)
        return try await engine.updateItem(input)
    }

    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        note(input)
        return try await engine.deleteItem(input)
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        note(input)
        return try await engine.query(input)
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
        note(input)
        return try await engine.scan(input)
    }

    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
        note(input)
        return try await engine.batchGetItem(input)
    }

    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        note(input)
        return try await engine.batchWriteItem(input)
    }

    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        note(input)
        return try await engine.transactGetItems(input)
    }

    func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
        note(input)
        return try await engine.transactWriteItems(input)
    }
}
