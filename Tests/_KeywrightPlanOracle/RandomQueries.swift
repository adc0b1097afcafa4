/// Queries such as the keys of a design could answer, and some that they could not; writes of its entities.
extension DesignMaker {
    mutating func addQuery(_ name: String) {
        var pattern = PlainPattern(name: name, kind: .query, entities: [])
        let entity = random.pick(design.entities)
        let others = design.entities.map(\.name).filter { $0 != entity.name }
        pattern.entities = [entity.name]
        if random.chance(22) { pattern.entities += random.some(1 + random.below(2), of: others) }
        let paths = [design.path(nil), design.path(nil)] + design.indexes
        let path = random.pick(paths)
        guard let keys = entity.keys(on: path) else { return addQuery(name) }
        var known: Set<String> = []
        let isNoise = random.chance(6)
        for key in keys.prefix(path.partition.count) {
            for placeholder in key.template.placeholders where !isNoise || random.chance(50) {
                equal(placeholder, &pattern, &known)
            }
        }
        sort: for key in keys.dropFirst(path.partition.count) {
            for placeholder in key.template.placeholders {
                if random.chance(50) {
                    equal(placeholder, &pattern, &known)
                    continue
                }
                if random.chance(70) { range(placeholder, entity, &pattern, &known) }
                if random.chance(40), pattern.order == nil {
                    pattern.order = (placeholder.attribute, random.chance(50))
                }
                break sort
            }
        }
        if isNoise, random.chance(50) { range(PlainPlaceholder(attribute: "n"), entity, &pattern, &known) }
        if pattern.tests.isEmpty { equal(PlainPlaceholder(attribute: "s"), &pattern, &known) }
        settings(&pattern, path)
        design.patterns.append(pattern)
    }

    private mutating func settings(_ pattern: inout PlainPattern, _ path: PlainIndex) {
        if random.chance(15) { pattern.order = (nil, random.chance(60)) }
        if random.chance(30) { pattern.limit = random.pick([1, 2, 3, 7]) }
        if random.chance(12) {
            pattern.returns = "count"
            pattern.limit = nil
        }
        if random.chance(4) { pattern.returns = "one"; pattern.limit = nil }
        if random.chance(10), path.name == "table" || path.isLocal { pattern.isConsistent = true }
        if random.chance(10) { pattern.index = path.name }
        if random.chance(20) { pattern.filter = filter(&pattern) }
        if features.contains("expired"), design.hasExpiry, random.chance(15) { pattern.includesExpired = true }
        if features.contains("select"), random.chance(10), pattern.returns != "count" {
            pattern.select = [PlainItem.tag, "v"]
        }
        if features.contains("fetch"), path.keysOnly, pattern.returns != "count" { pattern.fetches = true }
    }

    private mutating func filter(_ pattern: inout PlainPattern) -> PlainCondition {
        let v = PlainPlaceholder(attribute: "v")
        let type = PlainType.string(pattern: nil)
        switch random.below(7) {
        case 0: return .compare(v, "!=", .literal(.text("p"), type))
        case 1: return .isIn(v, [.literal(.text("p"), type), .literal(.text("q"), type)])
        case 2:
            pattern.parameters.append(PlainParameter(name: "fv", attribute: "v", use: .filter))
            return .compare(v, random.pick(["=", "<", ">="]), .parameter("fv"))
        case 3:
            return .any([
                .compare(PlainPlaceholder(attribute: "count"), ">", .literal(.number(0), .int(min: 0, max: nil))),
                .compare(v, "=", .literal(.text("q"), type)),
            ])
        case 4 where has("x"): return .not(.exists("x"))
        case 5 where has("x"): return .compare(PlainPlaceholder(attribute: "x"), "!=", .literal(.text("a"), type))
        default:
            return .all([.not(.compare(v, "=", .literal(.text("p"), type))), .begins(v, .literal(.text("q"), type))])
        }
    }

    private func has(_ name: String) -> Bool { design.entities[0][name] != nil }

    private mutating func equal(
        _ placeholder: PlainPlaceholder, _ pattern: inout PlainPattern, _ known: inout Set<String>
    ) {
        guard known.insert(placeholder.attribute).inserted, let attribute = design.entities[0][placeholder.attribute]
        else {
            return
        }
        // A sharded or bucketed attribute is mostly left to a range or to all shards.
        if placeholder.transforms.contains(where: { if case .shard = $0 { true } else { false } }) {
            known.remove(placeholder.attribute)
            return
        }
        var own = PlainPlaceholder(attribute: placeholder.attribute)
        let isBucket = placeholder.transforms.contains { [.year, .month, .day, .hour].contains($0) }
        if isBucket || random.chance(40) { own.transforms = placeholder.transforms.filter { $0 == .lower || isBucket } }
        if random.chance(12), case .string(nil) = attribute.type {
            pattern.tests.append(
                .compare(own, "=", .literal(random.pick(["a", "ab"].map { .text($0) }), attribute.type)))
            return
        }
        if random.chance(10), case .enumeration = attribute.type {
            pattern.tests.append(.compare(own, "=", .literal(random.pick(attribute.pool), attribute.type)))
            return
        }
        let isOptional = features.contains("$x?") && random.chance(5)
        pattern.parameters.append(
            PlainParameter(name: attribute.name, attribute: attribute.name, use: .equal, isOptional: isOptional))
        pattern.tests.append(.compare(own, "=", .parameter(attribute.name, isOptional: isOptional)))
    }

    private mutating func range(
        _ placeholder: PlainPlaceholder, _ entity: PlainEntity, _ pattern: inout PlainPattern,
        _ known: inout Set<String>
    ) {
        guard known.insert(placeholder.attribute).inserted, let attribute = entity[placeholder.attribute] else {
            return
        }
        if case .bool = attribute.type { return }
        var own = PlainPlaceholder(attribute: placeholder.attribute)
        if placeholder.transforms.contains(where: { [.lower, .year, .month, .day, .hour].contains($0) }) {
            own.transforms = placeholder.transforms
        }
        let name = attribute.name
        func parameter(_ suffix: String, _ use: PlainParameter.Use) -> PlainOperand {
            pattern.parameters.append(PlainParameter(name: name + suffix, attribute: name, use: use))
            return .parameter(name + suffix)
        }
        switch random.below(10) {
        case 0, 1: pattern.tests.append(.between(own, parameter("_1", .bound), parameter("_2", .bound)))
        case 2:
            pattern.tests.append(.compare(own, ">=", parameter("_1", .bound)))
            pattern.tests.append(.compare(own, "<", parameter("_2", .bound)))
        case 3:
            pattern.tests.append(.compare(own, ">", parameter("_1", .bound)))
            pattern.tests.append(.compare(own, "<=", parameter("_2", .bound)))
        case 4:
            pattern.tests.append(.compare(own, ">", parameter("_1", .bound)))
            pattern.tests.append(.compare(own, "<", parameter("_2", .bound)))
        case 5:
            guard case .string = attribute.type else { fallthrough }
            pattern.tests.append(.begins(own, parameter("_1", .beginning)))
        default: pattern.tests.append(.compare(own, random.pick(["<", "<=", ">", ">="]), parameter("_1", .bound)))
        }
    }

    // MARK: Writes

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
        for _ in 0..<(1 + random.below(3)) {
            transaction.entities.append(random.pick(names))
            transaction.steps.append(random.pick([.create, .create, .delete]))
        }
        add(transaction)
    }

    private mutating func add(_ pattern: PlainPattern) { design.patterns.append(pattern) }

    private mutating func addUpdate(_ name: String, _ entity: PlainEntity) {
        let fixed = Set(entity.keyAttributes)
        let free = entity.attributes.filter { attribute in
            !fixed.contains(attribute.name) && attribute.name != PlainItem.tag && attribute.defaultValue == nil
                && attribute.name != PlainDesign.expiry && attribute.name != entity.unique
        }
        var pattern = PlainPattern(name: name, kind: .update, entities: [entity.name])
        pattern.set = random.some(1 + random.below(3), of: free).map(\.name)
        // What an entry is made of is mostly changed as a whole.
        if random.chance(60), let (_, keys) = entity.indexes.randomElement(using: &random) {
            for placeholder in keys.flatMap(\.template.placeholders)
            where free.contains(where: { $0.name == placeholder.attribute })
                && !pattern.set.contains(placeholder.attribute)
            {
                pattern.set.append(placeholder.attribute)
            }
        }
        if random.chance(40) { pattern.add = "count" }
        if random.chance(30), let optional = free.first(where: { $0.isOptional && !pattern.set.contains($0.name) }) {
            pattern.remove = [optional.name]
        }
        if random.chance(20) {
            let used = Set(pattern.set + pattern.remove)
            if features.contains("given"), let other = free.first(where: { !used.contains($0.name) && !$0.isOptional })
            {
                pattern.given = [other.name]
            } else if features.contains("read") {
                pattern.isRead = true
            }
        }
        if random.chance(25) {
            pattern.filter = .compare(
                PlainPlaceholder(attribute: "v"), "!=", .literal(.text("q"), .string(pattern: nil)))
        }
        add(pattern)
    }
}
