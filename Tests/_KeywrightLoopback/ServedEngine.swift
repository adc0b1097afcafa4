import KeywrightRuntime
import KeywrightWire

/// Carries out requests as the service does, as far as a client can tell.
struct ServedEngine: Sendable {
    let engine: any DynamoDBClient & DynamoDBTableClient

    func answer(to request: RecordedRequest) async -> Answer {
        guard request.method == "POST", let operation = request.operation else {
            return refusal("UnknownOperationException", "")
        }
        guard request.header("authorization") != nil else {
            return refusal("MissingAuthenticationTokenException", "Request is missing Authentication Token")
        }
        return await answer(to: operation, request.body)
    }

    private func answer(to operation: WireOperation, _ body: [UInt8]) async -> Answer {
        switch operation {
        case .getItem:
            await serve(GetItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.getItem(input)
            }
        case .putItem:
            await serve(PutItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.putItem(input)
            }
        case .updateItem:
            await serve(UpdateItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.updateItem(input)
            }
        case .deleteItem:
            await serve(DeleteItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.deleteItem(input)
            }
        case .query:
            await serve(QueryInput.self, body) { input throws(DynamoDBError) in
                try await engine.query(input)
            }
        case .scan:
            await serve(ScanInput.self, body) { input throws(DynamoDBError) in
                try await engine.scan(input)
            }
        case .batchGetItem:
            await serve(BatchGetItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.batchGetItem(input)
            }
        case .batchWriteItem:
            await serve(BatchWriteItemInput.self, body) { input throws(DynamoDBError) in
                try await engine.batchWriteItem(input)
            }
        case .transactGetItems:
            await serve(TransactGetItemsInput.self, body) { input throws(DynamoDBError) in
                try await engine.transactGetItems(input)
            }
        case .transactWriteItems:
            await serve(TransactWriteItemsInput.self, body) { input throws(DynamoDBError) in
                try await engine.transactWriteItems(input)
            }
        case .createTable:
            await serve(CreateTableInput.self, body) { input throws(DynamoDBError) in
                try await engine.createTable(input)
            }
        case .describeTable:
            await serve(DescribeTableInput.self, body) { input throws(DynamoDBError) in
                try await engine.describeTable(input.tableName)
            }
        case .updateTable:
            await serve(UpdateTableInput.self, body) { input throws(DynamoDBError) in
                try await engine.updateTable(input)
            }
        case .deleteTable:
            await serve(DeleteTableInput.self, body) { input throws(DynamoDBError) in
                try await engine.deleteTable(input.tableName)
            }
        case .updateTimeToLive:
            await serve(UpdateTimeToLiveInput.self, body) { input throws(DynamoDBError) in
                try await engine.updateTimeToLive(input)
            }
        case .describeTimeToLive:
            await serve(DescribeTimeToLiveInput.self, body) { input throws(DynamoDBError) in
                try await engine.describeTimeToLive(input.tableName)
            }
        }
    }

    private func serve<Request: ServedRequest>(
        _ type: Request.Type, _ body: [UInt8],
        _ carryOut: (Request) async throws(DynamoDBError) -> Request.Output
    ) async -> Answer {
        let request: Request
        do {
            request = try type.request(body)
        } catch {
            return refusal("SerializationException", error.description)
        }
        do {
            return Answer(status: 200, body: type.body(of: try await carryOut(request)))
        } catch {
            let (status, body) = failureBody(error)
            return Answer(status: status, body: body)
        }
    }

    private func refusal(_ name: String, _ message: String) -> Answer {
        let (status, body) = failureBody(DynamoDBError(.init(rawValue: name), message))
        return Answer(status: status, body: body)
    }
}
