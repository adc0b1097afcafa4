import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Changes of global indexes, and what may stand in one request (F1.20, F6.1 to F6.6, 8.13).
@Suite struct UpdateTableTests {
    typealias IndexUpdate = UpdateTableInput.IndexUpdate

    struct Change: Sendable {
        var input: UpdateTableInput
        var verdict: Verdict

        /// A change of `Shop`.
        init(
            _ updates: [IndexUpdate]?, defining types: KeyValuePairs<String, String>? = nil, _ verdict: Verdict,
            and change: (inout UpdateTableInput) -> Void = { _ in }
        ) {
            input = UpdateTableInput(
                tableName: "Shop", attributeDefinitions: types.map(Shop.definitions),
                globalSecondaryIndexUpdates: updates)
            change(&input)
            self.verdict = verdict
        }
    }

    private static func create(
        _ name: String, _ key: CreateTableInput.KeySchemaElement..., projection: String = "ALL",
        _ attributes: [String]? = nil
    ) -> IndexUpdate {
        IndexUpdate(create: Shop.index(name, key, projection, attributes))
    }

    private static func delete(_ name: String) -> IndexUpdate { IndexUpdate(delete: .init(indexName: name)) }

    private static func update(_ name: String) -> IndexUpdate {
        IndexUpdate(
            update: .init(
                indexName: name, provisionedThroughput: .init(readCapacityUnits: 1, writeCapacityUnits: 1)))
    }

    private static let new = create("new", Shop.hash("v"))

    static let indexCases: [Case<Change>] = [
        Case("8.13: add an index", Change([new], defining: ["v": "S"], .accepted)),
        Case(
            "8.10: add a multi-attribute index",
            Change(
                [create("new", Shop.hash("v"), Shop.hash("g"), Shop.range("w"), Shop.range("sk"))],
                defining: ["v": "S", "g": "S", "w": "N", "sk": "S"], .accepted)),
        Case(
            "8.13: add without definitions",
            Change([new], .refused("AttributeDefinitions is not specified for index: new"))),
        Case(
            "F1.18: add without the definition of an attribute that the table has",
            Change(
                [create("new", Shop.hash("v"), Shop.range("n"))], defining: ["v": "S"],
                .refused("Some index key attributes are not defined in AttributeDefinitions. Keys: [v, n]"))),
        Case("F1.20: definitions to spare", Change([new], defining: ["v": "S", "gone": "N", "pk": "S"], .accepted)),
        Case("F1.20: a type that is not the table's", Change([new], defining: ["v": "S", "pk": "N"], .accepted)),
        Case("F1.7: unknown type", Change([new], defining: ["v": "BOOL"], .refused("enum value set: [B, N, S]"))),
        Case(
            "8.13: add under a name that exists",
            Change(
                [create("byG", Shop.hash("v"))], defining: ["v": "S"],
                .refused("Attempting to create an index which already exists"))),
        Case(
            "F1.3: add under the name of a local index",
            Change(
                [create("local", Shop.hash("v"))], defining: ["v": "S"],
                .refused("Attempting to create an index which already exists"))),
        Case(
            "F1.1: add under a short name",
            Change(
                [create("ix", Shop.hash("v"))], defining: ["v": "S"],
                .refused("'globalSecondaryIndexUpdates.1.member.create.indexName' failed to satisfy constraint"))),
        Case(
            "F1.37: RANGE first",
            Change(
                [create("new", Shop.range("v"))], defining: ["v": "S"], .refused("not a HASH key type"))),
        Case(
            "F1.37: 5 HASH",
            Change(
                [create("new", Shop.hash("g"), Shop.hash("n"), Shop.hash("t"), Shop.hash("r"), Shop.hash("x"))],
                defining: ["g": "S", "n": "N", "t": "S", "r": "N", "x": "N"],
                .refused("exceeds the maximum allowed number of HASH"))),
        Case(
            "F5.2: ALL with attributes",
            Change(
                [create("new", Shop.hash("v"), projection: "ALL", ["a"])], defining: ["v": "S"],
                .refused("ProjectionType is ALL, but NonKeyAttributes is specified"))),
        Case("8.13: delete an index", Change([delete("byG")], .accepted)),
        Case("8.13: delete an index that is not there", Change([delete("nothing")], .failed(.resourceNotFound))),
        Case(
            "F6.3: delete a local index",
            Change([delete("local")], .refused("Cannot delete an index that is not a GlobalSecondaryIndex: local"))),
        Case("F6.1: change an index that is not there", Change([update("nothing")], .failed(.resourceNotFound))),
        Case(
            "F5.3: change a local index",
            Change([update("local")], .refused("Cannot update an index that is not a GlobalSecondaryIndex: local"))),
        Case(
            "8.13: add two",
            Change([new, create("newer", Shop.hash("v"))], defining: ["v": "S"], .failed(.limitExceeded))),
        Case("F6.2: delete two", Change([delete("byG"), delete("keys")], .failed(.limitExceeded))),
        Case("F6.2: add and delete", Change([new, delete("keys")], defining: ["v": "S"], .failed(.limitExceeded))),
        Case(
            "F6.2: delete and add one name",
            Change(
                [delete("byG"), create("byG", Shop.hash("v"))], defining: ["v": "S"],
                .refused("Only one global secondary index update per index is allowed simultaneously. Index: byG"))),
        Case(
            "F6.2: an entry with two actions",
            Change(
                [IndexUpdate(create: new.create, delete: .init(indexName: "byG"))], defining: ["v": "S"],
                .refused("Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object"))),
        Case("F6.2: an entry without action", Change([IndexUpdate()], .refused("must not be null"))),
        Case("F6.4: no entry", Change([], .refused("At least one of ProvisionedThroughput, BillingMode,"))),
        Case(
            "F1.34: no entry, beside another change",
            Change([], .refused("List of GlobalSecondaryIndexUpdates is empty")) {
                $0.deletionProtectionEnabled = true
            }),
    ]

    private static let stream = CreateTableInput.StreamSpecification(streamEnabled: true, streamViewType: "KEYS_ONLY")

    static let combinations: [Case<Change>] = [
        Case("F6.4: nothing", Change(nil, .refused("At least one of ProvisionedThroughput, BillingMode,"))),
        Case(
            "F6.4: definitions alone",
            Change(nil, defining: ["v": "S"], .refused("At least one of ProvisionedThroughput, BillingMode,"))),
        Case(
            "F6.4: an index and a stream",
            Change(
                [new], defining: ["v": "S"],
                .refused("You cannot create or delete index while changing stream status")
            ) { $0.streamSpecification = stream }),
        Case(
            "F6.4: an index less and units",
            Change([delete("byG")], .refused("You cannot create or delete index while updating table IOPS")) {
                $0.provisionedThroughput = .init(readCapacityUnits: 1, writeCapacityUnits: 1)
            }),
        Case(
            "F6.4: a stream and units",
            Change(nil, .refused("You cannot modify stream status while updating table IOPS")) {
                $0.streamSpecification = stream
                $0.provisionedThroughput = .init(readCapacityUnits: 1, writeCapacityUnits: 1)
            }),
        Case(
            "F6.4: a stream and units of an index",
            Change([update("byG")], .refused("You cannot modify stream status while updating table IOPS")) {
                $0.streamSpecification = stream
            }),
        Case(
            "F6.4: a stream and on demand",
            Change(nil, .accepted) {
                $0.streamSpecification = stream
                $0.billingMode = "PAY_PER_REQUEST"
            }),
        Case(
            "F6.4: protection and an index",
            Change([new], defining: ["v": "S"], .refused("DeletionProtection modification must be the only operation"))
            { $0.deletionProtectionEnabled = true }),
        Case(
            "F6.4: class and billing mode",
            Change(nil, .refused("TableClass modification must be the only operation in the request")) {
                $0.tableClass = "STANDARD"
                $0.billingMode = "PAY_PER_REQUEST"
            }),
        Case(
            "F6.4: encryption and a stream",
            Change(nil, .refused("Server-Side Encryption modification must be the only operation in the request")) {
                $0.sseSpecification = .init(enabled: true)
                $0.streamSpecification = stream
            }),
        Case(
            "F6.4: protection, class and encryption",
            Change(nil, .refused("Server-Side Encryption modification must be the only operation in the request")) {
                $0.deletionProtectionEnabled = true
                $0.tableClass = "STANDARD"
                $0.sseSpecification = .init(enabled: true)
            }),
        Case(
            "F6.4: protection and class",
            Change(nil, .refused("TableClass modification must be the only operation in the request")) {
                $0.deletionProtectionEnabled = true
                $0.tableClass = "STANDARD"
            }),
        Case(
            "F6.4: definitions beside protection",
            Change(nil, defining: ["pk": "N"], .accepted) {
                $0.deletionProtectionEnabled = true
            }),
        Case("no such table", Change([new], defining: ["v": "S"], .failed(.resourceNotFound)) { $0.tableName = "Nil" }),
        Case("no such table, and no change", Change(nil, .refused("At least one of")) { $0.tableName = "Nil" }),
        Case("F1.1: no name", Change([new], defining: ["v": "S"], .refused("'tableName'")) { $0.tableName = "x" }),
        Case(
            "F1.2: an ARN",
            Change([new], defining: ["v": "S"], .accepted) {
                $0.tableName = "arn:aws:dynamodb:eu-west-1:123456789012:table/Shop"
            }),
    ]

    @Test(arguments: indexCases + combinations)
    func changes(_ case: Case<Change>) async throws {
        let shop = try await Shop.database([Shop.item("p", "s", ["g": .s("g"), "n": .n("1")])])
        let before = try await shop.describeTable("Shop")
        let outcome = await outcome { try await shop.updateTable(`case`.content.input) }
        expect(outcome, `case`.content.verdict)
        #expect(try await shop.describeTable("Shop") == outcome.answer ?? before)
    }

    @Test("F1.20: an attribute of the table keeps its type, and one of no key is forgotten")
    func definitions() async throws {
        let shop = try await Shop.database()
        func names(_ table: TableDescription) -> [String] {
            (table.attributeDefinitions ?? []).map { "\($0.attributeName):\($0.attributeType)" }
        }
        let before = names(try await shop.describeTable("Shop"))
        let types: KeyValuePairs = ["v": "B", "n": "S", "stale": "S"]
        let input = UpdateTableInput(
            tableName: "Shop", attributeDefinitions: Shop.definitions(types),
            globalSecondaryIndexUpdates: [Self.create("new", Shop.hash("v"), Shop.range("n"))])
        let added = try await shop.updateTable(input)
        #expect(names(added) == (before + ["v:B"]).sorted())
        #expect(names(added).contains("n:N"))
        let removal = UpdateTableInput(tableName: "Shop", globalSecondaryIndexUpdates: [Self.delete("new")])
        #expect(try await names(shop.updateTable(removal)) == before)
    }

    @Test("F1.21, F1.22: the 21st index, and the 101st projected attribute")
    func limits() async throws {
        let shop = try await Shop.database()
        func add(_ name: String, _ attributes: Int) async -> (answer: TableDescription?, error: DynamoDBError?) {
            let projected = (0..<attributes).map { "a\($0)" }
            let update =
                attributes == 0
                ? Self.create(name, Shop.hash("g"))
                : Self.create(name, Shop.hash("g"), projection: "INCLUDE", projected)
            let input = UpdateTableInput(
                tableName: "Shop", attributeDefinitions: Shop.definitions(["g": "S"]),
                globalSecondaryIndexUpdates: [update])
            return await outcome { try await shop.updateTable(input) }
        }
        // One attribute is projected from the start.
        for number in 0..<4 { expect(await add("full\(number)", 20), .accepted) }
        expect(await add("over", 20), .refused("per-table limit of 100"))
        expect(await add("last", 19), .accepted)
        for number in 9..<20 { expect(await add("idx\(number)", 0), .accepted) }
        #expect(try await shop.describeTable("Shop").globalSecondaryIndexes?.count == 20)
        expect(await add("more", 0), .failed(.limitExceeded))
    }
}
