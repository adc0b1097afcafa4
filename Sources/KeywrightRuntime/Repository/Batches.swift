/// A put or delete of a batch that did not happen.
public struct UnwrittenRequest: Sendable, Hashable {
    /// Which of the requests, from 0.
    public var index: Int
    /// Why: the service's error, or `throttled` where it left the request unprocessed to the end.
    public var reason: DynamoDBError

    /// Makes the value.
    public init(index: Int, reason: DynamoDBError) {
        self.index = index
        self.reason = reason
    }
}

/// What a batch was to write and did not.
public struct Unwritten<Element: Sendable>: Sendable {
    /// The item, or the key of the one that was to be deleted.
    public var element: Element
    /// Why: the service's error, or `throttled` where it left the request unprocessed to the end.
    public var reason: DynamoDBError

    /// Makes the value.
    public init(_ element: Element, reason: DynamoDBError) {
        self.element = element
        self.reason = reason
    }
}

extension Unwritten: Equatable where Element: Equatable {}

extension Unwritten: Hashable where Element: Hashable {}

extension ItemStore {
    /// Reads any number of items by key, 100 in a request (F4.14), and what the service left over again.
    ///
    /// - Parameters:
    ///   - keys: whole keys. One that stands twice is read once.
    ///   - keyNames: the table's key attributes, which every item that is read must have.
    /// - Returns: for each key in the order asked its item, or nil where there is none.
    public func batchGet(
        table: String, keys: [Item], keyNames: [String], consistent: Bool = false, projection: String? = nil,
        names: [String: String] = [:]
    ) async throws(RepositoryError) -> [Item?] {
        let wanted = keys.map { ItemKey(table: table, $0, keyNames) }
        var seen: Set<ItemKey> = []
        var rest: [Item] = []
        for (index, key) in wanted.enumerated() where seen.insert(key).inserted { rest.append(keys[index]) }

        var found: [ItemKey: Item] = [:]
        var fruitless = 0
        while !rest.isEmpty {
            if Task.isCancelled { throw .service(DynamoDBError(.cancelled, "the task was cancelled")) }
            let asked = Array(rest.prefix(100))
            let request = KeysAndAttributes(
                keys: asked, consistentRead: consistent, projectionExpression: projection,
                expressionAttributeNames: names)
            let output: BatchGetItemOutput
            do {
                output = try await client.batchGetItem(BatchGetItemInput(requestItems: [table: request]))
            } catch {
                throw RepositoryError(error)
            }
            for item in output.responses[table] ?? [] { found[ItemKey(table: table, item, keyNames)] = item }
            let left = output.unprocessedKeys[table]?.keys ?? []
            rest = left + rest.dropFirst(asked.count)
            fruitless = left.count < asked.count ? 0 : fruitless + 1
            if fruitless >= backoff.attempts {
                throw .service(DynamoDBError(.throttled, "\(rest.count) keys were not read"))
            }
            if !left.isEmpty { await backoff.wait(after: max(fruitless, 1)) }
        }
        return wanted.map { found[$0] }
    }

    /// Puts and deletes any number of items, 25 in a request (F4.13), and what the service left over again.
    ///
    /// Nothing is all or none here: the answer says what was not written.
    ///
    /// - Parameter keyNames: the table's key attributes.
    /// - Returns: what was not written after all, in the order of the requests.
    /// - Throws: `sameItemTwice` before any request.
    public func batchWrite(
        table: String, _ requests: [WriteRequest], keyNames: [String]
    ) async throws(RepositoryError) -> [UnwrittenRequest] {
        let keys = requests.map { ItemStore.key($0, table, keyNames) }
        try ItemStore.refuseDoubles(keys)
        var rest = Array(requests.indices)
        var unwritten: [UnwrittenRequest] = []
        var fruitless = 0
        while !rest.isEmpty {
            let asked = Array(rest.prefix(25))
            let batch = asked.map { requests[$0] }
            var left: [Int] = []
            var failure: DynamoDBError?
            do throws(DynamoDBError) {
                if Task.isCancelled { throw DynamoDBError(.cancelled, "the task was cancelled") }
                let output = try await client.batchWriteItem(BatchWriteItemInput(requestItems: [table: batch]))
                let keysLeft = Set((output.unprocessedItems[table] ?? []).map { ItemStore.key($0, table, keyNames) })
                left = asked.filter { keysLeft.contains(keys[$0]) }
                fruitless = left.count < asked.count ? 0 : fruitless + 1
                if fruitless >= backoff.attempts {
                    failure = DynamoDBError(.throttled, "the service left the request unprocessed")
                }
            } catch {
                left = asked
                failure = error
            }
            rest = left + rest.dropFirst(asked.count)
            if let failure {
                // Where one request in a row fails for good, the ones behind it would wait through the same.
                unwritten += rest.map { UnwrittenRequest(index: $0, reason: failure) }
                break
            }
            if !left.isEmpty { await backoff.wait(after: max(fruitless, 1)) }
        }
        return unwritten.sorted { $0.index < $1.index }
    }

    /// The same, for which each request stands for an element.
    public func batchWrite<Element: Sendable>(
        table: String, _ requests: [WriteRequest], of elements: [Element], keyNames: [String]
    ) async throws(RepositoryError) -> [Unwritten<Element>] {
        try await batchWrite(table: table, requests, keyNames: keyNames).map { unwritten in
            Unwritten(elements[unwritten.index], reason: unwritten.reason)
        }
    }

    private static func key(_ request: WriteRequest, _ table: String, _ keyNames: [String]) -> ItemKey {
        switch request {
        case .put(let item): ItemKey(table: table, item, keyNames)
        case .delete(let key): ItemKey(table: table, key, keyNames)
        }
    }
}
