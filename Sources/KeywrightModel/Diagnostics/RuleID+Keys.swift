package import KeywrightDiagnostics

/// The rules about keys and names of the service that resolving finds.
extension RuleID {
    package static let missingKeyTemplate = RuleID("KW104", "missing-key-template")
    package static let keyType = RuleID("KW105", "key-type")
    package static let emptyKey = RuleID("KW106", "empty-key")
    package static let optionalInKey = RuleID("KW110", "optional-in-key")
    package static let badAWSName = RuleID("KW401", "bad-aws-name")
    package static let badLocalIndex = RuleID("KW406", "bad-local-index")
    package static let badTTL = RuleID("KW410", "bad-ttl")
}
