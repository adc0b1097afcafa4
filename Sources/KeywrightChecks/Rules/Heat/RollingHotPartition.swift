import KeywrightDiagnostics
import KeywrightModel

extension Rule {
    static let rollingHotPartition = Rule(
        RuleID("KW303", "rolling-hot-partition"),
        severity: .warning,
        summary: "a partition key of a time bucket, so that all current writes go to one partition after another",
        explanation: """
            With the day as partition key all of today's items are in one partition, which takes at most 1,000 write units a second
            (F2.9) however large the table is; tomorrow it is another, and this one is idle. A second part with ten or more values
            spreads the writes: a tenant, a device, or `<eventId|shard(10)>`, which a query then reads all of. It is fine to keep where
            writes are few: then `allow` it with the figure.
            """,
        bad: """
            keywright: 1
            design: Events
            table:
              name: events
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Event:
                key: { PK: EVENT#<eventId>, SK: EVENT }
                indexes:
                  GSI1: { GSI1PK: DAY#<happenedAt|day>, GSI1SK: <happenedAt> }
            #                     ^^^^^^^^^^^^^^^^^^^^ warning[KW303]
                attributes: { eventId: ulid, happenedAt: timestamp, body: string }
                expect: { count: 1k }
            accessPatterns:
              eventsOfDay: { query: Event, where: happenedAt|day = $day, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Events
            table:
              name: events
              key: { partition: PK, sort: SK }
              indexes:
                GSI1: { partition: GSI1PK, sort: GSI1SK }
            entities:
              Event:
                key: { PK: EVENT#<eventId>, SK: EVENT }
                indexes:
                  GSI1: { GSI1PK: DEVICE#<device>#<happenedAt|day>, GSI1SK: <happenedAt> }
                attributes: { eventId: ulid, device: string, happenedAt: timestamp, body: string }
                expect: { count: 1k }
            accessPatterns:
              eventsOfDay: { query: Event, where: device = $device and happenedAt|day = $day, limit: 20 }
            """,
        check: .design(checkRollingHotPartition)
    )
}

/// So many values of another part spread what is written at one time (RULES KW303).
private let enoughValues = 10.0

private func checkRollingHotPartition(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for id in context.design.entityIDs {
        let entity = context.design[id]
        for key in context.design.partitionKeys(of: id) {
            let placeholders = key.partition.flatMap(\.template.placeholders)
            guard let bucket = placeholders.first(where: { $0.language.isTimeBucket }) else { continue }
            let others = placeholders.filter { !$0.language.isTimeBucket }
            let spreads = others.contains { placeholder in
                entity.distinctValues(of: placeholder).map { $0 >= enoughValues } ?? true
            }
            if spreads { continue }
            diagnostics.report(
                .rollingHotPartition(entity, index: key.index, templates: key.partition, bucket: bucket))
        }
    }
}

extension Diagnostic {
    fileprivate static func rollingHotPartition(
        _ entity: Entity, index: String?, templates: [KeyEntry], bucket: Placeholder
    ) -> Diagnostic {
        let place = index.map { "index `\($0)`" } ?? "the table"
        let name = entity[bucket.attribute].name
        let unit = bucket.transforms.last?.text ?? "time"
        return Diagnostic(
            Rule.rollingHotPartition.id, .warning,
            "all items of `\(entity.name)` of one \(unit) go to one partition of \(place), and so do all current writes",
            at: Label(templates.span ?? entity.keySpan),
            help: ["add a part that has ten values or more at any time, or `shard(10)` of an id"],
            notes: ["one partition takes at most 1,000 write units a second (F2.9)"],
            subject: Subject(index: index, entity: entity.name, attribute: name), proof: .declared)
    }
}
