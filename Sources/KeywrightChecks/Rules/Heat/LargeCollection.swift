import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

extension Rule {
    static let largeCollection = Rule(
        RuleID("KW305", "large-collection"),
        severity: .warning,
        summary: "an item collection that is expected to hold more than 10 GB",
        explanation: """
            All items with one partition key value are an item collection. Where a table has a local index, a collection takes 10 GB,
            and a write beyond is refused (F1.29): an error. Without one DynamoDB splits it over several partitions, and a query of it
            reads what it asks for; but all of it in one place often means that a part of the key is missing. Reckoned is the mean: what
            `count` and `size` declare, over the values that the key can have.
            """,
        bad: """
            keywright: 1
            design: Readings
            table: { name: readings, key: { partition: PK, sort: SK } }
            entities:
              Reading:
                key: { PK: SITE#<site>, SK: <takenAt>#<readingId> }
            #              ^^^^^^^^^^^ warning[KW305]
                attributes: { site: { type: string, distinct: 2k }, takenAt: timestamp, readingId: ulid }
                expect: { count: 200000M, size: 150B }
            accessPatterns:
              readingsOfSite: { query: Reading, where: site = $site and takenAt >= $from, limit: 100 }
            """,
        good: """
            keywright: 1
            design: Readings
            table: { name: readings, key: { partition: PK, sort: SK } }
            entities:
              Reading:
                key: { PK: SITE#<site>#<device>, SK: <takenAt>#<readingId> }
                attributes:
                  site: { type: string, distinct: 2k }
                  device: { type: string, distinct: 50 }
                  takenAt: timestamp
                  readingId: ulid
                expect: { count: 200000M, size: 150B }
            accessPatterns:
              readingsOfDevice:
                query: Reading
                where: site = $site and device = $device and takenAt >= $from
                limit: 100
            """,
        check: .design(checkLargeCollection),
        figures: [
            .count { context, entity in context.design.isSpreadKnown(of: entity) },
            .size { context, entity in context.design.isSpreadKnown(of: entity) },
        ]
    )
}

/// Bytes (F1.29).
private let mostOfCollection = 10.0 * 1_073_741_824

private func checkLargeCollection(_ context: CheckContext, _ diagnostics: inout Diagnostics) {
    let design = context.design
    for table in design.tableIDs {
        for collection in design.itemCollections(of: table) where collection.bytes > mostOfCollection {
            diagnostics.report(.largeCollection(collection, in: design))
        }
    }
}

extension Design {
    /// Whether the number of an entity's items would say how many one partition of the table has.
    fileprivate func isSpreadKnown(of id: EntityID) -> Bool {
        keyEntries(of: id, index: nil).partition.flatMap(\.template.placeholders).allSatisfy { placeholder in
            !placeholder.language.isTimeBucket && self[id].distinctValues(of: placeholder) != nil
        }
    }
}

extension Diagnostic {
    fileprivate static func largeCollection(_ collection: ItemCollection, in design: Design) -> Diagnostic {
        let table = design[collection.table]
        let local = table.indexes.first(where: \.isLocal)
        let names = collection.entities.map { "`\(design[$0].name)`" }.joined(separator: " and ")
        let size = NumberText.grouped((collection.bytes / 1_073_741_824 * 10).rounded() / 10)
        let first = collection.entities.first.map { design[$0] }
        return Diagnostic(
            Rule.largeCollection.id, local == nil ? .warning : .error,
            "the items of \(names) with one partition key are expected to be \(size) GB"
                + (local == nil
                    ? "" : ", and with the local index `\(local?.name ?? "")` the service refuses what is over 10 GB"),
            at: Label(collection.partition.span ?? table.nameSpan),
            related: local.map { [Label($0.nameSpan, "a local index")] } ?? [],
            help: ["add a part to the partition key that has many values, as the day or `shard(n)`"],
            notes: collection.arithmetic,
            subject: Subject(table: table.name, entity: first?.name), proof: .declared)
    }
}
