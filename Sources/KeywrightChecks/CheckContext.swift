package import KeywrightModel
package import KeywrightPlanner

/// What a rule looks at. A fact that two rules need is a member of the model, of the plan or of this, never a helper
/// in a rule's file.
package struct CheckContext: Sendable {
    package let design: Design
    package let plan: DesignPlan

    package init(design: Design, plan: DesignPlan) {
        self.design = design
        self.plan = plan
    }

    /// Each pattern with what the planner made of it.
    package var outcomes: Zip2Sequence<[AccessPattern], [PatternOutcome]> { zip(design.patterns, plan.patterns) }

    /// Each problem of each write, with its pattern.
    package func forEachWriteProblem(_ visit: (AccessPattern, WriteProblem) -> Void) {
        for case (let pattern, .failed(let failure)) in outcomes {
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

    /// The patterns whose plan relies on the order of an attribute's texts in a sort key of this entity: they range
    /// over it, or ask for an order that it decides.
    package func patternsRelying(on attribute: AttributeID, of entity: EntityID, index: String?) -> [AccessPattern] {
        outcomes.compactMap { pattern, outcome in
            guard case .query(let query) = pattern.operation,
                let branch = query.entities.first(where: { $0.entity == entity })
            else { return nil }
            if branch.ranges(over: attribute) { return pattern }
            if outcome.isUnsoundlyOrdered(by: attribute, of: entity, index: index) { return pattern }
            guard query.order != nil, let plan = outcome.plan, plan.index == index else { return nil }
            let bound = branch.attributesBoundByEquality
            let sort = design.sortTemplates(of: design[entity]).filter { $0.index == index }
            let free = sort.flatMap { $0.entry.template.placeholders }.first { !bound.contains($0.attribute) }
            return free?.attribute == attribute ? pattern : nil
        }
    }
}

extension PatternOutcome {
    /// Whether the pattern failed for an order that the texts of this attribute do not have.
    fileprivate func isUnsoundlyOrdered(by attribute: AttributeID, of entity: EntityID, index: String?) -> Bool {
        guard case .failed(let failure) = self, case .obstacle(let obstacle, index) = failure.verdict,
            case .orderUnsound(entity, attribute, _, _) = obstacle
        else { return false }
        return true
    }
}
