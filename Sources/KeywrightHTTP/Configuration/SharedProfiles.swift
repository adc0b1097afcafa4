#if HTTP
    /// The profiles of the configuration file and the credentials file, and the one that is chosen.
    struct SharedProfiles: Sendable {
        /// Where the files were looked for.
        let configPath: String
        let credentialsPath: String
        /// The profile that is chosen: by `AWS_PROFILE`, or else by `AWS_DEFAULT_PROFILE`, or else `default`.
        let chosenName: String
        /// The variable that chose it; nil where none did.
        let chosenBy: String?

        private let config: SharedFile
        private let credentials: SharedFile

        /// Reads both files; one that is absent holds nothing.
        ///
        /// - Throws: `ConfigurationError` for a file that cannot be read as one, or a chosen profile that is in neither.
        init(_ surroundings: Surroundings) throws(ConfigurationError) {
            configPath = surroundings.expanded(surroundings.variable("AWS_CONFIG_FILE") ?? "~/.aws/config")
            credentialsPath = surroundings.expanded(
                surroundings.variable("AWS_SHARED_CREDENTIALS_FILE") ?? "~/.aws/credentials"
            )
            config = try Self.file(configPath, surroundings)
            credentials = try Self.file(credentialsPath, surroundings)
            chosenBy = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].first { surroundings.variable($0) != nil }
            chosenName = chosenBy.flatMap { surroundings.variable($0) } ?? "default"
            if let chosenBy, values(ofProfile: chosenName) == nil {
                throw ConfigurationError(
                    "\(chosenBy) names the profile `\(chosenName)`, which is neither in \(configPath) "
                        + "(as `[profile \(chosenName)]`) nor in \(credentialsPath) (as `[\(chosenName)]`)"
                )
            }
        }

        private static func file(_ path: String, _ surroundings: Surroundings) throws(ConfigurationError) -> SharedFile
        {
            guard let bytes = surroundings.readFile(path) else { return SharedFile() }
            return try SharedFile(parsing: bytes, path: path)
        }

        /// A profile's values from both files, those of the credentials file first; nil for one that neither has.
        func values(ofProfile name: String) -> [String: SharedFile.Value]? {
            let ofConfig = values(ofConfigProfile: name)
            guard let ofCredentials = values(ofCredentialsProfile: name) else { return ofConfig }
            return ofCredentials.merging(ofConfig ?? [:]) { own, _ in own }
        }

        /// A profile's values from the configuration file: of `[profile NAME]`, or `[default]`.
        func values(ofConfigProfile name: String) -> [String: SharedFile.Value]? {
            if let values = configSection("profile", name) { return values }
            return name == "default" ? config.sections["default"] : nil
        }

        /// A profile's values from the credentials file: of `[NAME]`.
        func values(ofCredentialsProfile name: String) -> [String: SharedFile.Value]? {
            credentials.sections[name]
        }

        /// A text of a profile.
        func text(_ name: String, ofProfile profile: String) -> String? {
            values(ofProfile: profile)?[name]?.text
        }

        /// A text of the chosen profile.
        func text(_ name: String) -> String? {
            text(name, ofProfile: chosenName)
        }

        /// What `[services NAME]` holds for a service; nil where there is no such section.
        func serviceValues(_ section: String, _ service: String) -> [String: String]? {
            guard let values = configSection("services", section) else { return nil }
            guard case .nested(let nested) = values[service] else { return [:] }
            return nested
        }

        /// The section whose header is a kind and a name, which may be quoted as in a shell.
        private func configSection(_ kind: String, _ name: String) -> [String: SharedFile.Value]? {
            if let values = config.sections["\(kind) \(name)"], shellWords("\(kind) \(name)") == [kind, name] {
                return values
            }
            let header = config.sections.keys.sorted().first { shellWords($0) == [kind, name] }
            return header.flatMap { config.sections[$0] }
        }
    }

    extension SharedFile.Value {
        /// The text; nil for nested values.
        var text: String? {
            switch self {
            case .text(let text): text
            case .nested: nil
            }
        }
    }
#endif
