import KeywrightRuntime

/// Optimistic locks: each writer adds its name to a list once, on the condition that the version is the one that it read.
struct VersionRace: Race {
    static let name = "version"
    /// More than so many refusals cannot be: each needs another writer's success.
    private static let mostAttempts = 100

    private let table: TrialTable
    private let item: Item

    init(table: TrialTable, round: Int) {
        self.table = table
        item = key("VERSION#\(round)")
    }

    func prepare() async throws {
        var item = item
        item["version"] = .n("0")
        item["history"] = .l([])
        _ = try await table.connection.client.putItem(PutItemInput(tableName: table.name, item: item))
    }

    func write(as writer: Int, _ generator: inout SeededGenerator) async throws -> WriterTally {
        var tally = WriterTally(writer: writer)
        for _ in 0..<VersionRace.mostAttempts {
            guard let version = try await table.item(item)?.integer("version") else {
                tally.violations.add("the item of \(item) or its version is gone")
                return tally
            }
            // Between reading and writing is where others come in.
            await Task.yield()
            let update = UpdateItemInput(
                tableName: table.name, key: item,
                updateExpression: "SET version = :next, history = list_append(history, :name)",
                conditionExpression: "version = :read",
                expressionAttributeValues: [
                    ":read": .n(String(version)), ":next": .n(String(version + 1)), ":name": .l([.s("w\(writer)")]),
                ])
            do {
                _ = try await table.connection.client.updateItem(update)
                tally.successes += 1
                return tally
            } catch {
                guard error.kind == .conditionalCheckFailed else { throw error }
                tally.conflicts += 1
            }
        }
        tally.violations.add("writer \(writer) was refused \(VersionRace.mostAttempts) times")
        return tally
    }

    func check(_ tallies: [WriterTally]) async throws -> Violations {
        var violations = Violations()
        let found = try await table.item(item) ?? [:]
        let successes = tallies.reduce(0) { $0 + $1.successes }
        violations.require(
            found.integer("version") == successes,
            "\(item): version \(found["version"].debugDescription) after \(successes) successes")
        let expected = tallies.flatMap { Array(repeating: "w\($0.writer)", count: $0.successes) }.sorted()
        violations.require(
            found.texts("history") == expected,
            "\(item): history \(found["history"].debugDescription), not \(expected)")
        return violations
    }
}
