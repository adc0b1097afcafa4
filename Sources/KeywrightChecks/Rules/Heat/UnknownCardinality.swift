import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let unknownCardinality = Rule(
        RuleID("KW307", "unknown-cardinality"),
        severity: .info,
        summary: "a declared peak that one partition does not carry, on a key of which nothing says how it spreads",
        explanation: """
            A partition takes 1,000 write units and 3,000 read units a second (F2.9). A pattern whose declared peak comes to more is sound
            where its calls spread over many values of the partition key, and not where one value gets most of them. `distinct: 2M`
            at the attribute says how many values there are, `hottest: 5%` which share of the requests goes to the commonest; then KW301
            decides. A peak that one partition carries needs neither, and an id (`ulid`, `uuid`, `ksuid`) is taken to be one of
            many unless `hottest` says otherwise.
            """,
        bad: """
            keywright: 1
            design: Sessions
            table: { name: sessions, key: { partition: PK, sort: SK } }
            entities:
              Session:
                key: { PK: TENANT#<tenant>, SK: <sessionId> }
                attributes: { tenant: string, sessionId: ulid }
            accessPatterns:
              open: { create: Session, expect: { peak: 5k/s } }
            # ^^^^ info[KW307]
            """,
        good: """
            keywright: 1
            design: Sessions
            table: { name: sessions, key: { partition: PK, sort: SK } }
            entities:
              Session:
                key: { PK: TENANT#<tenant>, SK: <sessionId> }
                attributes: { tenant: { type: string, distinct: 3k, hottest: 4% }, sessionId: ulid }
            accessPatterns:
              open: { create: Session, expect: { peak: 5k/s } }
            """,
        check: .design(checkUnknownCardinality)
    )
}

private func checkUnknownCardinality(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for (pattern, outcome) in context.outcomes {
        guard let peak = pattern.expect.peak, let plan = outcome.plan else { continue }
        var told: Set<[String]> = []
        func tell(_ units: Double, most: Double, _ kind: String, _ id: EntityID, _ index: String?) {
            guard peak * units > most else { return }
            let index = design.partitionIndex(index, of: id)
            let open = design.openParts(of: id, index, isWrite: kind == "write")
            guard !open.isEmpty, told.insert([design[id].name, index ?? ""]).inserted else { return }
            diagnostics.report(
                .unknownCardinality(pattern, design[id], index, open, peak: peak, units: units, kind, in: design))
        }
        for write in plan.cost.writes {
            tell(write.units, most: PartitionHeat.mostWrites, "write", write.entity, write.index)
        }
        if let first = plan.entities.first {
            tell(plan.cost.read, most: PartitionHeat.mostReads, "read", first, plan.index)
        }
    }
}

extension Design {
    /// The placeholders of a partition key of which nothing says how they spread.
    fileprivate func openParts(of id: EntityID, _ index: String?, isWrite: Bool) -> [Placeholder] {
        let placeholders = keyEntries(of: id, index: index).partition.flatMap(\.template.placeholders)
        guard self[id].commonestShare(of: placeholders, isWrite: isWrite) == nil else { return [] }
        return placeholders.filter { placeholder in
            !placeholder.language.isIdentifier && self[id].commonestShare(of: placeholder, isWrite: isWrite) == nil
        }
    }
}

extension PlaceholderLanguage {
    fileprivate var isIdentifier: Bool {
        switch self {
        case .ulid, .ksuid, .uuid: true
        case .enumeration, .bool, .date, .timestamp, .year, .month, .day, .hour, .integer, .paddedInteger,
            .invertedInteger, .paddedDecimal, .number, .bytes, .shard, .text, .pattern:
            false
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownCardinality(
        _ pattern: AccessPattern, _ entity: Entity, _ index: String?, _ open: [Placeholder], peak: Double,
        units: Double,
        _ kind: String, in design: Design
    ) -> Diagnostic {
        let names = open.map { "`\(entity.name(of: $0))`" }.joined(separator: " and ")
        let place = index.map { "index `\($0)`" } ?? "the table"
        return Diagnostic(
            Rule.unknownCardinality.id, .info,
            "`\(pattern.name)` takes \(NumberText.units(peak * units, kind)) a second at peak, more than one partition of \(place) serves, "
                + "and nothing says how \(names) spreads them",
            at: Label(pattern.nameSpan), related: open.map { Label($0.span, "of the partition key") },
            help: ["declare `distinct` (how many values) or `hottest` (the share of the commonest) of \(names)"],
            notes: ["\(NumberText.grouped(peak))/s x \(NumberText.units(units, kind)) (F2.9)"],
            subject: Subject(
                table: design[entity.table].name, index: index, entity: entity.name, pattern: pattern.name),
            proof: .declared)
    }
}
