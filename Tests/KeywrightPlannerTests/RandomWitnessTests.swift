// Every item of the oracle has its values: a missing one should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightDiagnostics
import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// Witnesses of foreign items, held against the same plain reading: such an item can be, has that key, and is read for
/// some parameters without being asked for.
@Suite("Random witnesses")
struct RandomWitnessTests {
    static let seeds = Array(stride(from: UInt64(5000), to: 5600, by: 60))

    @Test("Each is an item that is read in vain", arguments: seeds)
    func witnesses(first: UInt64) {
        for seed in first..<(first + 60) {
            let design = RandomDesign(seed: seed).fixture.design
            guard let plan = planAccess(design).patterns[0].plan, case .query(let query) = plan.requests[0] else {
                continue
            }
            for read in plan.foreign {
                guard case .items(let items)? = read.witness else { continue }
                for item in items { check(seed, design, query, read, item) }
            }
        }
    }

    private func check(
        _ seed: UInt64, _ design: Design, _ query: PlannedQuery, _ read: ForeignRead, _ witness: Witness.Item
    ) {
        guard case .query(let pattern) = design.patterns[0].operation else { return }
        let branch = pattern.entities.first { $0.entity == read.entity }
        let isRead = items(of: read.entity, witness, design).contains { item in
            let key = witness.key.allSatisfy { pair in
                pair.value == .text(item.stored[pair.name]!.text)
            }
            guard key else { return false }
            return assignments(design.patterns[0].parameters, item).contains { parameters in
                var condition = NaiveExpression(query.keyConditionExpression, query.tables, parameters)
                return condition.holds(of: item) && !(branch.map { item.meets($0.condition, parameters) } ?? false)
            }
        }
        if !isRead {
            Issue.record("seed \(seed): \(witness) is not read in vain\n\(renderPlanText(design, planAccess(design)))")
        }
    }

    /// The items that a witness can stand for: what it does not name may have any value.
    private func items(of entity: EntityID, _ witness: Witness.Item, _ design: Design) -> [NaiveItem] {
        var values: [AttributeID: NaiveValue] = [:]
        for (index, pool) in RandomDesign.pools.enumerated() { values[AttributeID(index)] = pool[0] }
        var all = [values]
        for pair in witness.values {
            let words = pair.name.split(separator: "|")
            let attribute = design[entity].attribute(named: String(words[0]))!
            var found: [NaiveValue] = []
            switch pair.value {
            case .text(let text): found = words.count > 1 ? [.text(text), .text(text.uppercased())] : [.text(text)]
            case .number(let text): found = [.number(Int(text)!)]
            case .bool: break
            }
            all = all.flatMap { values in found.map { values.merging([attribute: $0]) { $1 } } }
        }
        return all.map { NaiveItem(entity, $0, in: design) }
    }

    /// Values near those of the item: its own, those of the pools, and short stretches of its key.
    private func assignments(_ parameters: [Parameter], _ item: NaiveItem) -> [[String: NaiveValue]] {
        var all: [[String: NaiveValue]] = [[:]]
        for parameter in parameters {
            var near = RandomDesign.pools[parameter.attribute.rawValue] + [item.values[parameter.attribute]!]
            if parameter.type == .string { near += stretches(of: item) }
            // Bounds beyond what keys hold.
            if parameter.type == .int, parameter.name.contains("_") { near += [.number(-1), .number(10_000)] }
            near = Array(Set(near))
            all = all.flatMap { known in near.map { known.merging([parameter.name: $0]) { $1 } } }
        }
        return all
    }

    private func stretches(of item: NaiveItem) -> [NaiveValue] {
        var found: Set<String> = []
        for (name, value) in item.stored where name != "EntityType" && name.hasSuffix("K") || name == "s" || name == "t"
        {
            let scalars = Array(value.text.unicodeScalars)
            for start in scalars.indices {
                for end in start..<min(scalars.count, start + 3) {
                    found.insert(String(String.UnicodeScalarView(scalars[start...end])))
                }
            }
            found.insert(value.text.uppercased())
        }
        found.formUnion(item.values.values.map(\.text))
        // Before and behind most others.
        found.formUnion([" ", "!", "~"])
        return found.filter { !$0.contains("#") }.map { .text($0) }
    }
}
