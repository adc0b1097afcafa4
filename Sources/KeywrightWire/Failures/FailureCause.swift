/// What an answer that is no result means for whoever thinks of sending the request again.
package enum FailureCause: Hashable, Sendable, CaseIterable {
    /// There were too many requests, or another region wrote at the same time. The request was not carried out; the
    /// same bytes may succeed later.
    case throttled
    /// The time in the signature is not the service's. The request was not carried out; signed with the time of the
    /// answer's header `Date` it may succeed at once.
    case clockSkew
    /// The session that the credentials belong to has ended. The request was not carried out; signed with new
    /// credentials it may succeed at once.
    case expiredCredentials
    /// A transaction with this token is under way. Sent again, the request gets that transaction's outcome (F4.18).
    case inProgress
    /// The service, or something on the way to it, failed. Whether the request was carried out is not known.
    case server
    /// The service decided. The request was not carried out, and the same request will be refused again as long as
    /// nothing else changes.
    case refused

    /// Judges by what the service calls its failure, and by the status where it does not say or says something new.
    ///
    /// - Parameters:
    ///   - typeName: the exception's name without a name space.
    ///   - message: the service's words: a signature out of time has the same name as one that is wrong.
    package init(typeName: String?, status: Int, message: String = "") {
        switch typeName {
        case let name? where Self.throttlingNames.contains(name): self = .throttled
        case "ReplicatedWriteConflictException": self = .throttled
        case "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture": self = .clockSkew
        case "InvalidSignatureException", "SignatureDoesNotMatch":
            let isOutOfTime = message.hasPrefix("Signature expired") || message.hasPrefix("Signature not yet current")
            self = isOutOfTime ? .clockSkew : .refused
        case "ExpiredTokenException", "ExpiredToken": self = .expiredCredentials
        case "TransactionInProgressException": self = .inProgress
        case let name? where Self.serverNames.contains(name): self = .server
        default: self = status == 429 ? .throttled : status >= 500 ? .server : .refused
        }
    }

    static let throttlingNames: Set<String> = [
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "ThrottledException", "Throttling", "ThrottlingException",
        "TooManyRequestsException",
    ]

    static let serverNames: Set<String> = [
        "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceUnavailableException",
    ]
}
