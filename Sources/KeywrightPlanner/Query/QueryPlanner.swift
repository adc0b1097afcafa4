import KeywrightDiagnostics
import KeywrightModel

/// Finds the table or index, and the key condition, that answer a query (LANGUAGE, What every plan promises).
struct QueryPlanner {
    let design: Design
    let occupancy: Occupancy

    func plan(_ pattern: AccessPattern, _ query: QueryPattern) -> PatternOutcome {
        guard let first = query.entities.first else { return .failed(PlanFailure()) }
        var found: [CandidatePlan] = []
        var failed: [PlanFailure.Candidate] = []
        for path in occupancy.paths(of: design[first.entity].table) {
            var candidate = Candidate(design, occupancy, pattern, query, path)
            if let plan = candidate.plan() {
                found.append(plan)
            } else {
                failed.append(PlanFailure.Candidate(index: path.index, obstacles: candidate.obstacles))
            }
        }
        // Candidates come with the table first, then as written, and the first of the cheapest is taken.
        if let best = found.dropFirst().reduce(found.first, { $1.isCheaper(than: $0) ? $1 : $0 }) {
            var plan = best.plan
            plan.alternatives = found.filter { !best.isCheaper(than: $0) }.map(\.plan.index).filter { $0 != plan.index }
            return .planned(plan)
        }
        return .failed(PlanFailure(candidates: nearestFirst(failed)))
    }

    private func nearestFirst(_ candidates: [PlanFailure.Candidate]) -> [PlanFailure.Candidate] {
        candidates.enumerated().sorted { left, right in
            let (a, b) = (left.element.distance, right.element.distance)
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)
    }
}

/// A plan, and what it is chosen by.
struct CandidatePlan {
    var plan: AccessPlan

    /// By cost; items that are read in vain cost something that no figure tells.
    func isCheaper(than other: CandidatePlan?) -> Bool {
        guard let other else { return true }
        if plan.cost.read != other.plan.cost.read { return plan.cost.read < other.plan.cost.read }
        return plan.foreign.count < other.plan.foreign.count
    }
}

extension PlanFailure.Candidate {
    /// How far it is from serving: a pattern that pins another index is not served at all.
    fileprivate var distance: Int {
        obstacles.reduce(0) { sum, obstacle in
            switch obstacle {
            case .notPinned: sum + 1000
            case .notInIndex: sum + 100
            case .keyConditionRefused(_, let namesOther): sum + (namesOther ? 20 : 10)
            case .partitionUnbound, .partitionsDiffer, .conditionNotServed, .orderNotServed, .orderUnsound,
                .consistentOnIndex, .fanOut, .notProjected, .leavesOut:
                sum + 1
            }
        }
    }
}
