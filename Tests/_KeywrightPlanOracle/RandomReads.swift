/// Reads by key, of many keys and of everything.
extension DesignMaker {
    mutating func addReads() {
        for entity in design.entities {
            var get = byKey("get\(entity.name)", .get, [entity])
            if random.chance(40) { get.isConsistent = true }
            design.patterns.append(get)
            if random.chance(50) { design.patterns.append(byKey("batchGet\(entity.name)", .batchGet, [entity])) }
            if random.chance(50) { addScan("scan\(entity.name)", entity) }
        }
        if random.chance(60) {
            let some = random.some(1 + random.below(3), of: design.entities)
            design.patterns.append(byKey("transactGet", .transactGet, some))
        }
    }

    private mutating func byKey(_ name: String, _ kind: PlainPattern.Kind, _ entities: [PlainEntity]) -> PlainPattern {
        var pattern = PlainPattern(name: name, kind: kind, entities: entities.map(\.name))
        if kind != .batchGet {
            var known: Set<String> = []
            for name in entities.flatMap(\.keyAttributes) where known.insert(name).inserted {
                pattern.parameters.append(PlainParameter(name: name, attribute: name, use: .equal))
            }
        }
        if random.chance(50) { pattern.filter = filter(&pattern) }
        if random.chance(20) { pattern.select = selected() }
        if design.hasExpiry, random.chance(20) { pattern.includesExpired = true }
        return pattern
    }

    private mutating func addScan(_ name: String, _ entity: PlainEntity) {
        var scan = PlainPattern(name: name, kind: .scan, entities: [entity.name])
        scan.isUnscoped = design.scope != nil
        if random.chance(50) { scan.index = random.pick(design.indexes.map(\.name) + ["table"]) }
        if random.chance(60) { scan.filter = random.chance(70) ? filter(&scan) : keyFilter(entity) }
        if random.chance(30) { scan.limit = random.pick([1, 2, 3, 7]) }
        if random.chance(20) {
            scan.returns = "count"
            scan.limit = nil
        } else if random.chance(20) {
            scan.select = selected()
        }
        if random.chance(20) { scan.isConsistent = true }
        if design.hasExpiry, random.chance(20) { scan.includesExpired = true }
        design.patterns.append(scan)
    }

    /// A filter by what keys are made of, which a scan may name.
    private mutating func keyFilter(_ entity: PlainEntity) -> PlainCondition? {
        guard let name = entity.keyAttributes.first, let attribute = entity[name] else { return nil }
        if case .timestamp = attribute.type { return nil }
        let value = PlainOperand.literal(random.pick(attribute.pool), attribute.type)
        if case .literal(.text(let text), _) = value, text.text.contains("$") { return nil }
        return .not(.compare(PlainPlaceholder(attribute: name), "=", value))
    }
}
