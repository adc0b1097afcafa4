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
            keeps them apart: another literal, or the entity's own. A `deleteAll` must read its own items alone: there it is an
            error.
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
              getItem: { get: Item }
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
              getItem: { get: Item }
            """,
        check: .design(checkForeignItems)
    )
}

private func checkForeignItems(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .foreignReads) {
        // What calls read that give fewer optional parameters is told once.
        var told: [(index: String?, entity: EntityID, companionOf: [AttributeID]?)] = []
        for plan in outcome.plans {
            for read in plan.foreign {
                let isTold = told.contains {
                    $0.index == plan.index && $0.entity == read.entity && $0.companionOf == read.companionOf
                }
                if isTold { continue }
                told.append((plan.index, read.entity, read.companionOf))
                diagnostics.report(.foreignItems(pattern, plan: plan, read: read, in: context.design))
            }
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
        let isAsked = read.companionOf == nil && pattern.entities.contains(read.entity)
        let items = "\(read.companionOf == nil ? "items" : "uniqueness companions") of `\(entity.name)`"
        let what = isAsked ? "\(items) that do not meet `where`" : "\(items), whose keys fit its key condition"
        // Deletes of what is read are not to rest on a filter.
        let isDeleted = if case .deleteAll = pattern.operation { !isAsked } else { false }
        let repair =
            isAsked
            ? "give the key a form in which `where` has one beginning, such as a delimiter behind the value"
            : "give `\(entity.name)` keys of its own beginning"
        return Diagnostic(
            Rule.foreignItems.id, read.isDiscarded && !isDeleted ? .warning : .error,
            "`\(pattern.name)` also reads from \(place) \(what)", at: Label(pattern.nameSpan), related: related,
            help: [repair],
            notes: [
                isDeleted
                    ? "what it reads is deleted, so that its key condition must hold items of the entity alone"
                    : read.isDiscarded
                        ? "the plan discards them with a filter: they are read and paid for, but never returned"
                        : "nothing tells them apart once they are read: no discriminator, and keys that do not differ"
            ],
            subject: subject, witness: read.witness)
    }
}
