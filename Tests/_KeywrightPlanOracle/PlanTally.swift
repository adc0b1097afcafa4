/// What a run of the oracle met, counted.
package struct PlanTally: Sendable {
    /// What is counted, by name, in the order of `names`.
    package private(set) var counts: [String: Int] = [:]
    /// Findings that kept patterns or whole designs out, by rule.
    package private(set) var rules: [String: Int] = [:]
    /// What was wrong, the shortest first.
    package private(set) var faults: [String] = []
    package private(set) var faultCount = 0

    package init() {}

    package subscript(name: String) -> Int { counts[name] ?? 0 }

    mutating func count(_ name: String, _ by: Int = 1) { counts[name, default: 0] += by }

    mutating func refused(_ what: String, _ rules: some Sequence<String>) {
        for rule in Set(rules) { self.rules["\(what) \(rule)", default: 0] += 1 }
    }

    /// Texts are compared by bytes, not as Swift compares them; a set is the same in any order.
    static func isSame(_ one: OracleJSON?, _ other: OracleJSON?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.settled.document.utf8.elementsEqual(other.settled.document.utf8)
    }

    /// What is said and could not be shown by trying, which may be chance.
    package private(set) var doubts: [String] = []

    mutating func doubt(_ text: String) {
        count("doubts")
        doubts.append(text)
    }

    private static let kept = 8

    mutating func fault(_ text: String) {
        faultCount += 1
        faults.append(text)
        if faults.count > 2 * Self.kept { trim() }
    }

    private mutating func trim() { faults = Self.various(faults) }

    /// The shortest of each kind, which is told by how a fault begins, and then the shortest of all.
    private static func various(_ faults: [String]) -> [String] {
        let sorted = faults.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        var kinds: Set<Substring> = []
        let (first, rest) = sorted.reduce(into: ([String](), [String]())) { parts, fault in
            if kinds.insert(fault.prefix(24)).inserted { parts.0.append(fault) } else { parts.1.append(fault) }
        }
        return Array((first + rest).prefix(kept))
    }

    package mutating func add(_ other: PlanTally) {
        counts.merge(other.counts, uniquingKeysWith: +)
        rules.merge(other.rules, uniquingKeysWith: +)
        faults += other.faults
        faultCount += other.faultCount
        doubts = Array((doubts + other.doubts).prefix(Self.kept))
        trim()
    }

    /// The figures as lines, sorted by name.
    package var text: String {
        func lines(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)\n" }.joined()
        }
        return lines(counts) + (rules.isEmpty ? "" : "left out, by rule\n" + lines(rules))
    }
}

extension OracleJSON {
    /// With the members of sets in the order of their bytes.
    var settled: OracleJSON {
        switch self {
        case .object(let members):
            if members.count == 1, let texts = members["SS"]?.elements.compactMap(\.text) {
                return .object(["SS": .array(PlainType.sorted(texts.map(PlainText.init)).map { .string($0.text) })])
            }
            return .object(members.mapValues(\.settled))
        case .array(let elements): return .array(elements.map(\.settled))
        case .string, .number, .bool, .null: return self
        }
    }
}
