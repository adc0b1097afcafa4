package import KeywrightModel

/// What the two keys of an entity hold, in order, before they have texts.
package struct KeyShape: Sendable, Equatable {
    package var entity: EntityID
    package var partition: [KeyPart]
    package var sort: [KeyPart]
    /// What follows so that no two items have one key, or one place in an order.
    package var tail: [KeyPart]
    /// Whether the sort key begins with the entity's name, so that entities in one partition lie apart.
    package var hasHead: Bool
    /// The first of those that a query reads together: they share the literals of their partition key.
    package var family: EntityID
}

/// A place where keys can be put.
package enum Slot: Hashable, Sendable {
    /// The primary key of entities that have none yet.
    case table
    /// An index that is there, by its place among those with room.
    case existing(Int)
    /// A new index whose key attributes templates fill, so that other entities may use it, too.
    case shared
    /// A new index on attributes of entities.
    case own
}

/// Keys that answer several queries on one slot.
package struct Arrangement: Sendable {
    package var shapes: [KeyShape]
    /// For a primary key, or a new index on attributes of entities: whether templates give the partition key.
    package var hasTemplatePartition = false
    /// For the choice among as many indexes: entries, by how often they are written, then attributes in primary keys.
    package var cost: Double
}
