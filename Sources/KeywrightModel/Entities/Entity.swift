package import KeywrightDiagnostics

/// A kind of item.
package struct Entity: Sendable {
    /// One, in an array, which copies share until one of them is changed: rules hand entities on, and
    /// want few parts of each.
    private var parts: [Parts]

    package var name: String {
        _read { yield parts[0].name }
        _modify { yield &parts[0].name }
    }
    package var description: String? {
        _read { yield parts[0].description }
        _modify { yield &parts[0].description }
    }
    /// The whole entry.
    package var origin: SourceSpan {
        _read { yield parts[0].origin }
        _modify { yield &parts[0].origin }
    }
    package var nameSpan: SourceSpan {
        _read { yield parts[0].nameSpan }
        _modify { yield &parts[0].nameSpan }
    }
    package var table: TableID {
        _read { yield parts[0].table }
        _modify { yield &parts[0].table }
    }
    /// The discriminator's text: the name, or `stored:`.
    package var discriminator: String {
        _read { yield parts[0].discriminator }
        _modify { yield &parts[0].discriminator }
    }
    /// In the order written; then `version`, `created` and `updated`, where the design does not list them itself.
    package var attributes: [Attribute] {
        _read { yield parts[0].attributes }
        _modify { yield &parts[0].attributes }
    }
    /// The partition key's template, then the sort key's.
    package var key: [KeyEntry] {
        _read { yield parts[0].key }
        _modify { yield &parts[0].key }
    }
    package var keySpan: SourceSpan {
        _read { yield parts[0].keySpan }
        _modify { yield &parts[0].keySpan }
    }
    package var indexEntries: [IndexEntry] {
        _read { yield parts[0].indexEntries }
        _modify { yield &parts[0].indexEntries }
    }
    /// Sets of attributes that no two items share by how they are made; the primary key's are not repeated here.
    package var identities: [AttributeSet] {
        _read { yield parts[0].identities }
        _modify { yield &parts[0].identities }
    }
    /// Sets of attributes kept unique by companions.
    package var uniques: [AttributeSet] {
        _read { yield parts[0].uniques }
        _modify { yield &parts[0].uniques }
    }
    package var version: AttributeID? {
        _read { yield parts[0].version }
        _modify { yield &parts[0].version }
    }
    package var created: AttributeID? {
        _read { yield parts[0].created }
        _modify { yield &parts[0].created }
    }
    package var updated: AttributeID? {
        _read { yield parts[0].updated }
        _modify { yield &parts[0].updated }
    }
    /// The attribute that is the table's time-to-live attribute, if this entity has it.
    package var expiry: AttributeID? {
        _read { yield parts[0].expiry }
        _modify { yield &parts[0].expiry }
    }
    package var expect: ExpectedItems {
        _read { yield parts[0].expect }
        _modify { yield &parts[0].expect }
    }
    package var examples: [Example] {
        _read { yield parts[0].examples }
        _modify { yield &parts[0].examples }
    }
    /// Whether its items belong to no value of the design's scope.
    package var isUnscoped: Bool {
        _read { yield parts[0].isUnscoped }
        _modify { yield &parts[0].isUnscoped }
    }

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, table: TableID,
        discriminator: String, attributes: [Attribute] = [], key: [KeyEntry] = [], keySpan: SourceSpan,
        indexEntries: [IndexEntry] = [], identities: [AttributeSet] = [], uniques: [AttributeSet] = [],
        version: AttributeID? = nil, created: AttributeID? = nil, updated: AttributeID? = nil,
        expiry: AttributeID? = nil, expect: ExpectedItems = ExpectedItems(), examples: [Example] = [],
        isUnscoped: Bool = false
    ) {
        parts = [
            Parts(
                name: name, description: description, origin: origin, nameSpan: nameSpan, table: table,
                discriminator: discriminator, attributes: attributes, key: key, keySpan: keySpan,
                indexEntries: indexEntries, identities: identities, uniques: uniques, version: version,
                created: created, updated: updated, expiry: expiry, expect: expect, examples: examples,
                isUnscoped: isUnscoped)
        ]
    }

    private struct Parts: Sendable {
        var name: String
        var description: String?
        var origin: SourceSpan
        var nameSpan: SourceSpan
        var table: TableID
        var discriminator: String
        var attributes: [Attribute]
        var key: [KeyEntry]
        var keySpan: SourceSpan
        var indexEntries: [IndexEntry]
        var identities: [AttributeSet]
        var uniques: [AttributeSet]
        var version: AttributeID?
        var created: AttributeID?
        var updated: AttributeID?
        var expiry: AttributeID?
        var expect: ExpectedItems
        var examples: [Example]
        var isUnscoped: Bool
    }

    package subscript(_ id: AttributeID) -> Attribute { _read { yield attributes[id.rawValue] } }

    package func attribute(named name: String) -> AttributeID? {
        attributes.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }.map(AttributeID.init)
    }

    /// The attributes that the primary key's templates hold, each once, in order of first use. These are the
    /// parameters of `get` and `delete`.
    package var keyAttributes: [AttributeID] {
        var seen: Set<AttributeID> = []
        return key.flatMap(\.template.placeholders).map(\.attribute).filter { seen.insert($0).inserted }
    }

    /// The template of a key attribute of the table or of an index, by stored name.
    package func indexEntry(of index: String) -> IndexEntry? { indexEntries.first { $0.index == index } }

    /// Which of the operations that every entity gets without being asked this one has: `put` is left out where
    /// companions keep an attribute unique.
    package var implicitOperations: [ImplicitOperation] {
        uniques.isEmpty ? [.get, .create, .put, .delete] : [.get, .create, .delete]
    }
}

/// An operation that comes without an access pattern.
package enum ImplicitOperation: String, Sendable, CaseIterable {
    case get, create, put, delete
}

/// Attributes that matter together, and where they are named.
package struct AttributeSet: Sendable {
    package var attributes: [AttributeID]
    package var span: SourceSpan

    package init(_ attributes: [AttributeID], span: SourceSpan) {
        self.attributes = attributes
        self.span = span
    }
}

/// `expect: { count: 50M, size: 1.2KB }`.
package struct ExpectedItems: Sendable {
    /// Items.
    package var count: Double?
    /// Bytes of the mean item.
    package var size: Double?

    package init(count: Double? = nil, size: Double? = nil) {
        self.count = count
        self.size = size
    }
}

/// An example item, as far as it could be read: values by attribute, checked against their types.
package struct Example: Sendable {
    package var values: [(attribute: AttributeID, value: LiteralValue)]
    package var span: SourceSpan

    package init(values: [(attribute: AttributeID, value: LiteralValue)], span: SourceSpan) {
        self.values = values
        self.span = span
    }
}

/// A value written in a design, in the form in which DynamoDB holds it: a timestamp is its text of 24 characters or its
/// number, a uuid is in small letters, an enum is the stored name, bytes are base64, a set is a list, and maps and
/// objects are members in the order written.
package indirect enum LiteralValue: Sendable, Equatable {
    case text(String)
    case number(ExactNumber)
    case bool(Bool)
    case list([LiteralValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: LiteralValue

        package init(_ name: String, _ value: LiteralValue) {
            self.name = name
            self.value = value
        }
    }
}

/// An attribute of an entity.
package struct Attribute: Sendable {
    package enum Role: Sendable {
        /// Written in the design, set by the caller.
        case ordinary
        /// Kept by generated code.
        case version, created, updated
    }

    package var name: String
    /// The name in DynamoDB.
    package var storedName: String
    package var description: String?
    package var type: ValueType
    package var isOptional: Bool
    package var constraints: Constraints
    /// How many values there are, and how common the commonest is.
    package var spread: ValueSpread
    package var defaultValue: LiteralValue?
    package var isImmutable: Bool
    /// The place of `stored: false`, by which it has no attribute of its own in DynamoDB and is read back from the
    /// primary key.
    package var unstored: SourceSpan?
    package var role: Role
    /// The attribute's entry.
    package var origin: SourceSpan
    package var nameSpan: SourceSpan

    package init(
        name: String, storedName: String? = nil, description: String? = nil, type: ValueType, isOptional: Bool = false,
        constraints: Constraints = Constraints(), spread: ValueSpread = ValueSpread(),
        defaultValue: LiteralValue? = nil, isImmutable: Bool = false, unstored: SourceSpan? = nil,
        role: Role = .ordinary,
        origin: SourceSpan, nameSpan: SourceSpan
    ) {
        self.spread = spread
        self.unstored = unstored
        self.name = name
        self.storedName = storedName ?? name
        self.description = description
        self.type = type
        self.isOptional = isOptional
        self.constraints = constraints
        self.defaultValue = defaultValue
        self.isImmutable = isImmutable
        self.role = role
        self.origin = origin
        self.nameSpan = nameSpan
    }

    package var isStored: Bool { unstored == nil }
}
