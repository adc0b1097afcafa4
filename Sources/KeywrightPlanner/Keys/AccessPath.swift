import KeywrightDiagnostics
package import KeywrightModel

/// A table or one of its indexes as something to query.
struct AccessPath: Sendable {
    var table: TableID
    /// nil for the table itself.
    var index: String?
    var partition: [KeyAttribute]
    var sort: [KeyAttribute]
    var projection: Projection
    /// Whether it follows the table without a delay, so that it can be read consistently: the table and local indexes.
    var isConsistent: Bool

    var keyAttributes: [KeyAttribute] { partition + sort }

    /// Only local indexes can be read consistently.
    var isLocalIndex: Bool { index != nil && isConsistent }

    /// As messages call it.
    func name(in design: Design) -> String { index ?? "table \(design[table].name)" }

    /// The table first, then its indexes as written.
    static func all(of table: TableID, in design: Design) -> [AccessPath] {
        let value = design[table]
        let own = AccessPath(
            table: table, index: nil, partition: [value.partition], sort: value.sort.map { [$0] } ?? [],
            projection: .all, isConsistent: true)
        return [own]
            + value.indexes.map { index in
                AccessPath(
                    table: table, index: index.name, partition: index.partition, sort: index.sort,
                    projection: index.projection, isConsistent: index.isLocal)
            }
    }

    func isKeyAttribute(_ storedName: String) -> Bool {
        keyAttributes.contains { $0.name.utf8.elementsEqual(storedName.utf8) }
    }
}

extension Design {
    /// The templates of an entity's items for the key attributes of a path, in key order; nil where no item of it is
    /// there.
    ///
    /// Membership goes by stored names, whoever wrote them (LANGUAGE, Tables and indexes): a key attribute may be one
    /// of the table's, of another index's entry, an attribute of the entity, or the discriminator.
    func keyEntries(of id: EntityID, on path: AccessPath) -> [KeyEntry]? {
        let entity = self[id]
        guard entity.table == path.table else { return nil }
        if path.index == nil { return entity.key }
        if let entry = entity.indexEntries.first(where: { $0.index == path.index }) { return entry.keys }
        var entries: [KeyEntry] = []
        for attribute in path.keyAttributes {
            guard let template = template(of: attribute, in: entity) else { return nil }
            entries.append(KeyEntry(attribute: attribute, template: template))
        }
        return entries
    }

    /// The same for a global or local index by its name.
    package func keyEntries(of id: EntityID, onIndex index: String) -> [KeyEntry]? {
        let path = AccessPath.all(of: self[id].table, in: self)
            .first { $0.index?.utf8.elementsEqual(index.utf8) ?? false }
        return path.flatMap { keyEntries(of: id, on: $0) }
    }

    private func template(of attribute: KeyAttribute, in entity: Entity) -> KeyTemplate? {
        let name = attribute.name.utf8
        let written = entity.key + entity.indexEntries.flatMap(\.keys)
        if let entry = written.first(where: { $0.attribute.name.utf8.elementsEqual(name) }) { return entry.template }
        if let own = entity.attributes.firstIndex(where: { $0.storedName.utf8.elementsEqual(name) && $0.isStored }) {
            let id = AttributeID(own)
            guard let language = naturalLanguage(of: entity[id], delimiter: delimiter) else { return nil }
            let placeholder = Placeholder(attribute: id, span: entity[id].nameSpan, language: language)
            return KeyTemplate(
                text: "<\(entity[id].name)>", span: entity[id].nameSpan, parts: [.placeholder(placeholder)],
                isNatural: true)
        }
        if let discriminator = self[entity.table].discriminator, discriminator.utf8.elementsEqual(name) {
            return KeyTemplate(
                text: entity.discriminator, span: entity.nameSpan, parts: [.literal(entity.discriminator)])
        }
        return nil
    }
}
