#if HTTP
    /// Keys in variables.
    struct EnvironmentCredentials: CredentialsSource {
        let surroundings: Surroundings

        var name: String { "environment" }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            guard let accessKeyID = surroundings.variable("AWS_ACCESS_KEY_ID") else {
                return .absent("AWS_ACCESS_KEY_ID is not set")
            }
            guard let secretAccessKey = surroundings.variable("AWS_SECRET_ACCESS_KEY") else {
                throw CredentialsError(
                    "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both or neither")
            }
            return .found(
                Credentials(
                    accessKeyID: accessKeyID, secretAccessKey: secretAccessKey,
                    sessionToken: surroundings.variable("AWS_SESSION_TOKEN")
                )
            )
        }
    }
#endif
