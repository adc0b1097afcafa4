import KeywrightModel
import KeywrightPlanner

/// What a rule looks at patterns for. Most rules want few of them, and a large design has very many.
enum PatternGroup: CaseIterable {
    /// Without a plan.
    case failed
    /// With a plan on an index; without a plan, which then may want one.
    case indexUses
    case queries, scans
    /// Operations that update an item, steps of transactions among them.
    case updates
    case budgets
    /// With a plan that reads what was not asked for.
    case foreignReads
    /// With a plan that reads several partition keys.
    case fanOuts
    /// With a plan on a local index that fetches from the table.
    case fetches

    func holds(_ pattern: AccessPattern, _ outcome: PatternOutcome) -> Bool {
        switch self {
        case .failed: outcome.plan == nil
        case .indexUses: outcome.plan == nil || outcome.plans.contains { $0.index != nil }
        case .queries: if case .query = pattern.operation { true } else { false }
        case .scans: if case .scan = pattern.operation { true } else { false }
        case .updates: !pattern.operation.updates.isEmpty
        case .budgets: pattern.budget.read != nil || pattern.budget.write != nil || pattern.budget.pages != nil
        case .foreignReads: outcome.plans.contains { !$0.foreign.isEmpty }
        case .fanOuts: outcome.plans.contains { !$0.fans.isEmpty }
        case .fetches: outcome.plans.contains { !$0.fetchedFromTable.isEmpty }
        }
    }
}
