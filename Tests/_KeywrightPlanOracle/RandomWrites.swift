/// Writes of a design's entities.
extension DesignMaker {
    mutating func addWrites() {
        for entity in design.entities {
            let name = entity.name
            add(PlainPattern(name: "create\(name)", kind: .create, entities: [name]))
            if entity.unique == nil { add(PlainPattern(name: "put\(name)", kind: .put, entities: [name])) }
            add(PlainPattern(name: "delete\(name)", kind: .delete, entities: [name]))
            for number in 0..<2 { addUpdate("update\(number)\(name)", entity) }
        }
        let names = design.entities.map(\.name)
        var transaction = PlainPattern(name: "transact", kind: .transact, entities: [])
        for place in 0..<(1 + random.below(3)) {
            let kind: PlainPattern.Kind = random.pick([.create, .create, .delete])
            transaction.steps.append(step(kind, place, design.entity(random.pick(names))))
        }
        add(transaction)
    }

    /// Those with the words that came later.
    mutating func addManyWrites() {
        for entity in design.entities {
            let name = entity.name
            if random.chance(40) { addUpdate("upsert\(name)", entity, isUpsert: true) }
            if random.chance(40) { addUpdate("members\(name)", entity, changesMembers: true) }
            if random.chance(50) { add(known(PlainPattern(name: "put2\(name)", kind: .put, entities: [name]), entity)) }
            if random.chance(50) {
                add(known(PlainPattern(name: "delete2\(name)", kind: .delete, entities: [name]), entity))
            }
            if random.chance(20) {
                var create = PlainPattern(name: "create2\(name)", kind: .create, entities: [name])
                create.returns = "new"
                add(create)
            }
            if random.chance(35) { add(PlainPattern(name: "batchPut\(name)", kind: .batchPut, entities: [name])) }
            if random.chance(35) { add(PlainPattern(name: "batchDelete\(name)", kind: .batchDelete, entities: [name])) }
        }
        addDeleteAll()
        let kinds: [PlainPattern.Kind] = [.create, .put, .update, .delete, .check]
        for number in 1..<3 {
            var transaction = PlainPattern(name: "transact\(number)", kind: .transact, entities: [])
            for place in 0..<(1 + random.below(3)) {
                transaction.steps.append(step(random.pick(kinds), place, random.pick(design.entities), isLater: true))
            }
            add(transaction)
        }
    }

    private mutating func add(_ pattern: PlainPattern) { design.patterns.append(pattern) }

    /// What one of the queries finds.
    private mutating func addDeleteAll() {
        let queries = design.patterns.filter { $0.kind == .query && $0.entities.count == 1 }
        guard let query = queries.randomElement(using: &random) else { return }
        var all = PlainPattern(name: "deleteAll", kind: .deleteAll, entities: query.entities)
        all.tests = query.tests
        all.filter = query.filter
        all.parameters = query.parameters
        guard query.fanout.isEmpty else { return }
        add(all)
    }

    /// A put or delete that knows, or asks, what is there.
    private mutating func known(_ pattern: PlainPattern, _ entity: PlainEntity) -> PlainPattern {
        var pattern = pattern
        if random.chance(50) {
            pattern.returns = random.pick(pattern.kind == .put ? ["new", "old", "none"] : ["old", "none"])
        }
        if random.chance(40) { pattern.filter = filter(&pattern) }
        switch random.below(3) {
        case 0: pattern.isRead = true
        case 1:
            let free = self.free(entity).filter { $0.type != .list && $0.type != .set }
            if let other = free.randomElement(using: &random) { pattern.given = [other.name] }
        default: break
        }
        return pattern
    }

    private mutating func step(
        _ kind: PlainPattern.Kind, _ place: Int, _ entity: PlainEntity, isLater: Bool = false
    ) -> PlainPattern {
        var step = PlainPattern(name: "", kind: kind, entities: [entity.name])
        step.prefix = "k\(place)"
        step.keyAttributes = entity.keyAttributes
        guard isLater else { return step }
        switch kind {
        case .update:
            step.set = random.some(1 + random.below(2), of: free(entity)).map(\.name)
            completeEntries(of: entity, &step)
            if random.chance(30) { step.add = "count" }
            if random.chance(30) { step.isRead = true }
        case .create, .delete: if random.chance(35) { step.many = 5 }
        default: break
        }
        if kind != .create, step.many == nil, random.chance(40) { step.filter = plainFilter() }
        return step
    }

    private mutating func plainFilter() -> PlainCondition {
        .compare(
            PlainPlaceholder(attribute: "v"), random.pick(["!=", "="]), .literal(.text("q"), .string(pattern: nil)))
    }

    /// What an update may set.
    private func free(_ entity: PlainEntity) -> [PlainAttribute] {
        let fixed = Set(entity.keyAttributes)
        return entity.attributes.filter { attribute in
            !fixed.contains(attribute.name) && attribute.name != PlainItem.tag && attribute.defaultValue == nil
                && attribute.name != PlainDesign.expiry && attribute.name != entity.unique
        }
    }

    /// What an entry is made of is mostly changed as a whole.
    private mutating func completeEntries(of entity: PlainEntity, _ pattern: inout PlainPattern) {
        guard random.chance(60), let (_, keys) = entity.indexes.randomElement(using: &random) else { return }
        let free = free(entity)
        for placeholder in keys.flatMap(\.template.placeholders)
        where free.contains(where: { $0.name == placeholder.attribute }) && !pattern.set.contains(placeholder.attribute)
        {
            pattern.set.append(placeholder.attribute)
        }
    }

    private mutating func addUpdate(
        _ name: String, _ entity: PlainEntity, isUpsert: Bool = false, changesMembers: Bool = false
    ) {
        let free = free(entity)
        var pattern = PlainPattern(name: name, kind: .update, entities: [entity.name])
        pattern.isUpsert = isUpsert
        pattern.set = random.some(isUpsert ? free.count : 1 + random.below(3), of: free).map(\.name)
        if isUpsert {
            pattern.set = pattern.set.filter { !(entity[$0]?.isOptional ?? false) || random.chance(60) }
            pattern.set.append(PlainItem.tag)
        }
        completeEntries(of: entity, &pattern)
        if changesMembers { addMembers(entity, &pattern) }
        if random.chance(40) { pattern.add = "count" }
        if random.chance(30), let optional = free.first(where: { isRemovable($0, pattern) }) {
            pattern.remove = [optional.name]
        }
        if random.chance(changesMembers ? 60 : 20) {
            let used = Set(pattern.set + pattern.remove + pattern.append + pattern.loses)
            let others = free.filter { !used.contains($0.name) && $0.type != .list && $0.type != .set }
            if features.contains("given"), !isUpsert, random.chance(50),
                let other = others.randomElement(using: &random)
            {
                pattern.given = [other.name]
            } else if features.contains("read"), !isUpsert {
                pattern.isRead = true
                if let unique = entity.unique, random.chance(50) { pattern.set.append(unique) }
            }
        }
        if random.chance(25) { pattern.filter = features.isEmpty ? plainFilter() : filter(&pattern) }
        if !features.isEmpty, random.chance(40) { pattern.returns = random.pick(["new", "old", "none"]) }
        add(pattern)
    }

    private func isRemovable(_ attribute: PlainAttribute, _ pattern: PlainPattern) -> Bool {
        attribute.isOptional && !(pattern.set + pattern.append + pattern.loses).contains(attribute.name)
    }

    private mutating func addMembers(_ entity: PlainEntity, _ pattern: inout PlainPattern) {
        pattern.set.removeAll { $0 == "g" || $0 == "l" }
        if entity["l"] != nil { pattern.append.append("l") }
        if entity["g"] != nil {
            if random.chance(50) { pattern.append.append("g") } else { pattern.loses.append("g") }
        }
    }
}
