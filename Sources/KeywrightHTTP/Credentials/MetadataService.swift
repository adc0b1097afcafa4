#if HTTP
    /// The metadata service of an instance.
    struct MetadataService: Sendable {
        let endpoint: Endpoint
        private let timeout: Duration
        private let attempts: Int
        private let transport: any HTTPTransport

        /// Reads where the service is and how long to wait for it.
        init(_ settings: Settings, _ transport: any HTTPTransport) throws(CredentialsError) {
            self.transport = transport
            timeout = .seconds(
                try Self.number(settings, "AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", default: 1)
            )
            attempts = try Self.number(
                settings, "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", default: 1
            )
            endpoint = try Self.endpoint(settings)
        }

        /// The credentials of the instance's role; nil where nothing answers, or what answers is no such service.
        ///
        /// - Throws: `CredentialsError` where the service answers but gives none.
        func credentials() async throws(CredentialsError) -> Credentials? {
            guard let token = try await token() else { return nil }
            let folder = "/latest/meta-data/iam/security-credentials/"
            let listing = try await get(folder, token)
            guard listing.status != 404 else { throw CredentialsError("the instance has no role") }
            let role = try text(listing).split(whereSeparator: \.isNewline).first.map { String($0) } ?? ""
            // A role's name consists of these, and nothing else is put into a path.
            guard !role.isEmpty, role.utf8.allSatisfy(Self.isOfRoleName) else {
                throw CredentialsError("\(endpoint) named no role", isPassing: true)
            }
            let answer = try await get(folder + role, token)
            guard let document = CredentialsDocument(json: Array(try text(answer).utf8)) else {
                throw CredentialsError("\(endpoint) did not answer with JSON", isPassing: true)
            }
            if let code = document.code, code != "Success" {
                throw CredentialsError("\(endpoint) has no credentials for the role `\(role)`: \(code.prefix(100))")
            }
            return try document.credentials(from: endpoint.description, mustEnd: true)
        }

        /// What the service wants to see before it answers; nil where nothing answers, or no such service.
        private func token() async throws(CredentialsError) -> String? {
            var request = request("PUT", "/latest/api/token")
            request.headers.append(("x-aws-ec2-metadata-token-ttl-seconds", "21600"))
            for _ in 0..<attempts {
                let response: HTTPResponse
                do {
                    response = try await transport.send(request, timeout: timeout)
                } catch {
                    continue
                }
                switch response.status {
                case 200:
                    let token = String(validating: response.body, as: UTF8.self) ?? ""
                    guard !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
                    return token
                case 500...: continue
                case 403:
                    throw CredentialsError("\(endpoint) forbids access to the metadata of the instance")
                default: return nil
                }
            }
            return nil
        }

        private func get(_ path: String, _ token: String) async throws(CredentialsError) -> HTTPResponse {
            var request = request("GET", path)
            request.headers.append(("x-aws-ec2-metadata-token", token))
            return try await transport.sendForCredentials(request, timeout: timeout)
        }

        private func request(_ method: String, _ path: String) -> HTTPRequest {
            HTTPRequest(
                method: method, scheme: endpoint.isSecure ? "https" : "http", host: endpoint.host, port: endpoint.port,
                path: path
            )
        }

        private func text(_ response: HTTPResponse) throws(CredentialsError) -> String {
            guard response.status == 200, let text = String(validating: response.body, as: UTF8.self) else {
                throw CredentialsError("\(endpoint) answered with status \(response.status)", isPassing: true)
            }
            return text
        }

        private static func endpoint(_ settings: Settings) throws(CredentialsError) -> Endpoint {
            let variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
            let written =
                settings.surroundings.variable(variable) ?? settings.profiles.text("ec2_metadata_service_endpoint")
            if let written, !written.isEmpty {
                do {
                    return try Endpoint(parsing: written)
                } catch {
                    throw CredentialsError("\(variable) or `ec2_metadata_service_endpoint`: \(error.description)")
                }
            }
            let modeVariable = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"
            let mode =
                settings.surroundings.variable(modeVariable)
                ?? settings.profiles.text("ec2_metadata_service_endpoint_mode")
            switch (mode ?? "ipv4").lowercased() {
            case "ipv4": return Endpoint(isSecure: false, host: "169.254.169.254")
            case "ipv6": return Endpoint(isSecure: false, host: "fd00:ec2::254")
            default:
                throw CredentialsError(
                    "\(modeVariable) or `ec2_metadata_service_endpoint_mode` holds neither `IPv4` nor `IPv6`"
                )
            }
        }

        private static func number(
            _ settings: Settings, _ variable: String, _ key: String, default standard: Int
        ) throws(CredentialsError) -> Int {
            guard let text = settings.surroundings.variable(variable) ?? settings.profiles.text(key), !text.isEmpty
            else {
                return standard
            }
            guard let number = Int(text), (1...60).contains(number) else {
                throw CredentialsError("\(variable) or `\(key)` is not a number from 1 to 60")
            }
            return number
        }

        private static func isOfRoleName(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || "_+=,.@-".utf8.contains(byte)
        }
    }
#endif
