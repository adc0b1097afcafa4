import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let shardFanOut = Rule(
        RuleID("KW214", "shard-fanout"),
        severity: .info,
        summary: "a query that reads several shards, time buckets or values of an attribute, with what that costs",
        explanation: """
            A `shard` spreads the writes of one key over several partitions, and a time bucket keeps a partition from growing without end.
            What reads them pays for it: each shard is a request of its own, and the answers are merged; buckets are read one after another
            until the page is full. A request that finds nothing costs half a unit, too (F2.4). The finding tells how many requests a call
            is, and what they cost.
            """,
        bad: """
            keywright: 1
            design: Events
            table: { name: events, key: { partition: PK, sort: SK } }
            entities:
              Event:
                key: { PK: 'FEED#<feed>#<eventId|shard(8)>', SK: <happenedAt>#<eventId> }
                identity: [eventId]
                attributes: { feed: string, eventId: ulid, happenedAt: timestamp, title: string }
            accessPatterns:
              eventsOfFeed: { query: Event, where: feed = $feed, order: ascending, limit: 20 }
            # ^^^^^^^^^^^^ info[KW214]
            """,
        good: """
            keywright: 1
            design: Events
            table: { name: events, key: { partition: PK, sort: SK } }
            entities:
              Event:
                key: { PK: FEED#<feed>, SK: <happenedAt>#<eventId> }
                identity: [eventId]
                attributes: { feed: string, eventId: ulid, happenedAt: timestamp, title: string }
            accessPatterns:
              eventsOfFeed: { query: Event, where: feed = $feed, order: ascending, limit: 20 }
            """,
        check: .design(checkShardFanOut)
    )
}

private func checkShardFanOut(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for (pattern, outcome) in context.outcomes(in: .fanOuts) {
        guard let plan = outcome.plans.first(where: { !$0.fans.isEmpty }) else { continue }
        let least = plan.cost.basis == .least ? "at least " : ""
        diagnostics.report(
            Diagnostic(
                Rule.shardFanOut.id, .info, "`\(pattern.name)` reads \(text(plan.fans)) for one answer",
                at: Label(pattern.nameSpan),
                notes: ["a call costs \(least)\(NumberText.units(plan.cost.read, "read"))"] + plan.cost.arithmetic,
                subject: Subject(
                    table: context.design[plan.table].name, index: plan.index,
                    entity: plan.entities.first.map { context.design[$0].name }, pattern: pattern.name),
                proof: .declared))
    }
}

private func text(_ fans: [Fan]) -> String {
    fans.map { fan in
        switch fan.values {
        case .shards(let count): "\(count) shards"
        case .domain(let texts): "\(texts.count) values of `\(fan.name)`"
        case .buckets(let unit, _, _, let most): "a partition for each \(unit), at most \(most),"
        }
    }.joined(separator: " times ")
}
