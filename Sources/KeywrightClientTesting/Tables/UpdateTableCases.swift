internal import KeywrightRuntime

/// What of a table can be changed, and what not in one request (F4.23, F5.3, F6.1, F6.4).
enum UpdateTableCases {
    static let all: [ClientCase] = billingChanges + streamChanges + combinedChanges.map(combinedChange)

    private static let units = CreateTableInput.ProvisionedThroughput(readCapacityUnits: 1, writeCapacityUnits: 1)
    private static let stream = CreateTableInput.StreamSpecification(streamEnabled: true, streamViewType: "NEW_IMAGE")

    private static let billingChanges: [ClientCase] = [
        ClientCase("F6.4", "a change of nothing is refused") { context in
            let table = try await context.open()
            try await refuses(table) { _ in }
        },
        ClientCase("F2.21", "a table on demand can be provisioned later") { context in
            let table = try await context.open()
            try await changes(table, context) {
                $0.billingMode = "PROVISIONED"
                $0.provisionedThroughput = units
            }
        },
        ClientCase("F5.3", "a change to provisioned without throughput is refused") { context in
            let table = try await context.open()
            try await refuses(table) { $0.billingMode = "PROVISIONED" }
        },
        ClientCase("F5.3", "throughput for a table that stays on demand is refused") { context in
            let table = try await context.open()
            try await refuses(table) { $0.provisionedThroughput = units }
        },
        ClientCase("F5.3", "a change to on demand with throughput is refused") { context in
            let table = try await context.open(provisioned(context))
            try await refuses(table) {
                $0.billingMode = "PAY_PER_REQUEST"
                $0.provisionedThroughput = units
            }
        },
        ClientCase("F2.21", "a provisioned table can be put on demand") { context in
            let table = try await context.open(provisioned(context))
            try await changes(table, context) { $0.billingMode = "PAY_PER_REQUEST" }
        },
        ClientCase("F6.1", "a provisioned table's throughput can be changed") { context in
            let table = try await context.open(provisioned(context))
            try await changes(table, context) {
                $0.provisionedThroughput = .init(readCapacityUnits: 2, writeCapacityUnits: 2)
            }
        },
        ClientCase("F6.4", "a change to the throughput that there is already is refused") { context in
            let table = try await context.open(provisioned(context))
            try await refuses(table) { $0.provisionedThroughput = units }
        },
        ClientCase("F6.1", "a table's class can be changed") { context in
            let table = try await context.open()
            try await changes(table, context) { $0.tableClass = "STANDARD_INFREQUENT_ACCESS" }
        },
        ClientCase("F4.27", "a change to an unknown table class is refused") { context in
            let table = try await context.open()
            try await refuses(table) { $0.tableClass = "GLACIAL" }
        },
        ClientCase("F6.1", "a table keeps its items through a change") { context in
            let table = try await context.open()
            try await table.put(.pair("p", "s", ["a": .s("x")]))
            try await changes(table, context) { $0.streamSpecification = stream }
            try await table.expectStored(.pair("p", "s"), .pair("p", "s", ["a": .s("x")]))
        },
    ]

    private static let streamChanges: [ClientCase] = [
        ClientCase("F4.23", "a stream can be turned on later, and is described") { context in
            let table = try await context.open()
            try await changes(table, context) { $0.streamSpecification = stream }
            let described = try await context.client.describeTable(table.name).streamSpecification
            try expectEqual(described?.streamEnabled, true, "whether there is a stream")
            try expectEqual(described?.streamViewType, "NEW_IMAGE", "the described view")
        },
        ClientCase("F4.23", "a stream can be turned off") { context in
            let table = try await context.open(context.input { $0.streamSpecification = stream })
            try await changes(table, context) { $0.streamSpecification = .init(streamEnabled: false) }
            let described = try await context.client.describeTable(table.name).streamSpecification
            try expectEqual(described?.streamEnabled ?? false, false, "whether there is a stream")
        },
        ClientCase("F4.23", "a stream turned on twice is refused") { context in
            let table = try await context.open(context.input { $0.streamSpecification = stream })
            try await refuses(table) { $0.streamSpecification = stream }
        },
        ClientCase("F4.23", "another view of a stream that is on is refused") { context in
            let table = try await context.open(context.input { $0.streamSpecification = stream })
            try await refuses(table) {
                $0.streamSpecification = .init(streamEnabled: true, streamViewType: "KEYS_ONLY")
            }
        },
        ClientCase("F4.23", "turning off a stream that is not there is refused") { context in
            let table = try await context.open()
            try await refuses(table) { $0.streamSpecification = .init(streamEnabled: false) }
        },
        ClientCase("F5.4", "turning on a stream without a view is refused") { context in
            let table = try await context.open()
            try await refuses(table) { $0.streamSpecification = .init(streamEnabled: true) }
        },
    ]

    /// Two kinds of change in one request.
    private static let combinedChanges: [(what: String, change: @Sendable (inout UpdateTableInput) -> Void)] = [
        (
            "an index and a stream",
            {
                addIndex(&$0)
                $0.streamSpecification = stream
            }
        ),
        (
            "an index and the protection from deletion",
            {
                addIndex(&$0)
                $0.deletionProtectionEnabled = true
            }
        ),
        (
            "a stream and the protection from deletion",
            {
                $0.streamSpecification = stream
                $0.deletionProtectionEnabled = true
            }
        ),
        (
            "the table's class and the protection from deletion",
            {
                $0.tableClass = "STANDARD_INFREQUENT_ACCESS"
                $0.deletionProtectionEnabled = true
            }
        ),
        (
            "the table's class and its billing mode",
            {
                $0.tableClass = "STANDARD_INFREQUENT_ACCESS"
                $0.billingMode = "PROVISIONED"
                $0.provisionedThroughput = units
            }
        ),
    ]

    private static func combinedChange(
        _ combination: (what: String, change: @Sendable (inout UpdateTableInput) -> Void)
    ) -> ClientCase {
        ClientCase("F6.4", "a change of \(combination.what) in one request is refused") { context in
            let table = try await context.open()
            try await refuses(table, combination.change)
        }
    }

    private static func addIndex(_ input: inout UpdateTableInput) {
        input.attributeDefinitions = [.init(attributeName: "a", attributeType: "S")]
        input.globalSecondaryIndexUpdates = [.init(create: CaseIndex("one", CaseKey("a")).input)]
    }

    private static func provisioned(_ context: CaseContext) -> CreateTableInput {
        context.input {
            $0.billingMode = "PROVISIONED"
            $0.provisionedThroughput = units
        }
    }

    private static func changes(
        _ table: CaseTable, _ context: CaseContext, _ change: (inout UpdateTableInput) -> Void
    ) async throws {
        var input = UpdateTableInput(tableName: table.name)
        change(&input)
        try await context.client.updateTable(input)
        try await context.waitUntilActive(table.name)
    }

    private static func refuses(_ table: CaseTable, _ change: (inout UpdateTableInput) -> Void) async throws {
        var input = UpdateTableInput(tableName: table.name)
        change(&input)
        try await expectRefusal(of: "UpdateTable") { [input] in try await table.client.updateTable(input) }
    }
}
