import KeywrightInMemory
import KeywrightRuntime

#if HTTP
    import KeywrightHTTP
#endif

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

#if !HTTP
    extension Connection {
        /// A client of a server; there is none in this build.
        static func server(_ endpoint: String, attemptTimeout: Duration? = nil) throws -> Connection {
            throw Failure(
                description: """
                    this build has no client for \(endpoint); build one with
                      swift build --traits HTTP --scratch-path .build-http --product keywright-trials
                    """)
        }
    }
#endif
