/// Holds the planner to plain evaluation, over random designs: what their reports of plans say to send finds just the
/// items that are wanted, in order, in pages of any size, and writes keep every key.
///
/// - Parameters:
///   - designs: how many; those that have errors themselves are made anew, and counted.
///   - seed: what chance follows from.
///   - first: the number of the first design: each is made of its number and the seed alone.
///   - carriers: what makes an engine for the requests; each design is tried on all.
///   - features: the words that designs and patterns may have; every other design has none.
package func runPlanOracle(
    designs: Int, seed: UInt64, first: Int = 0, carriers: [any PlanCarrier]? = nil,
    features: Set<String> = PlanFeatures.all
) async throws -> PlanTally {
    try await runPlanOracle(numbers: first..<(first + designs), seed: seed, carriers: carriers, features: features)
}

/// The same for the designs of these numbers.
package func runPlanOracle(
    numbers: some Sequence<Int>, seed: UInt64, carriers: [any PlanCarrier]? = nil,
    features: Set<String> = PlanFeatures.all
) async throws -> PlanTally {
    var tally = PlanTally()
    for number in numbers {
        tally.add(try await tryDesign(number, seed, carriers ?? [MemoryCarrier()], features))
    }
    return tally
}

/// Words that change which designs and calls are made.
package enum PlanFeatures {
    /// Parts of the contract that are looked for where a pattern has no plan, once they are planned.
    package static let later: Set<String> = ["before"]
    package static let all: Set<String> = [
        "shard", "bucket", "fanout", "scope", "when", "expired", "select", "fetch", "given", "read", "$x?",
        "using",
    ]
}

private func tryDesign(
    _ number: Int, _ seed: UInt64, _ carriers: [any PlanCarrier], _ features: Set<String>
) async throws -> PlanTally {
    var tally = PlanTally()
    guard let (design, compiled, random) = try soundDesign(number, seed, features, &tally) else { return tally }
    countPatterns(design, compiled, &tally)
    for carrier in carriers { tally.add(try await tryDesign(design, compiled, carrier, features, random)) }
    return tally
}

/// The text of the design of a number; nil where none without errors of its own was found.
package func randomDesignText(_ number: Int, seed: UInt64) throws -> String? {
    var tally = PlanTally()
    return try soundDesign(number, seed, PlanFeatures.all, &tally)?.design.yaml
}

/// The design of a number, made anew as long as it has errors of its own; nil where that has no end.
func soundDesign(
    _ number: Int, _ seed: UInt64, _ features: Set<String>, _ tally: inout PlanTally
) throws -> (design: PlainDesign, compiled: CompiledDesign, random: OracleRandom)? {
    for attempt in 0..<40 {
        let mixed = seed &* 1_000_003 &+ UInt64(number) &* 101 &+ UInt64(attempt) &* 7_919_000_017
        let random = OracleRandom(seed: mixed)
        // Every other design has nothing but what every version plans.
        var maker = DesignMaker(random, features: number.isMultiple(of: 2) ? [] : features)
        let design = maker.make()
        let compiled = try CompiledDesign(design)
        guard compiled.designErrors.isEmpty, !compiled.plans.isEmpty else {
            tally.count("designs with an error of their own, made anew")
            tally.refused("design", compiled.designErrors)
            continue
        }
        tally.count("designs")
        tally.count("entities", design.entities.count)
        return (design, compiled, maker.random)
    }
    tally.count("designs given up")
    return nil
}

private func countPatterns(_ design: PlainDesign, _ compiled: CompiledDesign, _ tally: inout PlanTally) {
    for pattern in design.patterns {
        let kind = pattern.kind == .query ? "queries" : pattern.kind.isRead ? "other reads" : "writes' patterns"
        tally.count(kind)
        guard let errors = compiled.patternErrors[pattern.name] else {
            tally.count("\(kind) planned")
            let plans = compiled.plans(of: pattern)
            for word in Set(plans.flatMap { PlanWord.words(of: pattern, $0, in: design) }) {
                tally.count("planned: \(word.rawValue)")
            }
            if plans.isEmpty {
                tally.fault("no finding, and no plan\n\(pattern.name): \(pattern.yaml)\n\(design.yaml)")
            }
            continue
        }
        tally.refused(kind, errors)
    }
}

private func tryDesign(
    _ design: PlainDesign, _ compiled: CompiledDesign, _ carrier: any PlanCarrier, _ features: Set<String>,
    _ random: OracleRandom
) async throws -> PlanTally {
    var tally = PlanTally()
    var random = random
    let table = OracleTable(design: design, carrier: carrier)
    let items = design.items(&random, perEntity: 24)
    do {
        try await table.create()
        try await table.put(items.map(\.stored) + items.compactMap { design.companion(of: $0) })
    } catch let refusal as Refusal {
        tally.fault("\(carrier.name) refuses the items: \(refusal.name) \(refusal.message)\n\(design.yaml)")
        return tally
    }
    tally.count("items", items.count)
    var queries = QueryTrial(design, compiled, items, carrier, random)
    for pattern in design.patterns where pattern.kind.isRead && compiled.patternErrors[pattern.name] == nil {
        try await queries.run(pattern, draws: carrier.effort.calls)
    }
    tally.add(queries.tally)
    if carrier.effort.triesFindings {
        tally.add(tryWithoutPlan(design, compiled, features, &random))
        tally.add(tryUsing(design, compiled, items, &random))
    }
    try await table.create()
    var writes = WriteTrial(design, compiled, carrier, random)
    try await writes.run(writes: carrier.effort.writes)
    tally.add(writes.tally)
    return tally
}

private final class CallChance {
    var random: OracleRandom

    init(_ random: OracleRandom) { self.random = random }
}

/// Looks for answers where the compiler says that there are none, among more items than the engine is given.
private func tryWithoutPlan(
    _ design: PlainDesign, _ compiled: CompiledDesign, _ features: Set<String>, _ random: inout OracleRandom
) -> PlanTally {
    let patterns = design.patterns.filter { pattern in
        pattern.kind == .query && pattern.using == nil
            && compiled.patternErrors[pattern.name]?.contains("KW201") ?? false
    }
    guard !patterns.isEmpty else { return PlanTally() }
    var wide = design
    for place in wide.entities.indices {
        wide.entities[place].attributes = wide.entities[place].attributes.map(AttributePools.widened)
    }
    var trial = NoPlanTrial(wide, wide.items(&random, perEntity: 30), takesPredecessors: features.contains("before"))
    var unasked = PlanTally()
    for pattern in patterns {
        // It demands that each value be read by itself, which no key condition does.
        guard pattern.fanout.isEmpty else {
            unasked.count("patterns without a plan that were not tried, for their fanout")
            continue
        }
        let items = trial.items
        let chance = CallChance(random)
        random = OracleRandom(seed: random.next())
        trial.run(pattern) { [wide] in
            guard let values = wide.parameters(of: pattern, near: items, &chance.random) else { return nil }
            return NoPlanTrial.Call(values: values, items: wide.items(beside: items, pattern, values, &chance.random))
        }
    }
    unasked.add(trial.tally)
    return unasked
}

/// Looks for what key conditions leave out, where the compiler says that they do.
private func tryUsing(
    _ design: PlainDesign, _ compiled: CompiledDesign, _ items: [PlainItem], _ random: inout OracleRandom
) -> PlanTally {
    var trial = UsingTrial(design, items)
    for pattern in design.patterns where compiled.patternErrors[pattern.name]?.contains("KW219") ?? false {
        var own = OracleRandom(seed: random.next())
        trial.run(pattern, &own)
    }
    return trial.tally
}
