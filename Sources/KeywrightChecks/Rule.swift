package import KeywrightDiagnostics

/// A rule as a value: what it is called, why it exists, an example of each kind, and how it is checked.
///
/// The examples are whole designs. They are what `keywright explain` prints, and a test runs them: the bad one gives
/// exactly the findings that its caret comments mark, the good one gives none of any rule.
package struct Rule: Sendable {
    package var id: RuleID
    /// The severity that most of its findings have; `checks:` in a design overrides it unless the rule is fixed.
    package var severity: Severity
    /// Cannot be allowed, lowered or turned off, since its breach makes generated code wrong or impossible.
    package var isFixed: Bool
    /// Says nothing unless `checks:` in a design gives it a severity, or a run asks for it by name.
    package var isOffByDefault: Bool
    /// What it finds: one line, lower case, no full stop.
    package var summary: String
    /// What it means, why it matters, and when it is fine to keep: Markdown paragraphs.
    package var explanation: String
    package var bad: String
    package var good: String
    package var check: Check
    /// The figures without which it is silent, and where: what `check --missing-figures` tells.
    package var figures: [FigureNeed]

    /// Where the findings of a rule come from.
    package enum Check: Sendable {
        /// From reading and resolving the design: the rule describes what those stages report.
        case whileReading
        /// From the resolved design and its plans.
        case design(@Sendable (CheckContext, inout Diagnostics) -> Void)
        /// From what the driver knows alone: which findings were silenced.
        case afterwards
    }

    package init(
        _ id: RuleID, severity: Severity, isFixed: Bool = false, isOffByDefault: Bool = false, summary: String,
        explanation: String, bad: String, good: String, check: Check, figures: [FigureNeed] = []
    ) {
        self.id = id
        self.severity = severity
        self.isFixed = isFixed
        self.isOffByDefault = isOffByDefault
        self.summary = summary
        self.explanation = explanation
        self.bad = bad
        self.good = good
        self.check = check
        self.figures = figures
    }

    /// As lists of rules show it.
    package var severityText: String { isOffByDefault ? "off" : severity.rawValue }
}
