import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let writeAmplification = Rule(
        RuleID("KW308", "write-amplification"),
        severity: .warning,
        summary: "a write that costs more than five times what it would without indexes",
        explanation: """
            Each index that holds the item takes a write of its own: one for an entry that comes, goes or changes, two for one whose
            key changes (F2.25). Five global indexes make each create cost six times as much. It is told once for an entity, of the
            pattern that costs most, and needs its `size`.

            What helps: several kinds of lookup through one overloaded index, an index that few items are in, or the reading side
            paying instead, where it reads less than is written.
            """,
        bad: """
            keywright: 1
            design: Jobs
            table:
              name: jobs
              key: { partition: PK, sort: SK }
              indexes:
                ByOwner: { partition: P1, sort: S1 }
                ByQueue: { partition: P2, sort: S2 }
                ByHost: { partition: P3, sort: S3 }
            entities:
              Job:
                key: { PK: JOB#<jobId>, SK: JOB }
                indexes:
                  ByOwner: { P1: OWNER#<ownerId>, S1: <jobId> }
                  ByQueue: { P2: QUEUE#<queue>, S2: <jobId> }
                  ByHost: { P3: HOST#<host>, S3: <jobId> }
                attributes: { jobId: ulid, ownerId: ulid, queue: string, host: string }
                expect: { count: 1M, size: 800B }
            accessPatterns:
              reassign: { update: Job, set: [ownerId, queue, host] }
            # ^^^^^^^^ warning[KW308]
              jobsOfOwner: { query: Job, where: ownerId = $ownerId, limit: 20 }
              jobsOfQueue: { query: Job, where: queue = $queue, limit: 20 }
              jobsOnHost: { query: Job, where: host = $host, limit: 20 }
            """,
        good: """
            keywright: 1
            design: Jobs
            table:
              name: jobs
              key: { partition: PK, sort: SK }
              indexes:
                ByOwner: { partition: P1, sort: S1 }
            entities:
              Job:
                key: { PK: JOB#<jobId>, SK: JOB }
                indexes:
                  ByOwner: { P1: OWNER#<ownerId>, S1: <jobId> }
                attributes: { jobId: ulid, ownerId: ulid }
                expect: { count: 1M, size: 800B }
            accessPatterns:
              reassign: { update: Job, set: [ownerId] }
              jobsOfOwner: { query: Job, where: ownerId = $ownerId, limit: 20 }
            """,
        check: .design(checkWriteAmplification),
        figures: [.size { context, entity in context.mostAmplified[entity].map { $0.times > mostTimes } ?? false }]
    )
}

/// More than so many times the units of the table's own write (RULES KW308).
private let mostTimes = 5.0

private func checkWriteAmplification(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    let worst = context.mostAmplified
    for id in design.entityIDs where design[id].expect.size != nil {
        guard let found = worst[id], found.times > mostTimes else { continue }
        diagnostics.report(
            .writeAmplification(of: design[id], found.pattern, found.writes, times: found.times, in: design))
    }
}

extension CheckContext {
    /// Of each entity the pattern whose write of it costs most compared with the write of the table alone.
    fileprivate var mostAmplified: [EntityID: (pattern: AccessPattern, writes: [WriteUnits], times: Double)] {
        var worst: [EntityID: (pattern: AccessPattern, writes: [WriteUnits], times: Double)] = [:]
        for (pattern, outcome) in outcomes {
            guard let plan = outcome.plan else { continue }
            for entity in Set(plan.cost.writes.map(\.entity)) {
                let writes = plan.cost.writes.filter { $0.entity == entity }
                let base = writes.filter { $0.index == nil }.map(\.units).reduce(0, +)
                let times = writes.map(\.units).reduce(0, +) / base
                if base > 0, times > worst[entity]?.times ?? 0 { worst[entity] = (pattern, writes, times) }
            }
        }
        return worst
    }
}

extension Diagnostic {
    fileprivate static func writeAmplification(
        of entity: Entity, _ pattern: AccessPattern, _ writes: [WriteUnits], times: Double, in design: Design
    ) -> Diagnostic {
        Diagnostic(
            Rule.writeAmplification.id, .warning,
            "`\(pattern.name)` costs \(NumberText.grouped(times)) times what the write of `\(entity.name)` costs without indexes",
            at: Label(pattern.nameSpan),
            help: ["keep `\(entity.name)` in fewer indexes, or what changes often out of their keys"],
            notes: [
                writes.map { "\($0.index.map { "`\($0)`" } ?? "the table"): \(NumberText.grouped($0.units))" }
                    .joined(separator: ", ") + " write units (F2.25)"
            ],
            subject: Subject(table: design[entity.table].name, entity: entity.name, pattern: pattern.name),
            proof: .declared)
    }
}
