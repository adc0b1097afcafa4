package import KeywrightDiagnostics

extension RuleID {
    /// A part of the language that this version refuses, rather than ignore it in silence.
    package static let notYetSupported = RuleID("KW000", "not-yet-supported")
    /// More attributes in a key than the service takes, or several where it takes one (F1.35, F1.36).
    package static let badMultiKey = RuleID("KW407", "bad-multi-key")
}
