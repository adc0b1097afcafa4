extension Design {
    /// The entries of an entity's partition key and sort key, in an index or in the table; none for an index without an entry
    /// of the entity's own.
    package func keyEntries(of id: EntityID, index: String?) -> (partition: [KeyEntry], sort: [KeyEntry]) {
        let entity = self[id]
        guard let index else { return (Array(entity.key.prefix(1)), Array(entity.key.dropFirst())) }
        let width = self[entity.table].index(named: index)?.partition.count ?? 0
        let keys = entity.indexEntry(of: index)?.keys ?? []
        return (Array(keys.prefix(width)), Array(keys.dropFirst(width)))
    }

    /// The partition keys of an entity's items: the table's, then those of its indexes in order.
    package func partitionKeys(of id: EntityID) -> [(index: String?, partition: [KeyEntry])] {
        ([nil] + self[id].indexEntries.map { Optional($0.index) }).map { index in
            (index: index, partition: keyEntries(of: id, index: index).partition)
        }
    }
}
