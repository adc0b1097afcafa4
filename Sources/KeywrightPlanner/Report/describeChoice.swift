package import KeywrightModel

/// Why a pattern is run as it is, in sentences, and what became of each candidate.
package struct ChoiceDescription: Sendable {
    package struct Candidate: Sendable {
        /// nil for the table.
        package var index: String?
        /// `chosen`, `served` or `unfit`.
        package var outcome: String
        /// nil where it does not serve.
        package var readUnits: Double?
        /// What it lacks, or why it was or was not taken.
        package var why: [String]
    }

    package var reason: String
    package var candidates: [Candidate] = []
}

/// Says of a pattern why its plan is this and not another.
package func describeChoice(of pattern: AccessPattern, _ outcome: PatternOutcome, in design: Design)
    -> ChoiceDescription
{
    if case .failed(let failure) = outcome, failure.isNotYetPlanned {
        return ChoiceDescription(reason: "This version does not plan it yet.")
    }
    if case .failed(let failure) = outcome, !failure.problems.isEmpty {
        let problems = failure.problems.map { $0.text(in: design) }.joined(separator: "; ")
        return ChoiceDescription(reason: "It has no plan: \(problems).")
    }
    switch pattern.operation {
    case .query(let query):
        let candidates = compareCandidates(of: pattern, in: design)
        var description = ChoiceDescription(reason: queryReason(query, outcome, candidates))
        description.candidates = candidates.map { describe($0, among: candidates, in: design) }
        return description
    case .get, .batchGet, .transactGet:
        return ChoiceDescription(
            reason:
                "The parameters are the whole primary key, which names one item: nothing is cheaper than one GetItem, "
                + "and an index could only be staler.")
    case .scan:
        return ChoiceDescription(reason: "It is a scan on purpose, so no key is looked for.")
    case .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete, .transact:
        return ChoiceDescription(
            reason:
                "A write goes to the table, by the primary key: there is nothing to choose. The service carries it on "
                + "to the indexes in which the item is.")
    }
}

private func queryReason(
    _ query: QueryPattern, _ outcome: PatternOutcome, _ candidates: [QueryCandidate]
) -> String {
    if candidates.isEmpty { return "This version does not plan it yet." }
    if query.using != nil {
        return outcome.plan == nil
            ? "Its `using` fits no candidate." : "Its `using` is taken as it stands, where it leaves nothing out."
    }
    guard outcome.plan != nil else {
        return "No key can answer it: each candidate lacks something."
    }
    let serving = candidates.count { candidate in
        if case .unfit = candidate.outcome { false } else { true }
    }
    if serving == 1 { return "It is the only one that can answer the query." }
    return
        "Of those that can answer the query the cheapest is taken, the table before the indexes and these as written."
}

private func describe(
    _ candidate: QueryCandidate, among candidates: [QueryCandidate], in design: Design
) -> ChoiceDescription.Candidate {
    switch candidate.outcome {
    case .chosen(let plan):
        return .init(
            index: candidate.index, outcome: "chosen", readUnits: plan.cost.read,
            why: ["taken, at \(NumberText.units(plan.cost.read, "read")) a call"])
    case .served(let plan):
        let cost = NumberText.units(plan.cost.read, "read")
        let best = candidates.compactMap(\.chosenPlan).first
        let why =
            if let best, plan.cost.read > best.cost.read {
                "it could answer, too, at \(cost) a call, which is more"
            } else if let best, plan.foreign.count > best.foreign.count {
                "it could answer, too, at \(cost) a call, but would also read items that are not asked for"
            } else {
                "it could answer, too, at \(cost) a call, which is no less, and comes later"
            }
        return .init(index: candidate.index, outcome: "served", readUnits: plan.cost.read, why: [why])
    case .unfit(let obstacles):
        return .init(
            index: candidate.index, outcome: "unfit", readUnits: nil, why: obstacles.map { $0.text(in: design) })
    }
}

extension QueryCandidate {
    fileprivate var chosenPlan: AccessPlan? {
        if case .chosen(let plan) = outcome { plan } else { nil }
    }
}
