/// What writes do, by the language's own words (LANGUAGE, What every write keeps true).
extension WriteTrial {
    mutating func change(of pattern: PlainPattern) -> Change? {
        guard pattern.kind != .transact else { return transaction(pattern) }
        var values: [String: PlainValue] = [:]
        if !pattern.parameters.isEmpty {
            let items = model.values.map(\.item).sorted { $0.tag < $1.tag }
            guard let drawn = design.parameters(of: pattern, near: items, &random) else { return nil }
            values = drawn
        }
        // With none of its parameters a condition asks for nothing.
        var asked = pattern
        asked.filter = pattern.filter?.given(values)
        guard var change = change(of: asked, values) else { return nil }
        change.arguments.merge(design.arguments(pattern, values)) { own, _ in own }
        change.given = Set(pattern.parameters.filter { $0.isOptional && values[$0.name] != nil }.map(\.name))
        return change
    }

    /// - Parameter values: those of the condition's parameters.
    private mutating func change(of pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        switch pattern.kind {
        case .create, .put: return putting(pattern, values)
        case .delete: return deleting(pattern, values)
        case .update: return updating(pattern, values)
        case .check: return checking(pattern, values)
        case .batchPut: return puttingMany(pattern)
        case .batchDelete: return deletingMany(pattern)
        case .deleteAll: return deletingAll(pattern, values)
        case .transact, .get, .query, .scan, .batchGet, .transactGet: return nil
        }
    }

    private func label(_ pattern: PlainPattern) -> String {
        if !pattern.prefix.isEmpty { return pattern.prefix }
        let entity = pattern.entities[0]
        var name = entity.prefix(1).lowercased() + entity.dropFirst()
        // What a parameter is called nothing else is.
        while pattern.given.contains(name) || pattern.parameters.contains(where: { $0.name == name }) { name += "Item" }
        return name
    }

    mutating func newItem(_ entity: String) -> PlainItem? {
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

    func isAlive(_ own: ModelItem) -> Bool {
        guard case .number(let expiry)? = own.item.values[PlainDesign.expiry] else { return true }
        return expiry > AttributePools.now
    }

    /// Whether another item holds the unique value; one that has expired holds it no more.
    func isTaken(_ item: PlainItem, besides key: PlainText? = nil) -> Bool {
        guard let companion = design.companion(of: item) else { return false }
        let taken = design.primaryKey(companion)
        return model.contains { other, own in
            other != key && isAlive(own)
                && design.companion(of: own.item).map { design.primaryKey($0) == taken } ?? false
        }
    }

    /// Whether a dead item with a unique value is in the way: what becomes of it is not said, so that nothing is tried.
    func meetsDeadOwner(_ item: PlainItem) -> Bool {
        design.entity(item.entity).unique != nil
            && model.values.contains { !isAlive($0) && $0.item.entity == item.entity }
    }

    private func companionKeys(_ item: PlainItem?) -> [PlainText] {
        item.flatMap { design.companion(of: $0) }.map { [design.primaryKey($0)] } ?? []
    }

    // MARK: Puts

    private mutating func putting(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        if let many = pattern.many { return puttingMany(pattern, atMost: many) }
        let entity = design.entity(pattern.entities[0])
        guard let item = newItem(entity.name), !meetsDeadOwner(item) else { return nil }
        let key = design.primaryKey(item.stored)
        let there = model[key]
        let own = there.flatMap { isAlive($0) ? $0 : nil }
        if pattern.kind == .put, there == nil, asksForNothing(pattern, values) { return nil }
        // What a put asks of an item that has expired is not said.
        if pattern.kind == .put, there != nil, own == nil, pattern.filter != nil || !pattern.given.isEmpty {
            return nil
        }
        let mustBeAbsent = pattern.kind == .create || entity.hasVersion && !pattern.isRead
        var fails = mustBeAbsent && own != nil || isTaken(item)
        if let filter = pattern.filter, !(own.map { filter.holds(of: $0.item, entity, values) } ?? false) {
            fails = true
        }
        var change = Change(arguments: [label(pattern): .item(design.planItem(item))])
        guard let givenFits = give(pattern, own, &change) else { return nil }
        let after = ModelItem(item: item, version: pattern.isRead ? (own?.version ?? 0) + 1 : 1)
        if !fails, givenFits { change.after = [key: .some(after)] }
        change.keys = [key] + companionKeys(item)
        change.result = result(pattern, own, after)
        return change
    }

    /// Whether a condition, such as `missing(x)`, is true of what has no attributes: whether it holds where there is no item is
    /// not said.
    private func asksForNothing(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Bool {
        let entity = design.entity(pattern.entities[0])
        return pattern.filter?.holds(of: PlainItem(entity: entity.name, values: [:]), entity, values) ?? false
    }

    private func result(_ pattern: PlainPattern, _ own: ModelItem?, _ after: ModelItem?) -> [String: OracleJSON]?? {
        switch pattern.returns {
        case "new"?: .some(after.map(stored))
        case "old"?: .some(own.map(stored))
        case "none"?: .some(nil)
        default: pattern.kind == .update && pattern.prefix.isEmpty ? .some(after.map(stored)) : nil
        }
    }

    /// Draws what is given, mostly what the item holds, and says whether it is.
    private mutating func give(_ pattern: PlainPattern, _ own: ModelItem?, _ change: inout Change) -> Bool? {
        let entity = design.entity(pattern.entities[0])
        var fits = true
        for name in pattern.given {
            guard let attribute = entity[name] else { return nil }
            var value = own?.item.values[name]
            if random.chance(20) || own == nil { value = random.pick(attribute.pool) }
            if own == nil || own?.item.values[name] != value { fits = false }
            if let value { change.arguments[pattern.argument(name)] = .value(value, attribute.type) }
        }
        return fits
    }

    private mutating func puttingMany(_ pattern: PlainPattern, atMost: Int = 30) -> Change? {
        let entity = design.entity(pattern.entities[0])
        var change = Change(after: [:])
        var items: [PlanItem] = []
        for _ in 0..<random.pick([0, 1, 2, 3, min(atMost, 27)]) {
            guard let item = newItem(entity.name), !meetsDeadOwner(item) else { continue }
            let key = design.primaryKey(item.stored)
            if change.keys.contains(key) {
                // Two of one item are tried now and then; in a transaction they are compared before it is sent.
                guard pattern.kind == .batchPut, random.chance(10) else { continue }
                change.isDoubled = true
            }
            let companion = companionKeys(item)
            if companion.contains(where: change.keys.contains) { continue }
            change.keys += [key] + companion
            var argument = design.planItem(item)
            var after = ModelItem(item: item)
            if pattern.kind == .batchPut, entity.hasVersion, random.chance(50) {
                after.version = 8
                argument["version"] = (.number(7), .int(min: nil, max: nil))
            }
            items.append(argument)
            let isThere = model[key].map(isAlive) ?? false
            if pattern.kind == .create, isThere || isTaken(item) {
                change.after = nil
            } else {
                change.after?[key] = .some(after)
            }
        }
        change.arguments = [label(pattern): .items(items)]
        return change
    }

    // MARK: Deletes

    /// The key of an item that is there, or of one that is not.
    private mutating func someKey(_ entity: PlainEntity, _ pattern: PlainPattern) -> (
        key: PlainText, values: [String: PlainValue], argument: PlanItem
    )? {
        let there = model.values.filter { $0.item.entity == entity.name }.sorted { $0.item.tag < $1.item.tag }
        let item = random.chance(80) && !there.isEmpty ? random.pick(there).item : newItem(entity.name)
        guard let item else { return nil }
        var argument: PlanItem = [:]
        for name in entity.keyAttributes {
            if let value = item.values[name], let type = entity[name]?.type {
                argument[pattern.argument(name)] = (value, type)
            }
        }
        return (
            design.primaryKey(item.stored), item.values.filter { entity.keyAttributes.contains($0.key) }, argument
        )
    }

    private func plain(_ item: PlanItem) -> [String: PlanArgument] { item.mapValues { .value($0.value, $0.type) } }

    private mutating func deleting(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        if let many = pattern.many { return deletingMany(pattern, atMost: many) }
        let entity = design.entity(pattern.entities[0])
        guard let (key, _, argument) = someKey(entity, pattern) else { return nil }
        let there = model[key]
        let own = there.flatMap { isAlive($0) ? $0 : nil }
        if there == nil, asksForNothing(pattern, values) { return nil }
        // What is read or asked of an item that has expired, as of none, is not there.
        if there != nil, own == nil, entity.unique != nil || pattern.isRead { return nil }
        var change = Change(arguments: plain(argument), keys: [key] + companionKeys(own?.item))
        guard let givenFits = give(pattern, own, &change) else { return nil }
        var fails = !givenFits
        if let filter = pattern.filter, !(own.map { filter.holds(of: $0.item, entity, values) } ?? false) {
            fails = true
        }
        if !fails { change.after = [key: ModelItem?.none] }
        change.findsNothing = own == nil
        // A transaction leaves out the delete of an item that is not there; whether its condition counts is not said.
        if own == nil, entity.unique != nil, fails, !pattern.prefix.isEmpty { return nil }
        change.result = result(pattern, own, nil)
        return change
    }

    private mutating func deletingMany(_ pattern: PlainPattern, atMost: Int = 30) -> Change? {
        let entity = design.entity(pattern.entities[0])
        var change = Change(after: [:])
        var items: [PlanItem] = []
        for _ in 0..<random.pick([0, 1, 3, min(atMost, 27)]) {
            guard let (key, _, argument) = someKey(entity, pattern) else { continue }
            if change.keys.contains(key) {
                guard pattern.kind == .batchDelete, random.chance(10) else { continue }
                change.isDoubled = true
            }
            if let own = model[key], !isAlive(own), entity.unique != nil { return nil }
            items.append(argument)
            change.keys += [key] + companionKeys(model[key]?.item)
            change.after?[key] = ModelItem?.none
        }
        change.findsNothing = true
        change.arguments = [label(pattern): .items(items)]
        return change
    }

    private mutating func deletingAll(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        let given = pattern.parameters.filter { $0.isOptional && values[$0.name] != nil }.map(\.name)
        let path = design.path(compiled.plan(of: pattern, giving: Set(given))?["index"]?.text)
        var change = Change(after: [:])
        for (key, own) in model where design.isWanted(own.item, pattern, values) {
            guard path.keys.allSatisfy({ own.item.stored[$0] != nil }) else { continue }
            change.after?[key] = ModelItem?.none
        }
        return change
    }

    private mutating func checking(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        let entity = design.entity(pattern.entities[0])
        guard let (key, _, argument) = someKey(entity, pattern) else { return nil }
        var change = Change(arguments: plain(argument), keys: [key])
        if let own = model[key], isAlive(own), pattern.filter?.holds(of: own.item, entity, values) ?? true {
            change.after = [:]
        }
        return change
    }

    // MARK: Updates

    private mutating func updating(_ pattern: PlainPattern, _ values: [String: PlainValue]) -> Change? {
        let entity = design.entity(pattern.entities[0])
        guard let (key, keyValues, argument) = someKey(entity, pattern) else { return nil }
        var change = Change(arguments: plain(argument), keys: [key])
        let there = model[key]
        let own = there.flatMap { isAlive($0) ? $0 : nil }
        // What a condition says of no item is the service's affair.
        if pattern.isUpsert, there == nil, pattern.filter != nil { return nil }
        guard let givenFits = give(pattern, own, &change) else { return nil }
        // A builder refuses what no key holds before any request, whatever is there.
        var base = own?.item.values
        if pattern.isUpsert { base = (base ?? [:]).merging(keyValues) { $1 } }
        guard var after = base ?? plainValues(entity, keyValues) else { return nil }
        for name in pattern.set {
            guard let attribute = entity[name] else { return nil }
            let value = random.pick(attribute.pool)
            after[name] = value
            change.arguments[pattern.argument(name)] = .value(value, attribute.type)
        }
        let isAdded = add(pattern, entity, &after, &change)
        changeMembers(pattern, entity, &after, &change)
        for name in pattern.remove { after[name] = nil }
        if pattern.isUpsert || restoresCount(pattern, entity) {
            after["count"] = after["count"] ?? entity["count"]?.defaultValue
        }
        guard let item = design.item(entity, after) else { return nil }
        if pattern.set.contains(entity.unique ?? ""), meetsDeadOwner(item) { return nil }
        change.keys += companionKeys(own?.item) + companionKeys(item)
        let made = ModelItem(item: item, version: (own?.version ?? 0) + 1)
        if !(pattern.set.contains(entity.unique ?? "") && pattern.returns == nil) {
            change.result = result(pattern, own, made)
        }
        guard givenFits, isAdded, own != nil || pattern.isUpsert && there == nil else { return change }
        if let condition = pattern.filter {
            guard let own, condition.holds(of: own.item, entity, values) else { return change }
        }
        if isTaken(item, besides: key) { return change }
        change.after = [key: .some(made)]
        return change
    }

    /// Whether the update makes an index key anew that hangs on the default, which is then stored.
    private func restoresCount(_ pattern: PlainPattern, _ entity: PlainEntity) -> Bool {
        let changed = pattern.set + pattern.remove + pattern.append + pattern.loses + (pattern.add.map { [$0] } ?? [])
        if changed.contains("count") { return false }
        return entity.indexes.contains { entry in
            let held = entry.keys.flatMap(\.template.placeholders).map(\.attribute)
            // Where a part of the keys goes, all of them do.
            if held.contains(where: pattern.remove.contains) { return false }
            let inputs = held + (entity.when[entry.index]?.attributes ?? [])
            return inputs.contains("count") && inputs.contains(where: changed.contains)
        }
    }

    /// Whether the sum keeps its bounds; what lacks the number begins with its default.
    private mutating func add(
        _ pattern: PlainPattern, _ entity: PlainEntity, _ after: inout [String: PlainValue], _ change: inout Change
    ) -> Bool {
        guard let counted = pattern.add else { return true }
        let amount = random.pick([1, 2, -1])
        change.arguments[pattern.argument("amount")] = .value(.number(amount), .int(min: nil, max: nil))
        let start: Int
        switch after[counted] ?? entity[counted]?.defaultValue {
        case .number(let number)?: start = number
        default: return false
        }
        after[counted] = .number(start + amount)
        return 0...1000 ~= start + amount
    }

    private mutating func changeMembers(
        _ pattern: PlainPattern, _ entity: PlainEntity, _ after: inout [String: PlainValue], _ change: inout Change
    ) {
        guard !(pattern.append + pattern.loses).isEmpty else { return }
        let member = PlainText(random.pick(["a", "b", "end", "new"]))
        change.arguments[pattern.argument("member")] = .value(.text(member.text), .string(pattern: nil))
        for name in pattern.append + pattern.loses {
            var texts: [PlainText] = []
            if case .texts(let own)? = after[name] { texts = own }
            let changed = [member, PlainText("end")]
            if pattern.loses.contains(name) {
                guard after[name] != nil else { continue }
                texts.removeAll { changed.contains($0) }
            } else {
                texts += changed
            }
            after[name] = .texts(entity[name]?.type == .set ? PlainType.sorted(texts) : texts)
        }
    }

    /// Values for an item that is not there, so that a builder can be asked what it would refuse.
    private mutating func plainValues(_ entity: PlainEntity, _ key: [String: PlainValue]) -> [String: PlainValue]? {
        design.randomItem(of: entity, tag: 0, &random).map { $0.values.merging(key) { $1 } }
    }

    // MARK: Transactions

    private mutating func transaction(_ pattern: PlainPattern) -> Change? {
        var whole = Change(after: [:], findsNothing: true)
        var touched: Set<PlainText> = []
        for step in pattern.steps {
            guard let change = change(of: step, [:]) else { return nil }
            whole.arguments.merge(change.arguments) { $1 }
            // Steps that meet in one item are compared before the request.
            for key in Set(change.keys) where !touched.insert(key).inserted { return nil }
            whole.findsNothing = whole.findsNothing && change.findsNothing
            guard let after = change.after, whole.after != nil else {
                whole.after = nil
                continue
            }
            whole.after?.merge(after) { $1 }
        }
        return whole
    }
}

extension PlainCondition {
    /// What it asks of.
    fileprivate var attributes: [String] {
        switch self {
        case .compare(let own, _, _), .between(let own, _, _), .begins(let own, _), .isIn(let own, _): [own.attribute]
        case .contains(let name, _), .size(let name, _, _), .exists(let name), .missing(let name): [name]
        case .not(let part): part.attributes
        case .all(let parts), .any(let parts): parts.flatMap(\.attributes)
        }
    }
}
