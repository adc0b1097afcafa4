import KeywrightDiagnostics
import KeywrightModel
package import KeywrightPlanner

/// Which rule tells of a pattern that has no plan. A pattern has exactly one finding (RULES, head): where some
/// candidate would serve it but for one obstacle, it is that obstacle's; where every candidate lacks more, KW201.
package enum PlanVerdict: Sendable {
    case needsScan
    /// A `using` that does not fit (KW219): the obstacles of the nearest candidate.
    case wrongKeyCondition([PlanFailure.Obstacle], index: String?)
    /// The one obstacle of the nearest candidate; the index is nil for the table.
    case obstacle(PlanFailure.Obstacle, index: String?)
    /// A write that would break something: what, the problems say.
    case write
    /// It was not planned: KW000 says why.
    case notYetPlanned
}

extension PlanFailure {
    package var verdict: PlanVerdict {
        if isNotYetPlanned { return .notYetPlanned }
        if !problems.isEmpty { return .write }
        if let nearest = candidates.first, nearest.obstacles.contains(where: \.isOfKeyCondition) {
            return .wrongKeyCondition(nearest.obstacles, index: nearest.index)
        }
        for candidate in candidates {
            if candidate.obstacles.count == 1, let obstacle = candidate.obstacles.first, obstacle.hasOwnRule {
                return .obstacle(obstacle, index: candidate.index)
            }
        }
        return .needsScan
    }
}

extension PlanFailure.Obstacle {
    /// Whether the pattern's `using` does not fit.
    package var isOfKeyCondition: Bool {
        switch self {
        case .keyConditionRefused, .leavesOut: true
        case .notInIndex, .partitionUnbound, .partitionsDiffer, .conditionNotServed, .fanOut, .orderNotServed,
            .orderUnsound, .notProjected, .consistentOnIndex, .notPinned:
            false
        }
    }

    /// Whether another rule than KW201 tells of it.
    fileprivate var hasOwnRule: Bool {
        switch self {
        case .consistentOnIndex, .orderNotServed, .notProjected: true
        case .conditionNotServed(_, let rule, _), .orderUnsound(_, _, let rule, _): rule != Rule.needsScan.id
        case .notInIndex, .partitionUnbound, .partitionsDiffer, .notPinned, .fanOut, .keyConditionRefused, .leavesOut:
            false
        }
    }
}

extension CheckContext {
    /// What a candidate lacks, in one line.
    package func describe(_ candidate: PlanFailure.Candidate) -> String {
        let place = candidate.index.map { "index `\($0)`" } ?? "the table's key"
        return "\(place): " + candidate.obstacles.map(describe).joined(separator: "; ")
    }

    private func describe(_ obstacle: PlanFailure.Obstacle) -> String {
        switch obstacle {
        case .notInIndex(let entity): "`\(design[entity].name)` is not in it"
        case .partitionUnbound(let entity, let attribute):
            "`where` does not give `\(design[entity][attribute].name)`, which the partition key needs"
        case .partitionsDiffer(let first, let second):
            "`\(design[first].name)` and `\(design[second].name)` lie in different partitions"
        case .conditionNotServed(_, _, let why), .orderNotServed(let why), .orderUnsound(_, _, _, let why),
            .fanOut(_, _, let why):
            why
        case .notProjected(_, let names): "it does not hold \(names.map { "`\($0)`" }.joined(separator: ", "))"
        case .consistentOnIndex: "a global index has no consistent reads"
        case .notPinned: "the pattern pins another"
        case .keyConditionRefused, .leavesOut: obstacle.text(in: design)
        }
    }
}
