import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unsortableType = Rule(
        RuleID("KW502", "unsortable-type"),
        severity: .error,
        summary: "a range, or an order by name, on what has no order in the key",
        explanation: """
            A `uuid` is made at random, a shard is a hash, and a key that holds an attribute lowered has the order of the lowered texts.
            A range over such a text, or an order by it, would mean nothing. Use a `uuidv7` or a `ulid`, whose order is that of their
            time, or the attribute as it is. Where a pattern asks for the descending order of such a key and names no attribute, the rule
            says once, at the template, that this order means nothing.
            """,
        bad: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<code>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and code >= $code, limit: 20 }
            #                                                    ^^^^^^^^^^^^^ error[KW502]
            """,
        good: """
            keywright: 1
            design: Logs
            table: { name: logs, key: { partition: PK, sort: SK } }
            entities:
              Entry:
                key: { PK: LOG#<logId>, SK: 'ENTRY#<ts>#<kind>' }
                identity: [logId, ts]
                attributes: { logId: ulid, ts: timestamp, kind: string, code: uuid }
            accessPatterns:
              entries: { query: Entry, where: logId = $logId and ts >= $ts, limit: 20 }
            """,
        check: .design(checkUnsortableType)
    )
}

private func checkUnsortableType(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    reportObstacles(
        of: Rule.unsortableType.id,
        help: [
            "let the sort key hold something that has an order: a `uuidv7`, a `ulid`, a timestamp, the attribute itself"
        ],
        context, &diagnostics)
    for template in context.sortTemplates {
        for (part, piece) in template.entry.template.parts.enumerated() {
            guard case .placeholder(let placeholder) = piece else { continue }
            let place = SortPlace(
                entity: template.entity, entry: template.entry, part: part, placeholder: placeholder)
            guard let why = context.design.whyWithoutOrder(place) else { continue }
            let patterns = context.patternsDescending(over: placeholder, in: template)
            guard !patterns.isEmpty else { continue }
            diagnostics.report(.meaninglessOrder(template, place, why: why, patterns, context.design))
        }
    }
}

extension Design {
    /// Why the texts of a placeholder have no order at all, whichever is asked for; nil where they have one.
    fileprivate func whyWithoutOrder(_ place: SortPlace) -> String? {
        let attribute = self[place.entity][place.placeholder.attribute]
        let path = place.placeholder.path
        guard let type = type(of: place.entity, place.placeholder.attribute, path: path) else { return nil }
        let order = TextOrder(
            place.entry, part: place.part, placeholder: place.placeholder, attribute: attribute, type: type)
        guard let fault = order.fault(comparing: place.placeholder.transforms),
            fault.rule == Rule.unsortableType.id
        else { return nil }
        return fault.why
    }
}

extension CheckContext {
    /// The patterns that ask for the descending order of a sort key whose first open placeholder this is, by no name.
    fileprivate func patternsDescending(over placeholder: Placeholder, in template: SortTemplate) -> [AccessPattern] {
        queries(of: template.entity).compactMap { position in
            let pattern = design.patterns[position]
            guard case .query(let query) = pattern.operation, let order = query.order, order.attribute == nil,
                order.descending, let plan = plan.patterns[position].plan, template.indexes.contains(plan.index),
                let branch = query.entities.first(where: { $0.entity == template.entity }),
                isOpen(placeholder, in: template, branch, index: plan.index)
            else { return nil }
            return pattern
        }
    }
}

extension Diagnostic {
    fileprivate static func meaninglessOrder(
        _ template: SortTemplate, _ place: SortPlace, why: String, _ patterns: [AccessPattern], _ design: Design
    ) -> Diagnostic {
        let entity = design[template.entity]
        let names = patterns.map { "`\($0.name)`" }.joined(separator: ", ")
        return Diagnostic(
            Rule.unsortableType.id, .info,
            "\(names) \(patterns.count == 1 ? "asks" : "ask") for an order that means nothing: \(why)",
            at: Label(place.placeholder.span),
            related: patterns.map { Label($0.orderSpan, "descending here") },
            help: ["leave the order out, or let the sort key begin with what the items are to be sorted by"],
            subject: Subject(
                index: template.indexes.first ?? nil, entity: entity.name,
                attribute: entity[place.placeholder.attribute].name, pattern: patterns.first?.name),
            witness: design.orderWitness(of: Rule.unsortableType.id.code, at: place))
    }
}
