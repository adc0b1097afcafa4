import KeywrightDiagnostics
import KeywrightModel

extension Design {
    /// What of tables, indexes and the design as a whole is not planned or generated yet.
    var unplannedTableParts: [UnplannedPart] {
        (scope.map { [UnplannedPart("`scope`", at: $0.span, stage: .generating)] } ?? [])
    }
}
