internal import KeywrightRuntime

/// A table that a case made, with the requests that cases send most.
struct CaseTable: Sendable {
    let client: any TestedClient
    let name: String

    func put(_ item: Item) async throws {
        _ = try await client.putItem(PutItemInput(tableName: name, item: item))
    }

    /// The item as it was last written.
    func get(_ key: Item) async throws -> Item? {
        try await client.getItem(GetItemInput(tableName: name, key: key, consistentRead: true)).item
    }

    @discardableResult
    func update(
        _ key: Item, _ expression: String, _ values: [String: AttributeValue] = [:], returning: ReturnValues = .none
    ) async throws -> Item? {
        try await client.updateItem(
            UpdateItemInput(
                tableName: name, key: key, updateExpression: expression, expressionAttributeValues: values,
                returnValues: returning)
        ).attributes
    }

    func delete(_ key: Item) async throws {
        _ = try await client.deleteItem(DeleteItemInput(tableName: name, key: key))
    }

    /// Puts items, 25 in a request.
    func write(_ items: [Item]) async throws {
        for start in stride(from: 0, to: items.count, by: 25) {
            try await client.writeAll([name: items[start..<min(start + 25, items.count)].map(WriteRequest.put)])
        }
    }

    /// All items that a query finds, whatever pages they come in.
    func query(_ input: QueryInput) async throws -> [Item] {
        var input = input
        return try await Self.pages {
            let page = try await client.query(input)
            input.exclusiveStartKey = page.lastEvaluatedKey
            return page
        }
    }

    /// All items of the table or of one of its indexes, in no order.
    func scan(index: String? = nil) async throws -> [Item] {
        var input = ScanInput(tableName: name, indexName: index, consistentRead: index == nil)
        return try await Self.pages {
            let page = try await client.scan(input)
            input.exclusiveStartKey = page.lastEvaluatedKey
            return page
        }
    }

    /// The cases hold few items, so that a client that never comes to an end is told from one that has more to tell.
    private static func pages(_ next: () async throws -> PageOutput) async throws -> [Item] {
        var items: [Item] = []
        for _ in 0..<100 {
            let page = try await next()
            items += page.items
            if page.lastEvaluatedKey == nil { return items }
        }
        throw CaseFailure("100 pages were read and there was always another")
    }
}

extension CaseContext {
    /// Creates a table as ``table(_:global:local:suffix:)`` does, to send requests to.
    func open(
        _ key: CaseKey = CaseKey("pk", sort: "sk"), global: [CaseIndex] = [], local: [CaseIndex] = [],
        suffix: String = "t"
    ) async throws -> CaseTable {
        try await open(input(key, global: global, local: local, suffix: suffix))
    }

    /// Creates a table as the request says, to send requests to.
    func open(_ input: CreateTableInput) async throws -> CaseTable {
        CaseTable(client: client, name: try await createTable(input))
    }

    /// Waits until a table that was deleted is gone.
    func waitUntilGone(_ tableName: String) async throws {
        for _ in 0..<600 {
            do {
                _ = try await client.describeTable(tableName)
            } catch {
                guard error.kind == .resourceNotFound else { throw error }
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw CaseFailure("the table was not gone within a minute")
    }
}

extension DynamoDBClient {
    /// Sends a batch and what is left of it until nothing is: leaving some is the service's right (F4.13).
    func writeAll(_ requests: [String: [WriteRequest]]) async throws {
        var rest = requests
        for _ in 0..<100 {
            rest = try await batchWriteItem(BatchWriteItemInput(requestItems: rest)).unprocessedItems
            if rest.isEmpty { return }
        }
        throw CaseFailure("a batch was sent 100 times and something was always left of it")
    }

    /// Reads a batch and what is left of it until nothing is (F4.14): the items by table, in no order.
    func readAll(_ requests: [String: KeysAndAttributes]) async throws -> [String: [Item]] {
        var rest = requests
        var items: [String: [Item]] = [:]
        for _ in 0..<100 {
            let output = try await batchGetItem(BatchGetItemInput(requestItems: rest))
            items.merge(output.responses, uniquingKeysWith: +)
            rest = output.unprocessedKeys
            if rest.isEmpty { return items }
        }
        throw CaseFailure("a batch was asked for 100 times and something was always left of it")
    }
}
