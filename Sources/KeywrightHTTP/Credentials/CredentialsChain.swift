#if HTTP
    /// Places asked one after the other, until one has credentials; from then on that one alone.
    actor CredentialsChain: CredentialsProvider {
        private let sources: [any CredentialsSource]
        private var chosen: (any CredentialsSource)?

        init(_ sources: [any CredentialsSource]) {
            self.sources = sources
        }

        /// The usual places in botocore's order: variables; the role of the profile; a web identity; the keys or the program
        /// of the profile; the container; the instance.
        static func standard(surroundings: Surroundings, transport: any HTTPTransport) -> CredentialsChain {
            let environment = EnvironmentCredentials(surroundings: surroundings)
            let container = ContainerCredentials(surroundings: surroundings, transport: transport)
            let instance = InstanceCredentials(surroundings: surroundings, transport: transport)
            let role = RoleCredentials(
                surroundings: surroundings, transport: transport,
                named: ["Environment": environment, "EcsContainer": container, "Ec2InstanceMetadata": instance]
            )
            let webIdentity = WebIdentityCredentials(surroundings: surroundings, transport: transport)
            let profile = ProfileCredentials(surroundings: surroundings)
            return CredentialsChain([environment, role, webIdentity, profile, container, instance])
        }

        func credentials() async throws(CredentialsError) -> Credentials {
            if let chosen {
                switch try await find(chosen) {
                case .found(let credentials): return credentials
                case .absent(let lack):
                    // The next attempt asks everywhere again.
                    self.chosen = nil
                    throw CredentialsError("\(chosen.name), which gave credentials before, has none now: \(lack)")
                }
            }
            var lacks: [String] = []
            for source in sources {
                switch try await find(source) {
                case .found(let credentials):
                    chosen = source
                    return credentials
                case .absent(let lack):
                    lacks.append("\(source.name): \(lack)")
                }
            }
            throw CredentialsError("no credentials were found; " + lacks.joined(separator: "; "))
        }

        private func find(_ source: any CredentialsSource) async throws(CredentialsError) -> CredentialsFinding {
            do {
                return try await source.find()
            } catch {
                throw CredentialsError("\(source.name): \(error.description)", isPassing: error.isPassing)
            }
        }
    }
#endif
