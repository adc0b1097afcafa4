#if HTTP
    /// Where the service is.
    public struct Endpoint: Hashable, Sendable {
        /// Whether TLS is used.
        public var isSecure: Bool
        /// A name or an address, without a port.
        public var host: String
        /// nil for the scheme's own.
        public var port: Int?

        /// Makes an endpoint.
        public init(isSecure: Bool = true, host: String, port: Int? = nil) {
            self.isSecure = isSecure
            self.host = host
            self.port = port
        }
    }
#endif
