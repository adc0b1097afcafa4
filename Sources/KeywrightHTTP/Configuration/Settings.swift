#if HTTP
    /// What the environment and the chosen profile say of region and endpoints.
    struct Settings: Sendable {
        let surroundings: Surroundings
        let profiles: SharedProfiles

        /// Reads the files.
        init(_ surroundings: Surroundings) throws(ConfigurationError) {
            self.surroundings = surroundings
            profiles = try SharedProfiles(surroundings)
        }

        /// The region: of `AWS_REGION`, `AWS_DEFAULT_REGION` or the profile.
        func region() throws(ConfigurationError) -> String {
            for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
                if let region = surroundings.variable(name) { return region }
            }
            if let region = profiles.text("region"), !region.isEmpty { return region }
            throw ConfigurationError(
                "there is no region: neither AWS_REGION nor AWS_DEFAULT_REGION is set, and the profile "
                    + "`\(profiles.chosenName)` of \(profiles.configPath) has no `region`; set one of them, as to `us-east-1`"
            )
        }

        /// Which of the region's endpoints: by `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT` or the profile.
        func variant() throws(ConfigurationError) -> EndpointVariant {
            EndpointVariant(
                usesFIPS: try flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
                usesDualStack: try flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
            )
        }

        /// The endpoint that is written somewhere; nil for the region's own.
        ///
        /// Looked for, in this order: the variable of the service, `AWS_ENDPOINT_URL`, the `services` section of the profile,
        /// the profile's `endpoint_url`; unless all of them are to be ignored.
        func endpoint(of service: AWSService) throws(ConfigurationError) -> Endpoint? {
            if try flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls") { return nil }
            for name in [service.endpointVariable, "AWS_ENDPOINT_URL"] {
                if let text = surroundings.variable(name) { return try endpoint(text, in: name) }
            }
            if let section = profiles.text("services"), !section.isEmpty {
                guard let values = profiles.serviceValues(section, service.name) else {
                    throw ConfigurationError(
                        "the profile `\(profiles.chosenName)` names the services `\(section)`, but \(profiles.configPath) "
                            + "has no section `[services \(section)]`"
                    )
                }
                if let text = values["endpoint_url"], !text.isEmpty {
                    let place = "`endpoint_url` of \(service.name) in `[services \(section)]` of \(profiles.configPath)"
                    return try endpoint(text, in: place)
                }
            }
            guard let text = profiles.text("endpoint_url"), !text.isEmpty else { return nil }
            return try endpoint(
                text, in: "`endpoint_url` of the profile `\(profiles.chosenName)` in \(profiles.configPath)"
            )
        }

        private func endpoint(_ text: String, in place: String) throws(ConfigurationError) -> Endpoint {
            do {
                return try Endpoint(parsing: text)
            } catch {
                throw ConfigurationError("\(place): \(error.description)")
            }
        }

        /// A variable or, where it is not set, a value of the profile: `true` or `false`.
        func flag(_ variable: String, _ key: String) throws(ConfigurationError) -> Bool {
            let written: (value: String, place: String)
            if let value = surroundings.variable(variable) {
                written = (value, variable)
            } else if let value = profiles.text(key), !value.isEmpty {
                written = (value, "`\(key)` of the profile `\(profiles.chosenName)` in \(profiles.configPath)")
            } else {
                return false
            }
            switch written.value.lowercased() {
            case "true": return true
            case "false": return false
            default:
                throw ConfigurationError("\(written.place) holds `\(written.value)`; write `true` or `false`")
            }
        }
    }
#endif
