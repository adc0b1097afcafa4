internal import KeywrightRuntime

/// One attribute of a key, and the one type that it has in the table (F1.19).
struct KeyAttribute: Hashable, Sendable {
    var name: String
    /// `S`, `N` or `B` (F1.7).
    var type: ValueType
}

/// The key of a table or an index: one partition attribute and at most one sort attribute, or in a global index up to
/// four of each (F1.35).
struct KeySchema: Hashable, Sendable {
    /// All of them are needed, and equal, for two items to be in one collection.
    var partition: [KeyAttribute]
    /// What a collection is sorted by, from left to right.
    var sort: [KeyAttribute]

    /// Partition, then sort attributes.
    var attributes: [KeyAttribute] { partition + sort }

    /// Whether the key has an attribute of this name.
    func contains(_ name: String) -> Bool { attributes.contains { utf8Equal($0.name, name) } }
}

/// Which item collection: the values of all partition attributes, and their place in a scan.
struct CollectionKey: Hashable, Sendable {
    let parts: [KeyScalar]
    /// A hash of the parts that is the same in every process; scans go by it, so that nobody gets to rely on an order
    /// that the service does not have (F3.20).
    let token: UInt64

    init(_ parts: [KeyScalar]) {
        self.parts = parts
        // FNV-1a, and a last step that spreads the bits upward, where segments of a parallel scan are cut.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for part in parts {
            switch part {
            case .number(let number): number.text.utf8.forEach(mix)
            case .text(let bytes), .bytes(let bytes): bytes.forEach(mix)
            }
            mix(0)
        }
        hash ^= hash >> 33
        hash = hash &* 0xff51_afd7_ed55_8ccd
        hash ^= hash >> 33
        token = hash
    }
}

extension CollectionKey: Comparable {
    static func < (left: CollectionKey, right: CollectionKey) -> Bool {
        left.token != right.token
            ? left.token < right.token : left.parts.lexicographicallyPrecedes(right.parts)
    }
}

/// The place of an item in a table or index: its collection, and its position there.
struct ItemPlace: Hashable, Sendable {
    var collection: CollectionKey
    /// The sort values; in an index then the table's key, which makes the position unique (F1.31).
    var position: [KeyScalar]
}

extension ItemPlace: Comparable {
    static func < (left: ItemPlace, right: ItemPlace) -> Bool {
        left.collection != right.collection
            ? left.collection < right.collection : left.position.lexicographicallyPrecedes(right.position)
    }
}

extension KeySchema {
    /// The scalars of the attributes, or nil if one is missing or no scalar.
    static func scalars(_ attributes: [KeyAttribute], of item: Item) -> [KeyScalar]? {
        var scalars: [KeyScalar] = []
        scalars.reserveCapacity(attributes.count)
        for attribute in attributes {
            guard let scalar = item.value(exactly: attribute.name).flatMap(KeyScalar.init) else { return nil }
            scalars.append(scalar)
        }
        return scalars
    }
}
