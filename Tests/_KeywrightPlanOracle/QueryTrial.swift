/// Holds the execution of reads to reading all items, keeping those that are asked for, and sorting them.
struct QueryTrial {
    let design: PlainDesign
    let compiled: CompiledDesign
    let items: [PlainItem]
    let carrier: any PlanCarrier
    var random: OracleRandom
    var tally = PlanTally()
    /// Code of the same design, which is held to the same.
    let generated: GeneratedCode?

    init(
        _ design: PlainDesign, _ compiled: CompiledDesign, _ items: [PlainItem], _ carrier: any PlanCarrier,
        _ random: OracleRandom, generated: GeneratedCode? = nil
    ) {
        self.generated = generated
        self.design = design
        self.compiled = compiled
        self.items = items
        self.carrier = carrier
        self.random = random
    }

    static let pageSizes = [1, 2, 7]

    /// A call of a pattern, and by which of its plans.
    struct Call {
        var pattern: PlainPattern
        var values: [String: PlainValue]
        var plan: OracleJSON
        /// Of a `batchGet`.
        var keys: [PlainItem] = []
    }

    mutating func run(_ pattern: PlainPattern, draws: Int) async throws {
        for names in combinations(of: pattern) {
            for _ in 0..<draws {
                guard var values = design.parameters(of: pattern, near: items, &random) else {
                    tally.count("calls that a builder refuses")
                    continue
                }
                for parameter in pattern.parameters where parameter.isOptional {
                    if !names.contains(parameter.name) { values[parameter.name] = nil }
                }
                let given = pattern.parameters.filter { $0.isOptional && values[$0.name] != nil }.map(\.name)
                guard let plan = compiled.plan(of: pattern, giving: Set(given)) else {
                    return tally.fault("\(pattern.yaml): no plan for the parameters \(values.keys.sorted())")
                }
                var call = Call(pattern: pattern, values: values, plan: plan)
                if pattern.kind == .batchGet { call.keys = someKeys(pattern.entities[0]) }
                for word in PlanWord.words(of: pattern, plan, in: design) { tally.count("called: \(word.rawValue)") }
                try await run(call)
            }
        }
    }

    /// The sets of optional parameters that a call can give.
    private func combinations(of pattern: PlainPattern) -> [Set<String>] {
        var found: [Set<String>] = [[]]
        for parameter in pattern.parameters where parameter.isOptional {
            found += found.map { $0.union([parameter.name]) }
        }
        return found
    }

    private mutating func someKeys(_ entity: String) -> [PlainItem] {
        let own = items.filter { $0.entity == entity }
        var keys: [PlainItem] = []
        for _ in 0..<random.pick([0, 1, 5, 130]) {
            if random.chance(70), !own.isEmpty {
                keys.append(random.pick(own))
            } else if let other = design.randomItem(of: design.entity(entity), tag: -1, &random) {
                keys.append(other)
            }
        }
        return keys
    }

    private mutating func run(_ call: Call) async throws {
        let path = design.path(call.plan["index"]?.text)
        let wanted = wanted(call)
        let there = wanted.filter { item in path.keys.allSatisfy { item.stored[$0] != nil } }
        if there.count < wanted.count, call.pattern.kind == .query, !compiled.hasRule("KW210", call.pattern) {
            return fault(call, "items are not in \(path.name), and KW210 does not say so")
        }
        let interpreter = PlanInterpreter(
            carrier: carrier, plan: call.plan, keyNames: path.keys + design.tableKeys, tableKeys: design.tableKeys,
            arguments: arguments(call), types: design.types, mostBuckets: carrier.effort.mostBuckets,
            mostPartitions: carrier.effort.mostPartitions)
        _ = generated?.planned.take()
        do {
            tally.count("calls")
            if !there.isEmpty { tally.count("calls that find items") }
            if let filter = call.plan["client"]?["filter"], filter != .null {
                tally.count("calls with a client's filter")
            }
            if call.pattern.countsOnly {
                let count = try await interpreter.count()
                if count < there.count, isUndecided(call) { return undecided(call, "\(count) of \(there.count)") }
                if count != there.count { return fault(call, "counts \(count), not \(there.count)") }
                return await hold(call, to: .count, generated?.planned.take() ?? [], there, path)
            }
            let whole = try await interpreter.pages(of: nil).flatMap { $0 }
            let planned = generated?.planned.take() ?? []
            guard check(whole, there, path, call), checkContents(whole, path, call) else { return }
            try await runPages(call, interpreter, whole)
            await hold(call, to: .items(whole), planned, there, path)
        } catch let tooMany as PlanInterpreter.TooManyBuckets {
            tally.count("calls over more time buckets than one may read")
            if tooMany.count <= call.pattern.buckets ?? 100 { fault(call, "\(tooMany.count) buckets are too many") }
            await hold(call, to: .tooManyBuckets, [], there, path)
        } catch is PlanInterpreter.ManyBuckets {
            tally.count("calls over more time buckets or partitions than \(carrier.name) is asked for")
        } catch let refusal as Refusal {
            if let difference = carrier.difference(in: refusal, of: call.plan) {
                return tally.count("\(carrier.name): \(difference.rawValue)")
            }
            fault(call, "\(carrier.name) refuses: \(refusal.name) \(refusal.message)")
        } catch let unfilled as Unfilled {
            fault(call, "the report does not suffice: \(unfilled)")
        }
    }

    private mutating func runPages(
        _ call: Call, _ interpreter: PlanInterpreter, _ whole: [[String: OracleJSON]]
    ) async throws {
        guard [.query, .scan].contains(call.pattern.kind) else { return }
        for size in Self.pageSizes {
            let pages = try await interpreter.pages(of: size)
            tally.count("pages", pages.count)
            let text = pages.map { "\($0.map(tag))" }.joined()
            if pages.flatMap({ $0 }).map(tag) != whole.map(tag) {
                return fault(call, "pages of \(size) give \(text), not \(whole.map(tag))")
            }
            let isFull = pages.dropLast().allSatisfy { $0.count == size }
            if !isFull || (pages.count > 1 && pages.last?.isEmpty ?? false) {
                return fault(call, "pages of \(size) are \(text)")
            }
        }
    }

    // MARK: What is wanted

    private func wanted(_ call: Call) -> [PlainItem] {
        let known = Dictionary(items.map { (design.primaryKey($0.stored), $0) }) { first, _ in first }
        let found: [PlainItem]
        switch call.pattern.kind {
        case .get, .transactGet:
            found = call.pattern.entities.compactMap { name in
                design.primaryKey(of: design.entity(name), call.values).flatMap { known[$0] }
            }
        case .batchGet: found = call.keys.compactMap { known[design.primaryKey($0.stored)] }
        default: found = items
        }
        return found.filter { design.isWanted($0, call.pattern, call.values) }
    }

    func arguments(_ call: Call) -> [String: PlanArgument] {
        var arguments = design.arguments(call.pattern, call.values)
        if call.pattern.kind == .batchGet {
            let names = design.entity(call.pattern.entities[0]).keyAttributes
            arguments["keys"] = .items(call.keys.map { design.planItem($0, only: names) })
        }
        return arguments
    }

    func tag(_ item: [String: OracleJSON]) -> Int { item[PlainItem.tag]?["N"]?.text.flatMap { Int($0) } ?? -1 }

    // MARK: Checks

    /// Whether just the wanted items came, each once and in order.
    mutating func check(
        _ found: [[String: OracleJSON]], _ wanted: [PlainItem], _ path: PlainIndex, _ call: Call
    ) -> Bool {
        let tags = found.map(tag)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.tag, $0) })
        func show(_ tags: Set<Int>) -> String {
            tags.sorted().prefix(2).map { known[$0].map { OracleJSON.object($0.stored).document } ?? "\($0)" }
                .joined(separator: "\n  ")
        }
        // What is asked for by keys comes as often, and in the order, in which it was asked for.
        if call.pattern.kind == .batchGet || call.pattern.kind == .transactGet {
            if tags == wanted.map(\.tag) { return true }
            fault(call, "\(carrier.name): gives \(tags), not \(wanted.map(\.tag))")
            return false
        }
        let missing = Set(wanted.map(\.tag)).subtracting(tags)
        let foreign = Set(tags).subtracting(wanted.map(\.tag))
        if !missing.isEmpty, foreign.isEmpty, isUndecided(call) {
            undecided(call, show(missing))
            return false
        }
        if !missing.isEmpty || !foreign.isEmpty || Set(tags).count != tags.count {
            fault(
                call,
                "\(carrier.name): missing \(missing.count): \(show(missing))\nforeign \(foreign.count): \(show(foreign))"
            )
            return false
        }
        guard let order = call.pattern.order else { return true }
        for (left, right) in zip(tags, tags.dropFirst()) {
            guard let left = known[left], let right = known[right] else { continue }
            var comparison = 0
            if let attribute = order.attribute, let one = left.values[attribute], let other = right.values[attribute] {
                comparison = isBelow(one, other) ? -1 : isBelow(other, one) ? 1 : 0
            } else if order.attribute == nil {
                comparison = PlanInterpreter.compare(left.stored, right.stored, path.sort)
            }
            if order.descending ? comparison < 0 : comparison > 0 {
                fault(call, "wrong order: \(left.values) before \(right.values)")
                return false
            }
        }
        if tags.count > 1 { tally.count("calls whose order was checked") }
        return true
    }

    /// Whether the items hold what was asked for: all, or what `select` names and what a client needs beside it.
    private mutating func checkContents(
        _ found: [[String: OracleJSON]], _ path: PlainIndex, _ call: Call
    ) -> Bool {
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.tag, $0) })
        let select = call.pattern.select
        for item in found {
            guard let own = known[tag(item)] else { continue }
            let names = select.isEmpty ? Array(own.stored.keys) : select
            let lacking = names.first { !PlanTally.isSame(item[$0], own.stored[$0]) }
            let foreign = item.first { name, value in !PlanTally.isSame(own.stored[name], value) }
            if let name = lacking ?? foreign?.key {
                fault(
                    call,
                    "\(carrier.name): \(name) is \(item[name]?.document ?? "absent") in \(OracleJSON.object(item).document)"
                )
                return false
            }
            tally.count("items whose attributes were compared")
        }
        return true
    }

    /// Whether `check` says that it does not know whether the key condition leaves something out.
    private func isUndecided(_ call: Call) -> Bool {
        call.pattern.using != nil && compiled.hasRule("KW219", call.pattern)
    }

    private mutating func undecided(_ call: Call, _ missing: String) {
        let what = "a key condition leaves something out, which was neither proven nor refuted"
        tally.count("calls in which \(what)")
        var shown = design
        shown.patterns = [call.pattern]
        tally.doubt("\(what): \(missing)\n\(shown.yaml)")
    }

    /// What the engine is known to do otherwise with such a request.
    private func difference(_ call: Call) -> EmulatorDifference? {
        let path = design.path(call.plan["index"]?.text)
        guard carrier.differences.contains(.localFetch), path.isLocal, let held = path.projected,
            let input = call.plan["requests"]?.elements.first?["input"]
        else { return nil }
        if input["Select"]?.text == "ALL_ATTRIBUTES" { return .localFetch }
        let names = (input["ProjectionExpression"]?.text ?? "").split(separator: ", ")
            .map { input["ExpressionAttributeNames"]?[String($0)]?.text ?? String($0) }
        let known = held + path.keys + design.tableKeys + [PlainDesign.discriminator]
        return names.allSatisfy(known.contains) ? nil : .localFetch
    }

    mutating func fault(_ call: Call, _ what: String) {
        if let difference = difference(call) { return tally.count("\(carrier.name): \(difference.rawValue)") }
        let values = call.values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        var shown = design
        shown.patterns = [call.pattern]
        tally.fault(
            "\(what)\ncall: \(values)\nrequest: \(call.plan["requests"]?.document ?? "")\n"
                + "client: \(call.plan["client"]?.document ?? "")\n\(shown.yaml)")
    }
}
