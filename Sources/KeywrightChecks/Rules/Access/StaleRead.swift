import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let staleRead = Rule(
        RuleID("KW221", "stale-read"),
        severity: .info,
        summary: "one item, or a number of items, that a global index gives and that the design writes",
        explanation: """
            A global index follows its table with a delay that is mostly well below a second and never promised, and it has no consistent
            reads (F2.29, F3.22). What was just created may not be found in it, what was just deleted may, and a count may be either's. For a
            list that is seldom a harm; one item is often looked up by who has just written it, and a number is often decided by.

            The table's own key reads consistently. Where nothing waits for a write of its own, an `allow` says so.
            """,
        bad: """
            keywright: 1
            design: Orders
            table:
              name: orders
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                identity: [orderId]
                indexes:
                  GSI1: { GSI1PK: ORDER#<orderId>, GSI1SK: ORDER }
                attributes: { userId: ulid, orderId: ulid, amount: int }
            accessPatterns:
              placeOrder: { create: Order }
              findOrder: { query: Order, where: orderId = $orderId, returns: one }
            #                                                                ^^^ info[KW221]
            """,
        good: """
            keywright: 1
            design: Orders
            table: { name: orders, key: { partition: PK, sort: SK } }
            entities:
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                identity: [orderId]
                attributes: { userId: ulid, orderId: ulid, amount: int }
            accessPatterns:
              placeOrder: { create: Order }
              findOrder: { get: Order, consistent: true }
            """,
        check: .design(checkStaleRead)
    )
}

private func checkStaleRead(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    let written = design.writtenEntities
    for (pattern, outcome) in context.outcomes(in: .indexUses) {
        guard let plan = outcome.plan, let index = plan.index, case .query(let query) = pattern.operation,
            query.returns.value != .many, design[plan.table].index(named: index)?.isLocal == false,
            let branch = query.entities.first(where: { written[$0.entity] != nil }), let write = written[branch.entity]
        else { continue }
        diagnostics.report(.staleRead(pattern, query, branch, index, write, in: design))
    }
}

extension Design {
    /// The entities whose items patterns write, each with the first that does.
    fileprivate var writtenEntities: [EntityID: AccessPattern] {
        var written: [EntityID: AccessPattern] = [:]
        for pattern in patterns {
            for entity in pattern.entities where written[entity] == nil && pattern.writes(entity) {
                written[entity] = pattern
            }
        }
        return written
    }

    /// How the table itself would answer it, where the pattern is given what that needs.
    fileprivate func consistentForm(of query: QueryPattern, _ branch: QueryPattern.Branch) -> String? {
        guard query.entities.count == 1 else { return nil }
        let entity = self[branch.entity]
        if query.returns.value == .one, !entity.key.isEmpty,
            entity.key.flatMap(\.template.placeholders).allSatisfy(branch.gives)
        {
            return
                "its parameters hold the table's key: `get: \(entity.name)` with `consistent: true` reads what was written"
        }
        let partition = entity.key.prefix(1).flatMap(\.template.placeholders)
        let asked = (branch.condition?.tests ?? []).flatMap(\.operands).compactMap { operand in
            if case .attribute(let reference) = operand { reference.attribute } else { nil }
        }
        guard query.returns.value == .count, partition.allSatisfy(branch.gives),
            asked.allSatisfy(entity.keyAttributes.contains)
        else { return nil }
        return
            "its parameters hold the table's partition key: `index: table` with `consistent: true` counts what was written"
    }
}

extension Diagnostic {
    fileprivate static func staleRead(
        _ pattern: AccessPattern, _ query: QueryPattern, _ branch: QueryPattern.Branch, _ index: String,
        _ write: AccessPattern, in design: Design
    ) -> Diagnostic {
        let entity = design[branch.entity]
        let what = query.returns.value == .count ? "counts" : "looks one item up"
        let names = entity.keyAttributes.map { "`\(entity[$0].name)`" }.joined(separator: " and ")
        return Diagnostic(
            Rule.staleRead.id, .info,
            "`\(pattern.name)` \(what) in index `\(index)`, which follows the writes of `\(entity.name)` with a delay",
            at: Label(query.returns.span),
            related: [Label(write.nameSpan, "it writes `\(entity.name)`")],
            help: [
                design.consistentForm(of: query, branch)
                    ?? "who has to see a write of its own asks the table by its key, of \(names)"
            ],
            subject: Subject(
                table: design[entity.table].name, index: index, entity: entity.name, pattern: pattern.name))
    }
}
