package import KeywrightChecks
package import KeywrightDiagnostics

extension RuleDescription {
    /// What reports say of a rule.
    package init(_ rule: Rule) {
        self.init(
            rule.id, rule.severity, summary: rule.summary, explanation: rule.explanation,
            page: renderExplanation(of: rule))
    }
}
