/// Sends random sequences of writes as their plans say, and holds what the table then holds to a plain model of it: every
/// item with its keys, its index keys as its templates say, and its companions, and nothing else.
struct WriteTrial {
    let design: PlainDesign
    let compiled: CompiledDesign
    let carrier: any PlanCarrier
    var random: OracleRandom
    var tally = PlanTally()
    /// Code of the same design, which is held to the same.
    let generated: GeneratedCode?
    /// What the table should hold, by primary key.
    var model: [PlainText: ModelItem] = [:]
    var lastTag = 0
    private var history: [String] = []

    struct ModelItem {
        var item: PlainItem
        var version = 1
    }

    init(
        _ design: PlainDesign, _ compiled: CompiledDesign, _ carrier: any PlanCarrier, _ random: OracleRandom,
        generated: GeneratedCode? = nil
    ) {
        self.generated = generated
        self.design = design
        self.compiled = compiled
        self.carrier = carrier
        self.random = random
    }

    mutating func run(writes: Int) async throws {
        let patterns = design.patterns.filter { pattern in
            !pattern.kind.isRead && compiled.patternErrors[pattern.name] == nil
                && !compiled.plans(of: pattern).isEmpty
        }
        guard !patterns.isEmpty else { return }
        try await seed()
        // Each once, and then as it comes.
        for number in 0..<max(writes, patterns.count) {
            let pattern = number < patterns.count ? patterns[number] : random.pick(patterns)
            guard let change = change(of: pattern) else {
                tally.count("writes that a builder refuses")
                continue
            }
            guard try await carryOut(change, pattern) else { return }
        }
    }

    /// Items that were there before, some of which lack what has a default.
    private mutating func seed() async throws {
        for entity in design.entities {
            for _ in 0..<4 {
                guard var values = newItem(entity.name)?.values else { continue }
                if random.chance(50) { values["count"] = nil }
                guard let item = design.item(entity, values), !isTaken(item), !meetsDeadOwner(item) else { continue }
                model[design.primaryKey(item.stored)] = ModelItem(item: item)
            }
        }
        let all = model.values.flatMap { own in [stored(own)] + [design.companion(of: own.item)].compactMap { $0 } }
        try await OracleTable(design: design, carrier: carrier).put(all)
        guard let generated else { return }
        try await OracleTable(design: design, carrier: MemoryCarrier(generated.engine)).put(all)
    }

    /// What a write brings, and what it makes of the model.
    struct Change {
        var arguments: [String: PlanArgument] = [:]
        /// What is other afterwards; nil where the write has to fail.
        var after: [PlainText: ModelItem?]?
        /// The primary keys of all items that it names, companions' too.
        var keys: [PlainText] = []
        /// The optional parameters that the call gives.
        var given: Set<String> = []
        /// Whether there is nothing to be deleted, of which it may be said that nothing was found.
        var findsNothing = false
        /// Whether it writes one item twice.
        var isDoubled = false
        /// What it gives back; nil where that is not looked at.
        var result: [String: OracleJSON]??
    }

    enum Outcome {
        case done([String: OracleJSON]?)
        case conditionFailed, notFound, sameItemTwice, tooManyBuckets(Int)
    }

    private mutating func carryOut(_ change: Change, _ pattern: PlainPattern) async throws -> Bool {
        guard let plan = compiled.plan(of: pattern, giving: change.given) else {
            tally.fault("\(pattern.yaml): no plan for the parameters \(change.given.sorted())")
            return false
        }
        history.append("\(pattern.name) \(show(change.arguments))")
        let path = design.path(plan["index"]?.text)
        var interpreter = PlanInterpreter(
            carrier: carrier, plan: plan, keyNames: path.keys + design.tableKeys, tableKeys: design.tableKeys,
            arguments: change.arguments, types: design.types)
        if generated != nil { interpreter.deletedAtOnce = nil }
        _ = generated?.planned.take()
        for word in PlanWord.words(of: pattern, plan, in: design) { tally.count("called: \(word.rawValue)") }
        let outcome: Outcome
        do {
            switch try await interpreter.write() {
            case .done(let item): outcome = .done(item)
            case .notFound: outcome = .notFound
            }
        } catch let refusal as Refusal where refusal.isCondition {
            outcome = .conditionFailed
        } catch is PlanInterpreter.SameItemTwice {
            outcome = .sameItemTwice
        } catch let tooMany as PlanInterpreter.TooManyBuckets {
            outcome = .tooManyBuckets(tooMany.count)
        } catch let refusal as Refusal {
            if let difference = carrier.difference(in: refusal, of: plan) {
                tally.count("\(carrier.name): \(difference.rawValue)")
                // What was refused has changed nothing.
                return try await compare(carrier, pattern, plan)
            }
            fault(pattern, plan, "\(carrier.name) refuses: \(refusal.name) \(refusal.message)")
            return false
        } catch let unfilled as Unfilled {
            fault(pattern, plan, "the report does not suffice: \(unfilled)")
            return false
        }
        let planned = generated?.planned.take() ?? []
        let before = model
        guard settle(outcome, change, pattern, plan) else { return false }
        guard try await compare(carrier, pattern, plan) else { return false }
        return try await hold(change, pattern, plan, outcome, planned, before)
    }

    /// Whether what became of the write is what had to.
    private mutating func settle(
        _ outcome: Outcome, _ change: Change, _ pattern: PlainPattern, _ plan: OracleJSON
    ) -> Bool {
        var isDone = false
        switch outcome {
        case .done(let item):
            tally.count("writes done")
            isDone = true
            if let result = change.result, change.after != nil, !isSame(item, result) {
                fault(
                    pattern, plan,
                    "gives back \(item.map { OracleJSON.object($0).document } ?? "nothing")\n"
                        + "in place of \(result.map { OracleJSON.object($0).document } ?? "nothing")")
                return false
            }
        case .conditionFailed: tally.count("writes whose condition failed")
        case .notFound:
            tally.count("writes that found no item")
            isDone = change.findsNothing && change.after != nil
        case .sameItemTwice:
            tally.count("batches with an item twice")
            if !change.isDoubled { fault(pattern, plan, "no item stands twice in the batch") }
            return change.isDoubled
        case .tooManyBuckets(let count):
            tally.count("calls over more time buckets than one may read")
            if count <= pattern.buckets ?? 100 { fault(pattern, plan, "\(count) buckets are too many") }
            return count > pattern.buckets ?? 100
        }
        guard isDone == (change.after != nil), !change.isDoubled else {
            fault(pattern, plan, isDone ? "a write is done that had to fail" : "a write fails that had to be done")
            return false
        }
        for (key, item) in change.after ?? [:] { model[key] = item }
        return true
    }

    private func isSame(_ one: [String: OracleJSON]?, _ other: [String: OracleJSON]?) -> Bool {
        PlanTally.isSame(one.map(OracleJSON.object), other.map(OracleJSON.object))
    }

    mutating func compare(
        _ carrier: any PlanCarrier, _ pattern: PlainPattern, _ plan: OracleJSON, by who: String = ""
    ) async throws -> Bool {
        var expected: [PlainText: OracleJSON] = [:]
        for (key, own) in model {
            expected[key] = .object(stored(own))
            if let companion = design.companion(of: own.item) {
                expected[design.primaryKey(companion)] = .object(companion)
            }
        }
        var found: [PlainText: OracleJSON] = [:]
        for item in try await OracleTable(design: design, carrier: carrier).contents() {
            found[design.primaryKey(item)] = .object(item)
        }
        tally.count("tables compared")
        for key in Set(expected.keys).union(found.keys) where !PlanTally.isSame(expected[key], found[key]) {
            fault(
                pattern, plan,
                "\(who)the table holds \(found[key]?.document ?? "nothing")\nin place of \(expected[key]?.document ?? "nothing")"
            )
            return false
        }
        return true
    }

    func stored(_ own: ModelItem) -> [String: OracleJSON] {
        var stored = own.item.stored
        let entity = design.entity(own.item.entity)
        if entity.hasVersion { stored["version"] = .object(["N": .string("\(own.version)")]) }
        if entity.hasTimestamps {
            for name in ["createdAt", "updatedAt"] {
                stored[name] = PlainType.timestamp(.iso8601).stored(.number(AttributePools.now))
            }
        }
        return stored
    }

    // MARK: Faults

    private func show(_ arguments: [String: PlanArgument]) -> String {
        func members(_ item: PlanItem) -> String {
            let values = item.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.value)" }
            return "{ \(values.joined(separator: ", ")) }"
        }
        return arguments.sorted { $0.key < $1.key }.map { name, argument in
            switch argument {
            case .value(let value, _): return "\(name) = \(value)"
            case .list(let values, _): return "\(name) = \(values)"
            case .items(let items): return "\(name) = [\(items.map(members).joined(separator: ", "))]"
            case .item(let item): return "\(name) = \(members(item))"
            }
        }.joined(separator: ", ")
    }

    mutating func fault(_ pattern: PlainPattern, _ plan: OracleJSON, _ what: String) {
        var shown = design
        shown.patterns = [pattern]
        tally.fault(
            "\(what)\nafter: \(history.suffix(3).joined(separator: "\n       "))\n"
                + "plan: \(plan.document)\n\(shown.yaml)")
    }
}
