/// Sends random sequences of writes as their plans say, and holds what the table then holds to a plain model of it: every
/// item with its keys, its index keys as its templates say, and its companions, and nothing else.
struct WriteTrial {
    let design: PlainDesign
    let compiled: CompiledDesign
    let carrier: any PlanCarrier
    var random: OracleRandom
    private(set) var tally = PlanTally()
    /// What the table should hold, by primary key.
    private var model: [PlainText: ModelItem] = [:]
    private var lastTag = 0
    private var history: [String] = []

    private struct ModelItem {
        var item: PlainItem
        var version = 1
    }

    init(_ design: PlainDesign, _ compiled: CompiledDesign, _ carrier: any PlanCarrier, _ random: OracleRandom) {
        self.design = design
        self.compiled = compiled
        self.carrier = carrier
        self.random = random
    }

    mutating func run(writes: Int) async throws {
        let patterns = design.patterns.filter { pattern in
            ![.query, .get, .scan, .batchGet].contains(pattern.kind) && compiled.patternErrors[pattern.name] == nil
                && !compiled.plans(of: pattern).isEmpty
        }
        guard !patterns.isEmpty else { return }
        for _ in 0..<writes {
            let pattern = random.pick(patterns)
            guard let change = change(of: pattern) else {
                tally.count("writes that a builder refuses")
                continue
            }
            guard try await carryOut(change, pattern) else { return }
        }
    }

    /// What a write brings, and what it makes of the model; nil in `after` where it has to fail.
    private struct Change {
        var arguments: [String: PlanArgument] = [:]
        var after: [PlainText: ModelItem?]?
        /// The primary keys of all items that it names, companions' too.
        var keys: [PlainText] = []
    }

    private mutating func carryOut(_ change: Change, _ pattern: PlainPattern) async throws -> Bool {
        let plan = compiled.plans(of: pattern)[0]
        history.append("\(pattern.name) \(show(change.arguments))")
        let interpreter = PlanInterpreter(
            carrier: carrier, plan: plan, keyNames: design.tableKeys, arguments: change.arguments)
        var isDone = true
        do {
            try await interpreter.write()
        } catch let refusal as Refusal where refusal.isCondition {
            isDone = false
        } catch let refusal as Refusal {
            fault(pattern, plan, "\(carrier.name) refuses: \(refusal.name) \(refusal.message)")
            return false
        } catch let unfilled as Unfilled {
            fault(pattern, plan, "the report does not suffice: \(unfilled)")
            return false
        }
        tally.count(isDone ? "writes done" : "writes whose condition failed")
        guard isDone == (change.after != nil) else {
            fault(pattern, plan, isDone ? "a write is done that had to fail" : "a write fails that had to be done")
            return false
        }
        for (key, item) in change.after ?? [:] { model[key] = item }
        return try await compare(pattern, plan)
    }

    private mutating func compare(_ pattern: PlainPattern, _ plan: OracleJSON) async throws -> Bool {
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
        for key in Set(expected.keys).union(found.keys) where !isSame(expected[key], found[key]) {
            fault(
                pattern, plan,
                "the table holds \(found[key]?.document ?? "nothing")\nin place of \(expected[key]?.document ?? "nothing")"
            )
            return false
        }
        return true
    }

    /// Texts are compared by bytes, not as Swift compares them.
    private func isSame(_ one: OracleJSON?, _ other: OracleJSON?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.document.utf8.elementsEqual(other.document.utf8)
    }

    private func stored(_ own: ModelItem) -> [String: OracleJSON] {
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

    // MARK: What a write does

    private mutating func change(of pattern: PlainPattern) -> Change? {
        switch pattern.kind {
        case .create, .put: return putting(pattern, pattern.kind, label(pattern.entities[0]))
        case .delete: return deleting(pattern)
        case .update: return updating(pattern)
        case .transact: return transaction(pattern)
        case .get, .query, .scan, .batchGet: return nil
        }
    }

    private func label(_ entity: String) -> String { entity.prefix(1).lowercased() + entity.dropFirst() }

    private mutating func newItem(_ entity: String) -> PlainItem? {
        lastTag += 1
        let entity = design.entity(entity)
        var values: [String: PlainValue]?
        // Now and then the key of an item that is there.
        if random.chance(40) {
            let there = model.values.filter { $0.item.entity == entity.name }.sorted { $0.item.tag < $1.item.tag }
            if !there.isEmpty { values = random.pick(there).item.values }
        }
        guard let item = design.randomItem(of: entity, tag: lastTag, &random) else { return nil }
        guard let key = values?.filter({ entity.keyAttributes.contains($0.key) }) else { return item }
        return design.item(entity, item.values.merging(key) { $1 })
    }

    private func argument(_ item: PlainItem) -> PlanArgument {
        let entity = design.entity(item.entity)
        var members: [String: (value: PlainValue, type: PlainType)] = [:]
        for (name, value) in item.values {
            if let attribute = entity[name] { members[name] = (value, attribute.type) }
        }
        return .item(members)
    }

    private func isAlive(_ own: ModelItem) -> Bool {
        guard case .number(let expiry)? = own.item.values[PlainDesign.expiry] else { return true }
        return expiry > AttributePools.now
    }

    /// Whether another item holds the unique value; one that has expired holds it no more.
    private func isTaken(_ item: PlainItem) -> Bool {
        guard let companion = design.companion(of: item) else { return false }
        let key = design.primaryKey(companion)
        return model.values.contains { own in
            isAlive(own) && design.companion(of: own.item).map { design.primaryKey($0) == key } ?? false
        }
    }

    /// Whether a dead item with a unique value is in the way: what becomes of it is not said, so that nothing is tried.
    private func meetsDeadOwner(_ item: PlainItem) -> Bool {
        design.entity(item.entity).unique != nil
            && model.values.contains { !isAlive($0) && $0.item.entity == item.entity }
    }

    private mutating func putting(_ pattern: PlainPattern, _ kind: PlainPattern.Kind, _ label: String) -> Change? {
        guard let item = newItem(pattern.entities[0]), !meetsDeadOwner(item) else { return nil }
        let key = design.primaryKey(item.stored)
        let isThere = model[key].map(isAlive) ?? false
        let mustBeAbsent = kind == .create || design.entity(item.entity).hasVersion
        let fails = mustBeAbsent && isThere || isTaken(item)
        let companion = design.companion(of: item).map { design.primaryKey($0) }
        return Change(
            arguments: [label: argument(item)], after: fails ? nil : [key: .some(ModelItem(item: item))],
            keys: [key] + [companion].compactMap { $0 })
    }

    /// The key of an item that is there, or of one that is not.
    private mutating func someKey(_ entity: PlainEntity) -> (key: PlainText, arguments: [String: PlanArgument])? {
        let there = model.values.filter { $0.item.entity == entity.name }.sorted { $0.item.tag < $1.item.tag }
        let item = random.chance(80) && !there.isEmpty ? random.pick(there).item : newItem(entity.name)
        guard let item else { return nil }
        var arguments: [String: PlanArgument] = [:]
        for name in entity.keyAttributes {
            if let value = item.values[name], let type = entity[name]?.type { arguments[name] = .value(value, type) }
        }
        return (design.primaryKey(item.stored), arguments)
    }

    private mutating func deleting(_ pattern: PlainPattern) -> Change? {
        let entity = design.entity(pattern.entities[0])
        guard let (key, arguments) = someKey(entity) else { return nil }
        if let own = model[key], entity.unique != nil, !isAlive(own) { return nil }
        return Change(arguments: arguments, after: [key: ModelItem?.none], keys: [key])
    }

    private mutating func updating(_ pattern: PlainPattern) -> Change? {
        let entity = design.entity(pattern.entities[0])
        guard let (key, keyArguments) = someKey(entity) else { return nil }
        var change = Change(arguments: keyArguments)
        var set: [String: PlainValue] = [:]
        for name in pattern.set {
            guard let attribute = entity[name] else { return nil }
            let value = random.pick(attribute.pool)
            set[name] = value
            change.arguments[name] = .value(value, attribute.type)
        }
        let amount = random.pick([1, 2, -1])
        if pattern.add != nil { change.arguments["amount"] = .value(.number(amount), .int(min: nil, max: nil)) }
        let own = model[key]
        var givenFits = true
        for name in pattern.given {
            guard let attribute = entity[name] else { return nil }
            let value =
                random.chance(80) ? own?.item.values[name] ?? random.pick(attribute.pool) : random.pick(attribute.pool)
            givenFits = givenFits && own?.item.values[name] == value
            change.arguments[name] = .value(value, attribute.type)
        }
        // A builder refuses what no key holds before any request, whatever is there.
        guard let base = own?.item.values ?? plainValues(entity, keyArguments) else { return nil }
        var values = base.merging(set) { $1 }
        for name in pattern.remove { values[name] = nil }
        if let counted = pattern.add {
            var count = amount
            if case .number(let old)? = values[counted] { count += old }
            values[counted] = .number(count)
        }
        guard let item = design.item(entity, values) else { return nil }
        guard let own, isAlive(own), givenFits else { return change }
        if let condition = pattern.filter, !condition.holds(of: own.item, entity, [:]) { return change }
        if case .number(let count)? = values["count"], count < 0 { return change }
        change.after = [key: .some(ModelItem(item: item, version: own.version + 1))]
        return change
    }

    /// Values for an item that is not there, so that a builder can be asked what it would refuse.
    private mutating func plainValues(_ entity: PlainEntity, _ key: [String: PlanArgument]) -> [String: PlainValue]? {
        guard let item = design.randomItem(of: entity, tag: 0, &random) else { return nil }
        var values = item.values
        for case (let name, .value(let value, _)) in key { values[name] = value }
        return values
    }

    private mutating func transaction(_ pattern: PlainPattern) -> Change? {
        var whole = Change(after: [:])
        var touched: Set<PlainText> = []
        for (place, kind) in pattern.steps.enumerated() {
            guard kind == .create || pattern.steps.filter({ $0 != .create }).count == 1 else { return nil }
            var step = PlainPattern(name: pattern.name, kind: kind, entities: [pattern.entities[place]])
            step.set = pattern.set
            let change = kind == .create ? putting(step, .create, "step\(place)") : deletingStep(step, place, whole)
            guard let change else { return nil }
            for (name, argument) in change.arguments { whole.arguments[name] = argument }
            for key in change.keys where !touched.insert(key).inserted { return nil }
            guard let after = change.after, whole.after != nil else {
                whole.after = nil
                continue
            }
            whole.after?.merge(after) { $1 }
        }
        return whole
    }

    /// The report names the arguments of a step's key as the pattern does; companions of what is deleted are not known to
    /// other steps, so that only entities without them are tried.
    private mutating func deletingStep(_ step: PlainPattern, _ place: Int, _ whole: Change) -> Change? {
        guard design.entity(step.entities[0]).unique == nil else { return nil }
        return deleting(step)
    }

    // MARK: Faults

    private func show(_ arguments: [String: PlanArgument]) -> String {
        arguments.sorted { $0.key < $1.key }.map { name, argument in
            switch argument {
            case .value(let value, _): return "\(name) = \(value)"
            case .items(let items): return "\(name): \(items.count) items"
            case .item(let members):
                let values = members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.value)" }
                return "\(name) = { \(values.joined(separator: ", ")) }"
            }
        }.joined(separator: ", ")
    }

    private mutating func fault(_ pattern: PlainPattern, _ plan: OracleJSON, _ what: String) {
        var shown = design
        shown.patterns = [pattern]
        tally.fault(
            "\(what)\nafter: \(history.suffix(3).joined(separator: "\n       "))\n"
                + "requests: \(plan["requests"]?.document ?? "")\n\(shown.yaml)")
    }
}
