#if HTTP
    import Crypto

    /// A request in the one form that client and server both make of it, to sign the same bytes.
    struct CanonicalRequest: Sendable {
        /// The form itself.
        let bytes: [UInt8]
        /// The names of the headers that stand in it, as `SignedHeaders` lists them.
        let signedHeaders: String

        /// Makes the form of a request whose headers are all there but `Host`, which is added as it will be sent.
        init(_ request: HTTPRequest) {
            var output: [UInt8] = []
            output.reserveCapacity(512 + 2 * request.path.utf8.count)
            output.append(contentsOf: request.method.utf8)
            output.append(newline)
            Self.appendPath(request.path, to: &output)
            output.append(newline)
            Self.appendQuery(request.query, to: &output)
            output.append(newline)
            let headers = Self.headers(of: request)
            Self.appendHeaders(headers, to: &output)
            output.append(newline)
            signedHeaders = Self.names(of: headers)
            output.append(contentsOf: signedHeaders.utf8)
            output.append(newline)
            appendHexadecimal(SHA256.hash(data: request.body), to: &output)
            bytes = output
        }

        /// Appends a path without `.`, `..` and empty segments, encoded once more than it is sent: the rule of all services
        /// but S3.
        private static func appendPath(_ path: String, to output: inout [UInt8]) {
            guard !path.utf8.elementsEqual([slash]) else { return output.append(slash) }
            var segments: [Substring.UTF8View] = []
            for segment in path.utf8.split(separator: slash) where !segment.elementsEqual([dot]) {
                if segment.elementsEqual([dot, dot]) {
                    _ = segments.popLast()
                } else {
                    segments.append(segment)
                }
            }
            for segment in segments {
                output.append(slash)
                PercentEncoding.append(path: segment, to: &output)
            }
            if segments.isEmpty || path.utf8.last == slash {
                output.append(slash)
            }
        }

        /// Appends the pairs sorted by the bytes of the encoded name, then by those of the encoded value.
        private static func appendQuery(_ query: [(name: String, value: String)], to output: inout [UInt8]) {
            guard !query.isEmpty else { return }
            var pairs: [(name: [UInt8], value: [UInt8])] = query.map { pair in
                var name: [UInt8] = []
                var value: [UInt8] = []
                PercentEncoding.append(pair.name, to: &name)
                PercentEncoding.append(pair.value, to: &value)
                return (name, value)
            }
            pairs.sort { left, right in
                left.name == right.name
                    ? left.value.lexicographicallyPrecedes(right.value)
                    : left.name.lexicographicallyPrecedes(right.name)
            }
            for (index, pair) in pairs.enumerated() {
                if index > 0 { output.append(UInt8(ascii: "&")) }
                output.append(contentsOf: pair.name)
                output.append(UInt8(ascii: "="))
                output.append(contentsOf: pair.value)
            }
        }

        private struct Header {
            var name: [UInt8]
            var value: String
            var position: Int
        }

        /// The headers to sign, by name, those of one name in the order in which they are sent.
        private static func headers(of request: HTTPRequest) -> [Header] {
            var headers: [Header] = []
            headers.reserveCapacity(request.headers.count + 1)
            var hasHost = false
            for (position, header) in request.headers.enumerated() {
                let name = header.name.utf8.map(lowercased)
                guard !unsignedNames.contains(name) else { continue }
                hasHost = hasHost || name == hostName
                headers.append(Header(name: name, value: header.value, position: position))
            }
            if !hasHost {
                headers.append(Header(name: hostName, value: hostHeader(of: request), position: request.headers.count))
            }
            headers.sort { left, right in
                left.name == right.name
                    ? left.position < right.position : left.name.lexicographicallyPrecedes(right.name)
            }
            return headers
        }

        private static func appendHeaders(_ headers: [Header], to output: inout [UInt8]) {
            for (index, header) in headers.enumerated() {
                if index > 0, headers[index - 1].name == header.name {
                    output[output.count - 1] = UInt8(ascii: ",")
                } else {
                    output.append(contentsOf: header.name)
                    output.append(UInt8(ascii: ":"))
                }
                appendCollapsed(header.value, to: &output)
                output.append(newline)
            }
        }

        private static func names(of headers: [Header]) -> String {
            var output: [UInt8] = []
            for (index, header) in headers.enumerated() where index == 0 || headers[index - 1].name != header.name {
                if index > 0 { output.append(UInt8(ascii: ";")) }
                output.append(contentsOf: header.name)
            }
            return String(decoding: output, as: UTF8.self)
        }

        /// Appends a value without blanks at its ends and with one space for each run of them inside.
        private static func appendCollapsed(_ value: String, to output: inout [UInt8]) {
            var isFirst = true
            var isAfterBlank = false
            for byte in value.utf8 {
                if isBlank(byte) {
                    isAfterBlank = true
                    continue
                }
                if isAfterBlank, !isFirst { output.append(UInt8(ascii: " ")) }
                output.append(byte)
                isFirst = false
                isAfterBlank = false
            }
        }

        /// The host as the `Host` header has it: an IPv6 address in brackets, and the port if it is not the scheme's own.
        static func hostHeader(of request: HTTPRequest) -> String {
            let isBareAddress =
                request.host.utf8.contains(UInt8(ascii: ":")) && request.host.utf8.first != UInt8(ascii: "[")
            let host = isBareAddress ? "[\(request.host)]" : request.host
            guard let port = request.port, port != (request.scheme == "https" ? 443 : 80) else { return host }
            return "\(host):\(port)"
        }

        /// Headers that what lies between client and server adds, drops or rewrites, so that no signature covers them.
        private static let unsignedNames: Set<[UInt8]> = Set(
            [
                "authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
                "te",
                "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
            ].map { Array($0.utf8) }
        )
        private static let hostName = Array("host".utf8)
    }

    private let newline = UInt8(ascii: "\n")
    private let slash = UInt8(ascii: "/")
    private let dot = UInt8(ascii: ".")

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// Space, tab, and what begins a line or a page.
    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
#endif
