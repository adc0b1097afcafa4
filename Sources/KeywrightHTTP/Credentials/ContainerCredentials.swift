#if HTTP
    /// The role of a container, from the address that its host put into the environment.
    struct ContainerCredentials: CredentialsSource {
        let surroundings: Surroundings
        let transport: any HTTPTransport

        var name: String { "container" }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            guard let url = try url() else {
                return .absent(
                    "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set"
                )
            }
            var request = HTTPRequest(
                method: "GET", scheme: url.isSecure ? "https" : "http", host: url.host, port: url.port, path: url.path,
                query: url.query, headers: [("Accept", "application/json")]
            )
            if let token = try authorizationToken() {
                request.headers.append(("Authorization", token))
            }
            let response = try await transport.sendForCredentials(request, timeout: .seconds(2))
            guard response.status == 200 else {
                throw CredentialsError(
                    "\(url.host) answered with status \(response.status)",
                    isPassing: response.status >= 500 || response.status == 429
                )
            }
            guard let document = CredentialsDocument(json: response.body) else {
                throw CredentialsError("\(url.host) did not answer with JSON", isPassing: true)
            }
            return .found(try document.credentials(from: url.host, mustEnd: true))
        }

        private func url() throws(CredentialsError) -> URLParts? {
            let relativeVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
            if let relative = surroundings.variable(relativeVariable) {
                // Anything else would go on with the host's name.
                guard relative.utf8.first == UInt8(ascii: "/") else {
                    throw CredentialsError("\(relativeVariable) does not begin with `/`")
                }
                return try url("http://169.254.170.2\(relative)", from: relativeVariable)
            }
            let variable = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
            guard let full = surroundings.variable(variable) else { return nil }
            let url = try url(full, from: variable)
            // A token and keys in clear text go to this machine or to its own metadata services, and nowhere else.
            guard url.isSecure || Self.isOfThisMachine(url.host) else {
                throw CredentialsError(
                    "\(variable) names the host \(url.host) without TLS, which only a loopback address and "
                        + "\(Self.containerHosts.joined(separator: ", ")) may be; use `https`"
                )
            }
            return url
        }

        private func url(_ text: String, from variable: String) throws(CredentialsError) -> URLParts {
            do {
                return try URLParts(text)
            } catch {
                throw CredentialsError("\(variable) does not hold an address of credentials: \(error.text)")
            }
        }

        private func authorizationToken() throws(CredentialsError) -> String? {
            let fileVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
            let token: Substring
            let place: String
            if let path = surroundings.variable(fileVariable) {
                guard let bytes = surroundings.readFile(path), let text = String(validating: bytes, as: UTF8.self)
                else {
                    throw CredentialsError("\(fileVariable) names \(path), which cannot be read")
                }
                place = path
                // A line end at the end of a file is nobody's intention.
                token = text.dropLast(while: \.isNewline)
            } else if let text = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN") {
                place = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
                token = Substring(text)
            } else {
                return nil
            }
            guard !token.isEmpty, !token.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
                throw CredentialsError("\(place) holds no text that a header can carry")
            }
            return String(token)
        }

        private static let containerHosts = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"]

        /// Whether a host is this machine by its address, or the metadata service of its container.
        static func isOfThisMachine(_ host: String) -> Bool {
            if containerHosts.contains(host) || ["localhost", "::1", "0:0:0:0:0:0:0:1"].contains(host) { return true }
            let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
            return numbers.count == 4 && numbers[0] == "127"
                && numbers.allSatisfy { number in
                    UInt8(number) != nil && (number == "0" || !number.hasPrefix("0")) && !number.hasPrefix("+")
                }
        }
    }

    extension String {
        fileprivate func dropLast(while isDropped: (Character) -> Bool) -> Substring {
            var rest = self[...]
            while let last = rest.last, isDropped(last) { rest.removeLast() }
            return rest
        }
    }
#endif
