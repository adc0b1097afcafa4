import KeywrightDiagnostics
import KeywrightModel

extension Design {
    /// What of tables, indexes and the design as a whole is not planned or generated yet.
    var unplannedTableParts: [UnplannedPart] {
        (scope.map { [UnplannedPart("`scope`", at: $0.span)] } ?? []) + partialLocalIndexes
    }

    /// A local index that does not hold all fetches the rest for a query that asks for it, at a price that no plan
    /// tells yet.
    private var partialLocalIndexes: [UnplannedPart] {
        tables.flatMap { table in
            table.indexes.filter { $0.isLocal && $0.projection != .all }.map { index in
                UnplannedPart(
                    "`project` of local index `\(index.name)`", at: index.nameSpan,
                    subject: Subject(table: table.name, index: index.name))
            }
        }
    }
}
