package import KeywrightDriver
import KeywrightModel
import KeywrightPlanner
import KeywrightSynthesis

/// The keys, indexes and entries that serve all queries without a plan together; of a design without keys, its keys, too.
///
/// Nothing is suggested on trust: every proposal is written into the text and compiled, and the first holds in which all those
/// queries are planned, whatever was planned before still is, and no finding is an error that was not there. Where warnings come
/// with it that another proposal of as many indexes does not have, the other one is taken.
/// - Parameter attempts: proposals that are compiled at most.
package func suggest(_ source: DesignSource, attempts: Int = 48) -> SuggestionOutcome {
    guard let text = DesignText(source) else { return .unreadable }
    var files = SourceTable()
    let base = compile(source, files: &files)
    if let design = base.design, let plan = base.plan {
        let wanted = design.patterns.indices.filter { isUnserved(design.patterns[$0], plan.patterns[$0]) }
        var search = SuggestionSearch(source: source, text: text, base: base, design: design, wanted: wanted)
        return .suggestion(search.run(attempts: attempts))
    }
    guard let provisional = ProvisionalKeys(text) else { return .unreadable }
    guard let edited = try? DesignEditor.files(of: text, with: provisional.change) else { return .unreadable }
    var heldFiles = SourceTable()
    let held = compile(source.holding(edited, insteadOf: text.files), files: &heldFiles)
    guard let design = held.design, let plan = held.plan else { return .unreadable }
    let keyless = Set(design.entityIDs.filter { provisional.entities.contains(design[$0].name) })
    let wanted = design.patterns.indices.filter { position in
        let pattern = design.patterns[position]
        guard case .query(let query) = pattern.operation, query.using == nil, design.isPlannable(pattern) else {
            return false
        }
        return !keyless.isDisjoint(with: pattern.entities) || isUnserved(pattern, plan.patterns[position])
    }
    var search = SuggestionSearch(
        source: source, text: text, base: base, design: design, wanted: wanted, keyless: keyless,
        provisional: provisional)
    return .suggestion(search.run(attempts: attempts))
}

/// Whether it is a query that this version plans and that no key answers. What spells out its own key condition asks for no
/// key.
private func isUnserved(_ pattern: AccessPattern, _ outcome: PatternOutcome) -> Bool {
    guard case .query(let query) = pattern.operation, query.using == nil, case .failed(let failure) = outcome else {
        return false
    }
    return !failure.isNotYetPlanned
}
