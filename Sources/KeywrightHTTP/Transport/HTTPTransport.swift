#if HTTP
    /// What carries requests: AsyncHTTPClient, or in tests a script.
    protocol HTTPTransport: Sendable {
        /// Sends a request and waits for the whole answer.
        ///
        /// - Parameter timeout: how long the whole exchange may take.
        func send(_ request: HTTPRequest, timeout: Duration) async throws(TransportError) -> HTTPResponse
    }

    /// A request to a server.
    struct HTTPRequest: Sendable {
        /// `POST`, `GET` or `PUT`.
        var method: String
        /// `http` or `https`.
        var scheme: String
        /// A name or an address, without a port.
        var host: String
        /// nil for the scheme's own.
        var port: Int?
        /// Percent-encoded, from `/`.
        var path: String
        /// Names and values as they are, not yet percent-encoded, in the order in which they are sent.
        var query: [(name: String, value: String)] = []
        /// In the order in which they are sent; `Host` and `Content-Length` are added by the transport.
        var headers: [(name: String, value: String)] = []
        var body: [UInt8] = []
    }

    /// A server's answer.
    struct HTTPResponse: Sendable {
        var status: Int
        var headers: [(name: String, value: String)] = []
        var body: [UInt8] = []

        /// The first value of a header, by its name in any case.
        func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// An exchange that brought no answer.
    struct TransportError: Error, Hashable, Sendable {
        /// What became of the request.
        enum Fate: Hashable, Sendable {
            /// No byte of it reached a server: no connection could be made.
            case notSent
            /// It was sent, at least in part, and its answer is lost.
            case unknown
            /// The task was cancelled, perhaps after the request was sent.
            case cancelled
        }

        var fate: Fate
        /// What happened, without any secret or item.
        var message: String
    }
#endif
