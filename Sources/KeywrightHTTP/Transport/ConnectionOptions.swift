#if HTTP
    /// How connections are kept.
    public struct ConnectionOptions: Hashable, Sendable {
        /// How many connections to a server there are at most. Requests beyond wait for one within their own time.
        public var maxConnections: Int
        /// How long making a connection may take, TLS included.
        public var connectTimeout: Duration
        /// How long a connection may wait for its next request before it is closed. Shorter than a server's own patience,
        /// so that a request seldom meets a connection that the server is just closing.
        public var idleTimeout: Duration

        /// Makes options.
        public init(
            maxConnections: Int = 50,
            connectTimeout: Duration = .seconds(3),
            idleTimeout: Duration = .seconds(20)
        ) {
            self.maxConnections = maxConnections
            self.connectTimeout = connectTimeout
            self.idleTimeout = idleTimeout
        }
    }
#endif
