import Testing

@testable import KeywrightRuntime

@Suite struct DeletionTests {
    /// Reads pages from one client and writes to another.
    private func reader(_ items: [Item]) -> PageReader<Item> {
        PageReader(
            client: CollectionClient(items, pageCapacity: 30),
            query: QueryInput(tableName: "t", keyConditionExpression: "c"),
            pattern: "deleteAll", keyNames: ["PK", "SK"]
        ) { $0 }
    }

    @Test func everythingInBatches() async throws {
        let items = PageReaderTests.items(70)
        let wrote = ScriptedClient.Answer.batchWrite(BatchWriteItemOutput())
        let client = ScriptedClient([wrote, wrote, wrote, wrote, wrote])
        let store = ItemStore(client, backoff: Backoff { _ in })
        #expect(try await store.deleteAll(reader(items), table: "t", keyNames: ["PK", "SK"]) == 70)
        var keys: [Item] = []
        for case .batchWrite(let input) in await client.requests {
            for case .delete(let key) in input.requestItems["t"] ?? [] { keys.append(key) }
        }
        // Pages of 30, 30 and 10, in batches of at most 25.
        #expect(keys == items.map { $0.key(["PK", "SK"]) })
        #expect(await client.requests.count == 5)
    }

    @Test func whatCannotBeDeletedIsAnError() async {
        let failure = DynamoDBError(.resourceNotFound, "no table")
        let store = ItemStore(ScriptedClient([.failure(failure)]), backoff: Backoff { _ in })
        await #expect(throws: RepositoryError.service(failure)) {
            try await store.deleteAll(reader(PageReaderTests.items(3)), table: "t", keyNames: ["PK", "SK"])
        }
    }
}
