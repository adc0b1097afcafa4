import KeywrightRuntime
import Testing

@Suite("Waiting for a table")
struct WaitUntilActiveTests {
    /// Describes a table as a test has written down.
    private actor ScriptedTables: DynamoDBTableClient {
        private var answers: [Result<TableDescription, DynamoDBError>]
        private(set) var questions = 0
        private(set) var waits: [Duration] = []

        init(_ answers: [Result<TableDescription, DynamoDBError>]) { self.answers = answers }

        func wait(_ duration: Duration) { waits.append(duration) }

        func describeTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription {
            questions += 1
            return try (answers.count > 1 ? answers.removeFirst() : answers[0]).get()
        }

        func createTable(_ input: CreateTableInput) async throws(DynamoDBError) -> TableDescription { throw unused }
        func updateTable(_ input: UpdateTableInput) async throws(DynamoDBError) -> TableDescription { throw unused }
        func deleteTable(_ tableName: String) async throws(DynamoDBError) -> TableDescription { throw unused }
        func updateTimeToLive(_ input: UpdateTimeToLiveInput) async throws(DynamoDBError) { throw unused }
        func describeTimeToLive(_ tableName: String) async throws(DynamoDBError) -> String? { throw unused }

        private nonisolated var unused: DynamoDBError { DynamoDBError(.validation, "not part of the test") }
    }

    private static func table(
        _ status: String, index: String? = nil, isBackfilling: Bool? = nil, hasIndex: Bool = false
    ) -> Result<TableDescription, DynamoDBError> {
        let description = TableDescription.Index(
            indexName: "I", keySchema: [], indexStatus: index, backfilling: isBackfilling)
        return .success(
            TableDescription(
                tableName: "T", tableStatus: status, globalSecondaryIndexes: hasIndex ? [description] : nil))
    }

    private static let missing = Result<TableDescription, DynamoDBError>.failure(
        DynamoDBError(.resourceNotFound, "no such table"))

    @Test("asks until the table and its indexes can be used")
    func active() async throws {
        let tables = ScriptedTables([
            Self.missing, Self.table("CREATING"), Self.table("UPDATING"),
            Self.table("ACTIVE", index: "CREATING", hasIndex: true),
            Self.table("ACTIVE", index: "ACTIVE", isBackfilling: true, hasIndex: true),
            Self.table("ACTIVE", index: "ACTIVE", isBackfilling: false, hasIndex: true),
        ])
        try await tables.waitUntilActive("T", interval: .seconds(3)) { await tables.wait($0) }
        #expect(await tables.questions == 6)
        #expect(await tables.waits == Array(repeating: .seconds(3), count: 5))
    }

    @Test("an engine that says nothing of an index's status is believed")
    func silentEngine() async throws {
        let tables = ScriptedTables([Self.table("ACTIVE", hasIndex: true)])
        try await tables.waitUntilActive("T") { await tables.wait($0) }
        #expect(await tables.waits.isEmpty)
    }

    @Test(
        "gives up with what stands in the way",
        arguments: [
            (table("CREATING"), 3, DynamoDBError(.resourceInUse, "the table T is CREATING")),
            (
                table("ACTIVE", index: "CREATING", hasIndex: true), 3,
                DynamoDBError(.resourceInUse, "the table T is creating its index I")
            ),
            (missing, 3, DynamoDBError(.resourceNotFound, "no such table")),
            (table("DELETING"), 1, DynamoDBError(.resourceInUse, "the table T is DELETING")),
            (.failure(DynamoDBError(.accessDenied, "no")), 1, DynamoDBError(.accessDenied, "no")),
        ])
    func givesUp(
        _ answer: Result<TableDescription, DynamoDBError>, _ questions: Int, _ expected: DynamoDBError
    ) async {
        let tables = ScriptedTables([answer])
        await #expect(throws: expected) {
            try await tables.waitUntilActive("T", attempts: 3) { await tables.wait($0) }
        }
        #expect(await tables.questions == questions)
    }

    @Test("a cancelled wait ends")
    func cancelled() async {
        let tables = ScriptedTables([Self.table("CREATING")])
        await #expect(throws: DynamoDBError(.cancelled, "the task was cancelled")) {
            try await tables.waitUntilActive("T") { _ in throw CancellationError() }
        }
        #expect(await tables.questions == 1)
    }
}
