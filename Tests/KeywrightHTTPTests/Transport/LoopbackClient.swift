#if HTTP
    import AsyncHTTPClient
    import KeywrightInMemory
    import KeywrightRuntime
    import Logging
    import NIOConcurrencyHelpers
    import _KeywrightLoopback

    @testable import KeywrightHTTP

    /// An engine in memory with a table `Notes`, a server before it, and a client that reaches it over real connections.
    struct LoopbackClient {
        let engine: InMemoryDynamoDB
        let server: LoopbackServer
        let client: DynamoDBHTTPClient
        /// The numbers of the connections that requests came on, in the order of the requests.
        let connections: NIOLockedValueBox<[Int]>

        /// Runs a test with all three, and ends them.
        ///
        /// - Parameters:
        ///   - policy: the waits are none, so that a test takes no time.
        ///   - onRequest: disturbs exchanges.
        static func run(
            policy: RetryPolicy = RetryPolicy(baseDelay: .zero), options: ConnectionOptions = ConnectionOptions(),
            onRequest: @escaping @Sendable (RecordedRequest) -> Disruption? = { _ in nil },
            _ body: (LoopbackClient) async throws -> Void
        ) async throws {
            let engine = InMemoryDynamoDB()
            try await engine.createTable(
                CreateTableInput(
                    tableName: "Notes", attributeDefinitions: [.init(attributeName: "pk", attributeType: "S")],
                    keySchema: [.init(attributeName: "pk", keyType: "HASH")]))
            let connections = NIOLockedValueBox<[Int]>([])
            let server = try LoopbackServer(serving: engine) { request in
                connections.withLockedValue { $0.append(request.connection) }
                return onRequest(request)
            }
            var configuration = ClientConfiguration(
                region: "eu-central-1", endpoint: Endpoint(isSecure: false, host: "127.0.0.1", port: server.port),
                credentials: FixedCredentials())
            configuration.retries = policy
            configuration.connections = options
            let client = try DynamoDBHTTPClient(configuration: configuration)
            let result: Result<Void, any Error>
            do {
                try await body(
                    LoopbackClient(engine: engine, server: server, client: client, connections: connections))
                result = .success(())
            } catch {
                result = .failure(error)
            }
            try await client.shutdown()
            server.stop()
            try result.get()
        }

        /// The number that the item holds, straight from the engine.
        func number() async throws -> AttributeValue? {
            let input = GetItemInput(tableName: "Notes", key: ClientCall.key, consistentRead: true)
            return try await engine.getItem(input).item?["n"]
        }
    }
#endif
