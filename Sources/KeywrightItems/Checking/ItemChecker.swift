import KeywrightChecks
import KeywrightModel

/// Holds items to the design, one after the other.
///
/// Of what changes with every item it is not looked at while it runs whether two accesses overlap: nothing is called while one of
/// them changes. The log makes its findings while it changes, and is watched.
final class ItemChecker {
    let check: TableCheck
    let item: CurrentItem
    var log: FindingLog
    @exclusivity(unchecked) var totals: ItemTotals
    let sorter: RecordSorter?
    /// Seconds since 1970 up to which items have expired; nil where nobody says.
    let now: Int64?
    let built = ByteText()
    let valueText = ByteText()
    let companionText: CompanionText
    let untouched = ByteText()
    @exclusivity(unchecked) var place = ItemPlace(file: 0, line: 0)
    @exclusivity(unchecked) var keyNodes: [Int] = []
    @exclusivity(unchecked) var keyHash: (high: UInt64, low: UInt64) = (0, 0)
    /// Attributes of the current item whose value is at fault, by known name.
    @exclusivity(unchecked) var faulty: Set<Int> = []
    /// Whether the current item should be in each of its entity's index entries.
    @exclusivity(unchecked) var isIn: [Bool?] = []
    @exclusivity(unchecked) var storageTrouble: SourceTrouble?

    init(_ check: TableCheck, limit: Int, sorter: RecordSorter?, now: Int64?) {
        self.check = check
        self.sorter = sorter
        self.now = now
        item = CurrentItem(names: check.names.names.count)
        log = FindingLog(limit: limit)
        totals = ItemTotals(check)
        companionText = CompanionText(delimiter: check.design.delimiter)
    }

    /// Holds one item to the design.
    func take(_ frame: ItemFrame, file: Int) throws(SourceTrouble) {
        place = ItemPlace(file: file, line: frame.line, column: frame.column, offset: frame.offset)
        var scanner = ItemScanner(frame.bytes, nodes: item.nodes, names: check.names, untouched: untouched)
        guard scanner.item() else {
            let fault = scanner.fault ?? (0, "an item")
            return noteBroken(scanner.original, at: fault.offset, expected: fault.expected)
        }
        item.take(frame.bytes, size: scanner.size)
        if !faulty.isEmpty { faulty.removeAll(keepingCapacity: true) }
        let before = log.total
        let row = inspect()
        totals.add(row, bytes: item.size, findings: log.total - before)
        if let trouble = storageTrouble { throw trouble }
    }

    private func noteBroken(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, expected: String) {
        let before = UnsafeBufferPointer(rebasing: bytes[..<min(offset, bytes.count)])
        let lastBreak = before.lastIndex(of: 0x0A)
        place.line += before.count { $0 == 0x0A }
        let ofLine = UnsafeBufferPointer(rebasing: before[(lastBreak.map { $0 + 1 } ?? 0)...])
        place.column = scalarCount(ofLine) + (lastBreak == nil ? place.column : 1)
        noteBroken(at: place, seen: "it is no item in DynamoDB JSON", expected: expected)
    }

    /// Notes that what stands there is no item.
    func noteBroken(at place: ItemPlace, seen: String, expected: String, kind: FindingKind = .brokenItem) {
        log.add(kind, at: place) { ItemFinding(kind: kind, place: place, key: [], seen: seen, expected: expected) }
        if kind == .damagedFile { totals.addLater(1) } else { totals.add(.none, bytes: 0, findings: 1) }
    }

    func inspect() -> ItemTotals.Row {
        keyNodes.removeAll(keepingCapacity: true)
        for place in 0..<check.keyNames.count {
            let name = check.keyNames[place]
            guard let node = item.value(name), item.nodes.base[node].type == check.keyTypes[place],
                item.nodes.base[node].length > 0
            else {
                let seen = item.slots[name] == 0 ? "it is missing" : "it is \(item.shown(Int(item.slots[name]) - 1))"
                note(
                    .missingKey, nil, check.table.keyAttributes[place].name, seen: seen,
                    expected: "\(check.keyTypes[place].name), not empty")
                return .none
            }
            keyNodes.append(node)
        }
        if sorter != nil {
            keyHash = hash(ofKey: keyNodes)
            record(keyHash, role: .key, set: 0)
        }
        guard let name = check.discriminator else { return inspectByKey(unless: nil) }
        guard let node = item.value(name), item.nodes.base[node].type == .s,
            let target = check.target(of: item.text(node))
        else {
            return inspectByKey(unless: name)
        }
        switch target {
        case .entity(let number): return inspectEntity(number)
        case .companion(let number): return inspectCompanion(number)
        }
    }

    /// An item whose discriminator says nothing: missing, of another type, or unknown; or the table has none.
    ///
    /// - Parameter name: the discriminator's.
    func inspectByKey(unless name: Int?) -> ItemTotals.Row {
        if let companion = check.companion(ofKey: item.text(keyNodes[0])) {
            noteDiscriminator(name, check.companions[companion].name)
            return inspectCompanion(companion)
        }
        var found = check.entities.indices.filter { hasBuiltKey(check.entities[$0]) }
        let isBuilt = !found.isEmpty
        if !isBuilt { found = entitiesByKey() }
        guard let first = found.first else {
            let isSkipped = check.table.foreign == .skip
            if !isSkipped {
                note(
                    .foreignItem, nil, check.table.discriminator,
                    seen: name == nil
                        ? "no template gives its key" : "\(discriminatorText(name)), and no template gives its key",
                    expected: "an item of the design")
            }
            return isSkipped ? .skipped : .none
        }
        guard found.count == 1 else {
            let names = found.map { "`\(check.entities[$0].entity.name)`" }.joined(separator: ", ")
            note(
                .undecidedEntity, nil, check.table.discriminator, seen: "its key is one of \(names)",
                expected: "a discriminator that says which")
            return .none
        }
        noteDiscriminator(name, check.entities[first].entity.discriminator)
        return inspectEntity(first)
    }

    func noteDiscriminator(_ name: Int?, _ expected: String) {
        guard let name else { return }
        let kind: FindingKind = item.value(name) == nil ? .missingDiscriminator : .wrongDiscriminator
        note(
            kind, expected, check.table.discriminator, seen: discriminatorText(name),
            expected: "\"\(expected)\", by its key")
    }

    func discriminatorText(_ name: Int?) -> String {
        guard let name else { return "" }
        return item.slots[name] == 0 ? "it is missing" : "it is \(item.shown(Int(item.slots[name]) - 1))"
    }

    /// Whether the item's values give just the key that it has.
    func hasBuiltKey(_ entity: EntityCheck) -> Bool {
        if entity.hasUnstored { return false }
        for part in 0..<keyNodes.count {
            let text = entity.key[part]
            guard case .written = text.write(item, entity.entity.attributes, to: built),
                text.equals(built.bytes, keyNodes[part], of: item)
            else { return false }
        }
        return true
    }

    /// The entities whose templates give the key.
    func entitiesByKey() -> [Int] {
        let texts = canonicalKey()
        return check.entities.indices.filter { parses(check.entities[$0], texts) }
    }

    func parses(_ entity: EntityCheck, _ texts: [[UInt8]]) -> Bool {
        entity.parses(texts) { texts, entity in
            if case .departure = readStoredKey(texts, of: entity) { return false }
            return true
        }
    }

    func canonicalKey() -> [[UInt8]] {
        keyNodes.map { node in
            let text = item.text(node)
            guard item.nodes.base[node].type == .n, let shape = NumberShape(text) else { return Array(text) }
            return Array(shape.exact(text).text.utf8)
        }
    }
}
