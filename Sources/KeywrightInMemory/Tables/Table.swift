internal import KeywrightRuntime

/// A table, its items and its indexes. All items in it are valid.
struct Table: Sendable {
    let schema: TableSchema
    /// The items by the table's key.
    private(set) var items = SortedItems()
    /// What each index holds, in the order of the schema.
    private(set) var indexes: [SortedItems]
    /// The attribute that holds the expiry (F4.22).
    var expiryAttribute: String?
    /// When the expiry was last turned on or off, in epoch seconds.
    var expiryChange: Int64?

    /// An empty table.
    init(_ schema: TableSchema) {
        self.schema = schema
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
    }
}
