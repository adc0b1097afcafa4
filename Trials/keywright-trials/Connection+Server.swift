#if HTTP
    import KeywrightHTTP

    extension Connection {
        /// A client of a server on this machine, which knows no credentials.
        ///
        /// - Parameters:
        ///   - attemptTimeout: how long an attempt may take; nil for the client's own choice.
        ///   - maxAttempts: how often a request is sent at most; nil for the client's own choice.
        static func server(
            _ endpoint: String, attemptTimeout: Duration? = nil, maxAttempts: Int? = nil
        ) throws -> Connection {
            var configuration = ClientConfiguration(
                region: "us-east-1", endpoint: try Endpoint(parsing: endpoint),
                credentials: StaticCredentials(accessKeyID: "test", secretAccessKey: "test"))
            if let attemptTimeout { configuration.retries.attemptTimeout = attemptTimeout }
            if let maxAttempts { configuration.retries.maxAttempts = maxAttempts }
            let client = try DynamoDBHTTPClient(configuration: configuration)
            return Connection(client: client, close: { try await client.shutdown() })
        }
    }
#else
    extension Connection {
        /// There is no client of a server in this build.
        static func server(
            _ endpoint: String, attemptTimeout: Duration? = nil, maxAttempts: Int? = nil
        ) throws -> Connection {
            throw Failure(
                description: """
                    this build has no client for \(endpoint); build one with
                      swift build --traits HTTP --scratch-path .build-http --product keywright-trials
                    """)
        }
    }
#endif
