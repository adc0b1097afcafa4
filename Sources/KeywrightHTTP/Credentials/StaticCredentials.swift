#if HTTP
    /// Credentials that stay as they are.
    public struct StaticCredentials: CredentialsProvider {
        private let kept: Credentials

        /// Gives these credentials for ever.
        public init(_ credentials: Credentials) {
            kept = credentials
        }

        /// Gives a key for ever.
        public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
            kept = Credentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
        }

        /// The credentials that were given.
        public func credentials() async throws(CredentialsError) -> Credentials { kept }
    }
#endif
