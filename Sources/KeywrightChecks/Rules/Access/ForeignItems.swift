import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let foreignItems = Rule(
        RuleID("KW202", "foreign-items"),
        severity: .warning,
        summary: "a key condition can read items that the pattern does not ask for",
        explanation: """
            The key condition of a query is a beginning of the sort key, or a range of it. Where other items' keys begin the same,
            the query reads them too. The plan adds a filter that discards them, so the answer is exact, but they are read and
            paid for, and a page can come out short of items for its cost. The witness is such an item. The repair is a key that
            keeps them apart: another literal, or the entity's own.
            """,
        bad: """
            keywright: 1
            design: Orders
            table: { name: orders, key: { partition: PK, sort: SK } }
            entities:
              Order:
                key: { PK: CUSTOMER#<customerId>, SK: ORDER#<orderId> }
                attributes: { customerId: ulid, orderId: ulid }
              Item:
                key: { PK: CUSTOMER#<customerId>, SK: 'ORDER#<orderId>#ITEM#<line|pad(4)>' }
                attributes: { customerId: ulid, orderId: ulid, line: { type: int, min: 0 } }
            accessPatterns:
              listOrders: { query: Order, where: customerId = $customerId, limit: 20 }
            # ^^^^^^^^^^ warning[KW202]
            """,
        good: """
            keywright: 1
            design: Orders
            table: { name: orders, key: { partition: PK, sort: SK } }
            entities:
              Order:
                key: { PK: CUSTOMER#<customerId>, SK: ORDER#<orderId> }
                attributes: { customerId: ulid, orderId: ulid }
              Item:
                key: { PK: CUSTOMER#<customerId>, SK: 'ITEM#<orderId>#<line|pad(4)>' }
                attributes: { customerId: ulid, orderId: ulid, line: { type: int, min: 0 } }
            accessPatterns:
              listOrders: { query: Order, where: customerId = $customerId, limit: 20 }
            """,
        check: .design(checkForeignItems)
    )
}

private func checkForeignItems(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes {
        guard let plan = outcome.plan else { continue }
        for read in plan.foreign {
            diagnostics.report(.foreignItems(pattern, plan: plan, read: read, in: context.design))
        }
    }
}

extension Diagnostic {
    fileprivate static func foreignItems(
        _ pattern: AccessPattern, plan: AccessPlan, read: ForeignRead, in design: Design
    ) -> Diagnostic {
        let entity = design[read.entity]
        let place = plan.index.map { "index `\($0)`" } ?? "the table"
        let subject = Subject(
            table: design[plan.table].name, index: plan.index, entity: pattern.entities.first.map { design[$0].name },
            other: entity.name, pattern: pattern.name)
        let related = [Label(entity.keySpan, "the keys of `\(entity.name)`")]
        if let reason = read.unproven {
            return Diagnostic(
                Rule.foreignItems.id, .info,
                "that `\(pattern.name)` reads no item of `\(entity.name)` could not be proven: \(reason)",
                at: Label(pattern.nameSpan), related: related, subject: subject, proof: .bounded)
        }
        return Diagnostic(
            Rule.foreignItems.id, .warning,
            "`\(pattern.name)` also reads items of `\(entity.name)` from \(place), whose keys begin the same",
            at: Label(pattern.nameSpan), related: related,
            help: ["give `\(entity.name)` a sort key of its own beginning, or ask for both entities"],
            notes: ["the plan discards them with a filter: they are read and paid for, but never returned"],
            subject: subject, witness: read.witness)
    }
}
