import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// The generated inputs of CreateTable and UpdateTimeToLive, as a database takes them.
enum TableFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Tables")

    /// A database with the tables of a design.
    static func database(of design: String, now: @escaping @Sendable () -> Timestamp) async throws -> InMemoryDynamoDB {
        let database = InMemoryDynamoDB(now: { now().secondsSinceEpoch })
        let files = folder.appending(path: design)
        for name in try FileManager.default.contentsOfDirectory(atPath: files.path).sorted() {
            let data = try Data(contentsOf: files.appending(path: name))
            if name.hasSuffix(".create-table.json") {
                try await database.createTable(JSONDecoder().decode(CreateTableInput.self, from: data))
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: files.path).sorted() {
            let data = try Data(contentsOf: files.appending(path: name))
            if name.hasSuffix(".time-to-live.json") {
                try await database.updateTimeToLive(JSONDecoder().decode(UpdateTimeToLiveInput.self, from: data))
            }
        }
        return database
    }

    /// The shop's table under another name.
    static func shopTable(named name: String) throws -> CreateTableInput {
        let data = try Data(contentsOf: folder.appending(path: "shop/shop.create-table.json"))
        var input = try JSONDecoder().decode(CreateTableInput.self, from: data)
        input.tableName = name
        return input
    }
}
