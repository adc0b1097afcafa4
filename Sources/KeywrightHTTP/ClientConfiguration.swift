#if HTTP
    /// How a ``DynamoDBHTTPClient`` reaches the service.
    public struct ClientConfiguration: Sendable {
        /// Makes a configuration.
        public init() {}
    }
#endif
