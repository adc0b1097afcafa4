/// The rules about the language itself: what reading, decoding and resolving a design can find.
extension RuleID {
    package static let yamlSyntax = RuleID("KW001", "yaml-syntax")
    package static let unknownKey = RuleID("KW002", "unknown-key")
    package static let missingKey = RuleID("KW003", "missing-key")
    package static let wrongKind = RuleID("KW004", "wrong-kind")
    package static let duplicateName = RuleID("KW005", "duplicate-name")
    package static let unknownName = RuleID("KW006", "unknown-name")
    package static let badTemplate = RuleID("KW007", "bad-template")
    package static let badCondition = RuleID("KW008", "bad-condition")
    package static let tooLarge = RuleID("KW009", "too-large")
    package static let badInclude = RuleID("KW010", "bad-include")
    package static let nameClash = RuleID("KW011", "name-clash")
    package static let uselessAllow = RuleID("KW012", "useless-allow")
    package static let badType = RuleID("KW013", "bad-type")
    package static let badExample = RuleID("KW014", "bad-example")
    package static let lostToYAML = RuleID("KW015", "lost-to-yaml")
}
