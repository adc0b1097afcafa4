/// Which of many keys have to be compared at all, so that a table's key space takes not all pairs of its keys.
///
/// Most keys are told apart by the literals that they begin with (``HeadIndex``), behind what all begin with
/// (``CommonFront``). Where these leave many pairs the texts of
/// all keys are read at once (``CrowdSearch``), which tells apart what begins with a placeholder; and where that comes to
/// too much, every two whose literals allow it are left. What is left out never shares a key, whatever way found it.
package struct KeyCandidates: Sendable {
    /// Per key the groups that it is in; two keys are candidates where some group holds both.
    private let groups: [[Int]]
    private let memberships: [[Int]]
    private let heads: KeyHeads

    /// So many pairs for each key are listed without a second thought.
    private static let usual = 4

    package init(_ keys: [KeyShape]) {
        let keys = CommonFront.removed(from: keys)
        let pairs = HeadIndex.possiblePairs(keys, limit: Self.usual * keys.count + 100)
        let groups =
            pairs.map { $0.map { [$0.0, $0.1] } } ?? CrowdSearch.groups(of: keys) ?? [Array(keys.indices)]
        var memberships = keys.map { _ in [Int]() }
        for (number, group) in groups.enumerated() {
            for key in group { memberships[key].append(number) }
        }
        self.groups = groups
        self.memberships = memberships
        heads = KeyHeads(keys)
    }

    /// The keys before this one that may share a key with it, in their order, each once.
    package func before(_ key: Int) -> [Int] {
        var found: Set<Int> = []
        for group in memberships[key] {
            for other in groups[group] where other < key && heads.areCompatible(other, key) { found.insert(other) }
        }
        return found.sorted()
    }
}
