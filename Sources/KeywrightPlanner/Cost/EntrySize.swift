import KeywrightModel

/// The mean size of what a table or an index holds of an item, in bytes, as far as it is known (F2.26).
struct EntrySize: Sendable {
    var least: Double
    /// nil where nothing bounds it.
    var most: Double?

    /// Of a whole item.
    static func whole(_ size: Double?) -> EntrySize { EntrySize(least: size ?? 0, most: size) }

    /// Of one of several kinds, when nothing says which: from the smallest to the largest.
    static func any(of sizes: [EntrySize]) -> EntrySize {
        let most = sizes.map(\.most)
        return EntrySize(
            least: sizes.map(\.least).min() ?? 0, most: most.contains { $0 == nil } ? nil : most.compactMap { $0 }.max()
        )
    }

    /// The blocks that each of so many fills, rounded up together, and whether it is sure that they are no more.
    func blocks(of size: Double, times: Double = 1) -> (count: Double, isExact: Bool) {
        let least = max(1, (least * times / size).rounded(.up))
        let most = most.map { max(1, ($0 * times / size).rounded(.up)) }
        return (least, most == least)
    }

    /// `3,000 B`, `at most 400 B`, `at least 70 B`: what the blocks are reckoned from.
    var text: String {
        guard let most else { return "at least \(NumberText.grouped(least)) B" }
        return most == least ? "\(NumberText.grouped(least)) B" : "at most \(NumberText.grouped(most)) B"
    }
}

extension Design {
    /// Where an index holds all of an item, the item's size. Else an entry is no larger than its item, and no smaller than what
    /// it holds takes at least; where the lengths of all that it holds are bounded, it is within them.
    func entrySize(of id: EntityID, on path: AccessPath) -> EntrySize {
        let size = self[id].expect.size
        var held = self[path.table].keyAttributes.map(\.name)
        // Where a plan needs the discriminator, a list is given it.
        var mayHold: String?
        switch path.projection {
        case .all: return .whole(size)
        case .keysOnly: break
        case .include(let names):
            held += names
            mayHold = self[path.table].discriminator
        }
        let own = keyEntries(of: id, on: path) ?? []
        var bytes = ItemBytes.zero
        for (name, part) in itemParts(of: id) where !own.contains(where: { $0.attribute.name.isStored(as: name) }) {
            if held.contains(where: { $0.isStored(as: name) }) {
                bytes = bytes + part
            } else if mayHold?.isStored(as: name) ?? false {
                bytes = bytes + part.optional
            }
        }
        for entry in own { bytes = bytes + .name(entry.attribute.name) + keyBytes(of: entry, in: self[id]) }
        let most = [size, bytes.most.map(Double.init)].compactMap { $0 }.min()
        return EntrySize(least: min(Double(bytes.least), most ?? .infinity), most: most)
    }
}

extension String {
    /// Names are one where their bytes are.
    fileprivate func isStored(as name: String) -> Bool { utf8.elementsEqual(name.utf8) }
}

extension ItemBytes {
    fileprivate static func name(_ name: String) -> ItemBytes { .fixed(name.utf8.count) }
}
