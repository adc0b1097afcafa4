extension Operation {
    /// The updates that it is, or that are steps of it.
    package var updates: [UpdatePattern] {
        switch self {
        case .update(let update): [update]
        case .transact(let steps):
            steps.compactMap { step in
                if case .update(let update) = step.action { update } else { nil }
            }
        case .get, .batchGet, .transactGet, .query, .scan, .create, .put, .delete, .deleteAll, .batchPut, .batchDelete:
            []
        }
    }
}

extension AccessPattern {
    /// The updates of an entity's items that a call makes.
    package func updates(of id: EntityID) -> [UpdatePattern] { operation.updates.filter { $0.entity == id } }
}
