import KeywrightModel

/// What a read needs of an index that does not hold whole items.
struct ProjectionDemand {
    let design: Design
    let path: AccessPath
    /// Only the number of items is asked for.
    let countsOnly: Bool
    /// The whole items are fetched from the table afterwards.
    var fetches = false
    var includesExpired = false

    /// What each entity's items lack there. A local index that lacks what is asked for fetches it (F3.23); what a filter
    /// names must be held.
    func obstacles(of branches: [QueryPattern.Branch], tellsApart: Bool) -> [PlanFailure.Obstacle] {
        if path.projection == .all { return [] }
        return branches.compactMap { branch in
            var wanted = path.isLocalIndex ? filtered(branch, tellsApart) : asked(branch) + filtered(branch, tellsApart)
            wanted = unique(wanted.filter { !isHeld($0) })
            return wanted.isEmpty ? nil : .notProjected(branch.entity, wanted)
        }
    }

    /// The discriminator, where what is queried does not hold it and a filter could not be had by it.
    var lackingDiscriminator: String? {
        guard let discriminator = design[path.table].discriminator, !isHeld(discriminator) else { return nil }
        return discriminator
    }

    /// What tests that a filter repeats lack.
    func obstacle(repeating tests: [WhereTest], of id: EntityID) -> PlanFailure.Obstacle? {
        if path.projection == .all { return nil }
        let names = tests.flatMap(\.test.references).compactMap { held($0, of: id) }
        let missing = unique(names.filter { !isHeld($0) })
        return missing.isEmpty ? nil : .notProjected(id, missing)
    }

    /// What a local index fetches from the table.
    func fetched(of branches: [QueryPattern.Branch]) -> [String] {
        path.isLocalIndex ? unique(branches.flatMap(asked).filter { !isHeld($0) }) : []
    }

    private func asked(_ branch: QueryPattern.Branch) -> [String] {
        if countsOnly || fetches { return [] }
        let entity = design[branch.entity]
        // What is stored in the primary key alone is read back from there, and every index holds that.
        let attributes = branch.select ?? entity.attributes.indices.map { AttributeID($0) }
        return attributes.filter { entity[$0].isStored }.map { entity[$0].storedName }
    }

    private func filtered(_ branch: QueryPattern.Branch, _ tellsApart: Bool) -> [String] {
        let entity = design[branch.entity]
        var wanted = (branch.filter?.tests ?? []).flatMap(\.references).compactMap { held($0, of: branch.entity) }
        if !includesExpired { wanted += entity.expiry.map { [entity[$0].storedName] } ?? [] }
        if tellsApart, let discriminator = design[path.table].discriminator { wanted.append(discriminator) }
        return wanted
    }

    /// The name that it is stored under; nil of what is in the primary key alone, which every index holds.
    private func held(_ reference: AttributeReference, of id: EntityID) -> String? {
        let attribute = design[id][reference.attribute]
        return attribute.isStored ? attribute.storedName : nil
    }

    private func isHeld(_ name: String) -> Bool {
        if path.projection == .all { return true }
        let table = design[path.table]
        var held = (path.keyAttributes + table.keyAttributes).map(\.name)
        switch path.projection {
        case .all: return true
        case .keysOnly: break
        // Where a plan needs the discriminator, the index is given it.
        case .include(let names): held += names + (table.discriminator.map { [$0] } ?? [])
        }
        return held.contains { $0.utf8.elementsEqual(name.utf8) }
    }

    private func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { found, name in
            if !found.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { found.append(name) }
        }
    }
}
