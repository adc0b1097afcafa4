internal import KeywrightRuntime

/// The items of a table or an index, each collection in the order of its sort key.
struct SortedItems: Sendable {
    /// An item at its position.
    struct Entry: Sendable {
        var position: [KeyScalar]
        var item: Item
        /// The bytes of the item (F3.2).
        var size: Int
    }

    private var collections: [CollectionKey: [Entry]] = [:]
    /// All collections, in the order of a scan.
    private(set) var order: [CollectionKey] = []

    /// One collection, sorted; empty if there is none.
    subscript(collection: CollectionKey) -> [Entry] { collections[collection] ?? [] }

    /// The entry at a place.
    subscript(place: ItemPlace) -> Entry? {
        guard let entries = collections[place.collection] else { return nil }
        let index = entries.partitioningIndex { !$0.position.lexicographicallyPrecedes(place.position) }
        return index < entries.count && entries[index].position == place.position ? entries[index] : nil
    }

    /// Writes an item, or removes what is there.
    mutating func set(_ item: Item?, at place: ItemPlace) {
        var entries = collections.removeValue(forKey: place.collection) ?? []
        let wasThere = !entries.isEmpty
        let index = entries.partitioningIndex { !$0.position.lexicographicallyPrecedes(place.position) }
        let isTaken = index < entries.count && entries[index].position == place.position
        if let item {
            let entry = Entry(position: place.position, item: item, size: storedSize(of: item))
            if isTaken { entries[index] = entry } else { entries.insert(entry, at: index) }
        } else if isTaken {
            entries.remove(at: index)
        }
        if !entries.isEmpty { collections[place.collection] = entries }
        if wasThere == entries.isEmpty {
            let rank = order.partitioningIndex { $0 >= place.collection }
            if entries.isEmpty { order.remove(at: rank) } else { order.insert(place.collection, at: rank) }
        }
    }

    /// All items, by collection in the order of a scan.
    var all: [Item] { order.flatMap { self[$0].map(\.item) } }
}

extension Array {
    /// The first index from which on the predicate holds, in an array where it never stops holding.
    func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var lower = startIndex
        var upper = endIndex
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if belongsAfter(self[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
