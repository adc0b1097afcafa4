internal import KeywrightRuntime

/// A table, its items and its indexes. All items in it are valid.
struct Table: Sendable {
    private(set) var schema: TableSchema
    var settings: TableSettings
    /// The items by the table's key.
    private(set) var items = SortedItems()
    /// What each index holds, in the order of the schema.
    private(set) var indexes: [SortedItems]
    /// The attribute that holds the expiry (F4.22).
    var expiryAttribute: String?
    /// When the expiry was last turned on or off, in epoch seconds.
    var expiryChange: Int64?
    /// The bytes that an item collection may take if the table has a local index (F1.29).
    let collectionSizeLimit: Int
    /// The bytes of each item collection, in a table with local indexes; they are made with the table and never
    /// removed from it.
    private var collectionSizes: [CollectionKey: Int] = [:]

    /// An empty table.
    init(_ schema: TableSchema, _ settings: TableSettings, collectionSizeLimit: Int) {
        self.schema = schema
        self.settings = settings
        self.collectionSizeLimit = collectionSizeLimit
        indexes = schema.indexes.map { _ in SortedItems() }
    }

    /// The item at a place, or nil.
    func item(at place: ItemPlace) -> Item? { items[place]?.item }

    /// Puts an item at its place, or removes what is there, and keeps all indexes in step.
    mutating func set(_ item: Item?, at place: ItemPlace) {
        let old = self.item(at: place)
        items.set(item, at: place)
        for (number, index) in schema.indexes.enumerated() {
            let oldPlace = old.flatMap(index.place(of:))
            let newPlace = item.flatMap(index.place(of:))
            if let oldPlace, oldPlace != newPlace { indexes[number].set(nil, at: oldPlace) }
            if let item, let newPlace { indexes[number].set(index.projected(item), at: newPlace) }
        }
        let growth = collectionGrowth(from: old, to: item)
        if growth != 0 {
            let size = collectionSize(place.collection) + growth
            collectionSizes[place.collection] = size == 0 ? nil : size
        }
    }
}

/// Item collections (F1.29).
extension Table {
    /// The bytes of a collection, items and what local indexes hold of them; 0 in a table without local indexes, where
    /// nothing limits it.
    func collectionSize(_ collection: CollectionKey) -> Int { collectionSizes[collection] ?? 0 }

    /// By how many bytes a collection grows with a write; less than 0 where it shrinks, and 0 in a table without local
    /// indexes.
    func collectionGrowth(from old: Item?, to new: Item?) -> Int {
        guard schema.indexes.contains(where: { !$0.isGlobal }) else { return 0 }
        return (new.map(schema.collectedSize(of:)) ?? 0) - (old.map(schema.collectedSize(of:)) ?? 0)
    }
}

/// Global indexes that come and go (F6.2).
extension Table {
    /// Takes in an index and fills it from the items that there are. Those without a valid key for it are left out
    /// (F6.6).
    mutating func addIndex(_ index: IndexSchema) {
        var entries = SortedItems()
        for item in items.all {
            if let place = index.place(of: item) { entries.set(index.projected(item), at: place) }
        }
        schema.indexes.append(index)
        indexes.append(entries)
    }

    /// Removes the index of a name with all that it holds.
    mutating func removeIndex(named name: String) {
        guard let number = schema.indexes.firstIndex(where: { utf8Equal($0.name, name) }) else { return }
        schema.indexes.remove(at: number)
        indexes.remove(at: number)
    }

    /// Gives each global index its throughput, or nil on demand.
    mutating func setIndexThroughput(
        _ throughput: (IndexSchema) -> CreateTableInput.ProvisionedThroughput?
    ) {
        for number in schema.indexes.indices where schema.indexes[number].isGlobal {
            schema.indexes[number].throughput = throughput(schema.indexes[number])
        }
    }
}
