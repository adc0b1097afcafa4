internal import KeywrightRuntime

/// What a table is made of, checked: after this every key attribute has a type and every index is one that the service
/// would create.
struct TableSchema: Sendable {
    var name: String
    var key: KeySchema
    /// Local indexes, then global ones, as they were written.
    var indexes: [IndexSchema]

    /// The index of this name.
    func index(named name: String) -> IndexSchema? {
        indexes.first { utf8Equal($0.name, name) }
    }
}

/// A global or local index.
struct IndexSchema: Sendable {
    /// Which attributes the index holds beside the keys (F5.2).
    enum Projection: Sendable {
        case all
        case keysOnly
        case include([String])
    }

    var name: String
    var isGlobal: Bool
    var key: KeySchema
    var projection: Projection
    /// The key of the table, which every index holds (F1.32).
    var tableKey: KeySchema

    /// Whether the index holds an attribute of this name.
    func projects(_ name: String) -> Bool {
        switch projection {
        case .all: true
        case .keysOnly: key.contains(name) || tableKey.contains(name)
        case .include(let names):
            key.contains(name) || tableKey.contains(name) || names.contains { utf8Equal($0, name) }
        }
    }

    /// What the index holds of an item.
    func projected(_ item: Item) -> Item {
        switch projection {
        case .all: item
        case .keysOnly, .include: item.filter { projects($0.key) }
        }
    }

    /// Where the item stands in the index; nil if it lacks any key attribute, for the index is sparse (F1.47).
    func place(of item: Item) -> ItemPlace? {
        guard let partition = KeySchema.scalars(key.partition, of: item),
            let sort = KeySchema.scalars(key.sort, of: item),
            let table = KeySchema.scalars(tableKey.attributes, of: item)
        else { return nil }
        return ItemPlace(collection: CollectionKey(partition), position: sort + table)
    }
}
