import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let hotIndex = Rule(
        RuleID("KW304", "hot-index"),
        severity: .error,
        summary:
            "a global index that takes fewer writes than its table sends to it, which the table's writes then wait for",
        explanation: """
            A global index has partitions and capacity of its own. Where it cannot take an entry, DynamoDB refuses the write to the
            table, also on demand, also for items of other partitions (F2.23): a status index with few values throttles everything.
            Two kinds are found: an index whose commonest key gets more writes than one partition serves, and more than any key of
            the table does; and one whose declared write units are less than the declared peaks send to it (F2.24). An update that
            changes an index key writes twice, one that touches nothing of the index not at all (F2.25).
            """,
        bad: """
            keywright: 1
            design: Orders
            table:
              name: orders
              key: { partition: PK, sort: SK }
              indexes:
                ByState: { partition: StatePK, sort: StateSK }
            entities:
              Order:
                key: { PK: ORDER#<orderId>, SK: ORDER }
                indexes:
                  ByState: { StatePK: STAGE#<stage>, StateSK: <orderId> }
            #                         ^^^^^^^^^^^^^ warning[KW302]
            #                         ^^^^^^^^^^^^^ error[KW301]
            #                         ^^^^^^^^^^^^^ error[KW304]
                attributes:
                  orderId: { type: ulid, distinct: 50M }
                  stage: { enum: [placed, paid, sent, done] }
                expect: { count: 50M, size: 900B }
            accessPatterns:
              placeOrder: { create: Order, expect: { peak: 6k/s } }
              ordersInStage: { query: Order, where: stage = $stage, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Orders
            table:
              name: orders
              key: { partition: PK, sort: SK }
              indexes:
                ByCustomer: { partition: CustomerPK, sort: CustomerSK }
            entities:
              Order:
                key: { PK: ORDER#<orderId>, SK: ORDER }
                indexes:
                  ByCustomer: { CustomerPK: CUSTOMER#<customerId>, CustomerSK: <orderId> }
                attributes:
                  orderId: { type: ulid, distinct: 50M }
                  customerId: { type: ulid, distinct: 2M }
                expect: { count: 50M, size: 900B }
            accessPatterns:
              placeOrder: { create: Order, expect: { peak: 6k/s } }
              ordersOfCustomer: { query: Order, where: customerId = $customerId, limit: 20 }
            """,
        check: .design(checkHotIndex),
        figures: [
            .rate { context, pattern in
                context.design.entityIDs.contains { pattern.writes($0) && !context.design[$0].indexEntries.isEmpty }
            }
        ]
    )
}

private func checkHotIndex(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    let heats = context.heat
    for heat in heats {
        guard let index = heat.index, heat.writeUnits > PartitionHeat.mostWrites else { continue }
        let ofTable = heats.filter { $0.index == nil && $0.table == heat.table }.map(\.writeUnits).max() ?? 0
        if heat.writeUnits > ofTable { diagnostics.report(.hotterThanTable(heat, index, ofTable, in: design)) }
    }
    for id in design.tableIDs {
        for index in design[id].indexes {
            guard let setting = index.settings.billing, case .provisioned(_, let units) = setting.billing else {
                continue
            }
            let capacity = setting.autoscale?.maximum.value ?? units
            let sent = context.indexWrites(index.name, of: id)
            let total = sent.map(\.total).reduce(0, +)
            if total > Double(capacity) {
                diagnostics.report(.tooSmall(index, of: design[id], setting, capacity: capacity, sent))
            }
        }
    }
}

extension CheckContext {
    /// What the declared peaks send to an index in all.
    fileprivate func indexWrites(_ index: String, of table: TableID) -> [PartitionHeat.Load] {
        var loads: [PartitionHeat.Load] = []
        for (pattern, outcome) in outcomes {
            guard let peak = pattern.expect.peak, let plan = outcome.plan else { continue }
            let units = plan.cost.writes.filter { $0.index == index && design[$0.entity].table == table }.map(\.units)
            if units.isEmpty { continue }
            loads.append(
                PartitionHeat.Load(pattern: pattern.name, peak: peak, units: units.reduce(0, +), share: 1))
        }
        return loads
    }
}

extension Diagnostic {
    fileprivate static func hotterThanTable(
        _ heat: PartitionHeat, _ index: String, _ ofTable: Double, in design: Design
    ) -> Diagnostic {
        let entity = design[heat.entity]
        return Diagnostic(
            Rule.hotIndex.id, .error,
            "index `\(index)` throttles the writes of its table: its commonest partition key takes at least "
                + "\(NumberText.units(heat.writeUnits, "write")) a second at peak, where a partition serves 1,000",
            at: Label(heat.partition.span ?? entity.keySpan),
            help: ["add a part that has many values, or spread the key with `shard(n)`"],
            notes: heat.writes.filter { $0.total > 0 }.map { $0.arithmetic("write") }
                + [
                    "the commonest partition key of the table itself takes \(NumberText.grouped(ofTable)) that are known of"
                ],
            subject: Subject(table: design[heat.table].name, index: index, entity: entity.name), proof: .declared)
    }

    fileprivate static func tooSmall(
        _ index: SecondaryIndex, of table: Table, _ setting: BillingSetting, capacity: Int, _ sent: [PartitionHeat.Load]
    ) -> Diagnostic {
        let total = sent.map(\.total).reduce(0, +)
        return Diagnostic(
            Rule.hotIndex.id, .error,
            "index `\(index.name)` takes \(NumberText.units(Double(capacity), "write")) a second, and at peak its table sends at least "
                + NumberText.grouped(total) + " to it",
            at: Label(setting.span),
            help: [
                "give the index at least \(NumberText.grouped(total.rounded(.up))) write units: what it cannot take the table refuses"
            ],
            notes: sent.map { $0.arithmetic("write") },
            subject: Subject(table: table.name, index: index.name), proof: .declared)
    }
}
