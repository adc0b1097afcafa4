import KeywrightDiagnostics
import KeywrightDriver
import KeywrightPlanner

/// What the compiler says of a design: the report of its plans, and what its checks found.
struct CompiledDesign {
    /// The entries of `patterns` in the report, as it is written.
    let plans: [OracleJSON]
    /// The rules whose errors stand against a pattern, by its name.
    private(set) var patternErrors: [String: Set<String>] = [:]
    /// The rules whose errors stand against the design itself.
    private(set) var designErrors: Set<String> = []
    /// The rules that spoke of a pattern, whatever their severity.
    private(set) var patternRules: [String: Set<String>] = [:]

    init(_ design: PlainDesign) throws {
        let compilation = compile(SourceFile(path: "oracle.keywright.yaml", bytes: Array(design.yaml.utf8)))
        if let resolved = compilation.design, let plan = compilation.plan {
            plans = try OracleJSON(parsing: Array(renderPlanJSON(resolved, plan).utf8))["patterns"]?.elements ?? []
        } else {
            plans = []
        }
        for finding in compilation.findings where !isOfGenerating(finding, compilation) {
            if let pattern = finding.subject.pattern { patternRules[pattern, default: []].insert(finding.rule.code) }
            // Where a collision is neither found nor excluded, plans promise nothing.
            if finding.rule.code == "KW101", finding.severity == .info { designErrors.insert("KW101, not proven") }
            guard finding.severity == .error else { continue }
            // One finding may be about several patterns: the others are named beside it.
            for label in finding.related {
                guard let name = label.message.split(separator: "`").first.map({ String($0) }) else { continue }
                patternErrors[name, default: []].insert(finding.rule.code)
            }
            if let pattern = finding.subject.pattern {
                patternErrors[pattern, default: []].insert(finding.rule.code)
            } else {
                designErrors.insert(finding.rule.code)
            }
        }
    }

    /// Whether it says that code is not generated yet, which is nothing to a plan. Where nothing is planned either, the
    /// report has no requests.
    private func isOfGenerating(_ finding: Diagnostic, _ compilation: Compilation) -> Bool {
        guard finding.rule.code == "KW000" else { return false }
        guard let pattern = finding.subject.pattern else { return true }
        let isRefusedElse = compilation.findings.contains {
            $0.subject.pattern == pattern && $0.severity == .error && $0.rule.code != "KW000"
        }
        return isRefusedElse || !compilation.patternsWithoutPlan.contains(pattern)
    }

    /// The plans of a pattern: several where parameters may be left out.
    func plans(of pattern: PlainPattern) -> [OracleJSON] {
        plans.filter { $0["name"]?.text == pattern.name && !($0["requests"]?.elements.isEmpty ?? true) }
    }

    /// The plan for a call that gives just these of the optional parameters.
    func plan(of pattern: PlainPattern, giving given: Set<String>) -> OracleJSON? {
        let plans = plans(of: pattern)
        guard plans.count > 1 || pattern.parameters.contains(where: \.isOptional) else { return plans.first }
        return plans.first { Set($0["given"]?.elements.compactMap(\.text) ?? []) == given }
    }

    func hasRule(_ rule: String, _ pattern: PlainPattern) -> Bool {
        patternRules[pattern.name]?.contains(rule) ?? false
    }
}
