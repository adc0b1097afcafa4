package import KeywrightModel

/// A table or index as a candidate for a query, and what became of it.
package struct QueryCandidate: Sendable {
    package enum Outcome: Sendable {
        case chosen(AccessPlan)
        /// It would serve, too, but another is cheaper or comes first.
        case served(AccessPlan)
        case unfit([PlanFailure.Obstacle])
    }

    /// nil for the table.
    package var index: String?
    package var outcome: Outcome
}

/// Every candidate of a query, the table first and then the indexes as written: why its plan is this and not another.
/// Empty for what is no query, and for a query that is not planned yet.
package func compareCandidates(of pattern: AccessPattern, in design: Design) -> [QueryCandidate] {
    guard case .query(let query) = pattern.operation, let first = query.entities.first,
        design.isPlannable(pattern)
    else { return [] }
    let occupancy = Occupancy(design)
    let chosen = QueryPlanner(design: design, occupancy: occupancy).plan(pattern, query).plan
    return occupancy.paths(of: design[first.entity].table).map { path in
        var candidate = Candidate(design, occupancy, pattern, query, path)
        guard let found = candidate.plan() else {
            return QueryCandidate(index: path.index, outcome: .unfit(candidate.obstacles))
        }
        let isChosen = chosen.map { $0.index == path.index } ?? false
        return QueryCandidate(index: path.index, outcome: isChosen ? .chosen(found.plan) : .served(found.plan))
    }
}
