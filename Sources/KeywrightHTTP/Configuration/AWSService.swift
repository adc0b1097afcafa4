#if HTTP
    /// The services that are called.
    enum AWSService: Sendable {
        case dynamoDB
        case securityTokens

        /// The name in host names, in signatures, and of the block in a `services` section.
        var name: String {
            switch self {
            case .dynamoDB: "dynamodb"
            case .securityTokens: "sts"
            }
        }

        /// The variable that holds an endpoint for this service alone.
        var endpointVariable: String {
            switch self {
            case .dynamoDB: "AWS_ENDPOINT_URL_DYNAMODB"
            case .securityTokens: "AWS_ENDPOINT_URL_STS"
            }
        }
    }
#endif
