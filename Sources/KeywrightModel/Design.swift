package import KeywrightDiagnostics

/// A design as it is meant: every name bound, every default filled, nothing of the text left but the places.
///
/// A `Design` without errors is sound in the sense of `resolveDesign`: a later stage may index its arrays by the
/// ids that stand in it, and every template attribute, condition and binding refers to what exists.
package struct Design: Sendable {
    package var name: String
    package var description: String?
    package var origin: SourceSpan
    /// What separates the parts of a key, one to three characters; `#` unless the design says otherwise.
    package var delimiter: String
    /// The attribute to whose values every item belongs.
    package var scope: Spanned<String>?
    package var tables: [Table]
    package var types: [NamedType]
    package var mixins: [Mixin]
    package var entities: [Entity]
    package var patterns: [AccessPattern]
    /// `checks:`, by rule code or name as resolved against the registry by the driver.
    package var severityOverrides: [SeverityOverride]
    /// Every `allow` of the design with the node that it stands on.
    package var allowances: [Allowance]

    package init(
        name: String, description: String? = nil, origin: SourceSpan, delimiter: String = "#",
        scope: Spanned<String>? = nil, tables: [Table] = [], types: [NamedType] = [], mixins: [Mixin] = [],
        entities: [Entity] = [], patterns: [AccessPattern] = [],
        severityOverrides: [SeverityOverride] = [], allowances: [Allowance] = []
    ) {
        self.name = name
        self.description = description
        self.origin = origin
        self.delimiter = delimiter
        self.scope = scope
        self.tables = tables
        self.types = types
        self.mixins = mixins
        self.entities = entities
        self.patterns = patterns
        self.severityOverrides = severityOverrides
        self.allowances = allowances
    }

    // Lent and not given: most who ask want one part of many, and a copy of all of them would cost more than the rest.
    package subscript(_ id: TableID) -> Table { _read { yield tables[id.rawValue] } }
    package subscript(_ id: EntityID) -> Entity { _read { yield entities[id.rawValue] } }
    package var entityIDs: [EntityID] { entities.indices.map(EntityID.init) }
    package var tableIDs: [TableID] { tables.indices.map(TableID.init) }
}

/// Which table of a design: an index into `Design.tables`.
package struct TableID: Hashable, Sendable {
    package var rawValue: Int
    package init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// Which entity of a design: an index into `Design.entities`.
package struct EntityID: Hashable, Sendable, Comparable {
    package var rawValue: Int
    package init(_ rawValue: Int) { self.rawValue = rawValue }
    package static func < (left: EntityID, right: EntityID) -> Bool { left.rawValue < right.rawValue }
}

/// Which attribute of its entity: an index into `Entity.attributes`.
package struct AttributeID: Hashable, Sendable, Comparable {
    package var rawValue: Int
    package init(_ rawValue: Int) { self.rawValue = rawValue }
    package static func < (left: AttributeID, right: AttributeID) -> Bool { left.rawValue < right.rawValue }
}

/// `checks: { KW203: error }`.
package struct SeverityOverride: Sendable {
    /// As written: a code or a name.
    package var rule: Spanned<String>
    /// nil is `off`.
    package var severity: Severity?

    package init(rule: Spanned<String>, severity: Severity?) {
        self.rule = rule
        self.severity = severity
    }
}

/// `allow: [{ rule: KW302, because: … }]`.
package struct Allowance: Sendable {
    /// As written: a code or a name.
    package var rule: Spanned<String>
    package var because: String
    /// Findings whose primary place lies in here are allowed; nil is the whole design, in all its files.
    package var scope: SourceSpan?
    /// Findings about it are allowed, too, wherever they stand; empty for the design.
    package var subject: Subject

    package init(rule: Spanned<String>, because: String, scope: SourceSpan?, subject: Subject = Subject()) {
        self.rule = rule
        self.because = because
        self.scope = scope
        self.subject = subject
    }
}
