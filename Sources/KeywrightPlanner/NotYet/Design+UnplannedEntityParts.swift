import KeywrightModel

extension Design {
    /// What of entities, their attributes and types is not planned or generated yet.
    var unplannedEntityParts: [UnplannedPart] { [] }
}
