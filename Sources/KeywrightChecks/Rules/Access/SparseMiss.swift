import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let sparseMiss = Rule(
        RuleID("KW210", "sparse-miss"),
        severity: .warning,
        summary: "a query on an index from which some of the asked items are missing",
        explanation: """
            An item that lacks an attribute which an index key needs is not in that index, and neither is one for which `when` is false. A
            query of the index then gives fewer items than meet its `where`, and nothing says so. That is what a sparse index is for where the
            missing items are not wanted: then `where` asks for that attribute, or an `allow` says why. Else make the attribute required, give
            the key another, or read another index.
            """,
        bad: """
            keywright: 1
            design: Tickets
            table:
              name: tickets
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Ticket:
                key: { PK: TICKET#<ticketId>, SK: TICKET }
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: <dueAt> }
                attributes: { ticketId: ulid, assignee: string, dueAt: timestamp?, subject: string }
            accessPatterns:
              ticketsOfAssignee: { query: Ticket, where: assignee = $assignee, limit: 20 }
            # ^^^^^^^^^^^^^^^^^ warning[KW210]
            """,
        good: """
            keywright: 1
            design: Tickets
            table:
              name: tickets
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Ticket:
                key: { PK: TICKET#<ticketId>, SK: TICKET }
                indexes:
                  GSI1: { GSI1PK: ASSIGNEE#<assignee>, GSI1SK: <dueAt> }
                attributes: { ticketId: ulid, assignee: string, dueAt: timestamp?, subject: string }
            accessPatterns:
              dueTickets: { query: Ticket, where: assignee = $assignee and dueAt <= $now, limit: 20 }
            """,
        check: .design(checkSparseMiss)
    )
}

private func checkSparseMiss(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (pattern, outcome) in context.outcomes(in: .indexUses) {
        var told: [String] = []
        for plan in outcome.plans {
            // A call that gives fewer optional parameters asks for more items.
            let asking = plan.given.map(pattern.giving) ?? pattern
            guard let index = plan.index, !told.contains(index), let query = asking.operation.query else { continue }
            let before = diagnostics.all.count
            checkSparseMiss(of: pattern, query, index, design, &diagnostics)
            if diagnostics.all.count > before { told.append(index) }
        }
    }
}

private func checkSparseMiss(
    of pattern: AccessPattern, _ query: QueryPattern, _ index: String, _ design: Design,
    _ diagnostics: inout Diagnostics
) {
    for branch in query.entities {
        let entity = design[branch.entity]
        let asked = Condition.all([branch.condition, branch.filter].compactMap { $0 })
        let missing = (design.keyEntries(of: branch.entity, onIndex: index) ?? [])
            .flatMap(\.template.placeholders)
            .filter { entity.canLack($0) && !asked.demands($0) }
        if let placeholder = missing.first {
            diagnostics.report(.sparseMiss(pattern, entity, index: index, lacking: placeholder))
        } else if let when = entity.indexEntry(of: index)?.when, !asked.implies(when) {
            diagnostics.report(.sparseMiss(pattern, entity, index: index, when: when))
        }
    }
}

extension Condition {
    /// The tests of which each must hold for the condition to hold, as far as `and` alone tells.
    private var demandedTests: [Test] {
        switch self {
        case .all(let parts): parts.flatMap(\.demandedTests)
        case .any, .not: []
        case .test(let test): [test]
        }
    }

    /// Whether no item without what a placeholder names meets the condition: a comparison with an absent attribute is false.
    fileprivate func demands(_ placeholder: Placeholder) -> Bool {
        demandedTests.contains { test in
            if case .missing = test.kind { return false }
            return test.operands.contains { operand in
                switch operand {
                case .attribute(let reference), .size(let reference):
                    reference.attribute == placeholder.attribute
                        && reference.path.map { Array($0.utf8) }.starts(with: placeholder.path.map { Array($0.utf8) })
                case .parameter, .literal, .now: false
                }
            }
        }
    }

    /// Whether each part of another condition stands here, too, word for word.
    fileprivate func implies(_ other: Condition) -> Bool {
        let parts: [Condition]
        if case .all(let all) = other { parts = all } else { parts = [other] }
        return parts.allSatisfy { part in
            guard case .test(let wanted) = part else { return false }
            return demandedTests.contains { $0.says(wanted) }
        }
    }
}

extension Test {
    /// Whether both compare one attribute with one literal in the same way.
    fileprivate func says(_ other: Test) -> Bool {
        guard case .comparison(.attribute(let left), let comparison, .literal(let value, _)) = kind,
            case .comparison(.attribute(let otherLeft), let otherComparison, .literal(let otherValue, _)) = other.kind
        else { return false }
        return left.attribute == otherLeft.attribute && left.path == otherLeft.path
            && left.transforms == otherLeft.transforms && comparison == otherComparison && value == otherValue
    }
}

extension Diagnostic {
    fileprivate static func sparseMiss(
        _ pattern: AccessPattern, _ entity: Entity, index: String, lacking placeholder: Placeholder
    ) -> Diagnostic {
        let name = entity.name(of: placeholder)
        let attribute = entity[placeholder.attribute]
        return sparseMiss(
            pattern, entity, index: index, why: "without `\(name)`",
            related: Label(attribute.nameSpan, "`\(name)` can be absent"),
            help: "ask for `\(name)` in `where`, make it required, or allow it with the reason",
            attribute: attribute.name)
    }

    fileprivate static func sparseMiss(
        _ pattern: AccessPattern, _ entity: Entity, index: String, when: Condition
    ) -> Diagnostic {
        sparseMiss(
            pattern, entity, index: index, why: "for which `when` is false",
            related: Label(when.span ?? entity.nameSpan, "its entry in `\(index)`"),
            help: "ask for the same in `where`, or allow it with the reason", attribute: nil)
    }

    private static func sparseMiss(
        _ pattern: AccessPattern, _ entity: Entity, index: String, why: String, related: Label, help: String,
        attribute: String?
    ) -> Diagnostic {
        Diagnostic(
            Rule.sparseMiss.id, .warning,
            "`\(pattern.name)` finds no item of `\(entity.name)` \(why): it is not in index `\(index)`",
            at: Label(pattern.nameSpan), related: [related], help: [help],
            subject: Subject(index: index, entity: entity.name, attribute: attribute, pattern: pattern.name))
    }
}
