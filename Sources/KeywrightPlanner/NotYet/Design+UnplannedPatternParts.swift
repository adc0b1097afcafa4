import KeywrightModel

extension Design {
    /// What of a pattern is not planned yet. A pattern that has any is not planned at all.
    func unplannedParts(of pattern: AccessPattern) -> [UnplannedPart] { [] }
}
