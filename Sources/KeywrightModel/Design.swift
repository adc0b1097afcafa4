package import KeywrightDiagnostics

/// A design as it is meant: every name bound, every default filled, nothing of the text left but the places.
///
/// A `Design` without errors is sound in the sense of `resolveDesign`: a later stage may index its arrays by the
/// ids that stand in it, and every template attribute, condition and binding refers to what exists.
package struct Design: Sendable {
    /// All parts, which copies of the design share: whoever looks into a design keeps one.
    private var shared: Shared

    package var name: String {
        _read { yield shared.parts.name }
        set { change { $0.name = newValue } }
    }
    package var description: String? {
        _read { yield shared.parts.description }
        set { change { $0.description = newValue } }
    }
    package var origin: SourceSpan {
        _read { yield shared.parts.origin }
        set { change { $0.origin = newValue } }
    }
    /// What separates the parts of a key, one to three characters; `#` unless the design says otherwise.
    package var delimiter: String {
        _read { yield shared.parts.delimiter }
        set { change { $0.delimiter = newValue } }
    }
    /// The attribute to whose values every item belongs.
    package var scope: Spanned<String>? {
        _read { yield shared.parts.scope }
        set { change { $0.scope = newValue } }
    }
    package var tables: [Table] {
        _read { yield shared.parts.tables }
        set { change { $0.tables = newValue } }
    }
    package var types: [NamedType] {
        _read { yield shared.parts.types }
        set { change { $0.types = newValue } }
    }
    package var mixins: [Mixin] {
        _read { yield shared.parts.mixins }
        set { change { $0.mixins = newValue } }
    }
    package var entities: [Entity] {
        _read { yield shared.parts.entities }
        set { change { $0.entities = newValue } }
    }
    package var patterns: [AccessPattern] {
        _read { yield shared.parts.patterns }
        set { change { $0.patterns = newValue } }
    }
    /// `checks:`, by rule code or name as resolved against the registry by the driver.
    package var severityOverrides: [SeverityOverride] {
        _read { yield shared.parts.severityOverrides }
        set { change { $0.severityOverrides = newValue } }
    }
    /// Every `allow` of the design with the node that it stands on.
    package var allowances: [Allowance] {
        _read { yield shared.parts.allowances }
        set { change { $0.allowances = newValue } }
    }

    package init(
        name: String, description: String? = nil, origin: SourceSpan, delimiter: String = "#",
        scope: Spanned<String>? = nil, tables: [Table] = [], types: [NamedType] = [], mixins: [Mixin] = [],
        entities: [Entity] = [], patterns: [AccessPattern] = [],
        severityOverrides: [SeverityOverride] = [], allowances: [Allowance] = []
    ) {
        shared = Shared(
            Parts(
                name: name, description: description, origin: origin, delimiter: delimiter, scope: scope,
                tables: tables,
                types: types, mixins: mixins, entities: entities, patterns: patterns,
                severityOverrides: severityOverrides, allowances: allowances))
    }

    private struct Parts: Sendable {
        var name: String
        var description: String?
        var origin: SourceSpan
        var delimiter: String
        var scope: Spanned<String>?
        var tables: [Table]
        var types: [NamedType]
        var mixins: [Mixin]
        var entities: [Entity]
        var patterns: [AccessPattern]
        var severityOverrides: [SeverityOverride]
        var allowances: [Allowance]
    }

    private final class Shared: Sendable {
        let parts: Parts

        init(_ parts: Parts) { self.parts = parts }
    }

    private mutating func change(_ change: (inout Parts) -> Void) {
        var parts = shared.parts
        change(&parts)
        shared = Shared(parts)
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
