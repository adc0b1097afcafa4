import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What is told of a table, and its end (F1.2, F4.32, F4.33).
@Suite struct DescribeTableTests {
    @Test("Keys, indexes and settings, as they were given but for the order of names")
    func complete() async throws {
        var input = Shop.table
        input.globalSecondaryIndexes?[2].projection?.nonKeyAttributes = ["zz", "kept", "aa"]
        input.streamSpecification = .init(streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES")
        input.deletionProtectionEnabled = true
        let database = InMemoryDynamoDB()
        let created = try await database.createTable(input)
        func described(_ index: CreateTableInput.Index, _ status: String?) -> TableDescription.Index {
            .init(
                indexName: index.indexName, keySchema: index.keySchema,
                projection: index.projection.map {
                    .init(projectionType: $0.projectionType, nonKeyAttributes: $0.nonKeyAttributes?.sorted())
                },
                indexStatus: status)
        }
        let expected = TableDescription(
            tableName: "Shop", tableStatus: "ACTIVE",
            attributeDefinitions: Shop.definitions([
                "g": "S", "l": "N", "n": "N", "pk": "S", "r": "N", "sk": "S", "t": "S", "x": "N", "y": "S", "z": "S",
            ]),
            keySchema: [Shop.hash("pk"), Shop.range("sk")],
            globalSecondaryIndexes: input.globalSecondaryIndexes?.map { described($0, "ACTIVE") },
            localSecondaryIndexes: input.localSecondaryIndexes?.map { described($0, nil) },
            billingModeSummary: .init(billingMode: "PAY_PER_REQUEST"),
            streamSpecification: .init(streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES"),
            deletionProtectionEnabled: true, itemCount: 0)
        #expect(created == expected)
        #expect(try await database.describeTable("Shop") == expected)
        #expect(try await database.describeTable("arn:aws:dynamodb:eu-west-1:123456789012:table/Shop") == expected)
    }

    @Test("A table without indexes has no lists of them")
    func plain() async throws {
        let table = try await InMemoryDynamoDB().createTable(Shop.simple("Plain"))
        #expect(table.globalSecondaryIndexes == nil && table.localSecondaryIndexes == nil)
        #expect(table.streamSpecification == nil && table.deletionProtectionEnabled == false)
    }

    @Test("F4.32: items are counted as of now")
    func count() async throws {
        let shop = try await Shop.database()
        func count() async throws -> Int? { try await shop.describeTable("Shop").itemCount }
        for number in 0..<5 {
            let item = Shop.item("p\(number % 2)", "\(number)")
            _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: item))
        }
        #expect(try await count() == 5)
        _ = try await shop.putItem(PutItemInput(tableName: "Shop", item: Shop.item("p0", "0", ["a": .s("b")])))
        #expect(try await count() == 5)
        _ = try await shop.deleteItem(DeleteItemInput(tableName: "Shop", key: Shop.key("p0", "0")))
        #expect(try await count() == 4)
    }

    @Test("Operations on a table that is not there name it")
    func missing() async throws {
        let database = InMemoryDynamoDB()
        let expected = DynamoDBError(.resourceNotFound, "Requested resource not found: Table: Nowhere not found")
        let expiry = UpdateTimeToLiveInput(
            tableName: "Nowhere", timeToLiveSpecification: .init(attributeName: "ttl", enabled: true))
        let update = UpdateTableInput(tableName: "Nowhere", billingMode: "PAY_PER_REQUEST")
        #expect(await outcome { try await database.describeTable("Nowhere") }.error == expected)
        #expect(await outcome { try await database.deleteTable("Nowhere") }.error == expected)
        #expect(await outcome { try await database.describeTimeToLive("Nowhere") }.error == expected)
        #expect(await outcome { try await database.updateTimeToLive(expiry) }.error == expected)
        #expect(await outcome { try await database.updateTable(update) }.error == expected)
    }

    @Test(
        "F1.1: operations on what cannot be a name",
        arguments: ["ab", "my table", "", String(repeating: "t", count: 256)])
    func names(_ name: String) async throws {
        let database = InMemoryDynamoDB()
        expect(await outcome { try await database.describeTable(name) }, .refused("at 'tableName' failed to satisfy"))
        expect(await outcome { try await database.deleteTable(name) }, .refused("at 'tableName' failed to satisfy"))
        expect(
            await outcome { try await database.describeTimeToLive(name) }, .refused("at 'tableName' failed to satisfy"))
    }

    @Test("F4.33: a table made anew has nothing of the one deleted")
    func anew() async throws {
        let shop = try await Shop.database([Shop.item("p", "s")])
        let before = try await shop.describeTable("Shop")
        try await shop.updateTimeToLive(
            .init(tableName: "Shop", timeToLiveSpecification: .init(attributeName: "ttl", enabled: true)))
        var expected = before
        expected.tableStatus = "DELETING"
        #expect(try await shop.deleteTable("Shop") == expected)
        expect(
            await outcome { try await shop.getItem(GetItemInput(tableName: "Shop", key: Shop.key("p", "s"))) },
            .failed(.resourceNotFound))
        try await shop.createTable(Shop.table)
        #expect(try await shop.describeTimeToLive("Shop") == nil)
        #expect(await shop.allItems(ofTable: "Shop").isEmpty)
        try await shop.updateTimeToLive(
            .init(tableName: "Shop", timeToLiveSpecification: .init(attributeName: "ttl", enabled: true)))
        #expect(try await shop.describeTimeToLive("Shop") == "ttl")
    }
}
