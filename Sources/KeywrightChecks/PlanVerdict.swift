package import KeywrightDiagnostics
package import KeywrightModel
package import KeywrightPlanner

/// Which rule tells of a pattern that has no plan. A pattern has exactly one finding (RULES, head): where some
/// candidate would serve it but for one obstacle, it is that obstacle's; where every candidate lacks more, KW201.
package enum PlanVerdict: Sendable {
    case needsScan
    case consistentOnIndex(String)
    case orderNotServed(index: String?, why: String)
    /// A condition that only another rule can tell of.
    case condition(Test, RuleID, why: String)
}

extension PlanFailure {
    package var verdict: PlanVerdict {
        for candidate in candidates {
            guard candidate.obstacles.count == 1, let obstacle = candidate.obstacles.first else { continue }
            switch obstacle {
            case .consistentOnIndex:
                if let index = candidate.index { return .consistentOnIndex(index) }
            case .orderNotServed(let why): return .orderNotServed(index: candidate.index, why: why)
            case .conditionNotServed(let test, let rule, let why):
                if rule != Rule.needsScan.id { return .condition(test, rule, why: why) }
            case .notInIndex, .partitionUnbound, .partitionsDiffer, .notPinned: continue
            }
        }
        return .needsScan
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
        case .conditionNotServed(_, _, let why), .orderNotServed(let why): why
        case .consistentOnIndex: "a global index has no consistent reads"
        case .notPinned: "the pattern pins another"
        }
    }
}
