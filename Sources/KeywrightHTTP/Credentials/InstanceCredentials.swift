#if HTTP
    /// The role of an instance, from its metadata service, by the second version of its protocol alone.
    ///
    /// Keys that were had once are given on while the service does not answer or gives ended ones: it is the instance that
    /// knows them to be good still, and the services accept them past their end then.
    actor InstanceCredentials: CredentialsSource {
        nonisolated let name = "instance metadata"

        private let surroundings: Surroundings
        private let transport: any HTTPTransport
        private let extensionSeconds: @Sendable () -> Int64
        private var last: Credentials?

        /// - Parameter extensionSeconds: how long keys past their end are given on before the service is asked again.
        init(
            surroundings: Surroundings, transport: any HTTPTransport,
            extensionSeconds: @escaping @Sendable () -> Int64 = { Int64.random(in: 600...900) }
        ) {
            self.surroundings = surroundings
            self.transport = transport
            self.extensionSeconds = extensionSeconds
        }

        func find() async throws(CredentialsError) -> CredentialsFinding {
            let settings = try readSettings(surroundings)
            if try isDisabled() { return .absent("AWS_EC2_METADATA_DISABLED is `true`") }
            let service = try MetadataService(settings, transport)
            do {
                guard let found = try await service.credentials() else {
                    return last.map { .found(extended($0)) }
                        ?? .absent("\(service.endpoint) did not answer as an instance's")
                }
                last = found
                let isEnded = found.expiration.map { $0 <= surroundings.now() } ?? false
                return .found(isEnded ? extended(found) : found)
            } catch {
                guard let last else { throw error }
                return .found(extended(last))
            }
        }

        private func extended(_ credentials: Credentials) -> Credentials {
            var extended = credentials
            extended.expiration = max(credentials.expiration ?? 0, surroundings.now() + extensionSeconds())
            return extended
        }

        private func isDisabled() throws(CredentialsError) -> Bool {
            guard let value = surroundings.variable("AWS_EC2_METADATA_DISABLED") else { return false }
            switch value.lowercased() {
            case "true": return true
            case "false": return false
            default: throw CredentialsError("AWS_EC2_METADATA_DISABLED holds `\(value)`; write `true` or `false`")
            }
        }
    }
#endif
