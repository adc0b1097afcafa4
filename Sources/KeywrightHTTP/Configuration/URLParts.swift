#if HTTP
    /// The parts of an `http` or `https` URL.
    struct URLParts {
        var isSecure: Bool
        /// In lower case; an IPv6 address without its brackets.
        var host: String
        var port: Int?
        /// Percent-encoded as it was written, from `/`.
        var path: String
        /// Decoded.
        var query: [(name: String, value: String)]

        /// What keeps a text from being such a URL, to follow the text and `:`.
        struct Problem: Error, Hashable {
            var text: String
        }

        /// Takes a text apart.
        init(_ text: String) throws(Problem) {
            var rest = Substring(text)
            let scheme = rest.prefix { $0 != ":" }.lowercased()
            guard scheme == "http" || scheme == "https", rest.dropFirst(scheme.count).hasPrefix("://") else {
                throw Problem(text: "it begins with neither `http://` nor `https://`")
            }
            isSecure = scheme == "https"
            rest = rest.dropFirst(scheme.count + 3)
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            rest = rest.dropFirst(authority.count)
            guard !authority.contains("@") else { throw Problem(text: "it holds a user name") }
            (host, port) = try Self.hostAndPort(authority)
            guard !rest.contains("#") else { throw Problem(text: "it holds a fragment, `#`") }
            let written = rest.prefix { $0 != "?" }
            guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw Problem(text: "a byte of its path or query is not percent-encoded")
            }
            path = written.isEmpty ? "/" : String(written)
            query = try Self.query(rest.dropFirst(written.count + 1))
        }

        /// The part from the path on.
        var hasPathOrQuery: Bool { path != "/" || !query.isEmpty }

        private static func hostAndPort(_ authority: Substring) throws(Problem) -> (String, Int?) {
            let host: Substring
            let afterHost: Substring
            if authority.hasPrefix("[") {
                host = authority.dropFirst().prefix { $0 != "]" }
                guard authority.dropFirst(host.count + 1).hasPrefix("]"), isIPv6Address(host) else {
                    throw Problem(text: "no IPv6 address stands between its brackets")
                }
                afterHost = authority.dropFirst(host.count + 2)
            } else {
                host = authority.prefix { $0 != ":" }
                guard !host.isEmpty else { throw Problem(text: "it has no host") }
                guard host.utf8.allSatisfy(isOfHostName) else {
                    throw Problem(text: "its host holds what no host name does")
                }
                afterHost = authority.dropFirst(host.count)
            }
            return (host.lowercased(), try port(afterHost))
        }

        private static func port(_ text: Substring) throws(Problem) -> Int? {
            guard !text.isEmpty else { return nil }
            let digits = text.dropFirst()
            guard text.hasPrefix(":"), !digits.isEmpty, digits.utf8.allSatisfy(isDigit), let port = Int(digits),
                (1...65_535).contains(port)
            else { throw Problem(text: "its port is not a number from 1 to 65535") }
            return port
        }

        private static func query(_ text: Substring) throws(Problem) -> [(name: String, value: String)] {
            var pairs: [(name: String, value: String)] = []
            for pair in text.split(separator: "&") {
                let name = pair.prefix { $0 != "=" }
                guard let decodedName = PercentEncoding.decode(name),
                    let value = PercentEncoding.decode(pair.dropFirst(name.count + 1))
                else { throw Problem(text: "its query is not percent-encoded UTF-8") }
                pairs.append((decodedName, value))
            }
            return pairs
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }

        private static func isOfHostName(_ byte: UInt8) -> Bool {
            isDigit(byte) || isLetter(byte) || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
        }

        private static func isIPv6Address(_ text: Substring) -> Bool {
            text.utf8.count { $0 == UInt8(ascii: ":") } >= 2
                && text.utf8.allSatisfy { byte in
                    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
                        || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
                }
        }
    }
#endif
