package import KeywrightModel

/// What keys can hold of an entity's items, and what they have to.
package struct EntityKeys: Sendable {
    package var table: TableID
    /// Whether its primary key is still to be made.
    package var isKeyless: Bool
    /// Whether its table has no key yet and holds nothing else, so that its attributes can be the table's key.
    package var isAlone: Bool
    /// What tells its items apart.
    package var identity: [KeyPart]
    /// What stands first in every partition key.
    package var scope: KeyPart?
    /// Parts that have one text for each value.
    package var texts: Set<KeyPart>
    /// Those whose texts sort as the values do; true where another part may follow without harm to that order.
    package var sortable: [KeyPart: Bool]
    /// Attributes that can be key attributes of an index by themselves, by stored name.
    package var natural: [KeyPart: String]
    /// Of those, the ones that sort as they are stored.
    package var naturallySorted: Set<KeyPart>
    /// Parts that every item has and that nothing changes, so that a primary key can hold them.
    package var permanent: Set<KeyPart>
    /// What each update changes, and what of the rest it knows: a key made of both needs all of it known (F4.12).
    package var updates: [Change]
    /// The attributes of a primary key that is there: every update knows them.
    package var known: Set<AttributeID>?
    /// Indexes of the table in which it has an entry, or is by its own attributes.
    package var indexes: Set<String>
    /// Writes a second, as declared, for the order among equals.
    package var writeRate: Double

    package struct Change: Sendable {
        package var changed: Set<AttributeID>
        package var set: Set<AttributeID>
        /// Of what changes, what goes: the keys that hold it go with it, and need nothing else.
        package var removed: Set<AttributeID>

        package init(changed: Set<AttributeID>, set: Set<AttributeID>, removed: Set<AttributeID> = []) {
            self.changed = changed
            self.set = set
            self.removed = removed
        }
    }

    package init(
        table: TableID = TableID(0), isKeyless: Bool = false, isAlone: Bool = false, identity: [KeyPart] = [],
        scope: KeyPart? = nil, texts: Set<KeyPart> = [],
        sortable: [KeyPart: Bool] = [:], natural: [KeyPart: String] = [:], naturallySorted: Set<KeyPart> = [],
        permanent: Set<KeyPart> = [], updates: [Change] = [], known: Set<AttributeID>? = nil, indexes: Set<String> = [],
        writeRate: Double = 0
    ) {
        self.table = table
        self.isKeyless = isKeyless
        self.isAlone = isAlone
        self.identity = identity
        self.scope = scope
        self.texts = texts
        self.sortable = sortable
        self.natural = natural
        self.naturallySorted = naturallySorted
        self.permanent = permanent
        self.updates = updates
        self.known = known
        self.indexes = indexes
        self.writeRate = writeRate
    }

    /// Whether templates of these parts can be kept by every update: where one changes a part, all others are set with
    /// it or part of the primary key. Of a primary key that is still to be made it could be part of what never changes.
    func canKeep(_ parts: [KeyPart]) -> Bool {
        let inputs = Set(parts.map(\.attribute))
        let changing = updates.reduce(into: Set<AttributeID>()) { $0.formUnion($1.changed) }
        return updates.allSatisfy { update in
            let touched = inputs.intersection(update.changed)
            if touched.isEmpty || !touched.isDisjoint(with: update.removed) { return true }
            return inputs.allSatisfy { update.set.contains($0) || known?.contains($0) ?? !changing.contains($0) }
        }
    }
}
