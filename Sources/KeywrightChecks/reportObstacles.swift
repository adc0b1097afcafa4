import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Reports the patterns whose one obstacle is a condition or an order of which this rule tells.
func reportObstacles(of rule: RuleID, help: [String], _ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes {
        guard case .failed(let failure) = outcome, case .obstacle(let obstacle, let index) = failure.verdict else {
            continue
        }
        switch obstacle {
        case .conditionNotServed(let test, rule, let why):
            diagnostics.report(.obstacle(rule, pattern, index: index, why: why, at: test.span, help: help))
        case .orderUnsound(let entity, let attribute, rule, let why):
            var finding = Diagnostic.obstacle(
                rule, pattern, index: index, why: why, at: pattern.orderSpan, help: help)
            finding.subject.entity = context.design[entity].name
            finding.subject.attribute = context.design[entity][attribute].name
            diagnostics.report(finding)
        case .conditionNotServed, .orderUnsound, .notInIndex, .partitionUnbound, .partitionsDiffer, .fanOut,
            .orderNotServed, .notProjected, .consistentOnIndex, .notPinned:
            continue
        }
    }
}

extension AccessPattern {
    /// Where the pattern asks for an order; its name, where it does not.
    var orderSpan: SourceSpan {
        guard case .query(let query) = operation, let order = query.order else { return nameSpan }
        return order.span
    }
}

extension Diagnostic {
    fileprivate static func obstacle(
        _ rule: RuleID, _ pattern: AccessPattern, index: String?, why: String, at span: SourceSpan, help: [String]
    ) -> Diagnostic {
        let place = index.map { "index `\($0)`" } ?? "the table's key"
        return Diagnostic(
            rule, .error, "\(place) would answer `\(pattern.name)`, but \(why)", at: Label(span), help: help,
            subject: Subject(index: index, pattern: pattern.name))
    }
}
