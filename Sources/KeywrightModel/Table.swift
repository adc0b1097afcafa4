package import KeywrightDiagnostics

/// The three types that a key attribute can have (F1.7).
package enum KeyType: String, Sendable {
    case string = "S"
    case number = "N"
    case binary = "B"
}

/// An attribute of a key schema.
package struct KeyAttribute: Sendable {
    /// The stored name.
    package var name: String
    package var type: KeyType
    package var origin: SourceSpan

    package init(name: String, type: KeyType = .string, origin: SourceSpan) {
        self.name = name
        self.type = type
        self.origin = origin
    }
}

/// A table with its indexes.
package struct Table: Sendable {
    /// How the design calls it; for a single `table:` its physical name.
    package var name: String
    /// The name in DynamoDB; generated code can be given another.
    package var physicalName: String
    package var description: String?
    package var origin: SourceSpan
    package var nameSpan: SourceSpan
    package var partition: KeyAttribute
    package var sort: KeyAttribute?
    package var indexes: [SecondaryIndex]
    /// The attribute that tells which entity an item is; nil for `none`.
    package var discriminator: String?
    package var foreign: ForeignItems
    package var billing: Billing
    /// The stored name of the attribute that holds the expiry.
    package var timeToLive: Spanned<String>?
    package var settings: TableSettings

    package init(
        name: String, physicalName: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan,
        partition: KeyAttribute, sort: KeyAttribute? = nil, indexes: [SecondaryIndex] = [],
        discriminator: String? = "EntityType", foreign: ForeignItems = .fail, billing: Billing = .onDemand,
        timeToLive: Spanned<String>? = nil, settings: TableSettings = TableSettings()
    ) {
        self.name = name
        self.physicalName = physicalName
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
        self.partition = partition
        self.sort = sort
        self.indexes = indexes
        self.discriminator = discriminator
        self.foreign = foreign
        self.billing = billing
        self.timeToLive = timeToLive
        self.settings = settings
    }

    /// The key attributes in key order.
    package var keyAttributes: [KeyAttribute] { [partition] + (sort.map { [$0] } ?? []) }

    package func index(named name: String) -> SecondaryIndex? { indexes.first { $0.name == name } }
}

/// What a read does with items that the design does not know.
package enum ForeignItems: String, Sendable {
    case fail, skip
}

/// How throughput is paid for.
package enum Billing: Sendable {
    case onDemand
    /// Units a second.
    case provisioned(read: Int, write: Int)
}

/// A global index, or a local one: it has the table's partition attribute and one sort attribute.
package struct SecondaryIndex: Sendable {
    package var name: String
    package var description: String?
    package var origin: SourceSpan
    package var nameSpan: SourceSpan
    /// One to four attributes (F1.35).
    package var partition: [KeyAttribute]
    /// None to four attributes.
    package var sort: [KeyAttribute]
    package var projection: Projection
    package var isLocal: Bool
    package var settings: IndexSettings

    package init(
        name: String, description: String? = nil, origin: SourceSpan, nameSpan: SourceSpan, partition: [KeyAttribute],
        sort: [KeyAttribute] = [], projection: Projection = .all, isLocal: Bool = false,
        settings: IndexSettings = IndexSettings()
    ) {
        self.name = name
        self.description = description
        self.origin = origin
        self.nameSpan = nameSpan
        self.partition = partition
        self.sort = sort
        self.projection = projection
        self.isLocal = isLocal
        self.settings = settings
    }

    /// The key attributes in key order.
    package var keyAttributes: [KeyAttribute] { partition + sort }
}

/// What an index holds beside the keys.
package enum Projection: Sendable, Equatable {
    case all, keysOnly
    /// Stored names.
    case include([String])
}
