#if HTTP
    /// Where the service is.
    public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
        /// Whether TLS is used.
        public var isSecure: Bool
        /// A name or an address, without a port; an IPv6 address without brackets.
        public var host: String
        /// nil for the scheme's own.
        public var port: Int?

        /// Makes an endpoint.
        public init(isSecure: Bool = true, host: String, port: Int? = nil) {
            self.isSecure = isSecure
            self.host = host
            self.port = port
        }

        /// Reads a URL: `http` or `https`, a host and perhaps a port, as in `http://localhost:8000`.
        ///
        /// - Throws: `ConfigurationError` for anything else. A path is refused, for requests all go to `/`.
        public init(parsing text: String) throws(ConfigurationError) {
            let parts: URLParts
            do {
                parts = try URLParts(text)
            } catch {
                // A text with a user name may hold a password, so it is not repeated.
                let shown = text.utf8.contains(UInt8(ascii: "@")) ? "the text" : "`\(text)`"
                throw ConfigurationError(
                    "\(shown) is no endpoint: \(error.text); write one as in `http://localhost:8000`")
            }
            guard !parts.hasPathOrQuery else {
                throw ConfigurationError(
                    "`\(text)` is no endpoint: requests go to `/`, so leave off what follows the host and its port"
                )
            }
            self.init(isSecure: parts.isSecure, host: parts.host, port: parts.port)
        }

        /// The URL, as in `http://localhost:8000`.
        public var description: String {
            let scheme = isSecure ? "https" : "http"
            let bracketed = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
            return port.map { "\(scheme)://\(bracketed):\($0)" } ?? "\(scheme)://\(bracketed)"
        }
    }
#endif
