#if HTTP
    import AsyncHTTPClient
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
    import NIOConcurrencyHelpers
    import NIOCore
    import NIOHTTP1

    /// Requests over AsyncHTTPClient.
    ///
    /// Its older interface is used, with futures: there an exchange is one wait on one event loop, with a deadline for all of it.
    /// With the newer one, whose bodies are sequences, an exchange wakes several threads, and its deadline ends with the head.
    struct AsyncHTTPTransport: HTTPTransport {
        /// The largest answer that is read: what a batch may give (F4.14), and room for its JSON, in which numbers and
        /// bytes take more than they are counted for.
        static let maxResponseBytes = 64 * 1024 * 1024

        private let client: HTTPClient
        private let loops: LoopChooser
        /// The last URL that was read. All requests to the service have the same.
        private let lastURL = NIOLockedValueBox<(text: String, url: URL)?>(nil)

        /// Sends over a client that somebody else made and shuts down.
        init(client: HTTPClient) {
            self.client = client
            loops = LoopChooser(client.eventLoopGroup)
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
            let deadline = NIODeadline.now() + TimeAmount(timeout)
            let body = WatchedBody(request.body)
            do {
                let prepared = try clientRequest(request, body)
                let response = try await loops.withLoop { loop in
                    let exchange = client.execute(
                        request: prepared,
                        delegate: ResponseAccumulator(
                            request: prepared, maxBodySize: AsyncHTTPTransport.maxResponseBytes),
                        eventLoop: .delegate(on: loop), deadline: deadline, logger: nil)
                    return try await withTaskCancellationHandler {
                        try await exchange.futureResult.get()
                    } onCancel: {
                        exchange.cancel()
                    }
                }
                return HTTPResponse(
                    status: Int(response.status.code),
                    headers: response.headers.map { (name: $0.name, value: $0.value) },
                    body: response.body.map { Array($0.readableBytesView) } ?? [])
            } catch {
                throw TransportError(error, wasSent: body.wasRead || request.body.isEmpty)
            }
        }

        private func clientRequest(_ request: HTTPRequest, _ body: WatchedBody) throws -> HTTPClient.Request {
            var headers = HTTPHeaders()
            headers.reserveCapacity(request.headers.count + 2)
            for header in request.headers { headers.add(name: header.name, value: header.value) }
            return try HTTPClient.Request(
                url: url(of: request), method: HTTPMethod(rawValue: request.method), headers: headers,
                body: request.body.isEmpty ? nil : body.clientBody)
        }

        private func url(of request: HTTPRequest) throws -> URL {
            var text = "\(request.scheme)://\(CanonicalRequest.hostHeader(of: request))\(request.path)"
            if !request.query.isEmpty { text += "?" + PercentEncoding.query(request.query) }
            if let last = lastURL.withLockedValue({ $0 }), last.text == text { return last.url }
            guard let url = URL(string: text) else { throw HTTPClientError.invalidURL }
            lastURL.withLockedValue { $0 = (text, url) }
            return url
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
