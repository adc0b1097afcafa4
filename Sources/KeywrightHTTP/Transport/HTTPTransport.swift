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
            headers.first { isSameHeaderName($0.name, name) }?.value
        }
    }

    /// Whether two names are one in any case. Names of headers are ASCII.
    private func isSameHeaderName(_ left: String, _ right: String) -> Bool {
        let left = left.utf8
        let right = right.utf8
        return left.count == right.count && zip(left, right).allSatisfy { lowercased($0) == lowercased($1) }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// An exchange that brought no answer.
    struct TransportError: Error, Hashable, Sendable {
        /// What became of the request.
        enum Fate: Hashable, Sendable {
            /// No byte of its body was handed to a connection, so that no server can have carried it out. The task may
            /// have been cancelled.
            case notSent
            /// It was sent, at least in part, and its answer is lost.
            case unknown
            /// The task was cancelled after the request was sent, at least in part.
            case cancelled
        }

        var fate: Fate
        /// What happened, without any secret or item.
        var message: String
        /// Whether time ran out.
        var isTimeout = false
    }
#endif
