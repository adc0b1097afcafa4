/// Reads the texts of many keys at once, scalar by scalar: all that have gone the same way so far go on together, and a key
/// that is alone is done with. So keys are told apart as soon as their texts are, in time that grows with the keys and not
/// with their pairs.
///
/// It finds all that can meet and maybe more: repeated fields are taken as free of each other, and large counts are
/// forgotten.
struct CrowdSearch {
    private let table: ResidualTable
    /// For each template of a key what it begins with, for each key.
    private let starts: [[ResidualID]]
    /// How many readers it may still move.
    private var left = Self.most

    private static let most = 4_000_000

    /// Groups of keys such that every two that share one are in some group together; nil where that takes too long.
    static func groups(of keys: [KeyShape]) -> [[Int]]? {
        do throws(BudgetSpent) {
            var search = try CrowdSearch(keys)
            return try search.groups(Array(keys.indices), from: 0)
        } catch {
            return nil
        }
    }

    private init(_ keys: [KeyShape]) throws(BudgetSpent) {
        let languages = keys.map { $0.parts.map(\.language.node) }
        let table = ResidualTable(of: Array(languages.joined()), budget: Budget(states: 20_000_000))
        let width = keys.map(\.parts.count).min() ?? 0
        var starts: [[ResidualID]] = []
        for template in 0..<width {
            var residuals: [ResidualID] = []
            for key in languages { residuals.append(try table.relaxed(table.residual(of: key[template]))) }
            starts.append(residuals)
        }
        self.table = table
        self.starts = starts
    }

    /// The groups of some keys that can meet in every template from one on.
    private mutating func groups(_ keys: [Int], from template: Int) throws(BudgetSpent) -> [[Int]] {
        guard template < starts.count else { return [keys] }
        var found: Set<[Int]> = []
        for group in try meetings(of: keys, in: template) {
            for narrower in try groups(group, from: template + 1) { found.insert(narrower) }
        }
        return Self.largest(of: found)
    }

    /// The groups without those that the largest holds as a whole.
    private static func largest(of groups: Set<[Int]>) -> [[Int]] {
        guard let first = groups.max(by: { $0.count < $1.count }) else { return [] }
        let largest = Set(first)
        return [first] + groups.filter { !$0.allSatisfy(largest.contains) }
    }

    /// One key that has come to one place in its template.
    private struct Reader: Hashable, Comparable {
        var key: Int
        var residual: ResidualID

        static func < (one: Reader, other: Reader) -> Bool {
            one.key == other.key ? one.residual < other.residual : one.key < other.key
        }
    }

    /// The sets of keys that have one text of a template in common.
    private mutating func meetings(of keys: [Int], in template: Int) throws(BudgetSpent) -> Set<[Int]> {
        var found: Set<[Int]> = []
        let start = keys.map { Reader(key: $0, residual: starts[template][$0]) }
        var seen: Set<[Reader]> = [start]
        var pending = [start]
        while let readers = pending.popLast() {
            let ended = Self.keys(of: readers.filter { table.isNullable($0.residual) })
            if ended.count > 1 { found.insert(ended) }
            for next in try steps(from: readers) where seen.insert(next).inserted { pending.append(next) }
        }
        return found
    }

    /// Where readers come with each scalar that they can read, where more than one key is left.
    private mutating func steps(from readers: [Reader]) throws(BudgetSpent) -> [[Reader]] {
        left -= readers.count
        guard left >= 0 else { throw BudgetSpent(states: Self.most) }
        let blocks = try SymbolBlocks(labels(of: readers))
        var next = [[Reader]](repeating: [], count: blocks.count)
        for reader in readers {
            for step in try table.steps(of: reader.residual) where try table.isLive(step.target) {
                let target = Reader(key: reader.key, residual: step.target)
                for block in blocks.within(step.label) { next[block].append(target) }
            }
        }
        return next.map { Self.sorted($0) }.filter { ($0.first?.key ?? 0) != ($0.last?.key ?? 0) }
    }

    private func labels(of readers: [Reader]) throws(BudgetSpent) -> Set<SymbolSet> {
        var labels: Set<SymbolSet> = []
        for reader in readers {
            for step in try table.steps(of: reader.residual) { labels.insert(step.label) }
        }
        return labels
    }

    private static func sorted(_ readers: [Reader]) -> [Reader] {
        var result: [Reader] = []
        for reader in readers.sorted() where reader != result.last { result.append(reader) }
        return result
    }

    private static func keys(of readers: [Reader]) -> [Int] {
        var keys: [Int] = []
        for reader in readers where reader.key != keys.last { keys.append(reader.key) }
        return keys
    }
}
