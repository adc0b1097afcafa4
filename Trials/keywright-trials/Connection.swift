import KeywrightInMemory
import KeywrightRuntime

/// A client and the end of it.
struct Connection: Sendable {
    /// The client.
    let client: any DynamoDBClient & DynamoDBTableClient
    /// Gives back what it holds.
    let close: @Sendable () async throws -> Void

    /// Runs something on a connection, and closes it.
    static func with<Result: Sendable>(
        _ connection: Connection, _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body(connection)
            try await connection.close()
            return result
        } catch {
            // What went wrong first is what is told.
            try? await connection.close()
            throw error
        }
    }

    /// An engine in memory.
    static func memory() -> Connection {
        Connection(client: InMemoryDynamoDB(), close: {})
    }
}

/// What a trial cannot go on after.
struct Failure: Error, CustomStringConvertible {
    let description: String
}
