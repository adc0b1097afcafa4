package import KeywrightKeySpace
package import KeywrightModel

/// The items that keep an entity's attributes unique (LANGUAGE, Uniqueness), one kind for each set of attributes.
package struct UniqueCompanion: Sendable {
    package var entity: EntityID
    package var attributes: [AttributeID]
    /// The discriminator of the companions, `User.email`.
    package var discriminator: String
    /// What their partition keys begin with under the design's scope.
    var scope: [KeyTemplate.Part]
    /// What stands before the values, `UNIQUE#User#email#`; these follow, joined by the delimiter.
    package var prefix: String
    /// Their primary keys.
    package var shape: KeyShape
    /// The text of their sort key, where the table has one.
    package static let sortText = "UNIQUE"
    /// The attribute that holds the key of the item that they belong to, as a map.
    package static let owner = "owner"

    package static func all(of id: EntityID, in design: Design) -> [UniqueCompanion] {
        let entity = design[id]
        return zip(entity.uniques, design.companionKeys(of: entity)).map { unique, key in
            UniqueCompanion(
                entity: id, attributes: unique.attributes, discriminator: key.name,
                scope: key.scope, prefix: key.prefix, shape: key.shape)
        }
    }

    /// The primary key, the values being those of an item that a call knows as `label`.
    func key(label: String, in design: Design) -> [KeyValue] {
        let entity = design[self.entity]
        let table = design[entity.table]
        let values = attributes.map { attribute in
            Argument(name: label, member: entity[attribute].name, entity: self.entity, attribute: attribute)
        }
        let sources = KeySources.item(label, of: self.entity, in: design)
        let key = UniqueKey(scope: scope.map(sources.part), prefix: prefix, values: values)
        let partition = KeyValue(table.partition, .uniqueKey(key))
        guard let sort = table.sort else { return [partition] }
        return [partition, KeyValue(sort, .keyText([.literal(Self.sortText)]))]
    }
}
