import KeywrightChecks
import KeywrightModel

/// An item of an entity: its key and its attributes.
extension ItemChecker {
    func inspectEntity(_ number: Int) -> ItemTotals.Row {
        let entity = check.entities[number]
        if entity.hasUnstored, !readUnstored(entity) { return .entity(number) }
        // Nearly every key is just what the values give; only of one that is not it is asked what it is.
        let isBuilt = hasBuiltKey(entity)
        if !isBuilt, !entity.hasUnstored {
            let texts = canonicalKey()
            // Of an item whose key is another entity's, or nobody's, nothing more is said.
            guard parses(entity, texts) else {
                explainKey(entity, texts)
                return .entity(number)
            }
        }
        checkAttributes(entity)
        checkGuards(entity.guarded, entity)
        // Where the key is of other values, an index key would be wrong for the same reason.
        guard isBuilt || !noteMismatch(entity) else { return .entity(number) }
        checkIndexKeys(entity)
        recordSets(entity)
        return .entity(number)
    }

    /// The attributes that stand in the key alone; false where it is no key of the entity.
    func readUnstored(_ entity: EntityCheck) -> Bool {
        let texts = canonicalKey().map { String(decoding: $0, as: UTF8.self) }
        switch readStoredKey(texts, of: entity.entity) {
        case .values(let values):
            for (id, value) in values where !entity.entity[id].isStored { item.unstored[id.rawValue] = value }
            return true
        case .departure(let departure):
            noteUnparsed(entity, departure)
            return false
        case .undecided(let reason):
            note(
                .undecidedEntity, entity.entity.name, nil, seen: "its key could not be read: \(reason)",
                expected: "a key of it")
            return false
        }
    }

    func checkAttributes(_ entity: EntityCheck) {
        var checker = ValueChecker(item.bytes, item.nodes.base, check.types.base)
        for attribute in entity.attributes {
            guard let node = item.value(attribute.name) else {
                if attribute.isRequired {
                    let isNull = item.slots[attribute.name] != 0
                    note(
                        .missingAttribute, entity.entity.name, entity.entity[attribute.id].name,
                        seen: isNull ? "it is NULL" : "it is missing", expected: "a value: it is not optional")
                }
                continue
            }
            if checker.check(node, attribute.type) { continue }
            faulty.insert(attribute.name)
            noteValue(checker, attribute, entity)
        }
    }

    func checkGuards(_ fields: [KeyField], _ entity: EntityCheck) {
        for field in fields {
            if !faulty.isEmpty, faulty.contains(field.name) { continue }
            built.clear()
            guard let guarded = field.check, case .written = field.write(item, entity.entity.attributes, to: built),
                !guarded.allows(built.bytes)
            else { continue }
            faulty.insert(field.name)
            note(
                .forgedKey, entity.entity.name, entity.entity[field.attribute].name,
                seen: "it is \(quoted(built.bytes)), and \(guarded.refusal(of: built.bytes))",
                expected: "a value that a key may hold")
        }
    }

    /// Notes where a key of the entity is not that of the item's values, as far as nothing is told of these.
    ///
    /// - Returns: whether a text differs.
    func noteMismatch(_ entity: EntityCheck) -> Bool {
        for (part, node) in zip(entity.key.indices, keyNodes) where !entity.key[part].isNatural {
            let text = entity.key[part]
            if !faulty.isEmpty, text.fields.contains(where: { faulty.contains($0.name) }) { continue }
            switch text.write(item, entity.entity.attributes, to: built) {
            case .absent: continue
            case .written:
                if text.equals(built.bytes, node, of: item) { continue }
                note(
                    .keyMismatch, entity.entity.name, check.table.keyAttributes[part].name,
                    seen: "it is \(item.shown(node))",
                    expected: "\(quoted(built.bytes)), by the item's values")
                return true
            case .refused(let place): noteRefused(text.fields[place], entity)
            }
        }
        return false
    }

    /// Notes a value that a transform does not take.
    func noteRefused(_ field: KeyField, _ entity: EntityCheck) {
        guard faulty.insert(field.name).inserted else { return }
        note(
            .forgedKey, entity.entity.name, entity.entity[field.attribute].name,
            seen: "its value \(field.node(of: item).map(item.shown) ?? "") does not fit `\(field.title)`",
            expected: "a value that a key may hold")
    }

    /// Says what a key is that no value of the entity gives.
    func explainKey(_ entity: EntityCheck, _ texts: [[UInt8]]) {
        if let companion = check.companion(ofKey: item.text(keyNodes[0])) {
            return noteDiscriminator(check.discriminator, check.companions[companion].name)
        }
        let others = entitiesByKey()
        if others.count == 1, check.discriminator != nil {
            return noteDiscriminator(check.discriminator, check.entities[others[0]].entity.discriminator)
        }
        switch readStoredKey(texts.map { String(decoding: $0, as: UTF8.self) }, of: entity.entity) {
        case .departure(let departure): noteUnparsed(entity, departure)
        case .values, .undecided:
            note(
                .unparsedKey, entity.entity.name, check.table.keyAttributes[0].name,
                seen: "it is \(item.shown(keyNodes[0]))",
                expected: "`\(entity.key[0].template)`")
        }
    }

    func noteUnparsed(_ entity: EntityCheck, _ departure: @autoclosure () -> KeyLookup.Departure) {
        log.add(.unparsedKey, at: place) {
            let departure = departure()
            let shown = keyNodes[min(departure.position, keyNodes.count - 1)]
            return ItemFinding(
                kind: .unparsedKey, place: place, key: keyTexts(), entity: entity.entity.name,
                attribute: departure.attribute,
                seen: "it is \(item.shown(shown))",
                expected: "`\(departure.template)`: at character \(departure.column) \(departure.expected)")
        }
    }
}
