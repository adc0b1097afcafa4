#if HTTP
    public import Logging

    /// What a client needs to know to reach the service.
    public struct ClientConfiguration: Sendable {
        /// The region that requests are signed for, and whose endpoint is used where no other is given: `us-east-1`.
        public var region: String
        /// Where the service is; nil for the region's own endpoint.
        public var endpoint: Endpoint?
        /// Whether the region's endpoint with validated cryptography (FIPS 140) is used. Goes with no endpoint of one's own.
        public var usesFIPS: Bool
        /// Whether the region's endpoint with IPv6 and IPv4 is used. Goes with no endpoint of one's own.
        public var usesDualStack: Bool
        /// What requests are signed with. Asked before each attempt.
        public var credentials: any CredentialsProvider
        /// How often a request is sent again, and when the client gives up.
        public var retries = RetryPolicy()
        /// How the client's own connections are kept. Without effect on an `HTTPClient` of one's own.
        public var connections = ConnectionOptions()
        /// Where attempts (debug), retries (info) and lost causes (warning) are told; nowhere unless it is set.
        public var logger = Logger(label: "keywright") { _ in SwiftLogNoOpLogHandler() }

        /// Makes a configuration.
        ///
        /// - Parameter credentials: `StaticCredentials` for fixed ones; a source of one's own whose credentials end goes into
        ///   `RefreshingCredentials`.
        public init(
            region: String, endpoint: Endpoint? = nil, usesFIPS: Bool = false, usesDualStack: Bool = false,
            credentials: any CredentialsProvider
        ) {
            self.region = region
            self.endpoint = endpoint
            self.usesFIPS = usesFIPS
            self.usesDualStack = usesDualStack
            self.credentials = credentials
        }

        /// Where requests go: to `endpoint`, or else to the region's own.
        ///
        /// - Throws: `ConfigurationError` for a region that can be none, and for an endpoint beside `usesFIPS` or
        ///   `usesDualStack`, which choose among the region's own.
        public func resolvedEndpoint() throws(ConfigurationError) -> Endpoint {
            let variant = EndpointVariant(usesFIPS: usesFIPS, usesDualStack: usesDualStack)
            let own = try Endpoint(of: .dynamoDB, region: region, variant: variant)
            guard let endpoint else { return own }
            guard variant == EndpointVariant() else {
                throw ConfigurationError(
                    "the endpoint \(endpoint) is given, and FIPS or dual stack is asked for, which chooses among the region's "
                        + "own endpoints; leave off one of them"
                )
            }
            return endpoint
        }

        /// The configuration that the environment and the shared files describe, and the usual chain of credentials sources:
        /// what the AWS tools would use in this process.
        ///
        /// - Throws: `ConfigurationError` for a file or a variable that cannot be understood, and where no region is named.
        public static func fromEnvironment() throws(ConfigurationError) -> ClientConfiguration {
            try read(.process, transport: AsyncHTTPTransport.forCredentials)
        }

        /// The configuration of surroundings, with the usual chain of credentials sources.
        ///
        /// - Throws: `ConfigurationError` for a file or a variable that cannot be understood, and where no region is named.
        static func read(
            _ surroundings: Surroundings, transport: any HTTPTransport
        ) throws(ConfigurationError) -> ClientConfiguration {
            let settings = try Settings(surroundings)
            let variant = try settings.variant()
            let configuration = ClientConfiguration(
                region: try settings.region(), endpoint: try settings.endpoint(of: .dynamoDB),
                usesFIPS: variant.usesFIPS,
                usesDualStack: variant.usesDualStack,
                credentials: RefreshingCredentials(
                    CredentialsChain.standard(surroundings: surroundings, transport: transport), now: surroundings.now
                )
            )
            _ = try configuration.resolvedEndpoint()
            return configuration
        }
    }
#endif
