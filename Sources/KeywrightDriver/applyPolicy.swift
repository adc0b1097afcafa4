import KeywrightChecks
import KeywrightDiagnostics
import KeywrightModel

/// Applies what the design says of rules: `checks` sets severities, `allow` silences with a reason.
///
/// Severity is policy and stands here alone: a rule never reads a setting. A fixed rule keeps its severity whatever
/// the design says, and trying to change it is KW012 as an error; an `allow` that silences nothing among the rules
/// that ran is KW012 as a warning.
func applyPolicy(of design: Design?, to findings: [Diagnostic], ran rules: [Rule]) -> [Diagnostic] {
    guard let design else { return findings }
    var policy = Policy(rules: rules)
    for override in design.severityOverrides { policy.add(override) }
    var result = findings.compactMap { policy.applied(to: $0) }
    policy.silence(&result, by: design.allowances)
    var diagnostics = Diagnostics()
    diagnostics.report(result)
    diagnostics.report(policy.complaints)
    return diagnostics.sorted()
}

private struct Policy {
    var complaints: [Diagnostic] = []
    private let ran: Set<String>
    private var overrides: [String: Severity?] = [:]

    init(rules: [Rule]) { ran = Set(rules.map(\.id.code)) }

    mutating func add(_ override: SeverityOverride) {
        guard let rule = named(override.rule) else { return }
        if rule.isFixed {
            complaints.append(.fixed(rule, at: override.rule.span, verb: "changed"))
        } else {
            overrides[rule.id.code] = .some(override.severity)
        }
    }

    /// The finding with its severity, or nil where its rule is off. An analysis that was not proven stays an info.
    func applied(to finding: Diagnostic) -> Diagnostic? {
        guard let override = overrides[finding.rule.code] else { return finding }
        guard let severity = override else { return nil }
        var changed = finding
        if finding.proof != .bounded || finding.severity != .info { changed.severity = severity }
        return changed
    }

    mutating func silence(_ findings: inout [Diagnostic], by allowances: [Allowance]) {
        for allowance in allowances {
            guard let rule = named(allowance.rule) else { continue }
            if rule.isFixed {
                complaints.append(.fixed(rule, at: allowance.rule.span, verb: "allowed"))
                continue
            }
            var silenced = false
            for index in findings.indices where findings[index].rule.code == rule.id.code {
                guard allowance.covers(findings[index].primary.span) else { continue }
                findings[index].allowedBecause = allowance.because
                silenced = true
            }
            if !silenced && ran.contains(rule.id.code) {
                complaints.append(.useless(rule, at: allowance.rule.span))
            }
        }
    }

    private mutating func named(_ name: Spanned<String>) -> Rule? {
        guard complaints.count < Diagnostics.limit else { return nil }
        if let rule = Rule.named(name.value) { return rule }
        complaints.append(.unknownRule(name))
        return nil
    }
}

extension Allowance {
    fileprivate func covers(_ place: SourceSpan) -> Bool {
        guard let scope else { return true }
        return place.file == scope.file && scope.lower <= place.lower && place.upper <= scope.upper
    }
}

extension Diagnostic {
    fileprivate static func fixed(_ rule: Rule, at span: SourceSpan, verb: String) -> Diagnostic {
        Diagnostic(
            .uselessAllow, .error,
            "`\(rule.id.code)` (\(rule.id.name)) cannot be \(verb): what it finds makes generated code wrong or impossible",
            at: Label(span), help: ["remove this entry and mend what the rule finds"])
    }

    fileprivate static func useless(_ rule: Rule, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .uselessAllow, .warning,
            "this `allow` of `\(rule.id.code)` (\(rule.id.name)) silences nothing", at: Label(span),
            help: ["remove it, so that the next finding of this kind is seen"])
    }

    fileprivate static func unknownRule(_ name: Spanned<String>) -> Diagnostic {
        let names = Rule.all.flatMap { [$0.id.code, $0.id.name] }
        let near = nearestName(to: name.value, among: names)
        return Diagnostic(
            .unknownName, .error, "no rule is called `\(name.value)`", at: Label(name.span),
            help: near.map { ["a rule with a similar name exists: `\($0)`"] } ?? ["`keywright rules` lists them all"],
            fixIts: near.map {
                [FixIt("replace `\(name.value)` with `\($0)`", isSafe: false, edits: [.init(name.span, $0)])]
            } ?? [])
    }
}
