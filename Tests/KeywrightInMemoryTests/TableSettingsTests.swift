import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Streams, encryption, table class and deletion protection (F4.23, F4.25 to F4.27, F5.4).
@Suite struct TableSettingsTests {
    typealias Stream = CreateTableInput.StreamSpecification
    typealias Encryption = CreateTableInput.SSESpecification

    struct Settings: Sendable {
        var stream: Stream?
        var sse: Encryption?
        var tableClass: String?
        var verdict: Verdict

        init(stream: Stream? = nil, sse: Encryption? = nil, tableClass: String? = nil, _ verdict: Verdict) {
            self.stream = stream
            self.sse = sse
            self.tableClass = tableClass
            self.verdict = verdict
        }

        var creation: CreateTableInput {
            var input = Shop.simple("Table")
            input.streamSpecification = stream
            input.sseSpecification = sse
            input.tableClass = tableClass
            return input
        }

        var update: UpdateTableInput {
            UpdateTableInput(
                tableName: "Table", streamSpecification: stream, sseSpecification: sse, tableClass: tableClass)
        }
    }

    private static func stream(_ enabled: Bool, _ type: String?) -> Stream {
        Stream(streamEnabled: enabled, streamViewType: type)
    }

    private static func sse(_ enabled: Bool?, _ type: String? = nil, _ key: String? = nil) -> Encryption {
        Encryption(enabled: enabled, sseType: type, kmsMasterKeyId: key)
    }

    static let creations: [Case<Settings>] = [
        Case("F4.23: keys", Settings(stream: stream(true, "KEYS_ONLY"), .accepted)),
        Case("F4.23: new image", Settings(stream: stream(true, "NEW_IMAGE"), .accepted)),
        Case("F4.23: old image", Settings(stream: stream(true, "OLD_IMAGE"), .accepted)),
        Case("F4.23: both images", Settings(stream: stream(true, "NEW_AND_OLD_IMAGES"), .accepted)),
        Case("F4.23: unknown images", Settings(stream: stream(true, "ALL"), .refused("enum value set"))),
        Case(
            "F5.4: a stream without view type",
            Settings(stream: stream(true, nil), .refused("a stream enabled, UpdateViewType is required"))),
        Case(
            "F5.4: no stream with view type",
            Settings(stream: stream(false, "KEYS_ONLY"), .refused("UpdateViewType should not be specified"))),
        Case("F5.4: no stream", Settings(stream: stream(false, nil), .accepted)),
        Case("F4.26: the service's key", Settings(sse: sse(false), .accepted)),
        Case("F4.26: nothing said", Settings(sse: sse(nil), .accepted)),
        Case("F4.26: the account's key", Settings(sse: sse(true), .accepted)),
        Case("F4.26: the account's key, type named", Settings(sse: sse(true, "KMS"), .accepted)),
        Case("F4.26: a key", Settings(sse: sse(true, "KMS", "alias/mine"), .accepted)),
        Case(
            "F4.26: a type and not enabled",
            Settings(sse: sse(false, "KMS"), .refused("SSEType can not be specified if Enabled is false"))),
        Case(
            "8.4: a key and not enabled",
            Settings(
                sse: sse(false, nil, "alias/mine"), .refused("KMSMasterKeyId can not be specified if Enabled is"))),
        Case(
            "F4.26: a key without type",
            Settings(
                sse: sse(true, nil, "alias/mine"), .refused("SSEType KMS is required if KMSMasterKeyId is specified"))),
        Case("F4.26: AES256", Settings(sse: sse(true, "AES256"), .refused("SSEType AES256 is not supported"))),
        Case("F4.26: unknown type", Settings(sse: sse(true, "ROT13"), .refused("enum value set: [AES256, KMS]"))),
        Case("F4.27: standard", Settings(tableClass: "STANDARD", .accepted)),
        Case("F4.27: infrequent access", Settings(tableClass: "STANDARD_INFREQUENT_ACCESS", .accepted)),
        Case("8.4: unknown class", Settings(tableClass: "COLD", .refused("Invalid table-class parameter provided."))),
    ]

    @Test(arguments: creations)
    func creates(_ case: Case<Settings>) async throws {
        let settings = `case`.content
        let outcome = await outcome { try await InMemoryDynamoDB().createTable(settings.creation) }
        expect(outcome, settings.verdict)
        let stream = settings.stream.flatMap { $0.streamEnabled ? $0 : nil }
        if let table = outcome.answer { #expect(table.streamSpecification == stream) }
    }

    struct Steps: Sendable {
        var before: [Settings]
        var last: Settings

        init(_ before: Settings..., then last: Settings) {
            self.before = before
            self.last = last
        }
    }

    static let updates: [Case<Steps>] = [
        Case("F4.23: enable", Steps(then: Settings(stream: stream(true, "NEW_IMAGE"), .accepted))),
        Case(
            "F5.4: enable without view type",
            Steps(then: Settings(stream: stream(true, nil), .refused("enabled then UpdateViewType is required")))),
        Case(
            "F4.23: enable twice",
            Steps(
                Settings(stream: stream(true, "NEW_IMAGE"), .accepted),
                then: Settings(
                    stream: stream(true, "OLD_IMAGE"),
                    .refused("Table already has an enabled stream: TableName: Table")))),
        Case(
            "F4.23: disable what is not there",
            Steps(then: Settings(stream: stream(false, nil), .refused("Table has no stream to disable: TableName: T")))
        ),
        Case(
            "F4.23: enable, disable",
            Steps(
                Settings(stream: stream(true, "NEW_IMAGE"), .accepted),
                then: Settings(stream: stream(false, nil), .accepted))),
        Case(
            "F5.4: disable with view type",
            Steps(
                Settings(stream: stream(true, "NEW_IMAGE"), .accepted),
                then: Settings(
                    stream: stream(false, "NEW_IMAGE"), .refused("UpdateViewType must not be specified")))),
        Case(
            "F4.23: another view type, by way of none",
            Steps(
                Settings(stream: stream(true, "NEW_IMAGE"), .accepted), Settings(stream: stream(false, nil), .accepted),
                then: Settings(stream: stream(true, "OLD_IMAGE"), .accepted))),
        Case("F4.26: encrypt", Steps(then: Settings(sse: sse(true), .accepted))),
        Case(
            "F6.4: encrypt as it is",
            Steps(then: Settings(sse: sse(false), .refused("Table is already encrypted by default")))),
        Case(
            "F6.4: encrypt with the same key",
            Steps(
                Settings(sse: sse(true, "KMS", "alias/a"), .accepted),
                then: Settings(
                    sse: sse(true, "KMS", "alias/a"),
                    .refused("Table is already encrypted with given KMSMasterKeyId.")))),
        Case(
            "F4.26: encrypt with another key",
            Steps(
                Settings(sse: sse(true, "KMS", "alias/a"), .accepted),
                then: Settings(sse: sse(true, "KMS", "alias/b"), .accepted))),
        Case(
            "F4.26: back to the service's key",
            Steps(Settings(sse: sse(true), .accepted), then: Settings(sse: sse(false), .accepted))),
        Case(
            "F4.26: a key and not enabled",
            Steps(then: Settings(sse: sse(false, nil, "k"), .refused("KMSMasterKeyId can not be specified")))),
        Case("F4.27: another class", Steps(then: Settings(tableClass: "STANDARD_INFREQUENT_ACCESS", .accepted))),
        Case("F6.4: the same class", Steps(then: Settings(tableClass: "STANDARD", .accepted))),
        Case("F4.27: unknown class", Steps(then: Settings(tableClass: "COLD", .refused("Invalid table-class")))),
    ]

    @Test(arguments: updates)
    func changes(_ case: Case<Steps>) async throws {
        let database = InMemoryDynamoDB()
        try await database.createTable(Shop.simple("Table"))
        for step in `case`.content.before { try await database.updateTable(step.update) }
        let before = try await database.describeTable("Table")
        let last = `case`.content.last
        let outcome = await outcome { try await database.updateTable(last.update) }
        expect(outcome, last.verdict)
        let after = try await database.describeTable("Table")
        if outcome.error != nil {
            #expect(after == before)
        } else if let stream = last.stream {
            #expect(after.streamSpecification == (stream.streamEnabled ? stream : nil))
        }
    }

    @Test("F4.27: two changes of the class within 30 days")
    func classChanges() async throws {
        let clock = TestClock(1_700_000_000)
        let database = InMemoryDynamoDB(now: { clock.seconds })
        try await database.createTable(Shop.simple("Table"))
        func change(_ name: String) async -> (answer: TableDescription?, error: DynamoDBError?) {
            await outcome { try await database.updateTable(UpdateTableInput(tableName: "Table", tableClass: name)) }
        }
        expect(await change("STANDARD_INFREQUENT_ACCESS"), .accepted)
        clock.seconds += 24 * 60 * 60
        expect(await change("STANDARD"), .accepted)
        expect(await change("STANDARD_INFREQUENT_ACCESS"), .failed(.limitExceeded))
        expect(await change("STANDARD"), .accepted)
        clock.seconds += 29 * 24 * 60 * 60 - 1
        expect(await change("STANDARD_INFREQUENT_ACCESS"), .failed(.limitExceeded))
        clock.seconds += 1
        expect(await change("STANDARD_INFREQUENT_ACCESS"), .accepted)
        expect(await change("STANDARD"), .failed(.limitExceeded))
    }

    @Test("F4.25, 8.13: a protected table is not deleted")
    func protection() async throws {
        let database = InMemoryDynamoDB()
        var input = Shop.simple("Table")
        #expect(try await database.createTable(Shop.simple("Other")).deletionProtectionEnabled == false)
        input.deletionProtectionEnabled = true
        #expect(try await database.createTable(input).deletionProtectionEnabled == true)
        let refusal = Verdict.refused("Resource cannot be deleted as it is currently protected against deletion.")
        expect(await outcome { try await database.deleteTable("Table") }, refusal)
        func protect(_ on: Bool) async throws {
            try await database.updateTable(UpdateTableInput(tableName: "Table", deletionProtectionEnabled: on))
        }
        try await protect(false)
        try await protect(true)
        try await protect(true)
        expect(await outcome { try await database.deleteTable("Table") }, refusal)
        try await protect(false)
        #expect(try await database.deleteTable("Table").tableStatus == "DELETING")
        #expect(await database.tableNames == ["Other"])
    }
}
