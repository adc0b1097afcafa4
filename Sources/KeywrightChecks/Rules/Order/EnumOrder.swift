import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let enumOrder = Rule(
        RuleID("KW506", "enum-order"),
        severity: .warning,
        summary: "a range or an order on an enum whose declared order is not that of its stored names",
        explanation: """
            An enum is stored as its name, and DynamoDB compares names byte by byte (F1.15): `high` sorts before `low`, and `FINALS` before
            `QUARTERFINALS`, whatever their order in the design. A range over such an enum, or an order by it, means the order of the
            names. Give the names that are stored an ordinal, `{ enum: { low: 1-low, high: 2-high } }`, or declare the cases in the order
            of their names.
            """,
        bad: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            types:
              Priority: { enum: [low, medium, high] }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: 'TASK#<priority>#<taskId>' }
                identity: [taskId]
                attributes: { projectId: ulid, taskId: ulid, priority: Priority, title: string }
            accessPatterns:
              urgent: { query: Task, where: projectId = $projectId, order: priority descending, limit: 20 }
            #                                                              ^^^^^^^^^^^^^^^^^^^ warning[KW506]
              atLeast: { query: Task, where: projectId = $projectId and priority >= $priority, limit: 20 }
            #                                                           ^^^^^^^^^^^^^^^^^^^^^ warning[KW506]
            """,
        good: """
            keywright: 1
            design: Tasks
            table: { name: tasks, key: { partition: PK, sort: SK } }
            types:
              Priority: { enum: { low: 1-low, medium: 2-medium, high: 3-high } }
            entities:
              Task:
                key: { PK: PROJECT#<projectId>, SK: 'TASK#<priority>#<taskId>' }
                identity: [taskId]
                attributes: { projectId: ulid, taskId: ulid, priority: Priority, title: string }
            accessPatterns:
              urgent: { query: Task, where: projectId = $projectId, order: priority descending, limit: 20 }
              atLeast: { query: Task, where: projectId = $projectId and priority >= $priority, limit: 20 }
            """,
        check: .design(checkEnumOrder)
    )
}

private func checkEnumOrder(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes {
        // What a pattern without a plan lacks is told by its one finding.
        guard outcome.plan != nil else { continue }
        var seen: Set<SourceSpan> = []
        for (entity, condition) in pattern.operation.conditions {
            for test in condition.tests where !seen.contains(test.span) {
                guard let range = EnumRange(test, of: entity, in: context.design),
                    let witness = range.enumeration.misordered(by: range.literal)
                else { continue }
                seen.insert(test.span)
                diagnostics.report(
                    .enumOrder(
                        pattern, context.design[entity], range.attribute, witness, verb: "compares", at: test.span))
            }
        }
        if let plan = outcome.plan, let (entity, attribute, enumeration) = context.orderedEnum(of: pattern, plan),
            let witness = enumeration.misordered()
        {
            diagnostics.report(
                .enumOrder(
                    pattern, context.design[entity], attribute, witness, verb: "sorts by", at: pattern.orderSpan))
        }
    }
}

/// A comparison of an enum by more than equality.
private struct EnumRange {
    var attribute: AttributeID
    var enumeration: Enumeration
    /// The one bound, where it stands in the design.
    var literal: (Comparison, String)?

    init?(_ test: Test, of entity: EntityID, in design: Design) {
        let sides: [Operand]
        var bound: (Comparison, Operand)?
        switch test.kind {
        case .comparison(let left, let comparison, let right):
            switch comparison {
            case .equal, .notEqual: return nil
            case .less, .lessOrEqual, .greater, .greaterOrEqual: break
            }
            sides = [left, right]
            if case .attribute = left { bound = (comparison, right) } else { bound = (comparison.flipped, left) }
        case .between(let value, _, _): sides = [value]
        case .beginsWith, .isIn, .contains, .exists, .missing: return nil
        }
        for case .attribute(let reference) in sides where reference.transforms.isEmpty {
            guard case .enumeration(let found)? = design.type(of: entity, reference.attribute, path: reference.path)
            else { continue }
            attribute = reference.attribute
            enumeration = found
            if case (let comparison, .literal(.text(let text), _))? = bound { literal = (comparison, text) }
            return
        }
        return nil
    }
}

extension Enumeration {
    /// Two cases, as declared, whose stored names are in the other order. Where a comparison with one stored name is given,
    /// two that it tells apart otherwise than the declared order does.
    fileprivate func misordered(by literal: (Comparison, String)? = nil) -> [String]? {
        let names = cases.map(\.stored)
        let isBefore = { (left: String, right: String) in left.utf8.lexicographicallyPrecedes(right.utf8) }
        if let literal, let place = names.firstIndex(where: { $0.utf8.elementsEqual(literal.1.utf8) }) {
            let other = names.indices.first { index in
                index != place && (index < place) != isBefore(names[index], names[place])
            }
            return other.map { $0 < place ? [names[$0], names[place]] : [names[place], names[$0]] }
        }
        for (earlier, later) in zip(names, names.dropFirst()) where isBefore(later, earlier) {
            return [earlier, later]
        }
        return nil
    }
}

extension CheckContext {
    /// The enum that an order sorts by: the one that it names, or the first that `where` leaves open of the sort key.
    fileprivate func orderedEnum(
        of pattern: AccessPattern, _ plan: AccessPlan
    ) -> (EntityID, AttributeID, Enumeration)? {
        guard case .query(let query) = pattern.operation, let order = query.order else { return nil }
        for branch in query.entities {
            let sort = design.keyEntries(of: branch.entity, index: plan.index).sort
            guard let open = sort.flatMap(\.template.placeholders).first(where: { !branch.gives($0) }),
                open.transforms.isEmpty,
                case .enumeration(let found)? = design.type(of: branch.entity, open.attribute, path: open.path)
            else { continue }
            // An order by a name is by that one, or there would be no plan.
            if order.attribute == nil || found.misordered() != nil { return (branch.entity, open.attribute, found) }
        }
        return nil
    }
}

extension Operation {
    /// The conditions that it puts to items, with the entity that each is about.
    fileprivate var conditions: [(EntityID, Condition)] {
        switch self {
        case .get(let get), .batchGet(let get): pairs(get.entity, get.filter)
        case .transactGet(let gets): gets.flatMap { pairs($0.entity, $0.filter) }
        case .query(let query):
            query.entities.flatMap { pairs($0.entity, $0.condition) + pairs($0.entity, $0.filter) }
        case .scan(let scan): pairs(scan.branch.entity, scan.branch.filter)
        case .create(let write), .put(let write): pairs(write.entity, write.condition)
        case .update(let update): pairs(update.entity, update.condition)
        case .delete(let delete): pairs(delete.entity, delete.condition)
        case .deleteAll(let all):
            pairs(all.branch.entity, all.branch.condition) + pairs(all.branch.entity, all.branch.filter)
        case .batchPut, .batchDelete: []
        case .transact(let steps): steps.flatMap { pairs($0.entity, $0.condition) }
        }
    }

    private func pairs(_ entity: EntityID, _ condition: Condition?) -> [(EntityID, Condition)] {
        condition.map { [(entity, $0)] } ?? []
    }
}

extension TransactionStep {
    fileprivate var condition: Condition? {
        switch action {
        case .create(let write), .put(let write): write.condition
        case .update(let update): update.condition
        case .delete(let delete), .check(let delete): delete.condition
        }
    }
}

extension Diagnostic {
    fileprivate static func enumOrder(
        _ pattern: AccessPattern, _ entity: Entity, _ attribute: AttributeID, _ witness: [String], verb: String,
        at span: SourceSpan
    ) -> Diagnostic {
        let name = entity[attribute].name
        return Diagnostic(
            Rule.enumOrder.id, .warning,
            "`\(pattern.name)` \(verb) `\(name)` by its stored names, where `\(witness[1])` comes before `\(witness[0])`",
            at: Label(span), related: [Label(entity[attribute].nameSpan, "declared in another order")],
            help: [
                "store the names with ordinals, such as `1-\(witness[0])` and `2-\(witness[1])`, or declare the cases in the order of their names"
            ],
            subject: Subject(entity: entity.name, attribute: name, pattern: pattern.name),
            witness: .values(attribute: name, witness.map(WitnessValue.text)))
    }
}
