/// Holds the execution of queries to reading all items, keeping those that are asked for, and sorting them.
struct QueryTrial {
    let design: PlainDesign
    let compiled: CompiledDesign
    let items: [PlainItem]
    let carrier: any PlanCarrier
    var random: OracleRandom
    private(set) var tally = PlanTally()

    init(
        _ design: PlainDesign, _ compiled: CompiledDesign, _ items: [PlainItem], _ carrier: any PlanCarrier,
        _ random: OracleRandom
    ) {
        self.design = design
        self.compiled = compiled
        self.items = items
        self.carrier = carrier
        self.random = random
    }

    static let pageSizes = [1, 2, 7]

    mutating func run(_ pattern: PlainPattern, draws: Int) async throws {
        for _ in 0..<draws {
            guard let values = design.parameters(of: pattern, near: items, &random) else {
                tally.count("calls that a builder refuses")
                continue
            }
            try await run(pattern, values)
        }
    }

    private mutating func run(_ pattern: PlainPattern, _ values: [String: PlainValue]) async throws {
        guard let plan = plan(of: pattern, values) else {
            return tally.fault("\(pattern.yaml): no plan for the parameters \(values.keys.sorted())")
        }
        let path = design.path(plan["index"]?.text)
        let wanted = items.filter { isWanted($0, pattern, values) }
        let there = wanted.filter { item in path.keys.allSatisfy { item.stored[$0] != nil } }
        if there.count < wanted.count, !compiled.hasRule("KW210", pattern) {
            return fault(pattern, values, plan, "items are not in \(path.name), and KW210 does not say so")
        }
        let keyNames = path.keys + design.tableKeys
        let interpreter = PlanInterpreter(
            carrier: carrier, plan: plan, keyNames: keyNames, arguments: arguments(pattern, values))
        do {
            tally.count("calls")
            if !there.isEmpty { tally.count("calls that find items") }
            if plan["client"]?["filter"]?.text != nil { tally.count("calls with a client's filter") }
            if pattern.returns == "count" {
                let count = try await interpreter.count()
                if count != there.count { fault(pattern, values, plan, "counts \(count), not \(there.count)") }
                return
            }
            let whole = try await interpreter.pages(of: nil).flatMap { $0 }
            guard check(whole, there, path, pattern, values, plan) else { return }
            for size in Self.pageSizes {
                let pages = try await interpreter.pages(of: size)
                tally.count("pages", pages.count)
                let text = pages.map { "\($0.map(tag))" }.joined()
                if pages.flatMap({ $0 }).map(tag) != whole.map(tag) {
                    return fault(pattern, values, plan, "pages of \(size) give \(text), not \(whole.map(tag))")
                }
                let isFull = pages.dropLast().allSatisfy { $0.count == size }
                if !isFull || (pages.count > 1 && pages.last?.isEmpty ?? false) {
                    return fault(pattern, values, plan, "pages of \(size) are \(text)")
                }
            }
        } catch let refusal as Refusal {
            fault(pattern, values, plan, "\(carrier.name) refuses: \(refusal.name) \(refusal.message)")
        } catch let unfilled as Unfilled {
            fault(pattern, values, plan, "the report does not suffice: \(unfilled)")
        }
    }

    private func plan(of pattern: PlainPattern, _ values: [String: PlainValue]) -> OracleJSON? {
        let plans = compiled.plans(of: pattern)
        guard plans.count > 1 || pattern.parameters.contains(where: \.isOptional) else { return plans.first }
        let given = Set(pattern.parameters.filter { $0.isOptional && values[$0.name] != nil }.map(\.name))
        return plans.first { plan in Set(plan["given"]?.elements.compactMap(\.text) ?? []) == given }
    }

    private func isWanted(_ item: PlainItem, _ pattern: PlainPattern, _ values: [String: PlainValue]) -> Bool {
        guard pattern.entities.contains(item.entity) else { return false }
        let entity = design.entity(item.entity)
        if !pattern.includesExpired, case .number(let expiry)? = item.values[PlainDesign.expiry],
            expiry <= AttributePools.now
        {
            return false
        }
        return (pattern.tests + [pattern.filter].compactMap { $0 }).allSatisfy { $0.holds(of: item, entity, values) }
    }

    private func arguments(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> [String: PlanArgument] {
        var arguments: [String: PlanArgument] = [:]
        for parameter in pattern.parameters {
            guard let value = values[parameter.name],
                let type = design.entity(pattern.entities[0])[parameter.attribute]?.type
            else { continue }
            arguments[parameter.name] = .value(value, type)
        }
        return arguments
    }

    private func tag(_ item: [String: OracleJSON]) -> Int { item[PlainItem.tag]?["N"]?.text.flatMap { Int($0) } ?? -1 }

    /// Whether just the wanted items came, each once and in order.
    private mutating func check(
        _ found: [[String: OracleJSON]], _ wanted: [PlainItem], _ path: PlainIndex, _ pattern: PlainPattern,
        _ values: [String: PlainValue], _ plan: OracleJSON
    ) -> Bool {
        let tags = found.map(tag)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.tag, $0) })
        let missing = Set(wanted.map(\.tag)).subtracting(tags)
        let foreign = Set(tags).subtracting(wanted.map(\.tag))
        func show(_ tags: Set<Int>) -> String {
            tags.sorted().prefix(2).map { known[$0].map { OracleJSON.object($0.stored).document } ?? "\($0)" }
                .joined(separator: "\n  ")
        }
        if !missing.isEmpty || !foreign.isEmpty || Set(tags).count != tags.count {
            fault(
                pattern, values, plan,
                "\(carrier.name): missing \(missing.count): \(show(missing))\nforeign \(foreign.count): \(show(foreign))"
            )
            return false
        }
        guard let order = pattern.order else { return true }
        for (left, right) in zip(tags, tags.dropFirst()) {
            guard let left = known[left], let right = known[right] else { continue }
            var comparison = 0
            if let attribute = order.attribute, let one = left.values[attribute], let other = right.values[attribute] {
                comparison = isBelow(one, other) ? -1 : isBelow(other, one) ? 1 : 0
            } else if order.attribute == nil {
                comparison = PlanInterpreter.compare(left.stored, right.stored, path.sort)
            }
            if order.descending ? comparison < 0 : comparison > 0 {
                fault(pattern, values, plan, "wrong order: \(left.values) before \(right.values)")
                return false
            }
        }
        if tags.count > 1 { tally.count("calls whose order was checked") }
        return true
    }

    private mutating func fault(
        _ pattern: PlainPattern, _ values: [String: PlainValue], _ plan: OracleJSON, _ what: String
    ) {
        let call = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        var shown = design
        shown.patterns = [pattern]
        tally.fault("\(what)\ncall: \(call)\nrequest: \(plan["requests"]?.document ?? "")\n\(shown.yaml)")
    }
}
