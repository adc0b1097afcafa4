package import KeywrightChecks
import KeywrightDiagnostics

/// The list of rules, aligned, one a line.
package func renderRuleList(_ rules: [Rule]) -> String {
    let width = rules.map(\.id.name.count).max() ?? 0
    return rules.map { rule in
        let name = rule.id.name.padded(to: width)
        let severity = rule.severityText.padded(to: 7)
        return "\(rule.id.code)  \(name)  \(severity)  \(rule.isFixed ? "fixed" : "     ")  \(rule.summary)\n"
    }.joined()
}

/// `[{ id, name, severity, fixed, summary }]`.
package func renderRuleListJSON(_ rules: [Rule]) -> String {
    JSONValue.array(
        rules.map { rule in
            [
                "id": .string(rule.id.code), "name": .string(rule.id.name),
                "severity": .string(rule.severityText), "fixed": .bool(rule.isFixed),
                "summary": .string(rule.summary),
            ]
        }
    ).text() + "\n"
}

/// What `explain` prints: Markdown, with the examples that the tests run.
package func renderExplanation(of rule: Rule) -> String {
    let severity = rule.isFixed ? "\(rule.severityText), fixed" : rule.severityText
    return """
        # \(rule.id.code) \(rule.id.name) (\(severity))

        Found: \(rule.summary).

        \(rule.explanation)

        ## A design that breaks it

        ```yaml
        \(rule.bad)
        ```

        ## Put right

        ```yaml
        \(rule.good)
        ```

        ## To keep a finding

        \(keeping(rule))

        """
}

private func keeping(_ rule: Rule) -> String {
    if rule.isFixed {
        return "This rule is fixed: it cannot be allowed, lowered or turned off, since what it finds makes generated "
            + "code wrong or impossible."
    }
    return """
        Where a finding is known to be fine, say so with its reason at the node that it is about:

        ```yaml
        allow:
          - { rule: \(rule.id.code), because: what makes it fine here }
        ```

        Or set the severity of the rule for the whole design: `checks: { \(rule.id.code): warning }` (`error`, `warning`,
        `info` or `off`).
        """
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// The page of all rules: what `explain` says of each, one below the other.
package func renderRulePage(_ rules: [Rule]) -> String {
    let opening = """
        # The rules

        `keywright rules` lists them, `keywright explain CODE` shows one. This page is all of them; a test holds it current. Rules of the
        language that are not built yet are not here. Ids never change meaning.

        """
    return opening
        + rules.map { rule in "\n" + renderExplanation(of: rule).replacingHeadings() }.joined()
}

extension String {
    /// Every heading one level lower.
    fileprivate func replacingHeadings() -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("# ") || $0.hasPrefix("## ") ? "#" + $0 : String($0) }.joined(separator: "\n")
    }
}
