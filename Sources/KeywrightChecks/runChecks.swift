package import KeywrightDiagnostics
package import KeywrightModel
package import KeywrightPlanner

/// Runs every rule over a resolved design and its plans.
///
/// In: a design without errors of reading and resolving. Out: findings only, with the rules' own severities; what
/// `checks` and `allow` make of them is the driver's. A rule that is off by default runs only where it is to speak.
///
/// - Parameter asked: the codes of rules that are to speak though they are off by default.
package func runChecks(
    _ design: Design, plan: DesignPlan, rules: [Rule] = Rule.all, asked: Set<String> = [],
    diagnostics: inout Diagnostics
) {
    let context = CheckContext(design: design, plan: plan)
    let set = Set(design.severityOverrides.compactMap { Rule.named($0.rule.value)?.id.code })
    for rule in rules where !rule.isOffByDefault || asked.contains(rule.id.code) || set.contains(rule.id.code) {
        switch rule.check {
        case .design(let check): check(context, &diagnostics)
        case .whileReading, .afterwards: break
        }
    }
}
