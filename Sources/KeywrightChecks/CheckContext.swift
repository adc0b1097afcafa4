package import KeywrightModel
package import KeywrightPlanner

/// What a rule looks at. A fact that two rules need is a member of the model, of the plan or of this, never a helper
/// in a rule's file.
package struct CheckContext: Sendable {
    package let design: Design
    package let plan: DesignPlan
    /// The places of the patterns whose query asks for an entity: a `deleteAll` has one, too.
    private let queriesOfEntity: [EntityID: [Int]]
    /// The sort templates of all entities.
    let sortTemplates: [SortTemplate]
    /// The places of the patterns of each group.
    private let groups: [PatternGroup: [Int]]

    package init(design: Design, plan: DesignPlan) {
        self.design = design
        self.plan = plan
        var queries: [EntityID: [Int]] = [:]
        for (position, pattern) in design.patterns.enumerated() {
            guard let query = pattern.operation.query else { continue }
            for branch in query.entities { queries[branch.entity, default: []].append(position) }
        }
        queriesOfEntity = queries
        var groups: [PatternGroup: [Int]] = [:]
        for (position, (pattern, outcome)) in zip(design.patterns, plan.patterns).enumerated() {
            for group in PatternGroup.allCases where group.holds(pattern, outcome) {
                groups[group, default: []].append(position)
            }
        }
        self.groups = groups
        sortTemplates = design.entityIDs.flatMap(design.sortTemplates)
    }

    /// The patterns of a group with what the planner made of them, in the order of the design.
    func outcomes(in group: PatternGroup) -> [(AccessPattern, PatternOutcome)] {
        (groups[group] ?? []).map { (design.patterns[$0], plan.patterns[$0]) }
    }

    /// The places, among the patterns, of the queries that ask for an entity, those of a `deleteAll` among them.
    package func queries(of entity: EntityID) -> [Int] { queriesOfEntity[entity] ?? [] }

    /// Each pattern with what the planner made of it.
    package var outcomes: Zip2Sequence<[AccessPattern], [PatternOutcome]> { zip(design.patterns, plan.patterns) }

    /// Each problem of each write, with its pattern.
    package func forEachWriteProblem(_ visit: (AccessPattern, WriteProblem) -> Void) {
        for case (let pattern, .failed(let failure)) in outcomes(in: .failed) {
            for problem in failure.problems { visit(pattern, problem) }
        }
    }

    /// Declared peak calls a second of the patterns that write items of this entity; nil where none declares one.
    package func peakWrites(of entity: EntityID) -> Double? {
        let peaks = design.patterns.compactMap { pattern in
            pattern.writes(entity) ? pattern.expect.peak : nil
        }
        return peaks.isEmpty ? nil : peaks.reduce(0, +)
    }

    /// Write units a second that the declared peaks send to an entity's items in the table or in an index, at least: of a pattern
    /// without a plan a write counts as one of the item.
    package func peakWriteUnits(of entity: EntityID, index: String?) -> Double {
        let ofItem = ((design[entity].expect.size ?? 1) / 1_024).rounded(.up)
        return outcomes.reduce(0) { sum, each in
            let (pattern, outcome) = each
            guard let peak = pattern.expect.peak, pattern.writes(entity) else { return sum }
            guard let plan = outcome.plan else { return sum + peak * ofItem }
            let units = plan.cost.writes.filter { $0.entity == entity && $0.index == index }.map(\.units)
            return sum + peak * units.reduce(0, +)
        }
    }
}
