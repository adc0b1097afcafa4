/// How many findings a rule has.
package struct RuleCount: Hashable, Sendable {
    package var rule: RuleID
    package var count: Int
    /// Those of them that an edit repairs that may be applied unseen.
    package var fixable: Int
}

/// The counts per rule, the highest first, then by code; silenced findings do not count.
package func ruleCounts(_ findings: some Sequence<Diagnostic>) -> [RuleCount] {
    var counts: [String: RuleCount] = [:]
    for finding in findings where !finding.isSilenced {
        var count = counts[finding.rule.code] ?? RuleCount(rule: finding.rule, count: 0, fixable: 0)
        count.count += 1
        if finding.isFixable { count.fixable += 1 }
        counts[finding.rule.code] = count
    }
    return counts.values.sorted { ($1.count, $0.rule.code) < ($0.count, $1.rule.code) }
}

/// The counts per rule, a line each; `[*]` marks rules of which `--fix` repairs findings.
package func renderStatistics(_ findings: some Sequence<Diagnostic>) -> String {
    let counts = ruleCounts(findings)
    let width = counts.map { String($0.count).utf8.count }.max() ?? 0
    return counts.map { count in
        let number = String(count.count)
        let lead = String(repeating: " ", count: width - number.utf8.count)
        return "\(lead)\(number)  \(count.rule.code)  [\(count.fixable > 0 ? "*" : " ")]  \(count.rule.name)\n"
    }.joined()
}

/// The counts per rule in the report.
func statistics(_ findings: [Diagnostic]) -> JSONValue {
    .array(
        ruleCounts(findings).map { count in
            [
                "rule": .string(count.rule.code), "name": .string(count.rule.name), "count": .int(count.count),
                "fixable": .int(count.fixable),
            ]
        })
}
