#if HTTP
    /// Which of a region's endpoints is meant.
    struct EndpointVariant: Hashable, Sendable {
        /// Those with validated cryptography.
        var usesFIPS = false
        /// Those with IPv6 and IPv4.
        var usesDualStack = false
    }

    extension Endpoint {
        /// A service's endpoint in a region, which need not exist: regions are not known by name, only which partition their
        /// names belong to.
        ///
        /// The region `local` is DynamoDB Local on its usual port.
        ///
        /// - Throws: `ConfigurationError` for what can be no region's name, and for variants of `local`.
        init(
            of service: AWSService, region: String, variant: EndpointVariant = EndpointVariant()
        ) throws(ConfigurationError) {
            guard Self.isRegionName(region) else {
                throw ConfigurationError("`\(region)` is no region; write one as in `us-east-1`")
            }
            if service == .dynamoDB, region == "local" {
                guard variant == EndpointVariant() else {
                    throw ConfigurationError("the region `local` has no endpoint for FIPS or dual stack; use neither")
                }
                self.init(isSecure: false, host: "localhost", port: 8000)
                return
            }
            let partition = Partition(ofRegion: region)
            // The government's endpoints all have validated cryptography, and only those of dual stack say so in their name.
            let saysFIPS = variant.usesFIPS && (!partition.isGovernment || variant.usesDualStack)
            let suffix = variant.usesDualStack ? partition.dualStackSuffix : partition.suffix
            self.init(host: "\(service.name)\(saysFIPS ? "-fips" : "").\(region.lowercased()).\(suffix)")
        }

        /// Letters, digits and hyphens, as a label of a host name has them.
        private static func isRegionName(_ text: String) -> Bool {
            let bytes = text.utf8
            return (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
                && bytes.allSatisfy { byte in
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                }
        }
    }

    /// A group of regions whose hosts' names end alike.
    private struct Partition {
        var prefix: String
        var suffix: String
        var dualStackSuffix: String
        var isGovernment = false

        init(_ prefix: String, _ suffix: String, _ dualStackSuffix: String, isGovernment: Bool = false) {
            self.prefix = prefix
            self.suffix = suffix
            self.dualStackSuffix = dualStackSuffix
            self.isGovernment = isGovernment
        }

        init(ofRegion region: String) {
            self = Self.others.first { region.lowercased().hasPrefix($0.prefix) } ?? Self.standard
        }

        private static let standard = Partition("", "amazonaws.com", "api.aws")
        private static let others = [
            Partition("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
            Partition("us-gov-", "amazonaws.com", "api.aws", isGovernment: true),
            Partition("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
            Partition("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
            Partition("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
            Partition("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
            Partition("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
        ]
    }
#endif
