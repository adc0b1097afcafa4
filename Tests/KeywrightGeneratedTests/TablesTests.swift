import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What generated code gives to a test, beside the JSON by which the tables are made.
@Suite("Tables of generated code")
struct TablesTests {
    @Test(
        "Keys and indexes are those of the JSON",
        arguments: [
            ("clinics", Clinics.tables()), ("desk", Desk.tables()), ("kitchen", Kitchen.tables()),
            ("ledger", Ledger.tables()), ("shop", Shop.tables()), ("torture", Torture.tables()),
        ])
    func agrees(design: String, tables: [CreateTableInput]) throws {
        let folder = TableFiles.folder.appending(path: design)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".create-table.json") }
        #expect(files.count == tables.count)
        for file in files {
            let data = try Data(contentsOf: folder.appending(path: file))
            let input = try JSONDecoder().decode(CreateTableInput.self, from: data)
            let table = try #require(tables.first { $0.tableName == input.tableName })
            #expect(table.keySchema == input.keySchema)
            #expect(Set(table.attributeDefinitions) == Set(input.attributeDefinitions))
            #expect(table.attributeDefinitions.count == input.attributeDefinitions.count)
            #expect(table.localSecondaryIndexes == input.localSecondaryIndexes)
            let indexes = input.globalSecondaryIndexes?.map { index in
                var index = index
                index.provisionedThroughput = nil
                return index
            }
            #expect(table.globalSecondaryIndexes == indexes)
        }
    }

    @Test("A database is made with them, under names of one's own")
    func database() async throws {
        let database = try InMemoryDynamoDB(tables: Shop.tables(tableName: "mine"))
        #expect(await database.tableNames == ["mine"])
        let shop = Shop(client: database, tableName: "mine")
        let user = try await shop.user.createUser(Shop.User(userId: ULID(), email: "ada@example.com", name: "Ada"))
        #expect(try await shop.user.getUser(userId: user.userId) == user)
    }

    @Test("Two tables of one name are refused")
    func twice() {
        #expect(throws: DynamoDBError.self) { try InMemoryDynamoDB(tables: Shop.tables() + Shop.tables()) }
    }
}
