package import KeywrightChecks
package import KeywrightDiagnostics
package import KeywrightModel
import KeywrightSpec

/// Applies what the design says of rules: `checks` sets severities, `allow` silences with a reason.
///
/// Severity is policy and stands here alone: a rule never reads a setting. A fixed rule keeps its severity whatever
/// the design says, and trying to change it is KW012 as an error; an `allow` that silences nothing among the rules
/// that ran is KW012 as a warning.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
package func applyPolicy(
    of design: Design?, to findings: [Diagnostic], ran rules: [Rule], asked: Set<String>
) -> [Diagnostic] {
    guard let design else { return findings }
    var policy = Policy(rules: rules, asked: asked)
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
    private let rules: [Rule]
    private var overrides: [String: Override] = [:]

    private struct Override {
        var severity: Severity?
        /// nil is the rule's own default.
        var span: SourceSpan?
    }

    init(rules: [Rule], asked: Set<String>) {
        self.rules = rules
        for rule in rules where rule.isOffByDefault && !asked.contains(rule.id.code) {
            overrides[rule.id.code] = Override()
        }
    }

    /// Those whose findings are seen.
    private var ran: Set<String> {
        Set(rules.filter { rule in !rule.isOffByDefault || overrides[rule.id.code]?.severity != nil }.map(\.id.code))
    }

    mutating func add(_ override: SeverityOverride) {
        guard let rule = named(override.rule) else { return }
        if rule.isFixed {
            complaints.append(.fixed(rule, at: override.rule.span, verb: "changed"))
        } else if let first = overrides[rule.id.code]?.span {
            complaints.append(.setTwice(rule, at: override.rule.span, first: first))
        } else {
            overrides[rule.id.code] = Override(severity: override.severity, span: override.rule.span)
        }
    }

    /// The finding with its severity, or nil where its rule is off. An analysis that was not proven stays an info.
    func applied(to finding: Diagnostic) -> Diagnostic? {
        guard let override = overrides[finding.rule.code] else { return finding }
        guard let severity = override.severity else { return nil }
        var changed = finding
        if finding.proof != .bounded || finding.severity != .info { changed.severity = severity }
        return changed
    }

    mutating func silence(_ findings: inout [Diagnostic], by allowances: [Allowance]) {
        // Of a pattern that was not planned the rules had nothing to say.
        let isWhole = !findings.contains { $0.rule.code == RuleID.notYetSupported.code }
        let ran = ran
        for allowance in allowances {
            guard let rule = named(allowance.rule) else { continue }
            if rule.isFixed {
                complaints.append(.fixed(rule, at: allowance.rule.span, verb: "allowed"))
                continue
            }
            var silenced = false
            for index in findings.indices where findings[index].rule.code == rule.id.code {
                guard allowance.covers(findings[index]) else { continue }
                findings[index].allowedBecause = findings[index].allowedBecause ?? allowance.because
                silenced = true
            }
            let isOff = overrides[rule.id.code].map { $0.severity == nil } ?? false
            if !silenced, isWhole, !isOff, ran.contains(rule.id.code) {
                complaints.append(.useless(rule, at: allowance.rule.span))
            }
        }
    }

    private mutating func named(_ name: Spanned<String>) -> LanguageRule? {
        guard complaints.count < Diagnostics.limit else { return nil }
        if let rule = LanguageRule.named(name.value) { return rule }
        complaints.append(.unknownRule(name))
        return nil
    }
}

extension Allowance {
    /// Whether a finding stands in the part that bears the allowance, or is about it.
    fileprivate func covers(_ finding: Diagnostic) -> Bool {
        guard let scope else { return true }
        let place = finding.primary.span
        if place.file == scope.file, scope.lower <= place.lower, place.upper <= scope.upper { return true }
        guard subject != Subject() else { return false }
        func agree(_ own: String?, _ theirs: String?...) -> Bool {
            own.map { own in theirs.contains { $0?.utf8.elementsEqual(own.utf8) ?? false } } ?? true
        }
        return agree(subject.table, finding.subject.table) && agree(subject.index, finding.subject.index)
            && agree(subject.entity, finding.subject.entity, finding.subject.other)
            && agree(subject.attribute, finding.subject.attribute)
            && agree(subject.pattern, finding.subject.pattern) && agree(subject.type, finding.subject.type)
    }
}

extension Diagnostic {
    fileprivate static func fixed(_ rule: LanguageRule, at span: SourceSpan, verb: String) -> Diagnostic {
        Diagnostic(
            .uselessAllow, .error,
            "`\(rule.id.code)` (\(rule.id.name)) cannot be \(verb): what it finds makes generated code wrong or impossible",
            at: Label(span), help: ["remove this entry and mend what the rule finds"])
    }

    fileprivate static func setTwice(_ rule: LanguageRule, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateName, .error, "the severity of `\(rule.id.code)` (\(rule.id.name)) is set twice",
            at: Label(span, "again here"), related: [Label(first, "first here")])
    }

    fileprivate static func useless(_ rule: LanguageRule, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .uselessAllow, .warning,
            "this `allow` of `\(rule.id.code)` (\(rule.id.name)) silences nothing", at: Label(span),
            help: ["remove it, so that the next finding of this kind is seen"])
    }

    fileprivate static func unknownRule(_ name: Spanned<String>) -> Diagnostic {
        let names = (Rule.all.map(\.id) + LanguageRule.all.map(\.id)).flatMap { [$0.code, $0.name] }
        let near = nearestName(to: name.value, among: names)
        return Diagnostic(
            .unknownName, .error, "no rule is called `\(name.value)`", at: Label(name.span),
            help: near.map { ["a rule with a similar name exists: `\($0)`"] } ?? ["`keywright rules` lists them all"],
            fixIts: near.map {
                [FixIt("replace `\(name.value)` with `\($0)`", isSafe: false, edits: [.init(name.span, $0)])]
            } ?? [])
    }
}
