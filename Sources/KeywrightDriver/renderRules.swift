package import KeywrightChecks
import KeywrightDiagnostics

/// The list of rules, aligned, one a line.
package func renderRuleList(_ rules: [Rule]) -> String {
    let width = rules.map(\.id.name.count).max() ?? 0
    return rules.map { rule in
        let name = rule.id.name.padded(to: width)
        let severity = rule.severityText.padded(to: 7)
        let fixed = (rule.isFixed ? "fixed" : "").padded(to: 5)
        let fixable = (rule.isFixable ? "fixable" : "").padded(to: 7)
        return "\(rule.id.code)  \(name)  \(severity)  \(fixed)  \(fixable)  \(rule.summary)\n"
    }.joined()
}

/// `[{ id, name, severity, fixed, summary, category, fixable }]`.
package func renderRuleListJSON(_ rules: [Rule]) -> String {
    JSONValue.array(rules.map { .object($0.facts) }).text() + "\n"
}

/// What `explain` says, for programs: one rule as an object, several as a list.
package func renderExplanationsJSON(of rules: [Rule], asList: Bool) -> String {
    let explanations = rules.map { rule in
        JSONValue.object(
            rule.facts + [
                .init("explanation", .string(rule.explanation)), .init("bad", .string(rule.bad)),
                .init("good", .string(rule.good)), .init("toKeep", .string(keeping(rule))),
            ])
    }
    let report = asList ? JSONValue.array(explanations) : explanations.first ?? .null
    return report.text() + "\n"
}

extension Rule {
    fileprivate var facts: [JSONValue.Member] {
        [
            .init("id", .string(id.code)), .init("name", .string(id.name)),
            .init("severity", .string(severityText)), .init("fixed", .bool(isFixed)),
            .init("summary", .string(summary)), .init("category", .string(category)),
            .init("fixable", .bool(isFixable)),
        ]
    }

    /// The group of its code: `keys` for KW1.
    package var category: String {
        switch id.code.dropFirst(2).first {
        case "0": "language"
        case "1": "keys"
        case "2": "access"
        case "3": "heat"
        case "4": "limits"
        case "5": "order"
        case "6": "change"
        default: "habits"
        }
    }

    /// Whether a finding comes with an edit that repairs it: read off the bad example, so that it cannot be claimed.
    package var isFixable: Bool {
        compile(SourceFile(path: "example.keywright.yaml", text: bad)).findings.contains {
            $0.rule.code == id.code && !$0.fixIts.isEmpty
        }
    }
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
    /// Every heading one level lower; a `#` within a block of code begins a comment, which stays where it stands.
    fileprivate func replacingHeadings() -> String {
        var isCode = false
        return split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                if line.hasPrefix("```") { isCode.toggle() }
                let isHeading = !isCode && (line.hasPrefix("# ") || line.hasPrefix("## "))
                return isHeading ? "#" + line : String(line)
            }.joined(separator: "\n")
    }
}
