import KeywrightDiagnostics
package import KeywrightModel

extension Design {
    /// What keys can hold of an entity's items.
    ///
    /// - Parameters:
    ///   - isAlone: whether its table has no key yet and holds nothing else.
    ///   - identity: what tells its items apart.
    ///   - asked: the queries' parts of it, beside its attributes themselves: those behind transforms.
    package func entityKeys(
        of id: EntityID, isKeyless: Bool, isAlone: Bool, identity: [AttributeID], asked: [KeyPart]
    ) -> EntityKeys {
        let entity = self[id]
        let updates = patterns.flatMap { $0.updates(of: id) }.map { change(by: $0, of: entity) }
        let changing = updates.reduce(into: Set<AttributeID>()) { $0.formUnion($1.changed) }
        let whole = entity.attributes.indices.map { KeyPart(AttributeID($0)) }
        let parts = whole + asked.filter { !whole.contains($0) }
        var keys = EntityKeys(
            table: entity.table, isKeyless: isKeyless, isAlone: isAlone, identity: identity.map { KeyPart($0) },
            updates: updates,
            writeRate: writeShare(of: id))
        if !entity.isUnscoped, let scope, let attribute = entity.attribute(named: scope.value) {
            keys.scope = KeyPart(attribute)
        }
        for part in parts {
            let attribute = entity[part.attribute]
            guard let (type, isAlwaysThere) = member(of: attribute, at: part.path) else { continue }
            if hasText(type, part.transforms) { keys.texts.insert(part) }
            let isKept = attribute.role == .ordinary || attribute.role == .created
            // A double has no place in a primary key (KW105).
            if isAlwaysThere, isKept, type != .double, !changing.contains(part.attribute) {
                keys.permanent.insert(part)
            }
            let constraints = part.path.isEmpty ? attribute.constraints : Constraints()
            if let canBeFollowed = order(of: type, part.transforms, constraints) {
                keys.sortable[part] = canBeFollowed
                keys.texts.insert(part)
            }
            guard part.path.isEmpty, part.transforms.isEmpty, attribute.isStored, type.keyType != nil else { continue }
            if case .recoded = type { continue }
            keys.natural[part] = attribute.storedName
            if sortsAsStored(type) { keys.naturallySorted.insert(part) }
        }
        if !isKeyless {
            keys.known = Set(entity.keyAttributes)
            keys.indexes = Set(
                self[entity.table].indexes.map(\.name).filter { keyEntries(ofEntity: id, on: $0) })
        }
        return keys
    }

    private func change(by update: UpdatePattern, of entity: Entity) -> EntityKeys.Change {
        var changed = Set([entity.updated, entity.version].compactMap { $0 })
        changed.formUnion((update.set + update.add).map(\.attribute))
        changed.formUnion(update.remove.map(\.value))
        changed.formUnion((update.append + update.delete).map(\.attribute))
        var set = Set(update.set.map(\.attribute))
        if let updated = entity.updated { set.insert(updated) }
        return EntityKeys.Change(changed: changed, set: set, removed: Set(update.remove.map(\.value)))
    }

    /// Whether items of the entity are in the index: by an entry, or by their own attributes.
    private func keyEntries(ofEntity id: EntityID, on name: String) -> Bool {
        let entity = self[id]
        if entity.indexEntry(of: name) != nil { return true }
        guard let index = self[entity.table].index(named: name) else { return true }
        let own = entity.attributes.filter(\.isStored).map(\.storedName)
        let held =
            own + (entity.key + entity.indexEntries.flatMap(\.keys)).map(\.attribute.name)
            + [self[entity.table].discriminator].compactMap { $0 }
        return index.keyAttributes.allSatisfy { key in held.contains { $0.utf8.elementsEqual(key.name.utf8) } }
    }

    /// Of all writes that patterns declare, the share that goes to the entity.
    private func writeShare(of id: EntityID) -> Double {
        var all = 0.0
        var own = 0.0
        for pattern in patterns {
            let rate = pattern.expect.rate ?? 0
            switch pattern.operation {
            case .create, .put, .update, .delete, .transact, .deleteAll, .batchPut, .batchDelete:
                all += rate
                if pattern.entities.contains(id) { own += rate }
            case .get, .batchGet, .transactGet, .query, .scan: break
            }
        }
        return all > 0 ? own / all : 0
    }

    private func member(of attribute: Attribute, at path: [String]) -> (type: ValueType, isAlwaysThere: Bool)? {
        var type = attribute.type
        var isAlwaysThere = !attribute.isOptional
        for name in path {
            guard case .object(let object) = type,
                let member = object.members.first(where: { $0.name.utf8.elementsEqual(name.utf8) })
            else { return nil }
            type = member.type
            isAlwaysThere = isAlwaysThere && !member.isOptional
        }
        return (type, isAlwaysThere)
    }
}

/// Whether a template can hold a value of the type behind such transforms (LANGUAGE, Key templates).
private func hasText(_ type: ValueType, _ transforms: [Transform]) -> Bool {
    switch type {
    case .string, .int, .bool, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .enumeration: true
    case .decimal: !transforms.isEmpty
    case .double, .bytes, .json, .object, .list, .map, .set, .recoded: false
    }
}

/// nil where the texts of a template do not sort as the values; else whether another part may follow.
private func order(of type: ValueType, _ transforms: [Transform], _ constraints: Constraints) -> Bool? {
    switch transforms.first {
    case .year, .month, .day, .hour: return transforms.count == 1 ? true : nil
    // The delimiter need not be the lowest of its characters.
    case .lower, .upper: return transforms.count == 1 ? false : nil
    case .pad, .invert, .shard: return nil
    case nil: break
    }
    switch type {
    case .timestamp(.iso8601AnyDigits): return nil
    case .timestamp(let format): return format.isNumber ? nil : true
    case .date, .uuidv7, .ulid, .ksuid: return true
    case .string, .enumeration: return false
    case .int, .decimal: return padding(of: type, constraints) != nil ? true : nil
    case .uuid, .double, .bool, .bytes, .json, .object, .list, .map, .set, .recoded: return nil
    }
}

/// The `pad` that holds every number within declared bounds. An int without them has at most 19 digits; a decimal gets none.
package func padding(of type: ValueType, _ constraints: Constraints) -> Transform? {
    guard let most = constraints.maximum, let least = constraints.minimum else {
        return type == .int ? .pad(19, fraction: 0) : nil
    }
    // The digits of the bound that has more.
    let whole =
        [most, least].map { bound in
            bound.text.utf8.prefix { $0 != UInt8(ascii: ".") }.filter { $0 != UInt8(ascii: "-") }.count
        }.max() ?? 1
    switch type {
    case .int: return whole <= 19 ? .pad(whole, fraction: 0) : nil
    case .decimal:
        guard let fraction = constraints.fraction, whole + fraction <= 38 else { return nil }
        return .pad(whole, fraction: fraction)
    case .string, .double, .bool, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .enumeration,
        .object, .list, .map, .set, .recoded:
        return nil
    }
}

private func sortsAsStored(_ type: ValueType) -> Bool {
    switch type {
    case .string, .int, .decimal, .double, .bytes, .date, .uuidv7, .ulid, .ksuid, .enumeration: true
    case .timestamp(let format): format != .iso8601AnyDigits
    case .uuid, .bool, .json, .object, .list, .map, .set, .recoded: false
    }
}
