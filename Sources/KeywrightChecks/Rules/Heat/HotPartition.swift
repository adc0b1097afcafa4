import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let hotPartition = Rule(
        RuleID("KW301", "hot-partition"),
        severity: .error,
        summary: "the declared peaks on the commonest value of a partition key are more than one partition serves",
        explanation: """
            One value of a partition key is served by one partition: 1,000 write units and 3,000 read units a second (F2.9), whatever
            the table as a whole has. The commonest value gets the share that `hottest` declares, or one of as many as the parts of
            the key can have: `distinct`, the size of an enum, `shard(n)`. All that is declared to go there is added up: of each
            pattern its peak, the units of one call, and the share. What is over the limit is throttled, at the worst time.

            A key that is spread over `shard(n)` serves n times as much, and reads have to ask for all n (F2.28).
            """,
        bad: """
            keywright: 1
            design: Votes
            table: { name: votes, key: { partition: PK, sort: SK } }
            entities:
              Vote:
                key: { PK: POLL#<poll>, SK: <voteId> }
            #              ^^^^^^^^^^^ error[KW301]
                attributes: { poll: { type: string, distinct: 2k, hottest: 60% }, voteId: ulid }
                expect: { count: 5M, size: 200B }
            accessPatterns:
              castVote: { create: Vote, expect: { peak: 4k/s } }
            """,
        good: """
            keywright: 1
            design: Votes
            table: { name: votes, key: { partition: PK, sort: SK } }
            entities:
              Vote:
                key: { PK: POLL#<poll>#<voteId|shard(10)>, SK: <voteId> }
                attributes: { poll: { type: string, distinct: 2k, hottest: 60% }, voteId: ulid }
                expect: { count: 5M, size: 200B }
            accessPatterns:
              castVote: { create: Vote, expect: { peak: 4k/s } }
            """,
        check: .design(checkHotPartition),
        figures: [
            .rate { context, pattern in
                context.design.entityIDs.contains { pattern.writes($0) && context.hasKnownSpread($0) }
            }
        ]
    )
}

private func checkHotPartition(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    for heat in context.heat
    where heat.writeUnits > PartitionHeat.mostWrites || heat.readUnits > PartitionHeat.mostReads {
        diagnostics.report(.hotPartition(heat, in: context.design))
    }
}

extension CheckContext {
    /// Whether a declared peak would say how hot the table's commonest partition is.
    fileprivate func hasKnownSpread(_ entity: EntityID) -> Bool {
        let placeholders = design.keyEntries(of: entity, index: nil).partition.flatMap(\.template.placeholders)
        return design[entity].commonestShare(of: placeholders, isWrite: true) != nil
    }
}

extension Diagnostic {
    fileprivate static func hotPartition(_ heat: PartitionHeat, in design: Design) -> Diagnostic {
        let entity = design[heat.entity]
        var over: [String] = []
        if heat.writeUnits > PartitionHeat.mostWrites {
            over.append("\(NumberText.units(heat.writeUnits, "write")), where a partition serves 1,000")
        }
        if heat.readUnits > PartitionHeat.mostReads {
            over.append("\(NumberText.units(heat.readUnits, "read")), where a partition serves 3,000")
        }
        return Diagnostic(
            Rule.hotPartition.id, .error,
            "at peak the commonest partition key of `\(entity.name)` in \(heat.place) takes at least "
                + over.joined(separator: ", and ") + " a second",
            at: Label(heat.partition.span ?? entity.keySpan),
            help: [
                "a key spread over `shard(\(heat.shardsThatWouldDo))` carries it, with a query that reads all of them"
            ],
            notes: heat.writes.filter { $0.total > 0 }.map { $0.arithmetic("write") }
                + heat.reads.filter { $0.total > 0 }.map { $0.arithmetic("read") },
            subject: Subject(
                table: design[heat.table].name, index: heat.index, entity: entity.name), proof: .declared)
    }
}

extension PartitionHeat {
    /// The shards that the key has by now, times what the load is over the limits (F2.28).
    fileprivate var shardsThatWouldDo: Int {
        var shards = 1.0
        for placeholder in partition.flatMap(\.template.placeholders) {
            if case .shard(let count) = placeholder.language { shards *= Double(count) }
        }
        let excess = max(writeUnits / Self.mostWrites, readUnits / Self.mostReads)
        return Int((shards * excess).rounded(.up))
    }
}
