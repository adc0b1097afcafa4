// Every item of the oracle has its keys: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Plans held against `where` read plainly, over all items of small pools of values.
///
/// The oracle shares nothing with the planner but the parsed design: it builds keys by substitution and evaluates the
/// service's expressions by their texts.
@Suite("Random queries")
struct RandomQueryTests {
    /// Counted over all seeds, so that a generator that no longer finds plans is noticed.
    static let seeds = Array(stride(from: UInt64(0), to: 600, by: 60))

    @Test("A plan reads all items that are asked for and keeps all others out", arguments: seeds)
    func exactness(first: UInt64) {
        var planned = 0
        for seed in first..<(first + 60) {
            var random = RandomDesign(seed: seed)
            let design = random.fixture.design
            guard let plan = planAccess(design).patterns[0].plan, case .query(let query) = plan.requests[0] else {
                continue
            }
            planned += 1
            for _ in 0..<2 {
                check(seed, design, plan, query, random.items, random.parameters())
            }
        }
        #expect(planned >= 15)
    }

    private func check(
        _ seed: UInt64, _ design: Design, _ plan: AccessPlan, _ query: PlannedQuery, _ items: [NaiveItem],
        _ parameters: [String: NaiveValue]
    ) {
        guard case .query(let pattern) = design.patterns[0].operation else { return }
        let path = AccessPath.all(of: TableID(0), in: design).first { $0.index == query.index }!
        var answer: [NaiveItem] = []
        var key = NaiveExpression(query.keyConditionExpression, query.tables, parameters)
        var filter = query.filterExpression.map { NaiveExpression($0, query.tables, parameters) }
        for item in items where path.keyAttributes.allSatisfy({ item.stored[$0.name] != nil }) {
            let isRead = key.holds(of: item)
            let isKept = filter?.holds(of: item) ?? true
            let branch = pattern.entities.first { $0.entity == item.entity }
            let isAsked = branch.map { item.meets($0.condition, parameters) } ?? false
            let isWanted = isAsked && (branch.map { item.meets($0.filter, parameters) } ?? false)
            if isWanted { answer.append(item) }
            if (isRead && isKept) != isWanted {
                Issue.record(
                    """
                    seed \(seed): \(isWanted ? "misses" : "lets through") \(design[item.entity].name) \
                    \(path.keyAttributes.map { item.stored[$0.name]!.text }) with \(parameters)
                    \(renderPlanText(design, planAccess(design)))
                    """)
                return
            }
            if isRead, !isAsked, !plan.foreign.contains(where: { $0.entity == item.entity }) {
                Issue.record("seed \(seed): \(design[item.entity].name) is read and not recorded as foreign")
                return
            }
        }
        checkOrder(seed, design, pattern, query, path, answer)
    }

    private func checkOrder(
        _ seed: UInt64, _ design: Design, _ pattern: QueryPattern, _ query: PlannedQuery, _ path: AccessPath,
        _ answer: [NaiveItem]
    ) {
        guard let order = pattern.order, let attribute = order.attribute, let sort = path.sort.first else { return }
        let sorted = answer.sorted { left, right in
            let (a, b) = (left.stored[sort.name]!, right.stored[sort.name]!)
            return query.forward ? NaiveValue.isBelow(a, b) : NaiveValue.isBelow(b, a)
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            let (a, b) = (left.values[attribute]!, right.values[attribute]!)
            if order.descending ? NaiveValue.isBelow(a, b) : NaiveValue.isBelow(b, a) {
                Issue.record("seed \(seed): \(a) and \(b) come in the wrong order")
                return
            }
        }
    }
}
