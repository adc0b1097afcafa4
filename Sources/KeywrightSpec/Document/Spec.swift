package import KeywrightDiagnostics

/// A design, or one file of it, as it was written: the shape is checked, the names and types are not.
///
/// What could not be read is absent, or `nil` where its name still counts, so that later stages do not report the
/// uses of something whose own mistake was reported.
package struct Spec: Sendable {
    /// The design's own file, which includes the others.
    package var file: FileID
    /// The whole document.
    package var origin: SourceSpan
    /// The paths and patterns under `include`, in the order written.
    package var includes: [SpecText] = []
    package var design: SpecText?
    package var description: String?
    package var delimiter: SpecText?
    /// The one of `table:`, or those of `tables:`.
    package var tables: [TableSpec] = []
    /// Whether `tables:` is used, so that each entity names its table.
    package var hasSeveralTables = false
    package var types: [TypeEntrySpec] = []
    /// Whether all types are known, so that one that is not there does not exist. Not so where `types` could not be
    /// read, or where another file may hold them.
    package var knowsTypes = true
    /// Whether all entities are known.
    package var knowsEntities = true
    package var entities: [EntitySpec] = []
    package var patterns: [PatternSpec] = []
    package var checks: [SeverityOverrideSpec] = []
    /// Every `allow` of the design.
    package var allowances: [AllowanceSpec] = []
}

/// `KW203: error` under `checks`.
package struct SeverityOverrideSpec: Sendable {
    package var rule: Spanned<String>
    /// nil is `off`.
    package var severity: Severity?
}

/// `{ rule: KW302, because: REASON }` and the part of the design that it stands on.
package struct AllowanceSpec: Sendable {
    package var rule: Spanned<String>
    package var because: String
    /// nil is the whole design, in all its files.
    package var scope: SourceSpan?
}
