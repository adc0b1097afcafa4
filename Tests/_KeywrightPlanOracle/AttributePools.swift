/// The attributes that the entities of random designs share, with values that lie near each other and at the ends of what
/// their keys hold.
enum AttributePools {
    static func random(_ random: inout OracleRandom, hasExpiry: Bool) -> [PlainAttribute] {
        var found = [string("s", &random), string("t", &random), int("n", &random)]
        found.append(enumeration(&random))
        found.append(PlainAttribute(name: "u", type: .ulid, pool: ulids.map { .text($0) }))
        if random.chance(40) {
            found.append(PlainAttribute(name: "d", type: .date, pool: random.some(4, of: dates).map { .text($0) }))
        }
        if random.chance(60) { found.append(timestamp(&random)) }
        if random.chance(30) {
            found.append(PlainAttribute(name: "b", type: .bool, pool: [.bool(true), .bool(false)]))
        }
        if random.chance(40) {
            found.append(
                PlainAttribute(name: "m", type: .decimal, pool: random.some(4, of: hundredths).map { .number($0) }))
        }
        if random.chance(50) {
            found.append(
                PlainAttribute(
                    name: "x", type: .string(pattern: nil), isOptional: true, pool: ["a", "ab", "b"].map { .text($0) }))
        }
        if random.chance(40) {
            found.append(
                PlainAttribute(
                    name: "y", type: .int(min: 0, max: 99), isOptional: true, pool: [0, 9, 10, 99].map { .number($0) }))
        }
        found.append(PlainAttribute(name: "v", type: .string(pattern: nil), pool: ["p", "q", ""].map { .text($0) }))
        found.append(
            PlainAttribute(
                name: "count", type: .int(min: 0, max: 1000), defaultValue: .number(random.pick([0, 0, 5])),
                pool: [0, 1, 5, 1000].map { .number($0) }))
        let texts: [[PlainText]] = [["a"], ["a", "b"], ["end"], ["b", "end", "x"]].map { $0.map(PlainText.init) }
        if random.chance(50) {
            found.append(
                PlainAttribute(name: "g", type: .set, isOptional: true, pool: texts.map { .texts($0) }))
        }
        if random.chance(50) {
            found.append(
                PlainAttribute(
                    name: "l", type: .list, isOptional: random.chance(60), pool: (texts + [[]]).map { .texts($0) }))
        }
        found.append(PlainAttribute(name: PlainItem.tag, type: .int(min: nil, max: nil), pool: [.number(0)]))
        if hasExpiry {
            found.append(
                PlainAttribute(
                    name: PlainDesign.expiry, type: .timestamp(.epochSeconds), isOptional: random.chance(50),
                    pool: [-100, -1, 0, 1, 100_000].map { .number(now + $0 * 1000) }))
        }
        return found
    }

    /// The same attribute with more values, among which are those that tell a sound range from one that is not: numbers of
    /// different widths and signs, and texts with characters below and above what separates them.
    static func widened(_ attribute: PlainAttribute) -> PlainAttribute {
        var wide = attribute
        let more: [PlainValue]
        switch attribute.type {
        case .string(nil): more = ["a", "a!", "ab", "b", "A", "a~", "aB", "a b"].map { .text($0) }
        case .int(let min, let max):
            more = [-10, -9, -1, 0, 1, 9, 10, 11, 99, 100].filter { (min ?? -100)...(max ?? 100) ~= $0 }.map {
                .number($0)
            }
        case .decimal: more = [-100, 0, 50, 900, 1000].map { .number($0) }
        case .timestamp: more = [-1000, 0, 9000, 10_000, 100_000].map { .number($0) }
        case .string, .bool, .enumeration, .date, .ulid, .list, .set: more = []
        }
        wide.pool += more.filter { !wide.pool.contains($0) }
        return wide
    }

    /// The moment of every call, in milliseconds: 2026-11-29T12:00:00.000Z.
    package static let now = 1_795_953_600_000

    private static func string(_ name: String, _ random: inout OracleRandom) -> PlainAttribute {
        if random.chance(20) {
            let (pattern, pool) = random.pick([
                ("[ab]{1,3}", ["a", "ab", "b", "aba"]), ("[a-c!]+", ["a", "a!", "ab", "c"]),
                ("[0-9]{2}", ["00", "01", "10", "99"]), ("a|ab|b-c", ["a", "ab", "b-c"]),
            ])
            return PlainAttribute(name: name, type: .string(pattern: pattern), pool: pool.map { .text($0) })
        }
        return PlainAttribute(
            name: name, type: .string(pattern: nil), pool: random.some(4, of: texts).map { .text($0) })
    }

    private static func int(_ name: String, _ random: inout OracleRandom) -> PlainAttribute {
        let (type, pool): (PlainType, [Int]) = random.pick([
            (.int(min: 0, max: 99), [0, 1, 9, 10, 99]), (.int(min: 0, max: nil), [0, 5, 9, 10, 99, 100]),
            (.int(min: -50, max: 50), [-50, -9, -1, 0, 7, 50]), (.int(min: nil, max: nil), [-100, -10, -1, 0, 9, 10]),
            (.int(min: 10, max: 20), [10, 11, 19, 20]),
        ])
        return PlainAttribute(name: name, type: type, pool: pool.map { .number($0) })
    }

    private static func enumeration(_ random: inout OracleRandom) -> PlainAttribute {
        let names = random.pick([["a", "ab", "b"], ["x", "y"], ["P", "Pa", "Q", "r"]])
        return PlainAttribute(name: "e", type: .enumeration(names), pool: names.map { .text($0) })
    }

    private static func timestamp(_ random: inout OracleRandom) -> PlainAttribute {
        let form: PlainType.Form = random.pick([.iso8601, .epochSeconds, .epochMillis])
        return PlainAttribute(name: "at", type: .timestamp(form), pool: random.some(5, of: moments).map { .number($0) })
    }

    private static let texts = [
        "a", "ab", "b", "a!", "A", "a~", "\u{E9}", "e\u{301}", "aB", "0", "a b", "\u{1F600}", "a$b", "%",
    ]
    private static let ulids = [
        "00000000000000000000000000", "0000000000000000000000000A", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ",
    ]
    private static let dates = ["2026-01-01", "2026-01-31", "2026-02-01", "2025-12-31", "0000-01-01", "9999-12-31"]
    private static let hundredths = [-1250, -1, 0, 5, 1250, 1300, 9999]
    /// Whole seconds, so that each form holds them: turns of days, months and years, and the beginning of time.
    private static let moments = [
        0, isoMilliseconds("2026-01-01T00:00:00.000Z"), isoMilliseconds("2025-12-31T23:59:59.000Z"),
        isoMilliseconds("2026-01-31T23:00:00.000Z"), isoMilliseconds("2026-02-01T00:00:00.000Z"),
        isoMilliseconds("2026-02-01T00:00:01.000Z"), isoMilliseconds("2026-02-01T01:00:00.000Z"),
    ].compactMap { $0 }
}
