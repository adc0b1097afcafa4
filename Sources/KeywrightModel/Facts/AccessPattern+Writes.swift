extension AccessPattern {
    /// Whether a call can write items of the entity.
    package func writes(_ entity: EntityID) -> Bool {
        switch operation {
        case .get, .query: false
        case .create(let write), .put(let write): write.entity == entity
        case .update(let update): update.entity == entity
        case .delete(let delete): delete.entity == entity
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
