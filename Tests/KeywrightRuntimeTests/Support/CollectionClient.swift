@testable import KeywrightRuntime

/// A client that reads from a list in its order, as a query of one item collection does: it evaluates up to the limit
/// and to what a page holds, then filters, and gives the last evaluated key unless it knows the end.
actor CollectionClient: DynamoDBClient {
    private let items: [Item]
    private let keyNames: [String]
    private let pageCapacity: Int
    private let filter: @Sendable (Item) -> Bool
    private(set) var queries: [QueryInput] = []
    private(set) var scans: [ScanInput] = []

    init(
        _ items: [Item], keyNames: [String] = ["PK", "SK"], pageCapacity: Int = 1_000,
        filter: @escaping @Sendable (Item) -> Bool = { _ in true }
    ) {
        self.items = items
        self.keyNames = keyNames
        self.pageCapacity = pageCapacity
        self.filter = filter
    }

    func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput {
        queries.append(input)
        let isFiltered = input.filterExpression != nil
        return try page(input.limit, input.exclusiveStartKey, input.select) { !isFiltered || filter($0) }
    }

    func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput {
        scans.append(input)
        let isFiltered = input.filterExpression != nil
        return try page(input.limit, input.exclusiveStartKey, input.select) { !isFiltered || filter($0) }
    }

    private func page(
        _ limit: Int?, _ startKey: Item?, _ select: Select?, _ passes: (Item) -> Bool
    ) throws(DynamoDBError) -> PageOutput {
        var start = 0
        if let startKey {
            guard Set(startKey.keys) == Set(keyNames),
                let index = items.firstIndex(where: { $0.key(keyNames) == startKey })
            else {
                throw DynamoDBError(.validation, "The provided starting key is invalid")
            }
            start = index + 1
        }
        if let limit, limit < 1 { throw DynamoDBError(.validation, "Limit") }
        let end = min(items.count, start + min(limit ?? .max, pageCapacity))
        let evaluated = items[start..<end]
        let passed = evaluated.filter(passes)
        // The service knows the end only when it looked for more and found nothing (F3.19).
        let isKnownEnd = evaluated.count < min(limit ?? .max, pageCapacity)
        return PageOutput(
            items: select == .count ? [] : passed, count: passed.count, scannedCount: evaluated.count,
            lastEvaluatedKey: isKnownEnd ? nil : evaluated.last?.key(keyNames))
    }

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

    private nonisolated var unused: DynamoDBError { DynamoDBError(.validation, "this client only reads pages") }
}
