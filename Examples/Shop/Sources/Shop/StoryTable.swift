import Foundation
import KeywrightRuntime

/// The table of the story, made from the generated JSON as `aws dynamodb create-table --cli-input-json` would.
struct StoryTable {
    let name: String

    /// How often a new table is asked whether it is ready.
    private static let patience = 600

    /// Runs the story on the table. One that was not there is made, and removed again; one that is there is used if it is
    /// empty, and stays.
    static func with(
        _ client: any DynamoDBClient & DynamoDBTableClient, _ body: (StoryTable) async throws -> Void
    ) async throws {
        let decoder = JSONDecoder()
        let input = try decoder.decode(CreateTableInput.self, from: generated("shop.create-table.json"))
        let table = StoryTable(name: input.tableName)
        if try await isThere(table.name, on: client) {
            guard try await isEmpty(table.name, on: client) else {
                throw StoryError(
                    "there is a table \(table.name) with items in it, which the story would spoil; "
                        + "delete it, or use another server")
            }
            print("The table \(table.name) is there, and empty.")
            return try await body(table)
        }
        try await client.createTable(input)
        do {
            try await wait { try await client.describeTable(table.name).tableStatus == "ACTIVE" }
            let expiry = try decoder.decode(UpdateTimeToLiveInput.self, from: generated("shop.time-to-live.json"))
            try await client.updateTimeToLive(expiry)
            print("The table \(table.name) is created, from generated JSON.")
            try await body(table)
        } catch {
            // What went wrong first is what is told.
            _ = try? await client.deleteTable(table.name)
            throw error
        }
        try await client.deleteTable(table.name)
    }

    private static func isEmpty(_ name: String, on client: any DynamoDBClient) async throws -> Bool {
        let page = try await client.scan(ScanInput(tableName: name, limit: 1, consistentRead: true))
        return page.items.isEmpty && page.lastEvaluatedKey == nil
    }

    private static func isThere(_ name: String, on client: any DynamoDBTableClient) async throws -> Bool {
        do {
            _ = try await client.describeTable(name)
            return true
        } catch {
            guard error.kind == .resourceNotFound else { throw error }
            return false
        }
    }

    private static func wait(until condition: () async throws -> Bool) async throws {
        for _ in 0..<patience {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw StoryError("the table does not become ready")
    }

    private static func generated(_ name: String) throws -> Data {
        let folder = Bundle.module.bundleURL.appending(path: "Tables")
        return try Data(contentsOf: folder.appending(path: name))
    }
}
