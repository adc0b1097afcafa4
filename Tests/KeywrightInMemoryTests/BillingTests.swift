import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Billing mode and throughput, from creation to change (F5.3, F6.1, F6.4).
@Suite struct BillingTests {
    typealias Throughput = CreateTableInput.ProvisionedThroughput

    private static let units = Throughput(readCapacityUnits: 5, writeCapacityUnits: 5)
    private static let more = Throughput(readCapacityUnits: 5, writeCapacityUnits: 6)

    /// `Table` with the index `idx`.
    private static func table(
        _ mode: String?, _ throughput: Throughput?, index: Throughput?
    ) -> CreateTableInput {
        var input = CreateTableInput(
            tableName: "Table", attributeDefinitions: Shop.definitions(["pk": "S"]), keySchema: [Shop.hash("pk")],
            globalSecondaryIndexes: [Shop.index("idx", [Shop.hash("pk")])], billingMode: mode,
            provisionedThroughput: throughput)
        input.globalSecondaryIndexes?[0].provisionedThroughput = index
        return input
    }

    struct Creation: Sendable {
        var input: CreateTableInput
        var verdict: Verdict

        init(_ mode: String?, _ throughput: Throughput?, _ index: Throughput?, _ verdict: Verdict) {
            input = table(mode, throughput, index: index)
            self.verdict = verdict
        }
    }

    private static func units(_ read: Int, _ write: Int) -> Throughput {
        Throughput(readCapacityUnits: read, writeCapacityUnits: write)
    }

    static let creations: [Case<Creation>] = [
        Case("F5.3: on demand", Creation("PAY_PER_REQUEST", nil, nil, .accepted)),
        Case("F5.3: provisioned", Creation("PROVISIONED", units, units, .accepted)),
        Case("F5.3: no mode is provisioned", Creation(nil, units, units, .accepted)),
        Case(
            "8.4: provisioned without throughput",
            Creation("PROVISIONED", nil, nil, .refused("must both be specified when BillingMode is PROVISIONED"))),
        Case(
            "8.4: no mode and no throughput",
            Creation(nil, nil, nil, .refused("must both be specified when BillingMode is PROVISIONED"))),
        Case(
            "8.4: on demand with throughput",
            Creation(
                "PAY_PER_REQUEST", units, nil,
                .refused("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY"))),
        Case(
            "8.4: provisioned, index without throughput",
            Creation("PROVISIONED", units, nil, .refused("ProvisionedThroughput is not specified for index: idx"))),
        Case(
            "8.4: no mode, index without throughput",
            Creation(nil, units, nil, .refused("ProvisionedThroughput is not specified for index: idx"))),
        Case(
            "8.4: on demand, index with throughput",
            Creation(
                "PAY_PER_REQUEST", nil, units,
                .refused("ProvisionedThroughput should not be specified for index: idx when BillingMode is PAY"))),
        Case(
            "8.4: 0 read units",
            Creation("PROVISIONED", units(0, 5), units, .refused("'provisionedThroughput.readCapacityUnits' failed"))),
        Case(
            "8.4: -1 write units",
            Creation("PROVISIONED", units(5, -1), units, .refused("'provisionedThroughput.writeCapacityUnits' failed"))),
        Case("F5.1: 1 unit", Creation("PROVISIONED", units(1, 1), units(1, 1), .accepted)),
        Case(
            "8.4: 0 write units of an index",
            Creation(
                "PROVISIONED", units, units(5, 0),
                .refused("'globalSecondaryIndexes.1.member.provisionedThroughput.writeCapacityUnits' failed"))),
        Case(
            "F5.3: 0 units on demand",
            Creation("PAY_PER_REQUEST", units(0, 0), nil, .refused("Member must have value greater than or equal to 1"))
        ),
        Case(
            "F5.3: unknown mode",
            Creation("FREE", nil, nil, .refused("Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]"))),
    ]

    @Test(arguments: creations)
    func creates(_ case: Case<Creation>) async {
        let database = InMemoryDynamoDB()
        expect(await outcome { try await database.createTable(`case`.content.input) }, `case`.content.verdict)
    }

    @Test("F5.3: a local index has no throughput, and the service passes over one")
    func local() async throws {
        var input = Shop.table
        input.localSecondaryIndexes?[0].provisionedThroughput = Self.units
        try await InMemoryDynamoDB().createTable(input)
    }

    @Test(
        "F5.3: JSON without a billing mode is provisioned",
        arguments: [
            ("", false), (#", "BillingMode": "PAY_PER_REQUEST""#, true),
            (#", "ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}"#, true),
        ])
    func json(_ rest: String, _ isAccepted: Bool) async throws {
        let text = """
            {"TableName": "Table", "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]\(rest)}
            """
        let input = try JSONDecoder().decode(CreateTableInput.self, from: Data(text.utf8))
        expect(
            await outcome { try await InMemoryDynamoDB().createTable(input) },
            isAccepted ? .accepted : .refused("when BillingMode is PROVISIONED"))
    }

    struct Change: Sendable {
        var from: CreateTableInput
        var input: UpdateTableInput
        var verdict: Verdict

        /// A change of a table that is on demand or has 5 units for itself and for `idx`.
        init(
            _ isOnDemand: Bool, mode: String? = nil, units throughput: Throughput? = nil, index: Throughput? = nil,
            create: Throughput?? = .none, _ verdict: Verdict
        ) {
            from =
                isOnDemand
                ? table("PAY_PER_REQUEST", nil, index: nil) : table("PROVISIONED", units, index: units)
            input = UpdateTableInput(tableName: "Table", billingMode: mode, provisionedThroughput: throughput)
            var updates: [UpdateTableInput.IndexUpdate] = []
            if let index {
                updates.append(.init(update: .init(indexName: "idx", provisionedThroughput: index)))
            }
            if let create {
                var new = Shop.index("new", [Shop.hash("pk")])
                new.provisionedThroughput = create
                updates.append(.init(create: new))
                input.attributeDefinitions = Shop.definitions(["pk": "S"])
            }
            input.globalSecondaryIndexUpdates = updates.isEmpty ? nil : updates
            self.verdict = verdict
        }
    }

    static let changes: [Case<Change>] = [
        Case("F6.1: more units", Change(false, units: more, .accepted)),
        Case("F6.1: the mode named, more units", Change(false, mode: "PROVISIONED", units: more, .accepted)),
        Case(
            "F6.4: the same units",
            Change(
                false, units: units,
                .refused("The provisioned throughput for the table will not change. The requested value equals the"))),
        Case(
            "F6.4: the mode named, the same units",
            Change(false, mode: "PROVISIONED", units: units, .refused("for the table will not change"))),
        Case("F6.1: more units for an index", Change(false, index: more, .accepted)),
        Case("F6.1: more units for table and index", Change(false, units: more, index: more, .accepted)),
        Case(
            "F6.4: the same units for an index",
            Change(false, index: units, .refused("The provisioned throughput for the index idx will not change."))),
        Case(
            "F6.4: more units for the table, the same for an index",
            Change(false, units: more, index: units, .refused("for the index idx will not change"))),
        Case("F6.1: on demand", Change(false, mode: "PAY_PER_REQUEST", .accepted)),
        Case("F6.4: on demand already", Change(true, mode: "PAY_PER_REQUEST", .accepted)),
        Case(
            "8.13: on demand with units",
            Change(
                false, mode: "PAY_PER_REQUEST", units: more,
                .refused("Neither ReadCapacityUnits nor WriteCapacityUnits"))),
        Case(
            "F5.3: units for a table on demand",
            Change(
                true, units: more, .refused("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"))),
        Case(
            "F5.3: units for an index of a table on demand",
            Change(true, index: more, .refused("The only Updates for index: idx when TableThroughputMode is PAY_PER"))),
        Case(
            "F5.3: on demand with units for an index",
            Change(
                false, mode: "PAY_PER_REQUEST", index: more,
                .refused("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: idx when"))),
        Case(
            "F5.3: provisioned without units",
            Change(
                true, mode: "PROVISIONED",
                .refused("ProvisionedThroughput must be specified when BillingMode is PROVISIONED"))),
        Case(
            "F5.3: provisioned without units for an index",
            Change(
                true, mode: "PROVISIONED", units: units,
                .refused("ProvisionedThroughput must be specified for index: idx"))),
        Case(
            "F5.3: provisioned with all units", Change(true, mode: "PROVISIONED", units: units, index: units, .accepted)
        ),
        Case(
            "8.4: 0 units",
            Change(false, units: units(0, 5), .refused("Member must have value greater than or equal to 1"))),
        Case(
            "8.4: 0 units for an index",
            Change(
                false, index: units(5, 0),
                .refused("'globalSecondaryIndexUpdates.1.member.update.provisionedThroughput.writeCapacityUnits'"))),
        Case("F5.3: unknown mode", Change(false, mode: "FREE", .refused("[PROVISIONED, PAY_PER_REQUEST]"))),
        Case("F5.3: an index on demand", Change(true, create: .some(nil), .accepted)),
        Case(
            "F5.3: an index with units on demand",
            Change(true, create: .some(units), .refused("can be specified for index: new when BillingMode is PAY"))),
        Case("F5.3: a provisioned index", Change(false, create: .some(units), .accepted)),
        Case(
            "F5.3: an index without units",
            Change(
                false, create: .some(nil),
                .refused("Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: new"))),
        Case(
            "F6.4: on demand, and an index",
            Change(false, mode: "PAY_PER_REQUEST", create: .some(nil), .accepted)),
        Case(
            "F6.4: units for one index, and another index",
            Change(false, index: more, create: .some(units), .accepted)),
        Case(
            "F6.4: units, and an index",
            Change(
                false, units: more, create: .some(units),
                .refused("You cannot create or delete index while updating table IOPS"))),
    ]

    @Test(arguments: changes)
    func updates(_ case: Case<Change>) async throws {
        let database = InMemoryDynamoDB()
        let before = try await database.createTable(`case`.content.from)
        let outcome = await outcome { try await database.updateTable(`case`.content.input) }
        expect(outcome, `case`.content.verdict)
        #expect(try await database.describeTable("Table") == outcome.answer ?? before)
    }

    @Test("F5.3: there and back again, and what is told of the mode")
    func modes() async throws {
        let database = InMemoryDynamoDB()
        func change(_ mode: String, _ throughput: Throughput? = nil) async throws -> String? {
            var input = UpdateTableInput(tableName: "Table", billingMode: mode, provisionedThroughput: throughput)
            if let throughput {
                input.globalSecondaryIndexUpdates = [
                    .init(update: .init(indexName: "idx", provisionedThroughput: throughput))
                ]
            }
            return try await database.updateTable(input).billingModeSummary?.billingMode
        }
        let created = try await database.createTable(Self.table(nil, Self.units, index: Self.units))
        #expect(created.billingModeSummary == nil, "the service says nothing of a mode that never changed")
        #expect(try await change("PAY_PER_REQUEST") == "PAY_PER_REQUEST")
        #expect(try await change("PROVISIONED", Self.units) == "PROVISIONED", "the same units as long ago are no no-op")
        #expect(try await change("PAY_PER_REQUEST") == "PAY_PER_REQUEST")
    }
}
