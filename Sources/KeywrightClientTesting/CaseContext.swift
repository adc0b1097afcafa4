public import KeywrightRuntime

/// What a case works with: the client, and tables of its own that are removed after it.
public struct CaseContext: Sendable {
    /// The client that is tried.
    public let client: any TestedClient
    /// What the names of the case's tables begin with, so that no two cases meet.
    public let prefix: String
    private let tables = CreatedTables()

    /// Makes a context.
    public init(client: any TestedClient, prefix: String) {
        self.client = client
        self.prefix = prefix
    }

    /// Creates a table and waits until it can be used.
    ///
    /// - Parameters:
    ///   - key: the table's key: a partition key, and perhaps a sort key.
    ///   - suffix: tells two tables of one case apart.
    /// - Returns: the table's name.
    public func table(
        _ key: CaseKey = CaseKey("pk", sort: "sk"), global: [CaseIndex] = [], local: [CaseIndex] = [],
        suffix: String = "t"
    ) async throws -> String {
        try await createTable(input(key, global: global, local: local, suffix: suffix))
    }

    /// The request that ``table(_:global:local:suffix:)`` sends, for cases that change it.
    public func input(
        _ key: CaseKey = CaseKey("pk", sort: "sk"), global: [CaseIndex] = [], local: [CaseIndex] = [],
        suffix: String = "t"
    ) -> CreateTableInput {
        var definitions: [CreateTableInput.AttributeDefinition] = []
        for attribute in ([key] + (global + local).map(\.key)).flatMap(\.attributes)
        where !definitions.contains(where: { $0.attributeName == attribute.name }) {
            definitions.append(.init(attributeName: attribute.name, attributeType: attribute.type))
        }
        return CreateTableInput(
            tableName: "\(prefix)-\(suffix)", attributeDefinitions: definitions, keySchema: key.schema,
            globalSecondaryIndexes: global.isEmpty ? nil : global.map(\.input),
            localSecondaryIndexes: local.isEmpty ? nil : local.map(\.input))
    }

    /// Creates a table as a request says, and waits until it can be used.
    ///
    /// - Returns: the table's name.
    @discardableResult
    public func createTable(_ input: CreateTableInput) async throws -> String {
        try await client.createTable(input)
        await tables.add(input.tableName)
        try await waitUntilActive(input.tableName)
        return input.tableName
    }

    /// Waits until a table and all its indexes can be used.
    public func waitUntilActive(_ tableName: String) async throws {
        for _ in 0..<600 {
            let table = try await client.describeTable(tableName)
            let indexes = table.globalSecondaryIndexes ?? []
            if table.tableStatus == "ACTIVE", indexes.allSatisfy({ ($0.indexStatus ?? "ACTIVE") == "ACTIVE" }) {
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw CaseFailure("the table did not become active within a minute")
    }

    /// Removes the case's tables, whatever state it left them in.
    func removeTables() async {
        for name in await tables.names { _ = try? await client.deleteTable(name) }
    }
}

/// The names of the tables that a case made.
private actor CreatedTables {
    private(set) var names: [String] = []

    func add(_ name: String) { names.append(name) }
}
