/// Makes designs whose keys come near each other: shared partitions, heads that begin each other, values that do.
struct DesignMaker {
    var random: OracleRandom
    /// The words beyond what every version plans that patterns may have.
    let features: Set<String>
    var design = PlainDesign()
    private var attributes: [PlainAttribute] = []
    private var partitions: [PlainTemplate] = []
    private var heads: [String] = []

    init(_ random: OracleRandom, features: Set<String>) {
        self.random = random
        self.features = features
    }

    mutating func make() -> PlainDesign {
        design.hasExpiry = random.chance(25)
        attributes = AttributePools.random(&random, hasExpiry: design.hasExpiry)
        heads = random.pick([
            ["A#", "AB#", "B#"], ["A#", "A#B#", ""], ["A", "AB", "A#"], ["#", "A#", "B#"], ["X#", "X", "Y"],
        ])
        if features.contains("scope"), random.chance(15) { design.scope = "s" }
        let shared = partitionTemplate()
        partitions = [shared, shared, partitionTemplate()]
        if random.chance(10) { design.sort = nil }
        if random.chance(12), design.sort != nil { nameSort() }
        let names = ["A", "B", "C", "D"].prefix(1 + random.below(4))
        for name in names { addEntity(name) }
        addIndexes()
        for number in 0..<8 { addQuery("q\(number)") }
        if !features.isEmpty { addReads() }
        addWrites()
        if !features.isEmpty { addManyWrites() }
        return design
    }

    /// A sort key that is an attribute of its own.
    private mutating func nameSort() {
        let attribute = random.pick(attributes.filter { ["n", "s", "at", "u"].contains($0.name) })
        design.sort = attribute.name
        if attribute.type.tag != "S" { design.keyTypes[attribute.name] = attribute.type.tag }
    }

    private mutating func partitionTemplate() -> PlainTemplate {
        let placeholder = random.pick(["s", "u", "t", "e", "s|lower", "n", "s", "u"])
        var parts: [PlainPart] = random.chance(80) ? [.literal(random.pick(["P#", "P#", "Q", "P"]))] : []
        if design.scope == nil {
            parts.append(.placeholder(chain(placeholder)))
        } else {
            parts.append(.placeholder(chain("s")))
            if random.chance(30) { parts += [.literal("#"), .placeholder(chain(random.pick(["u", "e"])))] }
        }
        if random.chance(20) { parts += [.literal("#"), .placeholder(chain(random.pick(["e", "n", "t"])))] }
        if random.chance(features.contains("bucket") ? 14 : 6) { parts += [.literal("#"), bucket()] }
        if features.contains("shard"), random.chance(15) {
            parts += [.literal("#"), .placeholder(PlainPlaceholder(attribute: "u", transforms: [.shard(3)]))]
        }
        return merged(parts)
    }

    private mutating func bucket() -> PlainPart {
        guard attributes.contains(where: { $0.name == "at" }) else { return .placeholder(chain("e")) }
        return .placeholder(PlainPlaceholder(attribute: "at", transforms: [random.pick([.year, .month, .day, .hour])]))
    }

    /// A placeholder of an attribute that is there, through transforms that fit it.
    private mutating func chain(_ name: String) -> PlainPlaceholder {
        let parts = name.split(separator: "|").map { String($0) }
        guard let attribute = attributes.first(where: { $0.name == parts[0] }) else {
            return PlainPlaceholder(attribute: "s")
        }
        var transforms = parts.dropFirst().compactMap { PlainTransform($0) }
        switch attribute.type {
        case .int(let min, _):
            transforms = [random.pick([.pad(2, 0), .pad(3, 0), .pad(4, 0)])]
            if min ?? -1 >= 0, random.chance(25) { transforms = [.invert(2 + random.below(2))] }
            if random.chance(12) { transforms = [] }
        case .decimal: transforms = [.pad(3, 2)]
        case .timestamp: if random.chance(25) { transforms = [random.pick([.year, .month, .day, .hour])] }
        case .date: if random.chance(20) { transforms = [.month] }
        case .string, .bool, .enumeration, .ulid, .list, .set: break
        }
        return PlainPlaceholder(attribute: attribute.name, transforms: transforms)
    }

    private mutating func sortTemplate() -> PlainTemplate {
        var parts: [PlainPart] = [.literal(random.pick(heads))]
        let beside = ["v", "count", "tag", PlainDesign.expiry, "x", "y", "g", "l"]
        let names = attributes.map(\.name).filter { !beside.contains($0) }
        let count = random.below(10) < 2 ? 0 : 1 + random.below(3)
        for name in random.some(count, of: names) {
            let placeholder = chain(name == "s" && random.chance(30) ? "s|lower" : name)
            parts += [.placeholder(placeholder), .literal(random.pick(["#", "#", "#", "#X#", "-"]))]
        }
        if count > 0, random.chance(75) { parts.removeLast() }
        return merged(parts)
    }

    private func merged(_ parts: [PlainPart]) -> PlainTemplate {
        var found: [PlainPart] = []
        for part in parts {
            if case .literal(let text) = part {
                if text.isEmpty { continue }
                if case .literal(let before)? = found.last {
                    found[found.count - 1] = .literal(before + text)
                    continue
                }
            }
            found.append(part)
        }
        return PlainTemplate(parts: found.isEmpty ? [.literal("A")] : found)
    }

    private mutating func addEntity(_ name: String) {
        var key = [PlainKey(attribute: design.partition, template: random.pick(partitions))]
        if let sort = design.sort {
            let isOwn = attributes.contains { $0.name == sort }
            key.append(PlainKey(attribute: sort, template: isOwn ? own(sort) : sortTemplate()))
        }
        var entity = PlainEntity(name: name, key: key, attributes: attributes)
        let fixed = Set(entity.keyAttributes)
        if random.chance(15), !fixed.contains("v") { entity.unique = "t" }
        entity.hasVersion = random.chance(15)
        entity.hasTimestamps = random.chance(10)
        design.entities.append(entity)
    }

    private func own(_ name: String) -> PlainTemplate {
        PlainTemplate(parts: [.placeholder(PlainPlaceholder(attribute: name))])
    }

    // MARK: Indexes

    private mutating func addIndexes() {
        for number in 0..<random.below(4) {
            let name = "Index\(number)"
            switch random.below(9) {
            case 0
            where design.scope == nil && design.sort.map { name in !attributes.contains { $0.name == name } } ?? false:
                // swift-format-ignore: NeverForceUnwrap
                design.indexes.append(PlainIndex(name: name, partition: [design.sort!], sort: [design.partition]))
            case 0...2 where design.scope != nil:
                natural(name, partition: ["s", "e"], sort: [random.pick(["n", "u", "t"])])
            case 1: natural(name, partition: ["e"], sort: [random.pick(["n", "s", "u", "t"])])
            case 2: natural(name, partition: ["e", "t"], sort: ["n", "u"])
            case 3 where design.sort != nil: local(name)
            case 4: templates(name, sort: false)
            case 5: multiple(name)
            case 6 where design.scope == nil:
                natural(name, partition: [PlainDesign.discriminator], sort: [random.pick(["n", "u", "s"])])
            default: templates(name, sort: true)
            }
        }
    }

    private mutating func natural(_ name: String, partition: [String], sort: [String]) {
        var sort = sort
        if random.chance(30), let optional = attributes.first(where: { ["x", "y"].contains($0.name) }) {
            sort = [optional.name]
        }
        for key in partition + sort {
            guard let attribute = attributes.first(where: { $0.name == key }) else { continue }
            if attribute.type.tag != "S" { design.keyTypes[key] = attribute.type.tag }
        }
        design.indexes.append(PlainIndex(name: name, partition: partition, sort: sort))
    }

    private mutating func local(_ name: String) {
        if random.chance(50) {
            let attribute = random.pick(["n", "t", "u"])
            guard attribute != design.sort, let type = attributes.first(where: { $0.name == attribute })?.type else {
                return
            }
            if type.tag != "S" { design.keyTypes[attribute] = type.tag }
            design.indexes.append(
                PlainIndex(
                    name: name, partition: [design.partition], sort: [attribute], isLocal: true,
                    projected: projection(60)
                ))
            return
        }
        design.indexes.append(
            PlainIndex(
                name: name, partition: [design.partition], sort: [name + "SK"], isLocal: true, projected: projection(60)
            ))
        for place in design.entities.indices where random.chance(70) {
            design.entities[place].indexes.append(
                (name, [PlainKey(attribute: name + "SK", template: sparse(sortTemplate()))]))
        }
    }

    private mutating func templates(_ name: String, sort: Bool) {
        let index = PlainIndex(
            name: name, partition: [name + "PK"], sort: sort ? [name + "SK"] : [], projected: projection())
        design.indexes.append(index)
        let shared = partitionTemplate()
        for place in design.entities.indices where random.chance(70) {
            let partition = random.chance(60) ? shared : partitionTemplate()
            var keys = [PlainKey(attribute: name + "PK", template: partition)]
            if sort { keys.append(PlainKey(attribute: name + "SK", template: sparse(sortTemplate()))) }
            design.entities[place].indexes.append((name, keys))
            if features.contains("when"), random.chance(20) { design.entities[place].when[name] = when() }
        }
    }

    /// Mostly all, else keys, or keys and some attributes.
    private mutating func projection(_ percent: Int = 18) -> [String]? {
        guard features.contains("fetch") else { return random.chance(5) ? [] : nil }
        let lists = [[], [], [PlainItem.tag, "v"], [PlainItem.tag, "v", PlainDesign.discriminator]]
        guard random.chance(percent) else { return nil }
        return random.pick(lists) + (design.hasExpiry && random.chance(70) ? [PlainDesign.expiry] : [])
    }

    private mutating func when() -> PlainCondition {
        let v = PlainPlaceholder(attribute: "v")
        let counts = PlainCondition.compare(
            PlainPlaceholder(attribute: "count"), ">", .literal(.number(0), .int(min: 0, max: nil)))
        switch random.below(5) {
        case 0: return counts
        case 1 where attributes.contains { $0.name == "g" }: return .exists("g")
        case 2: return .any([.compare(v, "=", .literal(.text("q"), .string(pattern: nil))), counts])
        case 3 where attributes.contains { $0.name == "x" }: return .missing("x")
        default: return .compare(v, "=", .literal(.text("p"), .string(pattern: nil)))
        }
    }

    /// A multi-attribute key of templates and attributes.
    private mutating func multiple(_ name: String) {
        design.indexes.append(PlainIndex(name: name, partition: [name + "PK", "u"], sort: ["t", name + "SK"]))
        let shared = partitionTemplate()
        for place in design.entities.indices where random.chance(70) {
            let keys = [
                PlainKey(attribute: name + "PK", template: shared),
                PlainKey(attribute: name + "SK", template: sortTemplate()),
            ]
            design.entities[place].indexes.append((name, keys))
        }
    }

    /// Now and then with an optional attribute at the end, so that some items are not in the index.
    private mutating func sparse(_ template: PlainTemplate) -> PlainTemplate {
        guard random.chance(25), let optional = attributes.first(where: { ["x", "y"].contains($0.name) }) else {
            return template
        }
        return merged(template.parts + [.literal("#"), .placeholder(chain(optional.name))])
    }
}
