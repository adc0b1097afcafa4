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
