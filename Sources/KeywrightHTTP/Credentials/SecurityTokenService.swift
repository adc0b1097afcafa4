#if HTTP
    /// The calls of the Security Token Service that give credentials of a role.
    struct SecurityTokenService: Sendable {
        private let region: String
        private let endpoint: Endpoint
        private let surroundings: Surroundings
        private let transport: any HTTPTransport

        /// The service in the region of the settings, unless they name an endpoint.
        init(_ settings: Settings, _ transport: any HTTPTransport) throws(CredentialsError) {
            surroundings = settings.surroundings
            self.transport = transport
            do {
                region = try settings.region()
                let own = try Endpoint(of: .securityTokens, region: region, variant: try settings.variant())
                endpoint = try settings.endpoint(of: .securityTokens) ?? own
            } catch {
                throw CredentialsError(error.description)
            }
        }

        /// Assumes a role with credentials that may.
        func assumeRole(
            _ parameters: [(name: String, value: String)], signedWith credentials: Credentials
        ) async throws(CredentialsError) -> Credentials {
            var request = request("AssumeRole", parameters)
            let signer = Signer(region: region, service: AWSService.securityTokens.name)
            signer.sign(&request, with: credentials, at: surroundings.now())
            return try await send(request, "AssumeRole")
        }

        /// Assumes a role with a token; the request bears no signature.
        func assumeRoleWithWebIdentity(
            _ parameters: [(name: String, value: String)]
        ) async throws(CredentialsError) -> Credentials {
            try await send(request("AssumeRoleWithWebIdentity", parameters), "AssumeRoleWithWebIdentity")
        }

        private func request(_ action: String, _ parameters: [(name: String, value: String)]) -> HTTPRequest {
            let form = [(name: "Action", value: action), (name: "Version", value: "2011-06-15")] + parameters
            return HTTPRequest(
                method: "POST", scheme: endpoint.isSecure ? "https" : "http", host: endpoint.host, port: endpoint.port,
                path: "/", headers: [("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
                body: Array(PercentEncoding.query(form).utf8)
            )
        }

        private func send(_ request: HTTPRequest, _ action: String) async throws(CredentialsError) -> Credentials {
            let response = try await transport.sendForCredentials(request, timeout: .seconds(10))
            guard response.status == 200 else { throw refusal(response, action) }
            let found = XMLElement(parsing: response.body)?.child("\(action)Result")?.child("Credentials")
            guard let found, let accessKeyID = found.child("AccessKeyId")?.trimmedText,
                let secretAccessKey = found.child("SecretAccessKey")?.trimmedText,
                let token = found.child("SessionToken")?.trimmedText,
                let end = found.child("Expiration").flatMap({ parseTimestamp($0.trimmedText) })
            else {
                throw CredentialsError("\(endpoint) answered \(action) without credentials", isPassing: true)
            }
            return Credentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token, expiration: end
            )
        }

        private func refusal(_ response: HTTPResponse, _ action: String) -> CredentialsError {
            let error = XMLElement(parsing: response.body)?.child("Error")
            let code = error?.child("Code")?.trimmedText ?? "status \(response.status)"
            // Messages of other codes may repeat what was sent, and so a token.
            let message = code == "AccessDenied" ? error?.child("Message")?.trimmedText : nil
            let passingCodes = ["Throttling", "ThrottlingException", "RequestLimitExceeded", "IDPCommunicationError"]
            return CredentialsError(
                "\(endpoint) refused \(action): \(code.prefix(100))" + (message.map { " (\($0.prefix(500)))" } ?? ""),
                isPassing: response.status >= 500 || response.status == 429 || passingCodes.contains(code)
            )
        }
    }
#endif
