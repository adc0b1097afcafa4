package import KeywrightModel

/// What a stored primary key is to one entity.
package enum StoredKeyReading: Sendable {
    /// It is a key of the entity; the values that the key holds whole, in stored form.
    case values([AttributeID: LiteralValue])
    /// No values give it.
    case departure(KeyLookup.Departure)
    /// It could not be decided, and why.
    case undecided(String)
}

/// Reads the texts of a primary key by the templates of an entity; a number in its shortest decimal form, bytes as base64.
package func readStoredKey(_ texts: [String], of entity: Entity) -> StoredKeyReading {
    switch EntityKey(entity, entity.key).read(texts) {
    case .undecided(let reason): return .undecided(reason)
    case .departure(let departure): return .departure(departure)
    case .match(let known, _):
        let whole = known.filter { $0.path.isEmpty && $0.transforms.isEmpty }
        return .values(Dictionary(whole.map { ($0.attribute, $0.value) }) { first, _ in first })
    }
}
