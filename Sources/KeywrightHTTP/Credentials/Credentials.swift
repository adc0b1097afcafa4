#if HTTP
    /// What a request is signed with. Its text shows no secret.
    public struct Credentials: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// Names the key.
        public var accessKeyID: String
        /// The secret.
        public var secretAccessKey: String
        /// Goes with keys that end; nil for keys that do not.
        public var sessionToken: String?
        /// When the keys end, in epoch seconds; nil if they do not.
        public var expiration: Int64?

        /// Makes credentials.
        public init(
            accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Int64? = nil
        ) {
            self.accessKeyID = accessKeyID
            self.secretAccessKey = secretAccessKey
            self.sessionToken = sessionToken
            self.expiration = expiration
        }

        /// The key's name alone.
        public var description: String { "Credentials(\(accessKeyID))" }

        /// The key's name alone.
        public var debugDescription: String { description }

        /// The key's name alone, so that neither `dump` nor a failed expectation shows the rest.
        public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
    }

    /// Where credentials come from.
    public protocol CredentialsProvider: Sendable {
        /// The credentials to sign with now. Asked before each attempt, so it keeps what it has as long as that is good.
        func credentials() async throws(CredentialsError) -> Credentials

        /// The service takes these for ended. Whoever keeps credentials should fetch others before it gives these again.
        func discard(_ credentials: Credentials) async
    }

    extension CredentialsProvider {
        /// Does nothing, as is right where nothing is kept.
        public func discard(_ credentials: Credentials) async {}
    }

    /// Credentials that could not be had.
    public struct CredentialsError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Which sources were tried, and what each lacked. No secret stands in it.
        public let description: String
        /// Whether the same may succeed a moment later: a server that did not answer.
        public let isPassing: Bool

        /// Makes an error.
        public init(_ description: String, isPassing: Bool = false) {
            self.description = description
            self.isPassing = isPassing
        }
    }
#endif
