import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let lowCardinality = Rule(
        RuleID("KW302", "low-cardinality"),
        severity: .warning,
        summary: "a partition key that has few values for the items and writes behind it",
        explanation: """
            One value of a partition key is served by one partition: at most 1,000 write units and 3,000 read units a second (F2.9).
            A status, a type or a constant gathers everything in a few of them, and a hot index throttles the writes of its whole
            table (F2.23, F2.27). Counted are the values that the parts can have: a literal one, a bool two, an enum its size, an
            integer those within its bounds, and a declared `distinct` what it says. What nothing bounds counts as unbounded.
            """,
        bad: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<stage>, SK: <noteId> }
            #              ^^^^^^^^^^^^ warning[KW302]
                attributes: { noteId: ulid, body: string, stage: { enum: [draft, done] } }
                expect: { count: 5M, size: 1KB }
            accessPatterns:
              getNote: { query: Note, where: stage = $stage, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Notes
            table: { name: notes, key: { partition: PK, sort: SK } }
            entities:
              Note:
                key: { PK: NOTE#<noteId>, SK: NOTE }
                attributes: { noteId: ulid, body: string, stage: { enum: [draft, done] } }
                expect: { count: 5M, size: 1KB }
            accessPatterns:
              getNote: { get: Note }
            """,
        check: .design(checkLowCardinality),
        figures: [
            .count { context, entity in hasFewPartitions(entity, in: context) },
            .rate { context, pattern in
                context.design.entityIDs.contains { pattern.writes($0) && hasFewPartitions($0, in: context) }
            },
        ]
    )
}

/// Below this many values a partition key is looked at (RULES KW302).
private let fewValues = 1_000.0

private func checkLowCardinality(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for id in context.design.entityIDs {
        let entity = context.design[id]
        for key in context.design.partitionKeys(of: id) {
            guard let values = distinctValues(of: key.partition, in: entity), values < fewValues else { continue }
            let peak = context.peakWrites(of: id)
            // What the values carry needs no more of them, as KW301 reckons it.
            if peak != nil, context.peakWriteUnits(of: id, index: key.index) <= PartitionHeat.mostWrites * values {
                continue
            }
            guard let severity = severity(of: entity, peak: peak) else { continue }
            diagnostics.report(
                .lowCardinality(severity, entity, index: key.index, templates: key.partition, values: values))
        }
    }
}

/// Whether the rule would speak of an entity, given the figures.
private func hasFewPartitions(_ id: EntityID, in context: CheckContext) -> Bool {
    let entity = context.design[id]
    return context.design.partitionKeys(of: id).contains { key in
        distinctValues(of: key.partition, in: entity).map { $0 < fewValues } ?? false
    }
}

/// The product of the parts' values; nil where a part is unbounded.
private func distinctValues(of partition: [KeyEntry], in entity: Entity) -> Double? {
    var product = 1.0
    for placeholder in partition.flatMap(\.template.placeholders) {
        guard let values = entity.distinctValues(of: placeholder) else { return nil }
        product *= values
    }
    return product
}

/// nil where the declared figures are too small to matter.
private func severity(of entity: Entity, peak: Double?) -> Severity? {
    if (entity.expect.count ?? 0) > 10_000 || (peak ?? 0) > 10 { return .warning }
    return entity.expect.count == nil && peak == nil ? .info : nil
}

extension Diagnostic {
    fileprivate static func lowCardinality(
        _ severity: Severity, _ entity: Entity, index: String?, templates: [KeyEntry], values: Double
    ) -> Diagnostic {
        let count = Int(values)
        let place = index.map { "index `\($0)`" } ?? "the table"
        // A time has as many buckets as it likes, one after another.
        let isRolling = templates.flatMap(\.template.placeholders).contains(where: \.isBucket)
        let has = (count == 1 ? "one value" : "\(count) values") + (isRolling ? " at a time" : "")
        return Diagnostic(
            Rule.lowCardinality.id, severity,
            "the partition key of `\(entity.name)` in \(place) has only \(has)",
            at: Label(templates.span ?? entity.keySpan),
            help: ["add a part that has many values, or spread the key with `shard(n)`"],
            notes: [
                "it can never serve more than \(count * 1_000) write units and \(count * 3_000) read units a second (F2.9)"
            ],
            subject: Subject(index: index, entity: entity.name), proof: .declared)
    }
}
