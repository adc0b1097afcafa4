#if HTTP
    /// One place where credentials may be.
    protocol CredentialsSource: Sendable {
        /// The place, as errors name it.
        var name: String { get }

        /// The credentials that are there.
        ///
        /// - Throws: `CredentialsError` where the place is set up but gives none, so that nobody uses another key unawares.
        func find() async throws(CredentialsError) -> CredentialsFinding
    }

    /// What a place gave.
    enum CredentialsFinding: Hashable, Sendable {
        case found(Credentials)
        /// The place is not set up; what it lacks.
        case absent(String)
    }
#endif
