import KeywrightRuntime
import Synchronization

/// Hands requests on, and remembers them; without anybody to hand them to, every request is an error.
final class RecordingClient: DynamoDBClient {
    enum Request: Sendable, Hashable {
        case get(GetItemInput)
        case put(PutItemInput)
        case update(UpdateItemInput)
        case delete(DeleteItemInput)
        case query(QueryInput)
        case transact(TransactWriteItemsInput)
        case scan(ScanInput)
        case batchGet(BatchGetItemInput)
        case transactGet(TransactGetItemsInput)
        case batchWrite(BatchWriteItemInput)
        case other(String)
    }

    private let target: (any DynamoDBClient)?
    private let log = Mutex<[Request]>([])

    private let interloper = Mutex<(@Sendable (Request) async -> Void)?>(nil)

    init(_ target: (any DynamoDBClient)? = nil) { self.target = target }

    var requests: [Request] { log.withLock { $0 } }

    func forget() { log.withLock { $0 = [] } }

    /// Lets somebody else act each time before a request is handed on.
    func interrupt(_ act: (@Sendable (Request) async -> Void)?) { interloper.withLock { $0 = act } }

    private func note(_ request: Request) async throws(DynamoDBError) -> any DynamoDBClient {
        log.withLock { $0.append(request) }
        await interloper.withLock { $0 }?(request)
        guard let target else { throw DynamoDBError(.unavailable, "nobody is there") }
        return target
    }

    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput {
        try await note(.get(input)).getItem(input)
    }

    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        try await note(.put(input)).putItem(input)
    }

    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        try await note(.update(input)).updateItem(input)
    }

    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        try await note(.delete(input)).deleteItem(input)
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        try await note(.query(input)).query(input)
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
        try await note(.scan(input)).scan(input)
    }

    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
        try await note(.batchGet(input)).batchGetItem(input)
    }

    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        try await note(.batchWrite(input)).batchWriteItem(input)
    }

    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        try await note(.transactGet(input)).transactGetItems(input)
    }

    func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
        try await note(.transact(input)).transactWriteItems(input)
    }
}
