/// How access patterns make items of an entity.
package struct WholeItemWrites: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// A put that demands that there is no item yet.
    package static let create = WholeItemWrites(rawValue: 1)
    package static let put = WholeItemWrites(rawValue: 2)
    /// Puts in a batch, which can demand nothing.
    package static let batchPut = WholeItemWrites(rawValue: 4)
    /// An update that makes the item where there is none.
    package static let upsert = WholeItemWrites(rawValue: 8)
}

extension Design {
    /// How the patterns make items of each entity, in the order of the entities.
    package var wholeItemWrites: [WholeItemWrites] {
        var writes = Array(repeating: WholeItemWrites(), count: entities.count)
        for pattern in patterns {
            switch pattern.operation {
            case .create(let write): writes[write.entity.rawValue].insert(.create)
            case .put(let write): writes[write.entity.rawValue].insert(.put)
            case .batchPut(let entity): writes[entity.rawValue].insert(.batchPut)
            case .update(let update): if update.isUpsert { writes[update.entity.rawValue].insert(.upsert) }
            case .transact(let steps):
                for step in steps { writes[step.entity.rawValue].formUnion(step.wholeItemWrites) }
            case .get, .batchGet, .transactGet, .query, .scan, .delete, .deleteAll, .batchDelete: break
            }
        }
        return writes
    }
}

extension TransactionStep {
    fileprivate var wholeItemWrites: WholeItemWrites {
        switch action {
        case .create: .create
        case .put: .put
        case .update(let update): update.isUpsert ? .upsert : []
        case .delete, .check: []
        }
    }
}
