import KeywrightModel
import KeywrightPlanner

extension DesignPlan {
    /// The patterns that can return an item of an entity of which a key tells these values: those that have a plan, read
    /// the entity, and have no condition that the values break. What the key does not tell may be anything.
    func readPatterns(of entity: EntityID, holding known: [KnownValue], in design: Design) -> [String] {
        let truth = ConditionTruth(entity: design[entity], known: known)
        return zip(design.patterns, patterns).filter { pattern, outcome in
            outcome.plan != nil
                && pattern.readBranches.contains { branch in
                    branch.entity == entity && branch.conditions.allSatisfy(truth.canHold)
                }
        }.map(\.0.name)
    }
}

extension AccessPattern {
    /// The entities whose items a call returns or counts, with all that must hold of an item; none for a write.
    fileprivate var readBranches: [(entity: EntityID, conditions: [Condition?])] {
        switch operation {
        case .get(let get), .batchGet(let get): [(get.entity, [get.filter])]
        case .transactGet(let gets): gets.map { ($0.entity, [$0.filter]) }
        case .query(let query): query.entities.map { ($0.entity, [$0.condition, $0.filter]) }
        case .scan(let scan): [(scan.branch.entity, [scan.branch.condition, scan.branch.filter])]
        case .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete, .transact: []
        }
    }
}
