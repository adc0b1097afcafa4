// What the oracle needs is there: a missing value should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightModel

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A design of a few entities whose keys come near each other, with one query on it.
struct RandomDesign {
    var fixture: DesignFixture
    var items: [NaiveItem] = []
    private var random: SeededGenerator

    private static let attributes = [
        DesignFixture.attribute("s", .string), DesignFixture.attribute("t", .string),
        DesignFixture.attribute("n", .int, min: 0, max: 99),
        DesignFixture.attribute(
            "e", .enumeration(Enumeration(cases: ["a", "ab", "b"].map { .init(name: $0, stored: $0) }))),
        DesignFixture.attribute("u", .ulid), DesignFixture.attribute("two", .int, min: 10, max: 20),
    ]
    static let pools: [[NaiveValue]] = [
        ["a", "a!", "ab", "b", "A"].map { .text($0) }, ["a", "ba"].map { .text($0) },
        [0, 5, 10, 12].map { .number($0) },
        ["a", "ab", "b"].map { .text($0) },
        ["00000000000000000000000000", "0000000000000000000000000A"].map { .text($0) },
        [10, 15].map { .number($0) },
    ]
    private static let placeholders = [
        "<s>", "<s|lower>", "<t>", "<n|pad(2)>", "<n|invert(2)>", "<n>", "<e>", "<u>", "<two>", "<t>#<n|pad(2)>",
    ]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        fixture = DesignFixture(indexes: [DesignFixture.index("GSI1", ["GSI1PK"], ["GSI1SK"])])
        let names = ["A", "B", "C"].prefix(Int.random(in: 1...3, using: &random))
        let partitions = ["P#\(pick(Self.placeholders))", "P#<u>", pick(["Q#<s>", "<e>", "<s><t>", "P#<s>#<t>"])]
        let width = Int.random(in: 1...2, using: &random)
        for name in names {
            let hasIndex = Bool.random(using: &random)
            fixture.add(
                name, key: [pick(Array(partitions.prefix(width))), sortTemplate()],
                indexes: hasIndex ? [("GSI1", [pick(partitions), sortTemplate()])] : [], Self.attributes)
        }
        query(Array(names))
        for id in fixture.design.entityIDs { items += Self.items(of: id, in: fixture.design) }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &random)! }

    /// Up to three placeholders between literals that are alike in all entities.
    private mutating func sortTemplate() -> String {
        var text = pick(["", "A", "A#", "B#", "A#", "AB#"])
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            text += pick(Self.placeholders) + pick(["", "#", "#X#", "#"])
        }
        return text.isEmpty ? "A" : text
    }

    // MARK: The query

    /// Mostly such as the keys of an entity could answer: equalities on the partition and on some of the sort key, then
    /// something about the next attribute.
    private mutating func query(_ names: [String]) {
        var asked = names.shuffled(using: &random)
        asked = Array(asked.prefix(Int.random(in: 1...asked.count, using: &random)))
        let entity = fixture.design.entities.first { $0.name == asked[0] }!
        var tests: [String] = []
        var known: Set<AttributeID> = []
        let keys = pick([entity.key] + entity.indexEntries.map(\.keys))
        for placeholder in keys[0].template.placeholders { bind(placeholder, entity, &known, &tests) }
        for placeholder in keys[1].template.placeholders {
            guard Bool.random(using: &random) else {
                if Int.random(in: 0..<4, using: &random) > 0 { range(placeholder, entity, &known, &tests) }
                break
            }
            bind(placeholder, entity, &known, &tests)
        }
        let order: (String?, Bool)? =
            switch Int.random(in: 0..<3, using: &random) {
            case 0: (pick(["s", "t", "n", "e", "u", "two"]), Bool.random(using: &random))
            case 1: (nil, Bool.random(using: &random))
            default: nil
            }
        fixture.query(
            "q", asked, where: tests.isEmpty ? nil : tests.joined(separator: " and "),
            filter: Int.random(in: 0..<5, using: &random) == 0 ? "two = $two_filter" : nil, order: order)
    }

    private mutating func bind(
        _ placeholder: Placeholder, _ entity: Entity, _ known: inout Set<AttributeID>, _ tests: inout [String]
    ) {
        guard known.insert(placeholder.attribute).inserted else { return }
        let name = entity[placeholder.attribute].name
        let chain = placeholder.transforms.map { "|" + $0.text }.joined()
        let own = Bool.random(using: &random) ? name + chain : name
        if name == "s", Int.random(in: 0..<5, using: &random) == 0 {
            tests.append("\(own) = 'a'")
        } else {
            tests.append("\(own) = $\(name)")
        }
    }

    private mutating func range(
        _ placeholder: Placeholder, _ entity: Entity, _ known: inout Set<AttributeID>, _ tests: inout [String]
    ) {
        guard known.insert(placeholder.attribute).inserted else { return }
        let name = entity[placeholder.attribute].name
        let chain = placeholder.transforms.map { "|" + $0.text }.joined()
        let own = name == "s" ? name + chain : name
        switch Int.random(in: 0..<8, using: &random) {
        case 0: tests.append("\(own) between $\(name)_1 and $\(name)_2")
        case 1: tests += ["\(own) >= $\(name)_1", "\(own) < $\(name)_2"]
        case 2: tests += ["\(own) > $\(name)_1", "\(own) <= $\(name)_2"]
        case 3 where name == "s" || name == "t": tests.append("\(own) begins with $\(name)_1")
        default: tests.append("\(own) \(pick(["<", "<=", ">", ">="])) $\(name)_1")
        }
    }

    // MARK: Items

    private static func items(of entity: EntityID, in design: Design) -> [NaiveItem] {
        var all: [[AttributeID: NaiveValue]] = [[:]]
        for (index, pool) in pools.enumerated() {
            all = all.flatMap { values in
                pool.map { value in values.merging([AttributeID(index): value]) { $1 } }
            }
        }
        return all.map { NaiveItem(entity, $0, in: design) }
    }

    /// A value for each parameter, from the pool of the attribute that it meets.
    mutating func parameters() -> [String: NaiveValue] {
        var values: [String: NaiveValue] = [:]
        for parameter in fixture.design.patterns[0].parameters {
            values[parameter.name] = pick(Self.pools[parameter.attribute.rawValue])
        }
        return values
    }
}
