extension AccessPattern {
    /// Whether a call can write items of the entity.
    package func writes(_ entity: EntityID) -> Bool {
        switch operation {
        case .get, .batchGet, .transactGet, .query, .scan: false
        case .create(let write), .put(let write): write.entity == entity
        case .update(let update): update.entity == entity
        case .delete(let delete): delete.entity == entity
        case .deleteAll(let deleteAll): deleteAll.branch.entity == entity
        case .batchPut(let written), .batchDelete(let written): written == entity
        case .transact(let steps):
            steps.contains { step in
                switch step.action {
                case .create, .put, .update, .delete: step.entity == entity
                case .check: false
                }
            }
        }
    }
}
