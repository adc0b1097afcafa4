import KeywrightKeySpace
import KeywrightModel

/// An entity, as its items are held to it.
final class EntityCheck {
    struct AttributeCheck {
        let name: Int
        let type: Int
        let isRequired: Bool
        let id: AttributeID
    }

    struct EntryCheck {
        let index: String
        /// All placeholders of the templates that may be left out, whose values an item must have.
        let fields: [KeyField]
        /// Own attributes that are key attributes of the index.
        let natural: [Int]
        /// The placeholders whose values the guards limit, but for those that the primary key holds, too.
        let guarded: [KeyField]
        let when: Condition?
    }

    /// A key attribute that templates of index entries give.
    struct IndexKeyCheck {
        let text: KeyText
        /// The entries that it stands in; an item has the attribute if it is in any of them.
        let entries: [Int]
    }

    /// Attributes that no two items share.
    struct SetCheck {
        let fields: [KeyField]
        let names: [String]
        /// By the table's numbering.
        let number: Int
        /// What the keys of companions begin with; nil for an identity.
        let prefix: [UInt8]?
    }

    let entity: Entity
    let attributes: [AttributeCheck]
    /// The stored names of all attributes, in the entity's order.
    let attributeNames: [Int]
    let key: [KeyText]
    let entries: [EntryCheck]
    let indexKeys: [IndexKeyCheck]
    /// Each placeholder of the primary key once whose values the guards limit.
    let guarded: [KeyField]
    /// Indexes that its items are in only by mistake, each with its key attributes.
    let strayIndexes: [(index: String, names: [Int])]
    let identities: [SetCheck]
    let uniques: [SetCheck]
    let hasUnstored: Bool
    private let matchers: [LanguageMatcher]
    /// Whether fields that are in the key twice must agree.
    private let isLinked: Bool

    init(
        _ entity: Entity, in design: Design, names: inout NameIndex, types: TypeTable, sets: inout Int
    ) {
        self.entity = entity
        let table = design[entity.table]
        attributeNames = entity.attributes.map { names.insert($0.storedName) }
        var attributes: [AttributeCheck] = []
        for (place, attribute) in entity.attributes.enumerated() where attribute.isStored {
            attributes.append(
                AttributeCheck(
                    name: attributeNames[place], type: types.add(attribute.type, attribute.constraints),
                    isRequired: !attribute.isOptional && attribute.defaultValue == nil && !attribute.type.isSet,
                    id: AttributeID(place)))
        }
        self.attributes = attributes
        hasUnstored = entity.attributes.contains { !$0.isStored }
        key = entity.key.map { KeyText($0, of: entity, names: &names) }
        var entries: [EntryCheck] = []
        var indexKeys: [IndexKeyCheck] = []
        var seen: Set<String> = []
        guarded = key.flatMap(\.fields).filter { $0.check != nil && seen.insert($0.title).inserted }
        // What every item has: neither is left out with the templates of an index.
        let always = Set(table.keyAttributes.map(\.name) + (table.discriminator.map { [$0] } ?? []))
        for (number, entry) in entity.indexEntries.enumerated() {
            let texts = entry.keys.map { KeyText($0, of: entity, names: &names) }
            let templated = zip(entry.keys, texts).filter { key, text in
                !text.isNatural && !always.contains(key.attribute.name)
            }.map(\.1)
            entries.append(
                EntryCheck(
                    index: entry.index, fields: templated.flatMap(\.fields),
                    natural: texts.filter(\.isNatural).map(\.name),
                    guarded: texts.flatMap(\.fields).filter { $0.check != nil && !seen.contains($0.title) },
                    when: entry.when))
            for text in templated {
                if let known = indexKeys.firstIndex(where: { $0.text.name == text.name }) {
                    indexKeys[known] = IndexKeyCheck(
                        text: indexKeys[known].text, entries: indexKeys[known].entries + [number])
                } else {
                    indexKeys.append(IndexKeyCheck(text: text, entries: [number]))
                }
            }
        }
        (self.entries, self.indexKeys) = (entries, indexKeys)
        var stray: [(index: String, names: [Int])] = []
        let own = Set(
            attributeNames + table.keyAttributes.map { names.insert($0.name) }
                + (table.discriminator.map { [names.insert($0)] } ?? []) + indexKeys.map(\.text.name))
        for index in table.indexes where entity.indexEntry(of: index.name) == nil {
            let keys = index.keyAttributes.map { names.insert($0.name) }
            // What is in an index by its own attributes is meant to be.
            if !keys.allSatisfy(own.contains) { stray.append((index.name, keys)) }
        }
        strayIndexes = stray
        var count = sets
        let fields = { (set: AttributeSet, names: inout NameIndex) in
            set.attributes.map { id in
                KeyField(Placeholder(attribute: id, span: set.span, language: .bytes), of: entity, names: &names)
            }
        }
        identities = entity.identities.map { set in
            count += 1
            return SetCheck(
                fields: fields(set, &names), names: set.attributes.map { entity[$0].name }, number: count, prefix: nil)
        }
        uniques = zip(entity.uniques, design.companionKeys(of: entity)).map { set, companion in
            count += 1
            return SetCheck(
                fields: fields(set, &names), names: set.attributes.map { entity[$0].name }, number: count,
                prefix: Array((companion.shape.parts.first?.literalHead ?? "").utf8))
        }
        sets = count
        let shape = entity.keyShape
        matchers = shape.parts.map { LanguageMatcher($0.language) }
        isLinked = Set(shape.parts.flatMap(\.fields).map(\.id.attribute)).count < shape.parts.flatMap(\.fields).count
    }

    /// Whether the templates give a key, given in canonical form.
    func parses(_ texts: [[UInt8]], confirm: ([String], Entity) -> Bool) -> Bool {
        guard texts.count == matchers.count else { return false }
        for (matcher, text) in zip(matchers, texts) {
            guard text.withUnsafeBufferPointer({ matcher.matches($0) }) else { return false }
        }
        return !isLinked || confirm(texts.map { String(decoding: $0, as: UTF8.self) }, entity)
    }
}
