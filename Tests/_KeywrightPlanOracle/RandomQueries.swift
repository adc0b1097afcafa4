/// Queries such as the keys of a design could answer, and some that they could not.
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
                if opens(placeholder, entity, &pattern, &known) { continue }
                equal(placeholder, &pattern, &known)
            }
        }
        sort: for key in keys.dropFirst(path.partition.count) {
            for placeholder in key.template.placeholders {
                if random.chance(15), fans(placeholder, entity, &pattern, &known) { continue }
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
        var using = UsingMaker(random, design, path, keys)
        if features.contains("using"), using.random.chance(20) { using.give(&pattern) }
        design.patterns.append(pattern)
    }

    /// Whether a part of the partition key gets no one value: a time gets a range, so that its buckets are read, and a
    /// closed domain is read as a whole.
    private mutating func opens(
        _ placeholder: PlainPlaceholder, _ entity: PlainEntity, _ pattern: inout PlainPattern,
        _ known: inout Set<String>
    ) -> Bool {
        let isBucket = placeholder.transforms.contains { [.year, .month, .day, .hour].contains($0) }
        guard isBucket else {
            return random.chance(12) && fans(placeholder, entity, &pattern, &known)
        }
        guard features.contains("bucket"), let attribute = entity[placeholder.attribute],
            case .timestamp = attribute.type, random.chance(75), known.insert(attribute.name).inserted
        else { return false }
        let own = PlainPlaceholder(attribute: attribute.name)
        let (low, high) = (attribute.name + "_1", attribute.name + "_2")
        pattern.parameters.append(PlainParameter(name: low, attribute: attribute.name, use: .bound))
        pattern.parameters.append(PlainParameter(name: high, attribute: attribute.name, use: .after(low)))
        if random.chance(50) {
            pattern.tests.append(.between(own, .parameter(low), .parameter(high)))
        } else {
            pattern.tests.append(.compare(own, random.pick([">", ">="]), .parameter(low)))
            pattern.tests.append(.compare(own, random.pick(["<", "<="]), .parameter(high)))
        }
        if random.chance(30) { pattern.buckets = random.pick([1, 3, 40, 1000]) }
        if random.chance(40), pattern.order == nil { pattern.order = (attribute.name, random.chance(50)) }
        return true
    }

    private mutating func fans(
        _ placeholder: PlainPlaceholder, _ entity: PlainEntity, _ pattern: inout PlainPattern,
        _ known: inout Set<String>
    ) -> Bool {
        guard features.contains("fanout"), let attribute = entity[placeholder.attribute] else { return false }
        switch attribute.type {
        case .enumeration, .bool, .int(min: .some, max: .some):
            guard known.insert(attribute.name).inserted else { return false }
            pattern.fanout.append(attribute.name)
            return true
        default: return false
        }
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
        if features.contains("select"), random.chance(12), !pattern.countsOnly { pattern.select = selected() }
        if features.contains("fetch"), path.keysOnly, !path.isLocal, !pattern.countsOnly, random.chance(80) {
            pattern.fetches = true
        }
    }

    mutating func selected() -> [String] {
        let more = ["v", "n", "count", "x", "l"].filter { design.entities[0][$0] != nil }
        return [PlainItem.tag] + random.some(1 + random.below(2), of: more)
    }

    mutating func filter(_ pattern: inout PlainPattern) -> PlainCondition {
        let v = PlainPlaceholder(attribute: "v")
        let type = PlainType.string(pattern: nil)
        if !features.isEmpty, random.chance(45) { return laterFilter(&pattern) }
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

    /// With the words that came later: lists, signs, members, sizes, what may be left out.
    private mutating func laterFilter(_ pattern: inout PlainPattern) -> PlainCondition {
        let v = PlainPlaceholder(attribute: "v")
        let count = PlainPlaceholder(attribute: "count")
        func parameter(_ name: String, _ attribute: String, _ use: PlainParameter.Use, isOptional: Bool = false) {
            let name = pattern.argument(name)
            pattern.parameters.append(
                PlainParameter(name: name, attribute: attribute, use: use, isOptional: isOptional))
        }
        switch random.below(6) {
        case 0 where has("g"):
            parameter("fm", "v", .filter)
            let member = PlainOperand.parameter(pattern.argument("fm"))
            return .any([.contains("g", member), .contains("g", .literal(.text("end"), .set))])
        case 1 where has("l"): return .size("l", random.pick([">", "<="]), 1)
        case 2:
            parameter("fc", "count", .filter)
            return .compare(count, random.pick([">", "<", "="]), .negated(pattern.argument("fc")))
        case 3, 4:
            parameter("fo", "v", .filter, isOptional: true)
            parameter("fp", "count", .filter, isOptional: random.chance(50))
            return .all([
                .compare(v, "=", .parameter(pattern.argument("fo"), isOptional: true)),
                .compare(
                    count, ">=",
                    .parameter(pattern.argument("fp"), isOptional: pattern.parameters.last?.isOptional ?? false)),
            ])
        default:
            parameter("fl", "v", .list)
            return .isIn(v, [.list(pattern.argument("fl"))])
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
        func parameter(_ suffix: String, _ use: PlainParameter.Use, isOptional: Bool = false) -> PlainOperand {
            pattern.parameters.append(
                PlainParameter(name: name + suffix, attribute: name, use: use, isOptional: isOptional))
            return .parameter(name + suffix, isOptional: isOptional)
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
        default:
            let isOptional = features.contains("$x?") && random.chance(15)
            let comparison = random.pick(["<", "<=", ">", ">="])
            pattern.tests.append(.compare(own, comparison, parameter("_1", .bound, isOptional: isOptional)))
        }
    }
}
