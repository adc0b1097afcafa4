import KeywrightDiagnostics

extension Design {
    /// The indexes in which entities that are not there yet can have entries.
    ///
    /// Such an index holds whole items. Its partition key is one text that templates alone fill; so is its sort key, or it is
    /// an attribute of entities. An attribute that is one of some entity, a key of the table, or what tells entities apart would
    /// get a second meaning by another entity's template.
    package var rooms: [Room] {
        tableIDs.flatMap { id in self[id].indexes.compactMap { room(in: $0, of: id) } }
    }

    /// Whether an entity can have an entry there: it has none, and its other entries and its key leave the key attributes free.
    package func isFree(_ room: Room, for id: EntityID) -> Bool {
        let entity = self[id]
        var names = [room.partition]
        if case .template(let name) = room.sort { names.append(name) }
        let given = (entity.key + entity.indexEntries.flatMap(\.keys)).map(\.attribute.name)
        return entity.table == room.table && entity.indexEntry(of: room.index) == nil
            && !given.contains { name in names.contains { $0.utf8.elementsEqual(name.utf8) } }
    }

    private func room(in index: SecondaryIndex, of id: TableID) -> Room? {
        guard !index.isLocal, index.projection == .all, index.partition.count == 1, index.sort.count <= 1,
            let partition = index.partition.first, isFilledByTemplates(partition, of: id)
        else { return nil }
        guard let sort = index.sort.first else {
            return Room(table: id, index: index.name, partition: partition.name, sort: .none)
        }
        if isFilledByTemplates(sort, of: id) {
            return Room(table: id, index: index.name, partition: partition.name, sort: .template(sort.name))
        }
        return Room(table: id, index: index.name, partition: partition.name, sort: .natural(sort.name))
    }

    /// Whether nothing but templates gives a key attribute of an index its texts.
    private func isFilledByTemplates(_ key: KeyAttribute, of id: TableID) -> Bool {
        let table = self[id]
        let taken =
            table.keyAttributes.map(\.name) + [table.discriminator, table.timeToLive?.value].compactMap { $0 }
        return key.type == .string && !taken.contains { $0.utf8.elementsEqual(key.name.utf8) }
            && entities.allSatisfy { entity in
                entity.table != id || !entity.attributes.contains { $0.storedName.utf8.elementsEqual(key.name.utf8) }
            }
    }
}
