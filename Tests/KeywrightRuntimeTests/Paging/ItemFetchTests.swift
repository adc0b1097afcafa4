import Testing

@testable import KeywrightRuntime

/// Reads of an index that does not hold the items: their fetch, with items that were deleted meanwhile.
@Suite struct ItemFetchTests {
    private static func key(_ number: Int) -> Item { ["PK": .s("p"), "SK": .s("\(1_000 + number)")] }

    /// An index of the numbers 0 to n−1 beside a table that lacks some of them.
    private actor IndexClient: DynamoDBClient {
        private let index: CollectionClient
        private let deleted: Set<Int>
        private(set) var fetched: [Int] = []

        init(count: Int, deleted: Set<Int>) {
            index = CollectionClient((0..<count).map { ItemFetchTests.key($0) })
            self.deleted = deleted
        }

        func query(_ input: QueryInput) async throws(DynamoDBError) -> PageOutput { try await index.query(input) }

        func batchGetItem(_ input: BatchGetItemInput) async throws(DynamoDBError) -> BatchGetItemOutput {
            var found: [Item] = []
            for key in input.requestItems["t"]?.keys ?? [] {
                guard case .s(let text)? = key["SK"], let number = Int(text) else { continue }
                fetched.append(number - 1_000)
                if !deleted.contains(number - 1_000) {
                    found.append(key.merging(["n": .n("\(number - 1_000)")]) { $1 })
                }
            }
            return BatchGetItemOutput(responses: ["t": found.reversed()])
        }

        func scan(_ input: ScanInput) async throws(DynamoDBError) -> PageOutput { throw unused }
        func getItem(_ input: GetItemInput) async throws(DynamoDBError) -> GetItemOutput { throw unused }
        func putItem(_ input: PutItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
        func updateItem(_ input: UpdateItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
        func deleteItem(_ input: DeleteItemInput) async throws(DynamoDBError) -> WriteItemOutput { throw unused }
        func batchWriteItem(_ input: BatchWriteItemInput) async throws(DynamoDBError) -> BatchWriteItemOutput {
            throw unused
        }
        func transactGetItems(_ input: TransactGetItemsInput) async throws(DynamoDBError) -> TransactGetItemsOutput {
            throw unused
        }
        func transactWriteItems(
            _ input: TransactWriteItemsInput
        ) async throws(DynamoDBError) -> TransactWriteItemsOutput { throw unused }

        private nonisolated var unused: DynamoDBError { DynamoDBError(.validation, "this client queries and fetches") }
    }

    private static let deletions: [Set<Int>] = [[], [0, 1, 2], [4], [11]]
    private static let query = QueryInput(tableName: "t", indexName: "i", keyConditionExpression: "#0 = :0")

    private func pageReader(_ client: IndexClient) -> PageReader<Int> {
        PageReader(
            client: client, query: Self.query, pattern: "list", keyNames: ["PK", "SK"],
            fetch: ItemFetch(store: ItemStore(client), table: "t", keyNames: ["PK", "SK"])
        ) { item throws(ItemError) in try ItemReader(item, entity: "N").required("n") }
    }

    private func fanOutReader(_ client: IndexClient) -> FanOutReader<Int> {
        FanOutReader(
            client: client, groups: [[Self.query]], orderedBy: ["SK"], pattern: "list", keyNames: ["PK", "SK"],
            fetch: ItemFetch(store: ItemStore(client), table: "t", keyNames: ["PK", "SK"])
        ) { item throws(ItemError) in try ItemReader(item, entity: "N").required("n") }
    }

    @Test(arguments: [0, 1, 5, 12], deletions)
    func pagesAreWhole(count: Int, deleted: Set<Int>) async throws {
        for size in [1, 3, 7] { try await pages(count, size, deleted) }
    }

    private func pages(_ count: Int, _ size: Int, _ deleted: Set<Int>) async throws {
        let expected = (0..<count).filter { !deleted.contains($0) }
        let client = IndexClient(count: count, deleted: deleted)
        let reader = pageReader(client)
        var found: [Int] = []
        var cursor: Cursor?
        repeat {
            let page = try await reader.page(limit: size, cursor: cursor)
            if page.cursor != nil { #expect(page.items.count == size) }
            found += page.items
            cursor = page.cursor
        } while cursor != nil
        #expect(found == expected)
        // Nothing is fetched that is not asked for.
        #expect(await client.fetched == Array(0..<count))
        #expect(try await reader.all(pageSize: size).collect() == expected)
        #expect(try await reader.count() == count)
    }

    @Test(arguments: [0, 1, 5, 12], deletions)
    func severalPartitions(count: Int, deleted: Set<Int>) async throws {
        for size in [1, 3, 7] { try await partitions(count, size, deleted) }
    }

    private func partitions(_ count: Int, _ size: Int, _ deleted: Set<Int>) async throws {
        let expected = (0..<count).filter { !deleted.contains($0) }
        let client = IndexClient(count: count, deleted: deleted)
        let reader = fanOutReader(client)
        var found: [Int] = []
        var cursor: Cursor?
        repeat {
            let page = try await reader.page(limit: size, cursor: cursor)
            found += page.items
            cursor = page.cursor
        } while cursor != nil
        #expect(found == expected)
        #expect(await client.fetched.count == count)
        #expect(try await reader.all(pageSize: size).collect() == expected)
    }

    @Test func oneItem() async throws {
        #expect(try await pageReader(IndexClient(count: 2, deleted: [0])).one() == 1)
        #expect(try await fanOutReader(IndexClient(count: 2, deleted: [1])).one() == 0)
        for client in [IndexClient(count: 2, deleted: []), IndexClient(count: 2, deleted: [])] {
            do {
                _ = try await pageReader(client).one()
                Issue.record("no error")
            } catch {
                #expect(error.kind == .moreThanOne)
            }
        }
    }
}
