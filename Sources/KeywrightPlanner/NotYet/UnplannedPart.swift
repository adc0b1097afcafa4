package import KeywrightDiagnostics

/// A part of a design that is read and understood, and that this version does not plan (KW000).
package struct UnplannedPart: Sendable {
    /// What it is, in the user's own words: `` `$name?` ``.
    package var what: String
    package var place: SourceSpan
    package var subject: Subject

    package init(_ what: String, at place: SourceSpan, subject: Subject = Subject()) {
        self.what = what
        self.place = place
        self.subject = subject
    }
}
