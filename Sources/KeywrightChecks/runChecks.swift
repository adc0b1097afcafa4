package import KeywrightDiagnostics
package import KeywrightModel
package import KeywrightPlanner

/// Runs every rule over a resolved design and its plans.
///
/// In: a design without errors of reading and resolving. Out: findings only, with the rules' own severities; what
/// `checks` and `allow` make of them is the driver's.
package func runChecks(_ design: Design, plan: DesignPlan, rules: [Rule] = Rule.all, diagnostics: inout Diagnostics) {
    let context = CheckContext(design: design, plan: plan)
    for rule in rules {
        switch rule.check {
        case .design(let check): check(context, &diagnostics)
        case .whileReading, .afterwards: break
        }
    }
}
