@testable import KeywrightRuntime

/// A client that answers from a list, request by request, and keeps what it was asked.
actor ScriptedClient: DynamoDBClient {
    enum Request: Equatable {
        case get(GetItemInput)
        case put(PutItemInput)
        case update(UpdateItemInput)
        case delete(DeleteItemInput)
        case batchGet(BatchGetItemInput)
        case batchWrite(BatchWriteItemInput)
        case transactGet(TransactGetItemsInput)
        case transactWrite(TransactWriteItemsInput)
    }

    enum Answer {
        case item(Item?)
        case items([Item?])
        case batchGet(BatchGetItemOutput)
        case batchWrite(BatchWriteItemOutput)
        case failure(DynamoDBError)
    }

    private var answers: [Answer]
    private(set) var requests: [Request] = []

    init(_ answers: [Answer]) {
        self.answers = answers
    }

    private func answer(_ request: Request) throws(DynamoDBError) -> Answer {
        requests.append(request)
        if answers.isEmpty { throw DynamoDBError(.validation, "no answer is left") }
        let answer = answers.removeFirst()
        if case .failure(let error) = answer { throw error }
        return answer
    }

    private func item(_ request: Request) throws(DynamoDBError) -> Item? {
        guard case .item(let item) = try answer(request) else { throw DynamoDBError(.validation, "wrong answer") }
        return item
    }

    func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput {
        GetItemOutput(item: try item(.get(input)))
    }

    func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        WriteItemOutput(attributes: try item(.put(input)))
    }

    func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        WriteItemOutput(attributes: try item(.update(input)))
    }

    func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput {
        WriteItemOutput(attributes: try item(.delete(input)))
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        throw DynamoDBError(.validation, "this client reads no pages")
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
        throw DynamoDBError(.validation, "this client reads no pages")
    }

    func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
        guard case .batchGet(let output) = try answer(.batchGet(input)) else {
            throw DynamoDBError(.validation, "wrong answer")
        }
        return output
    }

    func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
        guard case .batchWrite(let output) = try answer(.batchWrite(input)) else {
            throw DynamoDBError(.validation, "wrong answer")
        }
        return output
    }

    func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
        guard case .items(let items) = try answer(.transactGet(input)) else {
            throw DynamoDBError(.validation, "wrong answer")
        }
        return TransactGetItemsOutput(responses: items)
    }

    func transactWriteItems(
        _ input: TransactWriteItemsInput
    ) async throws(DynamoDBError) -> TransactWriteItemsOutput {
        _ = try answer(.transactWrite(input))
        return TransactWriteItemsOutput()
    }
}
