import KeywrightDiagnostics
import KeywrightModel

/// Which items that were not asked for a key condition can read (KW202).
struct ForeignAnalysis {
    let design: Design
    let occupancy: Occupancy

    /// Items of other entities, and companions, in the order of the design.
    func strangers(to asked: [EntityID], in shape: QueryShape) -> [ForeignRead] {
        var partitionHead = ""
        if case .keyText(let parts)? = shape.partition.first { partitionHead = KeyText(parts).head }
        var sortHead = shape.region.head
        if case .keyText(let parts)? = shape.sortPrefix.first { sortHead = KeyText(parts).head }
        let discardable = canDiscard(shape.path)
        return occupancy.compatible(with: partitionHead, sortHead, on: shape.path).compactMap { occupant in
            switch occupant.kind {
            case .entity(let entity):
                if asked.contains(entity) { return nil }
                return ForeignRead(
                    entity: entity, isDiscarded: discardable, witness: nil, unproven: "their keys begin alike")
            case .companion(let companion):
                return ForeignRead(
                    entity: companion.entity, companionOf: companion.attributes, isDiscarded: discardable,
                    witness: nil, unproven: "their keys begin alike")
            }
        }
    }

    /// Items of asked entities that do not meet `where`, by the tests that a filter has to repeat.
    func strays(among asked: [EntityID], in shape: QueryShape) -> [ForeignRead] {
        zip(asked, shape.repeated).compactMap { entity, tests in
            tests.isEmpty ? nil : ForeignRead(entity: entity, witness: nil)
        }
    }

    /// Whether a filter on the discriminator can be had: there is one, and it is no key attribute of what is queried
    /// (F3.17).
    private func canDiscard(_ path: AccessPath) -> Bool {
        design[path.table].discriminator.map { !path.isKeyAttribute($0) } ?? false
    }
}
