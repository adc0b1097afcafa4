#if HTTP
    /// What a profile holds by itself: keys in the credentials file, a program, or keys in the configuration file.
    struct ProfileCredentials: CredentialsSource {
        let surroundings: Surroundings

        var name: String { "profile" }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            let settings = try readSettings(surroundings)
            return try await find(settings.profiles.chosenName, in: settings.profiles)
        }

        /// The credentials of a profile that need not be the chosen one.
        func find(
            _ profile: String, in profiles: SharedProfiles
        ) async throws(CredentialsError) -> CredentialsFinding {
            guard let values = profiles.values(ofProfile: profile) else {
                return .absent("`\(profile)` is neither in \(profiles.configPath) nor in \(profiles.credentialsPath)")
            }
            let signIn = ["sso_session", "sso_start_url"].first { values[$0] != nil }
            if let signIn {
                throw CredentialsError(
                    "`\(profile)` signs in through IAM Identity Center (`\(signIn)`), which is not supported; name a "
                        + "`credential_process` that does it, such as `aws configure export-credentials --format process`"
                )
            }
            if let keys = try keys(profiles.values(ofCredentialsProfile: profile), profile, profiles.credentialsPath) {
                return .found(keys)
            }
            if values["login_session"] != nil {
                throw CredentialsError(
                    "`\(profile)` signs in through the console (`login_session`), which is not supported; name a "
                        + "`credential_process` that does it, such as `aws configure export-credentials --format process`"
                )
            }
            if let command = values["credential_process"]?.text, !command.isEmpty {
                return .found(try await credentials(ofProgram: command, profile))
            }
            if let keys = try keys(profiles.values(ofConfigProfile: profile), profile, profiles.configPath) {
                return .found(keys)
            }
            return .absent(
                "`\(profile)` has neither `aws_access_key_id` nor `credential_process` "
                    + "(\(profiles.credentialsPath), \(profiles.configPath))"
            )
        }

        private func keys(
            _ values: [String: SharedFile.Value]?, _ profile: String, _ path: String
        ) throws(CredentialsError) -> Credentials? {
            guard let values, let accessKeyID = values["aws_access_key_id"]?.text else { return nil }
            guard !accessKeyID.isEmpty, let secretAccessKey = values["aws_secret_access_key"]?.text,
                !secretAccessKey.isEmpty
            else {
                throw CredentialsError(
                    "`\(profile)` of \(path) has `aws_access_key_id` or `aws_secret_access_key` without the other"
                )
            }
            let token = values["aws_session_token"]?.text ?? ""
            return Credentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token.isEmpty ? nil : token
            )
        }

        private func credentials(
            ofProgram command: String, _ profile: String
        ) async throws(CredentialsError) -> Credentials {
            // The program is named by itself: among its words may stand a secret.
            guard let words = shellWords(command), let program = words.first else {
                throw CredentialsError("`credential_process` of `\(profile)` leaves a quote or a backslash open")
            }
            let place = "the program `\(program)` of `\(profile)`"
            let output: [UInt8]
            do {
                output = try await surroundings.runProgram(words)
            } catch {
                throw CredentialsError("\(place) \(error.description)", isPassing: error.isPassing)
            }
            guard let document = CredentialsDocument(json: output) else {
                throw CredentialsError("\(place) did not write JSON with credentials")
            }
            guard document.version == 1 else {
                throw CredentialsError("\(place) did not write `\"Version\": 1`, the only version known")
            }
            return try document.credentials(from: place)
        }
    }

    /// The settings, for a source of credentials.
    func readSettings(_ surroundings: Surroundings) throws(CredentialsError) -> Settings {
        do {
            return try Settings(surroundings)
        } catch {
            throw CredentialsError(error.description)
        }
    }
#endif
