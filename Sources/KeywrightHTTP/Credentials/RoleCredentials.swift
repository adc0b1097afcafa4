#if HTTP
    /// The role that the chosen profile names, assumed with the credentials of another profile or of a named place.
    struct RoleCredentials: CredentialsSource {
        let surroundings: Surroundings
        let transport: any HTTPTransport
        /// The places that `credential_source` may name.
        let named: [String: any CredentialsSource]

        var name: String { "role" }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            let settings = try readSettings(surroundings)
            let profile = settings.profiles.chosenName
            guard Self.namesRole(profile, settings.profiles) else {
                return .absent("the profile `\(profile)` has no `role_arn`")
            }
            return .found(try await assume(profile, settings, visited: [profile]))
        }

        private func assume(
            _ profile: String, _ settings: Settings, visited: [String]
        ) async throws(CredentialsError) -> Credentials {
            let profiles = settings.profiles
            guard let role = profiles.text("role_arn", ofProfile: profile), !role.isEmpty else {
                throw CredentialsError("`role_arn` of `\(profile)` is empty")
            }
            if profiles.text("mfa_serial", ofProfile: profile) != nil {
                throw CredentialsError(
                    "`\(profile)` has `mfa_serial`, but there is nobody here to ask for a code; use a `credential_process`"
                )
            }
            var parameters = [
                (name: "RoleArn", value: role),
                (
                    name: "RoleSessionName",
                    value: profiles.text("role_session_name", ofProfile: profile) ?? "keywright-\(surroundings.now())"
                ),
            ]
            if let seconds = profiles.text("duration_seconds", ofProfile: profile) {
                guard let number = Int(seconds), number > 0 else {
                    throw CredentialsError("`duration_seconds` of `\(profile)` is not a number of seconds")
                }
                parameters.append(("DurationSeconds", "\(number)"))
            }
            if let externalID = profiles.text("external_id", ofProfile: profile) {
                parameters.append(("ExternalId", externalID))
            }
            let source = try await source(of: profile, settings, visited: visited)
            let service = try SecurityTokenService(settings, transport)
            return try await service.assumeRole(parameters, signedWith: source)
        }

        /// The credentials with which a profile's role is assumed.
        private func source(
            of profile: String, _ settings: Settings, visited: [String]
        ) async throws(CredentialsError) -> Credentials {
            let profiles = settings.profiles
            let place = profiles.text("credential_source", ofProfile: profile)
            let other = profiles.text("source_profile", ofProfile: profile)
            switch (place, other) {
            case (nil, nil):
                throw CredentialsError(
                    "`\(profile)` has `role_arn`, but neither `source_profile` nor `credential_source` to assume it with"
                )
            case (.some, .some):
                throw CredentialsError("`\(profile)` has both `source_profile` and `credential_source`; leave off one")
            case (let place?, nil):
                guard let source = named[place] else {
                    throw CredentialsError(
                        "`credential_source` of `\(profile)` is `\(place)`; it may be "
                            + named.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
                    )
                }
                return try credentials(try await source.find(), of: "the `credential_source` of `\(profile)`")
            case (nil, let other?):
                return try await credentials(ofProfile: other, namedBy: profile, settings, visited: visited)
            }
        }

        private func credentials(
            ofProfile profile: String, namedBy parent: String, _ settings: Settings, visited: [String]
        ) async throws(CredentialsError) -> Credentials {
            let profiles = settings.profiles
            guard profiles.values(ofProfile: profile) != nil else {
                throw CredentialsError(
                    "`source_profile` of `\(parent)` is `\(profile)`, which is neither in \(profiles.configPath) nor in "
                        + profiles.credentialsPath
                )
            }
            // A profile may name itself, to assume its role with its own keys.
            let hasKeys = Self.hasKeys(profile, profiles)
            if visited.contains(profile), profile != parent || !hasKeys {
                let circle = (visited + [profile]).map { "`\($0)`" }.joined(separator: " → ")
                throw CredentialsError("`source_profile` leads in a circle: \(circle)")
            }
            if !hasKeys, Self.namesRole(profile, profiles) {
                return try await assume(profile, settings, visited: visited + [profile])
            }
            let webIdentity = WebIdentityCredentials(surroundings: surroundings, transport: transport)
            let identity = try await webIdentity.find(profile, settings, readsVariables: false)
            if case .found(let credentials) = identity { return credentials }
            let own = try await ProfileCredentials(surroundings: surroundings).find(profile, in: profiles)
            return try credentials(own, of: "the `source_profile` of `\(parent)`")
        }

        private func credentials(
            _ finding: CredentialsFinding, of place: String
        ) throws(CredentialsError) -> Credentials {
            switch finding {
            case .found(let credentials): return credentials
            case .absent(let lack): throw CredentialsError("\(place) has no credentials: \(lack)")
            }
        }

        private static func namesRole(_ profile: String, _ profiles: SharedProfiles) -> Bool {
            let values = profiles.values(ofProfile: profile) ?? [:]
            return values["role_arn"] != nil && values["web_identity_token_file"] == nil
        }

        private static func hasKeys(_ profile: String, _ profiles: SharedProfiles) -> Bool {
            let values = profiles.values(ofProfile: profile) ?? [:]
            return values["aws_access_key_id"] != nil || values["aws_secret_access_key"] != nil
        }
    }
#endif
