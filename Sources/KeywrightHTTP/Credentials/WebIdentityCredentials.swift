#if HTTP
    /// A role assumed with a token that somebody else keeps fresh in a file, as a cluster does for its pods.
    struct WebIdentityCredentials: CredentialsSource {
        let surroundings: Surroundings
        let transport: any HTTPTransport

        var name: String { "web identity" }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            let settings = try readSettings(surroundings)
            return try await find(settings.profiles.chosenName, settings, readsVariables: true)
        }

        /// The credentials for a profile; variables go before its values.
        func find(
            _ profile: String, _ settings: Settings, readsVariables: Bool
        ) async throws(CredentialsError) -> CredentialsFinding {
            func setting(_ variable: String, _ key: String) -> String? {
                if readsVariables, let value = surroundings.variable(variable) { return value }
                return settings.profiles.text(key, ofProfile: profile)
            }
            guard let path = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file"), !path.isEmpty else {
                return .absent(
                    "AWS_WEB_IDENTITY_TOKEN_FILE is not set, nor `web_identity_token_file` in the profile `\(profile)`"
                )
            }
            guard let role = setting("AWS_ROLE_ARN", "role_arn"), !role.isEmpty else {
                throw CredentialsError("there is a token file, but neither AWS_ROLE_ARN nor `role_arn` in `\(profile)`")
            }
            guard let bytes = surroundings.readFile(path), let text = String(validating: bytes, as: UTF8.self) else {
                throw CredentialsError("the token file \(path) cannot be read", isPassing: true)
            }
            let token = text.split(whereSeparator: \.isWhitespace).joined()
            guard !token.isEmpty else { throw CredentialsError("the token file \(path) is empty", isPassing: true) }
            let service = try SecurityTokenService(settings, transport)
            let session = setting("AWS_ROLE_SESSION_NAME", "role_session_name") ?? "keywright-\(surroundings.now())"
            return .found(
                try await service.assumeRoleWithWebIdentity([
                    ("RoleArn", role), ("RoleSessionName", session), ("WebIdentityToken", token),
                ])
            )
        }
    }
#endif
