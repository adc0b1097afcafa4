package import KeywrightDiagnostics
package import KeywrightModel

/// A part of a design that is read and understood, and that this version does not plan or generate yet (KW000).
package struct UnplannedPart: Sendable {
    /// What it is, in the user's own words: `` `scan` ``, `` `when` of index `GSI1` ``.
    package var what: String
    package var place: SourceSpan
    package var subject: Subject

    package init(_ what: String, at place: SourceSpan, subject: Subject = Subject()) {
        self.what = what
        self.place = place
        self.subject = subject
    }
}

extension Design {
    /// Everything in tables and entities that would have to be ignored: the list that only shrinks. Patterns are planned
    /// without these parts, and code is not generated.
    package var unplannedParts: [UnplannedPart] { unplannedTableParts + unplannedEntityParts }
}
