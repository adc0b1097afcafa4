package import KeywrightDiagnostics

/// A kind of item.
package struct Entity: Sendable {
    package var name: String
    package var description: String?
    /// The whole entry.
    package var origin: SourceSpan
    package var nameSpan: SourceSpan
    package var table: TableID
    /// The discriminator's text: the name, or `stored:`.
    package var discriminator: String
    /// In the order written; then `version`, `created` and `updated`, where the design does not list them itself.
    package var attributes: [Attribute]
    /// The partition key's template, then the sort key's.
    package var key: [KeyEntry]
    package var keySpan: SourceSpan
    package var indexEntries: [IndexEntry]
    /// Sets of attributes that no two items share by how they are made; the primary key's are not repeated here.
    package var identities: [AttributeSet]
    /// Sets of attributes kept unique by companions.
    package var uniques: [AttributeSet]
    package var version: AttributeID?
    package var created: AttributeID?
    package var updated: AttributeID?
    /// The attribute that is the table's time-to-live attribute, if this entity has it.
    package var expiry: AttributeID?
    package var expect: ExpectedItems
    package var examples: [Example]
    /// Whether its items belong to no value of the design's scope.
    package var isUnscoped: Bool

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, table: TableID,
        discriminator: String, attributes: [Attribute] = [], key: [KeyEntry] = [], keySpan: SourceSpan,
        indexEntries: [IndexEntry] = [], identities: [AttributeSet] = [], uniques: [AttributeSet] = [],
        version: AttributeID? = nil, created: AttributeID? = nil, updated: AttributeID? = nil,
        expiry: AttributeID? = nil, expect: ExpectedItems = ExpectedItems(), examples: [Example] = [],
        isUnscoped: Bool = false
    ) {
        self.name = name
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
        self.table = table
        self.discriminator = discriminator
        self.attributes = attributes
        self.key = key
        self.keySpan = keySpan
        self.indexEntries = indexEntries
        self.identities = identities
        self.uniques = uniques
        self.version = version
        self.created = created
        self.updated = updated
        self.expiry = expiry
        self.expect = expect
        self.examples = examples
        self.isUnscoped = isUnscoped
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
