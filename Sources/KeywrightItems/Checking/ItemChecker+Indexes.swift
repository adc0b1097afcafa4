import KeywrightModel

/// What an item has in indexes, and what it should have.
extension ItemChecker {
    func checkIndexKeys(_ entity: EntityCheck) {
        if !entity.entries.isEmpty { checkEntries(entity) }
        for stray in entity.strayIndexes where stray.names.allSatisfy({ item.slots[$0] != 0 }) {
            note(
                .strayIndexKey, entity.entity.name, nil, index: stray.index,
                seen: "it has all key attributes of the index",
                expected: "to be in no index that the design does not put it in")
        }
    }

    func checkEntries(_ entity: EntityCheck) {
        isIn.removeAll(keepingCapacity: true)
        for entry in entity.entries { isIn.append(membership(entry, of: entity)) }
        // What no key may be built of harms where it is in a key.
        for place in 0..<isIn.count where isIn[place] == true && !entity.entries[place].guarded.isEmpty {
            checkGuards(entity.entries[place].guarded, entity)
        }
        for key in entity.indexKeys {
            var isMember: Bool? = false
            for entry in key.entries {
                if isIn[entry] == true {
                    isMember = true
                    break
                }
                if isIn[entry] == nil { isMember = nil }
            }
            // A value at fault is told of already.
            guard let isMember, faulty.isEmpty || !key.text.fields.contains(where: { faulty.contains($0.name) }) else {
                continue
            }
            let slot = item.slots[key.text.name]
            if !isMember {
                if slot != 0 { noteStray(entity, key, check.names.names[key.text.name], Int(slot) - 1) }
                continue
            }
            switch key.text.write(item, entity.entity.attributes, to: built) {
            case .absent: continue
            case .refused(let place): noteRefused(key.text.fields[place], entity)
            case .written:
                if slot != 0, key.text.equals(built.bytes, Int(slot) - 1, of: item) { continue }
                let text = String(decoding: check.names.names[key.text.name], as: UTF8.self)
                let index = entity.entries[key.entries[0]].index
                if slot == 0 {
                    note(
                        .missingIndexKey, entity.entity.name, text, index: index, seen: "it is missing",
                        expected: "\(quoted(built.bytes)), by the item's values")
                } else {
                    note(
                        .staleIndexKey, entity.entity.name, text, index: index,
                        seen: "it is \(item.shown(Int(slot) - 1))",
                        expected: "\(quoted(built.bytes)), by the item's values")
                }
            }
        }
    }

    func noteStray(_ entity: EntityCheck, _ key: EntityCheck.IndexKeyCheck, _ name: [UInt8], _ node: Int) {
        let entry = entity.entries[key.entries[0]]
        let lacking = entry.fields.first { $0.node(of: item) == nil && item.unstored[$0.attribute.rawValue] == nil }
        let reason =
            lacking.map { "it lacks `\($0.title)`" }
            ?? (entry.when == nil ? "it lacks a key attribute" : "its `when` is false")
        note(
            .strayIndexKey, entity.entity.name, String(decoding: name, as: UTF8.self), index: entry.index,
            seen: "it is \(item.shown(node))", expected: "to be absent: \(reason)")
    }

    /// Whether the item should have the templates of an entry; nil where a value at fault would decide it.
    func membership(_ entry: EntityCheck.EntryCheck, of entity: EntityCheck) -> Bool? {
        for field in entry.fields {
            if !faulty.isEmpty, faulty.contains(field.name) { return nil }
            if field.node(of: item) == nil, item.unstored[field.attribute.rawValue] == nil { return false }
        }
        for name in entry.natural where item.value(name) == nil { return false }
        guard let when = entry.when else { return true }
        if !faulty.isEmpty, when.tests.flatMap(\.operands).contains(where: { isFaulty($0, entity) }) { return nil }
        return ConditionCheck(entity: entity.entity, item: item, names: entity.attributeNames).holds(when)
    }

    func isFaulty(_ operand: Operand, _ entity: EntityCheck) -> Bool {
        switch operand {
        case .attribute(let reference), .size(let reference):
            faulty.contains(entity.attributeNames[reference.attribute.rawValue])
        case .parameter, .literal, .now: false
        }
    }
}
