import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// Reports the patterns whose one obstacle is a condition or an order of which this rule tells.
func reportObstacles(of rule: RuleID, help: [String], _ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .failed) {
        guard case .failed(let failure) = outcome, case .obstacle(let obstacle, let index) = failure.verdict,
            let query = pattern.operation.query
        else { continue }
        let design = context.design
        switch obstacle {
        case .conditionNotServed(let test, rule, let why):
            let place = design.place(of: test, in: query, index: index, rule: rule.code)
            diagnostics.report(.obstacle(rule, pattern, place, index: index, why: why, at: test.span, help, design))
        case .orderUnsound(let entity, let attribute, rule, let why):
            let place = design.sortPlaces(of: attribute, in: entity, index: index).first
            diagnostics.report(
                .obstacle(rule, pattern, place, index: index, why: why, at: pattern.orderSpan, help, design))
        case .conditionNotServed, .orderUnsound, .notInIndex, .partitionUnbound, .partitionsDiffer, .fanOut,
            .orderNotServed, .notProjected, .consistentOnIndex, .notPinned,
            .keyConditionRefused, .leavesOut:
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

extension Design {
    /// Where the attribute of a test stands in the sort key: of several entities, the first that shows what the rule
    /// tells.
    fileprivate func place(of test: Test, in query: QueryPattern, index: String?, rule: String) -> SortPlace? {
        let places = query.entities.flatMap { branch -> [SortPlace] in
            let own = (branch.condition?.tests ?? []).first { $0.span == test.span }
            return (own?.references ?? []).flatMap { reference in
                sortPlaces(of: reference.attribute, path: reference.path, in: branch.entity, index: index)
            }
        }
        return places.first { orderWitness(of: rule, at: $0) != nil } ?? places.first
    }
}

extension Diagnostic {
    fileprivate static func obstacle(
        _ rule: RuleID, _ pattern: AccessPattern, _ sort: SortPlace?, index: String?, why: String,
        at span: SourceSpan, _ help: [String], _ design: Design
    ) -> Diagnostic {
        let place = index.map { "index `\($0)`" } ?? "the table's key"
        let entity = sort.map { design[$0.entity] }
        let attribute = sort.flatMap { place in entity.map { $0[place.placeholder.attribute].name } }
        return Diagnostic(
            rule, .error, "\(place) would answer `\(pattern.name)`, but \(why)", at: Label(span),
            help: help,
            subject: Subject(index: index, entity: entity?.name, attribute: attribute, pattern: pattern.name),
            witness: sort.flatMap { design.orderWitness(of: rule.code, at: $0) })
    }
}
