#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1

    /// Requests over AsyncHTTPClient.
    struct AsyncHTTPTransport: HTTPTransport {
        /// The largest answer that is read: what a batch may give (F4.14), and room for its JSON, in which numbers and
        /// bytes take more than they are counted for.
        static let maxResponseBytes = 64 * 1024 * 1024

        private let client: HTTPClient

        /// Sends over a client that somebody else made and shuts down.
        init(client: HTTPClient) {
            self.client = client
        }

        /// What credentials are fetched over. It lives as long as the process, since sources of credentials have no end of
        /// their own, and keeps no connection for long.
        static let forCredentials = AsyncHTTPTransport(
            client: makeClient(
                ConnectionOptions(maxConnections: 4, idleTimeout: .seconds(5)), attemptTimeout: .seconds(10)))

        /// The client that ``DynamoDBHTTPClient`` makes for itself: HTTP/1.1, no redirects, no decompression, and no second
        /// attempt at a connection behind the back of the retries.
        static func makeClient(_ options: ConnectionOptions, attemptTimeout: Duration) -> HTTPClient {
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: HTTPClient.Configuration.Timeout(
                    connect: TimeAmount(options.connectTimeout), read: TimeAmount(attemptTimeout)),
                connectionPool: HTTPClient.Configuration.ConnectionPool(
                    idleTimeout: TimeAmount(options.idleTimeout),
                    concurrentHTTP1ConnectionsPerHostSoftLimit: options.maxConnections),
                decompression: .disabled
            )
            configuration.httpVersion = .http1Only
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.networkFrameworkWaitForConnectivity = false
            // The span of the whole operation is enough. A context that the client injects would go out beside a signature
            // that was made without it, to a service that reads none.
            configuration.tracing.tracer = nil
            return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }

        func send(_ request: HTTPRequest, timeout: Duration) async throws(TransportError) -> HTTPResponse {
            let body = WatchedBody(request.body)
            let deadline = NIODeadline.now() + TimeAmount(timeout)
            do {
                let response = try await client.execute(clientRequest(request, body), deadline: deadline)
                let bytes = try await collect(response.body, until: deadline)
                return HTTPResponse(
                    status: Int(response.status.code),
                    headers: response.headers.map { (name: $0.name, value: $0.value) },
                    body: Array(bytes.readableBytesView))
            } catch {
                throw TransportError(error, wasSent: body.wasRead || request.body.isEmpty)
            }
        }

        private func clientRequest(_ request: HTTPRequest, _ body: WatchedBody) -> HTTPClientRequest {
            var url = "\(request.scheme)://\(CanonicalRequest.hostHeader(of: request))\(request.path)"
            if !request.query.isEmpty { url += "?" + PercentEncoding.query(request.query) }
            var prepared = HTTPClientRequest(url: url)
            prepared.method = HTTPMethod(rawValue: request.method)
            prepared.headers.reserveCapacity(request.headers.count + 2)
            for header in request.headers { prepared.headers.add(name: header.name, value: header.value) }
            if !body.isEmpty { prepared.body = .bytes(body, length: .known(Int64(body.count))) }
            return prepared
        }

        /// Reads an answer's body to its end.
        ///
        /// AsyncHTTPClient minds a deadline only up to the answer's head. From there a task of its own reads, which the event
        /// loop cancels when time is up.
        private func collect(_ body: HTTPClientResponse.Body, until deadline: NIODeadline) async throws -> ByteBuffer {
            let reading = Task { try await body.collect(upTo: AsyncHTTPTransport.maxResponseBytes) }
            let alarm = client.eventLoopGroup.any().scheduleTask(deadline: deadline) { reading.cancel() }
            defer { alarm.cancel() }
            do {
                return try await withTaskCancellationHandler {
                    try await reading.value
                } onCancel: {
                    reading.cancel()
                }
            } catch {
                throw error is CancellationError && !Task.isCancelled ? HTTPClientError.deadlineExceeded : error
            }
        }
    }

    extension TransportError {
        /// What an error of AsyncHTTPClient or NIO means. Their texts hold addresses and names of states, nothing of a
        /// request.
        init(_ error: any Error, wasSent: Bool) {
            let isCancelled = error is CancellationError || error as? HTTPClientError == .cancelled
            switch (wasSent, isCancelled) {
            case (false, _): fate = .notSent
            case (true, true): fate = .cancelled
            case (true, false): fate = .unknown
            }
            isTimeout = TransportError.timeouts.contains { error as? HTTPClientError == $0 }
            message = isCancelled ? "the task was cancelled" : TransportError.text(of: error)
        }

        private static let timeouts: [HTTPClientError] = [
            .deadlineExceeded, .readTimeout, .writeTimeout, .connectTimeout, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout,
        ]

        private static func text(of error: any Error) -> String {
            (error as? HTTPClientError)?.shortDescription ?? String(describing: error)
        }
    }
#endif
