import KeywrightDiagnostics
import KeywrightModel

extension Design {
    /// What of entities, their attributes and types is not planned or generated yet.
    var unplannedEntityParts: [UnplannedPart] { conditionalEntries }

    /// Index entries that an item has only while a condition holds.
    private var conditionalEntries: [UnplannedPart] {
        entities.flatMap { entity in
            entity.indexEntries.compactMap { entry in
                guard let when = entry.when?.span else { return nil }
                return UnplannedPart(
                    "`when` of index `\(entry.index)`", at: when,
                    subject: Subject(index: entry.index, entity: entity.name))
            }
        }
    }
}
