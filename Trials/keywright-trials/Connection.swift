import KeywrightInMemory
import KeywrightRuntime

/// A client and the end of it.
struct Connection: Sendable {
    /// The client.
    let client: any DynamoDBClient & DynamoDBTableClient
    /// Gives back what it holds.
    let close: @Sendable () async throws -> Void

    /// An engine in memory.
    static func memory() -> Connection {
        Connection(client: InMemoryDynamoDB(), close: {})
    }
}

/// What a trial cannot go on after.
struct Failure: Error, CustomStringConvertible {
    let description: String
}
