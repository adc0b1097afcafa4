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

    /// The attributes of all keys, each once, by name (F1.18).
    var definitions: [KeyAttribute] {
        var attributes = key.attributes
        for attribute in indexes.flatMap(\.key.attributes) where !attributes.contains(attribute) {
            attributes.append(attribute)
        }
        return attributes.sorted { utf8Precedes($0.name, $1.name) }
    }

    /// The bytes that an item takes of its item collection: its own, and those of what each local index holds of it
    /// (F1.29, F1.30).
    func collectedSize(of item: Item) -> Int {
        var size = storedSize(of: item)
        for index in indexes where !index.isGlobal && index.place(of: item) != nil {
            size += storedSize(of: index.projected(item))
        }
        return size
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
    /// What a global index of a table in provisioned mode may use in a second (F5.3).
    var throughput: CreateTableInput.ProvisionedThroughput?

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
    ///
    /// An item that was there before its index may have a key attribute of another type, empty or too large. It is
    /// left out as well (F1.9, F6.6).
    func place(of item: Item) -> ItemPlace? {
        for attribute in key.attributes {
            guard let value = item.value(exactly: attribute.name), value.type == attribute.type,
                value.emptyKind == nil
            else { return nil }
        }
        guard let partition = KeySchema.scalars(key.partition, of: item),
            let sort = KeySchema.scalars(key.sort, of: item),
            let table = KeySchema.scalars(tableKey.attributes, of: item),
            (try? TableSchema.checkSizes(partition: partition, sort: sort)) != nil
        else { return nil }
        return ItemPlace(collection: CollectionKey(partition), position: sort + table)
    }
}
