package import KeywrightDiagnostics

extension AccessPattern {
    /// The updates of the pattern: itself, or the steps of a transaction, in order.
    package var updates: [UpdatePattern] {
        switch operation {
        case .update(let update): [update]
        case .transact(let steps):
            steps.compactMap { step in
                switch step.action {
                case .update(let update): update
                case .create, .put, .delete, .check: nil
                }
            }
        case .get, .query, .create, .put, .delete: []
        }
    }

    /// The entities whose items the pattern puts whether they are present or not.
    package var putEntities: [EntityID] {
        switch operation {
        case .put(let write): [write.entity]
        case .transact(let steps):
            steps.compactMap { step in
                switch step.action {
                case .put(let write): write.entity
                case .create, .update, .delete, .check: nil
                }
            }
        case .get, .query, .create, .update, .delete: []
        }
    }

    /// Whether a call can write items of the entity.
    package func writes(_ entity: EntityID) -> Bool {
        switch operation {
        case .get, .query: false
        case .create(let write), .put(let write): write.entity == entity
        case .update(let update): update.entity == entity
        case .delete(let delete): delete.entity == entity
        case .transact(let steps):
            steps.contains { step in
                switch step.action {
                case .create, .put, .update, .delete: step.entity == entity
                case .check: false
                }
            }
        }
    }
}

extension UpdatePattern {
    /// Every attribute that the update changes, with the place that says so, in order of writing.
    package var changedAttributes: [Spanned<AttributeID>] {
        (set + add).map { Spanned($0.attribute, $0.span) } + remove
    }

    /// What of an index entry the update would leave stale, if anything (LANGUAGE, What every write keeps true).
    ///
    /// The inputs of an entry are the attributes in its templates; a key attribute that *is* an attribute of the
    /// entity needs no help and is none. An update that changes an input must know all the others: set here, or part
    /// of the primary key. What it adds to is not known.
    package func staleInput(of entry: IndexEntry, in entity: Entity) -> StaleInput? {
        let inputs = entry.keys.map(\.template).filter { !$0.isNatural }.flatMap(\.placeholders).map(\.attribute)
        if let added = add.first(where: { inputs.contains($0.attribute) }) {
            return StaleInput(changed: Spanned(added.attribute, added.span), isRelative: true, unknown: [])
        }
        guard let changed = changedAttributes.first(where: { inputs.contains($0.value) }) else { return nil }
        let known = Set(changedAttributes.map(\.value)).union(entity.keyAttributes)
        var seen: Set<AttributeID> = []
        let unknown = inputs.filter { !known.contains($0) && seen.insert($0).inserted }
        return unknown.isEmpty ? nil : StaleInput(changed: changed, isRelative: false, unknown: unknown)
    }
}

/// Why an index key could not be written anew.
package struct StaleInput: Sendable {
    package var changed: Spanned<AttributeID>
    /// The change is relative to a value that is not known.
    package var isRelative: Bool
    /// The inputs that the update does not know.
    package var unknown: [AttributeID]
}
