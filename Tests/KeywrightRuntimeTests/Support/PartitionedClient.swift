@testable import KeywrightRuntime

/// A client with a list of items for each partition, which the value `:0` of a query names; it also sees how many
/// queries run at once.
actor PartitionedClient: DynamoDBClient {
    private let partitions: [String: CollectionClient]
    private var running = 0
    private(set) var mostRunning = 0
    private(set) var queries: [QueryInput] = []

    init(_ partitions: [String: CollectionClient]) {
        self.partitions = partitions
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        queries.append(input)
        running += 1
        mostRunning = max(mostRunning, running)
        defer { running -= 1 }
        try? await Task.sleep(for: .milliseconds(1))
        guard case .s(let partition)? = input.expressionAttributeValues[":0"], let client = partitions[partition] else {
            throw DynamoDBError(.validation, "no such partition")
        }
        return try await client.query(input)
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput { throw unused }
    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput { throw unused }
    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput { throw unused }
    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        throw unused
    }
    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        throw unused
    }
    func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) async throws(DynamoDBError) -> TransactWriteItemsOutput { throw unused }

    private nonisolated var unused: DynamoDBError { DynamoDBError(.validation, "this client only queries") }
}
