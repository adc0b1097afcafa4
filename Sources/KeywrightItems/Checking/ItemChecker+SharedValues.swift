import KeywrightModel

/// Values that no two items share.
extension ItemChecker {
    func recordSets(_ entity: EntityCheck) {
        guard sorter != nil else { return }
        let own = keyHash.low
        for set in entity.identities {
            guard let hash = hash(of: set, entity) else { continue }
            record(hash, item: own, role: .identity, set: set.number)
        }
        for set in entity.uniques {
            guard writeCompanionKey(set, entity) else { continue }
            var hash = KeyHash(domain: 2)
            hash.add(built.bytes)
            record(hash.value, item: own, role: .owner, set: set.number)
        }
    }

    /// nil where an attribute is missing or at fault.
    func hash(of set: EntityCheck.SetCheck, _ entity: EntityCheck) -> (high: UInt64, low: UInt64)? {
        var hash = KeyHash(domain: 1_000 + UInt64(set.number))
        for field in set.fields {
            if !faulty.isEmpty, faulty.contains(field.name) { return nil }
            built.clear()
            switch field.write(item, entity.entity.attributes, to: built) {
            case .written: hash.add(built.bytes)
            case .absent: return nil
            case .refused:
                guard let node = field.node(of: item) else { return nil }
                addTree(node, to: &hash)
            }
        }
        return hash.value
    }

    /// A value that has no text: all that it holds.
    func addTree(_ node: Int, to hash: inout KeyHash) {
        for place in node..<Int(item.nodes.base[node].end) {
            let type = item.nodes.base[place].type
            hash.add(UInt64(type.rawValue))
            hash.add(item.name(place))
            switch type {
            case .n:
                let text = item.text(place)
                let exact = NumberShape(text)?.exact(text).text ?? ""
                hash.add(UInt64(exact.utf8.count))
                for byte in exact.utf8 { hash.add(UInt64(byte)) }
            case .s, .b, .bool: hash.add(item.text(place))
            case .null: break
            case .m, .l, .ss, .ns, .bs: hash.add(UInt64(item.nodes.base[place].length))
            }
        }
    }

    func writeCompanionKey(_ set: EntityCheck.SetCheck, _ entity: EntityCheck) -> Bool {
        built.clear()
        guard let prefix = set.prefix else { return false }
        built.append(prefix)
        for (number, field) in set.fields.enumerated() {
            if !faulty.isEmpty, faulty.contains(field.name) { return false }
            valueText.clear()
            guard case .written = field.write(item, entity.entity.attributes, to: valueText) else { return false }
            companionText.append(valueText.bytes, isFirst: number == 0, to: built)
        }
        companionText.finish(built, prefix: prefix.count)
        return true
    }

    func hash(ofKey nodes: [Int]) -> (high: UInt64, low: UInt64) {
        var hash = KeyHash(domain: 1)
        for node in nodes {
            let text = item.text(node)
            if item.nodes.base[node].type == .n, let shape = NumberShape(text) {
                if let integer = shape.smallInteger {
                    hash.add(UInt64(bitPattern: integer))
                } else {
                    for byte in shape.exact(text).text.utf8 { hash.add(UInt64(byte)) }
                }
            } else {
                hash.add(text)
            }
        }
        return hash.value
    }

    func record(_ hash: (high: UInt64, low: UInt64), item: UInt64? = nil, role: KeyRecord.Role, set: Int) {
        do throws(SourceTrouble) {
            try sorter?.add(
                KeyRecord(hash, item: item ?? hash.low, at: place, role: role, set: set, mayBeGone: mayBeGone))
        } catch {
            storageTrouble = error
        }
    }

    /// Whether the item may have been deleted by now, or be before long: it has an expiry, and nobody says that it lies ahead.
    var mayBeGone: Bool {
        guard let name = check.timeToLive, let node = item.value(name), item.nodes.base[node].type == .n else {
            return false
        }
        guard let now, let expiry = NumberShape(item.text(node))?.smallInteger else { return true }
        return expiry <= now
    }

    /// Notes what two items, or an item and a companion, show together.
    func note(_ verdict: RecordGroups.Verdict) {
        func names(_ record: KeyRecord) -> String {
            let set = check.sets.first { $0.number == Int(record.set) }
            return set?.names.joined(separator: ", ") ?? ""
        }
        func entity(_ record: KeyRecord) -> String? {
            check.entities.first { ($0.identities + $0.uniques).contains { $0.number == Int(record.set) } }?.entity.name
        }
        func companion(_ record: KeyRecord) -> String? {
            check.companions.first { $0.set.number == Int(record.set) }?.name
        }
        func add(
            _ kind: FindingKind, _ record: KeyRecord, _ entity: String?, _ attribute: String?, _ seen: String,
            _ expected: String,
            other: KeyRecord? = nil
        ) {
            log.add(kind, at: record.itemPlace) {
                ItemFinding(
                    kind: kind, place: record.itemPlace, key: [], entity: entity, attribute: attribute, seen: seen,
                    expected: expected, other: other?.itemPlace)
            }
        }
        switch verdict {
        case .duplicate(let record, let first):
            switch KeyRecord.Role(rawValue: record.role) {
            case .key, .companion, nil:
                add(
                    .duplicateKey, record, nil, nil, "its primary key was read before", "one item of a key",
                    other: first)
            case .identity:
                add(
                    .duplicateIdentity, record, entity(record), names(record), "another item has the same value",
                    "an identity that no two items share", other: first)
            case .owner:
                add(
                    .duplicateUnique, record, entity(record), names(record), "another item has the same value",
                    "a value that no two items share", other: first)
            }
        case .missingCompanion(let record):
            add(
                .missingCompanion, record, entity(record), names(record), "no companion keeps its value unique",
                "a companion `\(companion(record) ?? "")`")
        case .orphan(let record):
            add(
                .orphanCompanion, record, companion(record), nil, "no item has its value",
                "the item that `owner` names, with this value")
        case .wrongOwner(let record, let owner):
            add(
                .wrongOwner, record, companion(record), "owner", "it names another item than the one with its value",
                "the key of that item", other: owner)
        }
        totals.addLater(1)
    }

    /// Lets kept findings be completed with what is read once more.
    func complete(_ change: (inout ItemFinding) -> Void) { log.complete(change) }
}
