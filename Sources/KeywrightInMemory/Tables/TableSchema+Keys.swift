internal import KeywrightRuntime

/// The checks of key values, and the places that they lead to.
extension TableSchema {
    /// The place that a `Key` parameter names: exactly the table's key attributes (F4.4).
    func place(ofKey key: Item) throws(DynamoDBError) -> ItemPlace {
        let attributes = self.key.attributes
        if key.count != attributes.count { throw .keyMismatch }
        for attribute in attributes {
            guard let value = key.value(exactly: attribute.name) else { throw .keyMismatch }
            if value.type != attribute.type { throw .keyMismatch }
            try Self.checkNotEmpty(value, attribute)
        }
        return try checkedPlace(of: key)
    }

    /// The place of an item to be written: its key attributes are there and valid (F1.8, F1.10).
    ///
    /// A batch words a wrong type as it words a wrong key.
    func place(of item: Item, inBatch: Bool = false) throws(DynamoDBError) -> ItemPlace {
        for attribute in key.attributes {
            guard let value = item.value(exactly: attribute.name) else {
                throw inBatch
                    ? .keyMismatch : .invalidParameter("Missing the key \(attribute.name) in the item")
            }
            if value.type != attribute.type {
                throw inBatch
                    ? .keyMismatch
                    : .invalidParameter(
                        "Type mismatch for key \(attribute.name) expected: \(attribute.type.rawValue) actual: "
                            + value.type.rawValue)
            }
            try Self.checkNotEmpty(value, attribute)
        }
        return try checkedPlace(of: item)
    }

    static func checkNotEmpty(_ value: AttributeValue, _ attribute: KeyAttribute) throws(DynamoDBError) {
        if let kind = value.emptyKind {
            throw .refused(
                DynamoDBError.emptyKeyOpening
                    + "The AttributeValue for a key attribute cannot contain an empty \(kind) value. Key: "
                    + attribute.name)
        }
    }

    /// The place of an item whose key attributes are there and have their types; checks their sizes (F1.8).
    private func checkedPlace(of item: Item) throws(DynamoDBError) -> ItemPlace {
        guard let partition = KeySchema.scalars(key.partition, of: item),
            let sort = KeySchema.scalars(key.sort, of: item)
        else { throw .keyMismatch }
        try Self.checkSizes(partition: partition, sort: sort)
        return ItemPlace(collection: CollectionKey(partition), position: sort)
    }

    /// 2,048 bytes for each partition value, 1,024 for each sort value (F1.8, F1.9, F1.50).
    static func checkSizes(partition: [KeyScalar], sort: [KeyScalar]) throws(DynamoDBError) {
        if partition.contains(where: { $0.limitedSize > 2048 }) {
            throw .invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes")
        }
        if sort.contains(where: { $0.limitedSize > 1024 }) {
            throw .invalidParameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
        }
    }

    /// What an item has of index keys must be valid, or the write fails (F1.9 to F1.11). An absent one is none: the
    /// item is then not in the index.
    ///
    /// With the item before an update only those values count that the update changed: one that was there before its
    /// index stays as it is, outside the index (F6.6).
    func checkIndexKeys(of item: Item, before: Item? = nil) throws(DynamoDBError) {
        // By name, as the service picks the one to report.
        for index in indexes.sorted(by: { utf8Precedes($0.name, $1.name) }) {
            for attribute in index.key.attributes {
                guard let value = item.value(exactly: attribute.name) else { continue }
                if let before, before.value(exactly: attribute.name) == value { continue }
                if value.type != attribute.type {
                    throw .invalidParameter(
                        "Type mismatch for Index Key \(attribute.name) Expected: \(attribute.type.rawValue) Actual: "
                            + "\(value.type.rawValue) IndexName: \(index.name)")
                }
                if let kind = value.emptyKind {
                    let subject =
                        before == nil
                        ? "A value specified for a secondary index key is not supported. "
                        : "The update expression attempted to update a secondary index key to a value that is not "
                            + "supported. "
                    let place = before == nil ? " IndexName: \(index.name), IndexKey: \(attribute.name)" : ""
                    throw .refused(
                        DynamoDBError.emptyKeyOpening + subject
                            + "The AttributeValue for a key attribute cannot contain an empty \(kind) value." + place)
                }
                guard let scalar = KeyScalar(value) else { continue }
                let isPartition = index.key.partition.contains(attribute)
                try Self.checkSizes(partition: isPartition ? [scalar] : [], sort: isPartition ? [] : [scalar])
            }
        }
    }

    /// The item with its names and values must fit, and on a table with local indexes it and what they hold of it
    /// together (F1.30, F3.1).
    func checkSize(of item: Item, else error: DynamoDBError) throws(DynamoDBError) {
        if collectedSize(of: item) > maximumItemSize { throw error }
    }
}

extension AttributeValue {
    /// `string` or `binary` for an empty one, else nil.
    var emptyKind: String? {
        switch self {
        case .s(let text): text.isEmpty ? "string" : nil
        case .b(let bytes): bytes.isEmpty ? "binary" : nil
        case .n, .bool, .null, .l, .m, .ss, .ns, .bs: nil
        }
    }
}
