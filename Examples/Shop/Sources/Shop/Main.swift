import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// Runs the story on an engine in memory, with the table as the design describes it.
@main
enum Main {
    static func main() async throws {
        guard let start = Timestamp(year: 2026, month: 11, day: 22, hour: 10) else { return }
        let clock = StoryClock(startingAt: start)
        let engine = InMemoryDynamoDB(now: { clock.now.secondsSinceEpoch })
        try await createTable(in: engine)
        let shop = Shop(client: engine, now: { clock.now })
        try await Story(shop: shop, engine: engine, clock: clock).tell()
    }

    /// Creates the table from the generated JSON, as `aws dynamodb create-table --cli-input-json` would.
    private static func createTable(in engine: InMemoryDynamoDB) async throws {
        let decoder = JSONDecoder()
        let table = try decoder.decode(CreateTableInput.self, from: generated("shop.create-table.json"))
        try await engine.createTable(table)
        let expiry = try decoder.decode(UpdateTimeToLiveInput.self, from: generated("shop.time-to-live.json"))
        try await engine.updateTimeToLive(expiry)
        print("The table \(table.tableName) is created, from generated JSON.")
    }

    private static func generated(_ name: String) throws -> Data {
        let folder = Bundle.module.bundleURL.appending(path: "Tables")
        return try Data(contentsOf: folder.appending(path: name))
    }
}
