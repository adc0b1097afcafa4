import KeywrightRuntime

#if Server
    import KeywrightHTTP
#endif

/// A client of a server, for the length of the story.
struct Server {
    let client: any DynamoDBClient & DynamoDBTableClient
    let close: @Sendable () async throws -> Void
}

extension Server {
    #if Server
        /// Reads credentials where the service's own tools do: the environment, shared files, the machine's role.
        init(endpoint: String, region: String) throws {
            var configuration = try ClientConfiguration.fromEnvironment()
            configuration.endpoint = try Endpoint(parsing: endpoint)
            configuration.region = region
            let client = try DynamoDBHTTPClient(configuration: configuration)
            self.init(client: client, close: { try await client.shutdown() })
        }
    #else
        /// There is no client of a server in this build.
        init(endpoint: String, region: String) throws {
            throw StoryError(
                """
                this build runs on memory alone; on a server the story runs with
                  swift run --package-path Examples/Shop --traits Server Shop --endpoint \(endpoint)
                """)
        }
    #endif
}
