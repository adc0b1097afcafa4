package import KeywrightDiagnostics
package import KeywrightModel

/// A part of a design that is read and understood, and that this version does not plan or generate yet (KW000).
package struct UnplannedPart: Sendable {
    /// What is not done with it yet.
    package enum Stage: Sendable {
        /// A pattern that has it has no plan.
        case planning
        /// It is planned, checked and reported; code is not generated.
        case generating
    }

    /// What it is, in the user's own words: `` `scan` ``, `` `when` of index `GSI1` ``.
    package var what: String
    package var place: SourceSpan
    package var subject: Subject
    package var stage: Stage

    package init(
        _ what: String, at place: SourceSpan, subject: Subject = Subject(), stage: Stage = .planning
    ) {
        self.what = what
        self.place = place
        self.subject = subject
        self.stage = stage
    }
}

extension Design {
    /// Everything in entities that would have to be ignored: the list that only shrinks. Patterns are planned
    /// without these parts, and code is not generated.
    package var unplannedParts: [UnplannedPart] { unplannedEntityParts }
}
