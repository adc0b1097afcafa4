import KeywrightModel

/// What writes of an entity's items cost, indexes included (F2.5, F2.25).
struct WriteCost {
    let design: Design

    /// A new item, or one that takes the place of another with the same index keys.
    func addPut(_ entity: EntityID, inTransaction: Bool, times: Int = 1, to sum: inout CostSum) {
        sum.addWrite(
            size: size(entity), of: design[entity].name, entity: entity, inTransaction: inTransaction, times: times)
        for path in indexes(of: entity) {
            sum.addIndexWrites(
                1, size: entrySize(entity, path), of: path, entity: entity, name: name(path, entity), why: "an entry",
                times: times)
        }
    }

    func addDelete(_ entity: EntityID, inTransaction: Bool, times: Int = 1, to sum: inout CostSum) {
        sum.addWrite(
            size: size(entity), of: design[entity].name, entity: entity, inTransaction: inTransaction, times: times)
        for path in indexes(of: entity) {
            sum.addIndexWrites(
                1, size: entrySize(entity, path), of: path, entity: entity, name: name(path, entity),
                why: "its entry goes", times: times)
        }
    }

    /// `changed` are stored names, those of rewritten key attributes included; `removed` are those of key attributes
    /// that go.
    func addUpdate(
        _ entity: EntityID, changed: [String], removed: [String], inTransaction: Bool, times: Int = 1,
        to sum: inout CostSum
    ) {
        sum.addWrite(
            size: size(entity), of: design[entity].name, entity: entity, inTransaction: inTransaction, times: times)
        for path in indexes(of: entity) {
            let (writes, why) =
                if removed.contains(where: path.isKeyAttribute) {
                    (1, "its entry goes")
                } else if changed.contains(where: path.isKeyAttribute) {
                    (2, "its entry moves")
                } else {
                    (path.holds(anyOf: changed) ? 1 : 0, "its entry changes")
                }
            sum.addIndexWrites(
                writes, size: entrySize(entity, path), of: path, entity: entity, name: name(path, entity), why: why,
                times: times)
        }
    }

    /// A demand that an item be so: it reads the item twice, and is charged as a write of it is.
    func addCheck(_ entity: EntityID, times: Int = 1, to sum: inout CostSum) {
        sum.addWrite(
            size: size(entity), of: "check of \(design[entity].name)", entity: entity, inTransaction: true,
            times: times,
            isReplicated: false)
    }

    /// Companions are well below 1 KB.
    func addCompanion(_ companion: UniqueCompanion, times: Int = 1, to sum: inout CostSum) {
        sum.addWrite(size: 512, of: "companion \(companion.discriminator)", inTransaction: true, times: times)
    }

    private func size(_ entity: EntityID) -> Double? { design[entity].expect.size }

    private func indexes(of entity: EntityID) -> [AccessPath] {
        AccessPath.all(of: design[entity].table, in: design).filter { path in
            path.index != nil && design.keyEntries(of: entity, on: path) != nil
        }
    }

    private func entrySize(_ entity: EntityID, _ path: AccessPath) -> EntrySize {
        // An entry of an item that is one block is one, too, whatever it holds of it.
        if let size = size(entity), size <= CostSum.writeUnit { return .whole(size) }
        return design.entrySize(of: entity, on: path)
    }

    private func name(_ path: AccessPath, _ entity: EntityID) -> String {
        "\(design[entity].name) in \(path.name(in: design))"
    }
}

extension AccessPath {
    /// Whether it holds an attribute beside its keys.
    fileprivate func holds(anyOf names: [String]) -> Bool {
        switch projection {
        case .all: !names.isEmpty
        case .keysOnly: false
        case .include(let included): names.contains { name in included.contains { $0.utf8.elementsEqual(name.utf8) } }
        }
    }
}
