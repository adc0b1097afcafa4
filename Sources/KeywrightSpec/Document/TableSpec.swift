package import KeywrightDiagnostics

/// `table:`, or an entry of `tables:`.
package struct TableSpec: Sendable {
    /// The key in `tables:`; nil for the one `table:`.
    package var name: SpecText?
    /// The key, `table` or the name.
    package var nameSpan: SourceSpan
    /// The whole entry.
    package var origin: SourceSpan
    package var physicalName: SpecText?
    package var description: String?
    /// nil where it could not be read.
    package var key: TableKeySpec?
    package var indexes: [IndexSpec] = []
    /// Whether all indexes are known, so that one that is not there does not exist.
    package var knowsIndexes = true
    package var discriminator: SpecText?
    package var foreign: ForeignItemsSpec?
    package var billing: BillingSpec?
    package var timeToLive: SpecText?
    package var settings = TableSettingsSpec()
}

/// `key: { partition: PK, sort: SK }`.
package struct TableKeySpec: Sendable {
    package var partition: KeyAttributeSpec
    package var sort: KeyAttributeSpec?
}

/// `PK`, or `{ name: PK, type: N }`.
package struct KeyAttributeSpec: Sendable {
    package var name: SpecText
    package var type: Spanned<KeyTypeSpec>?
}

package enum KeyTypeSpec: String, Sendable, CaseIterable {
    case string = "S"
    case number = "N"
    case binary = "B"
}

package enum ForeignItemsSpec: String, Sendable, CaseIterable {
    case fail, skip
}

/// An entry of `indexes:` of a table.
package struct IndexSpec: Sendable {
    package var name: SpecText
    /// The whole entry.
    package var origin: SourceSpan
    package var description: String?
    /// `local: true`, with its place.
    package var local: SourceSpan?
    /// At least one where the key could be read; of a local index what is written beside the table's.
    package var partition: [KeyAttributeSpec]
    package var sort: [KeyAttributeSpec]
    package var projection: ProjectionSpec?
    package var billing: BillingSpec?
    package var maxThroughput: ThroughputSpec?
    /// Whether the key could be read.
    package var isSound = false
}

package enum ProjectionSpec: Sendable {
    case all, keys
    case attributes([SpecText])
}
