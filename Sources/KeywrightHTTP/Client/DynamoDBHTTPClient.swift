#if HTTP
    public import AsyncHTTPClient
    public import KeywrightRuntime
    import KeywrightWire
    import NIOConcurrencyHelpers
    import Logging
    import Metrics
    import Tracing

    /// A client of the service over the network: every operation of generated code and of tables, signed, sent, and sent
    /// again where that may help and cannot harm.
    ///
    /// ```swift
    /// let client = try DynamoDBHTTPClient(configuration: .fromEnvironment())
    /// let orders = OrderRepository(client: client, table: "Orders")
    /// …
    /// try await client.shutdown()
    /// ```
    ///
    /// One client is enough for a program. It keeps its connections and may be used from any number of tasks at once.
    ///
    /// **Retries.** What the service refused without carrying it out (throttling, a connection that was never made, a clock
    /// that is wrong, credentials that ended) is sent again whatever it is. After a lost answer (a broken connection, no
    /// time left, a status from 500 on, damaged bytes) a request is sent again only where doing it twice is doing it once:
    ///
    /// - always: reads, transactions (the client adds a token where there is none, F4.18), `BatchWriteItem`, and operations
    ///   on tables;
    /// - `PutItem` and `DeleteItem`, with or without a condition, unless they ask for the old item;
    /// - `UpdateItem` whose expression only assigns values, removes attributes, or changes sets, unless it asks for old
    ///   values or works on a place in a list;
    /// - any other `UpdateItem` only where its own condition provably refuses the second time, as with
    ///   `SET n = n + :one` under `n = :seen`; `ADD n :one` under `attribute_exists(pk)` is not.
    ///
    /// All calls share a budget of retries, so that a service in trouble is not flooded.
    ///
    /// **Doubt.** Every error that came after a lost answer to a write says `mayHaveBeenApplied`; a condition that failed
    /// then may have been made false by the request itself. Where it is false, nothing was changed.
    ///
    /// **Batches.** What the service left unprocessed is sent again within the same policy. What is left after that stands
    /// in the output.
    ///
    /// **Cancellation.** A cancelled task stops waiting at once, with the error kind `cancelled`.
    public final class DynamoDBHTTPClient: DynamoDBClient, DynamoDBTableClient {
        private let sender: RequestSender
        private let ownClient: HTTPClient?
        private let isShutDown = NIOLockedValueBox(false)

        /// Makes a client.
        ///
        /// - Parameters:
        ///   - configuration: where the service is, who asks, and how patiently.
        ///   - httpClient: carries the requests and stays its owner's to shut down; nil for one of the client's own. It should
        ///     follow no redirects, decompress nothing, and not trace on its own.
        /// - Throws: `ConfigurationError` where the configuration names no endpoint that there can be.
        public convenience init(
            configuration: ClientConfiguration, httpClient: HTTPClient? = nil
        ) throws(ConfigurationError) {
            let endpoint = try configuration.resolvedEndpoint()
            let client =
                httpClient
                ?? AsyncHTTPTransport.makeClient(
                    configuration.connections, attemptTimeout: configuration.retries.attemptTimeout)
            self.init(
                endpoint: endpoint, region: configuration.region, credentials: configuration.credentials,
                transport: AsyncHTTPTransport(client: client),
                policy: configuration.retries, logger: configuration.logger, ownClient: httpClient == nil ? client : nil
            )
        }

        /// Makes a client of parts, for tests.
        init(
            endpoint: Endpoint, region: String, credentials: any CredentialsProvider, transport: any HTTPTransport,
            policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(), time: ClientTime = .live,
            logger: Logger, metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil,
            ownClient: HTTPClient? = nil
        ) {
            self.ownClient = ownClient
            sender = RequestSender(
                exchange: RequestExchange(
                    endpoint: endpoint, signer: Signer(region: region), credentials: credentials,
                    transport: transport, time: time, retriesConflicts: policy.retriesConflicts),
                policy: policy, budget: budget,
                observer: CallObserver(
                    logger: logger, metrics: metrics, tracer: tracer, endpoint: endpoint, time: time),
                time: time)
        }

        /// Closes the connections. Calls under way fail, and so do later ones, with the kind `unavailable`. A client that has
        /// made its own `HTTPClient` must be shut down before it goes.
        ///
        /// - Throws: what `HTTPClient` throws where it could not close them.
        public func shutdown() async throws {
            let isFirst = isShutDown.withLockedValue { isShutDown in
                defer { isShutDown = true }
                return !isShutDown
            }
            if isFirst { try await ownClient?.shutdown() }
        }

        /// Sends a request, unless the client was shut down.
        func send<Request: ClientRequest>(_ request: Request) async throws(DynamoDBError) -> Request.Output {
            guard !isShutDown.withLockedValue({ $0 }) else {
                throw DynamoDBError(.unavailable, "the client was shut down")
            }
            return try await sender.perform(request)
        }
    }
#endif
