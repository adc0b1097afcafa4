import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let hotItem = Rule(
        RuleID("KW306", "hot-item"),
        severity: .warning,
        summary: "one item that the declared peaks update more than 1,000 times a second",
        explanation: """
            An item is on one partition, which takes 1,000 write units a second (F2.9), and no split of the partition helps it: a counter of
            everything, a singleton, the latest state of the busiest device. Several items that are added up when they are read, as
            `COUNTER#<name>#<shard>`, or a stream that adds up what happened, carry more.
            """,
        bad: """
            keywright: 1
            design: Counts
            table: { name: counts, key: { partition: PK, sort: SK } }
            entities:
              Total:
                key: { PK: TOTAL, SK: TOTAL }
            #              ^^^^^ warning[KW302]
            #              ^^^^^ error[KW301]
                attributes: { visits: int }
            accessPatterns:
              countVisit: { update: Total, add: { visits: 1 }, expect: { peak: 2k/s } }
            # ^^^^^^^^^^ warning[KW306]
            """,
        good: """
            keywright: 1
            design: Counts
            table: { name: counts, key: { partition: PK, sort: SK } }
            entities:
              Total:
                key: { PK: TOTAL#<page>, SK: TOTAL }
                attributes: { page: { type: string, distinct: 40k }, visits: int }
            accessPatterns:
              countVisit: { update: Total, add: { visits: 1 }, expect: { peak: 2k/s } }
            """,
        check: .design(checkHotItem)
    )
}

/// Updates of one item a second (RULES KW306).
private let mostUpdates = 1_000.0

private func checkHotItem(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for pattern in design.patterns {
        guard let peak = pattern.expect.peak else { continue }
        for id in pattern.updated {
            let entity = design[id]
            let placeholders = entity.key.flatMap(\.template.placeholders)
            guard let share = entity.commonestShare(of: placeholders, isWrite: true), peak * share > mostUpdates else {
                continue
            }
            diagnostics.report(
                Diagnostic(
                    Rule.hotItem.id, .warning,
                    "at peak `\(pattern.name)` updates one item of `\(entity.name)` at least \(NumberText.grouped(peak * share)) times a second",
                    at: Label(pattern.nameSpan),
                    related: [Label(entity.keySpan, "its key")],
                    help: ["count in several items, and add them up where they are read"],
                    notes: [
                        "\(NumberText.grouped(peak))/s x \(share.shareText)",
                        "one item takes at most 1,000 write units a second (F2.9)",
                    ],
                    subject: Subject(table: design[entity.table].name, entity: entity.name, pattern: pattern.name),
                    proof: .declared))
        }
    }
}

extension AccessPattern {
    /// The entities of which a call updates an item, each once.
    fileprivate var updated: [EntityID] {
        switch operation {
        case .update(let update): return [update.entity]
        case .transact(let steps):
            var found: [EntityID] = []
            for step in steps {
                if case .update(let update) = step.action, !found.contains(update.entity) {
                    found.append(update.entity)
                }
            }
            return found
        case .get, .batchGet, .transactGet, .query, .scan, .create, .put, .delete, .deleteAll, .batchPut, .batchDelete:
            return []
        }
    }
}
