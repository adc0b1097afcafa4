#if HTTP
    import KeywrightHTTP
    import KeywrightRuntime
    import Logging
    import Testing

    /// What `docs/http-client.md` shows. A test of the documents holds that its lines stand here.
    @Suite("The configuration that the page of the client shows")
    struct DocumentedConfigurationTests {
        @Test("is what it says")
        func configuration() async throws {
            let logger = Logger(label: "service")
            var configuration = ClientConfiguration(
                region: "eu-central-1",
                endpoint: try Endpoint(parsing: "http://localhost:8000"),
                credentials: StaticCredentials(accessKeyID: "local", secretAccessKey: "local"))
            configuration.retries.deadline = .seconds(10)
            configuration.connections.maxConnections = 200
            configuration.logger = logger
            #expect(try configuration.resolvedEndpoint() == Endpoint(isSecure: false, host: "localhost", port: 8000))
            #expect(configuration.retries.attemptTimeout == .seconds(5))
            #expect(configuration.retries.maxAttempts == 10)
            #expect(configuration.connections.connectTimeout == .seconds(3))
        }

        /// Compiled, and not called: it would read this machine's environment.
        private func firstCall() async throws {
            let client = try DynamoDBHTTPClient(configuration: .fromEnvironment())
            try await client.shutdown()
        }
    }
#endif
