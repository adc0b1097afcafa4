/// The findings of a run: all are counted, of each kind the first few are kept.
package struct FindingLog: Sendable {
    /// How many of a kind are kept.
    package let limit: Int
    package private(set) var counts: [FindingKind: Int] = [:]
    private var kept: [FindingKind: [ItemFinding]] = [:]

    package init(limit: Int) {
        self.limit = limit
    }

    /// How many there are of all kinds.
    package private(set) var total = 0

    /// The findings that are kept, by place.
    package var findings: [ItemFinding] {
        let all = FindingKind.allCases.flatMap { kept[$0] ?? [] }
        // Of those at one place the order of the kinds stays.
        return all.enumerated().sorted { one, other in
            (one.element.place, one.offset) < (other.element.place, other.offset)
        }.map(\.element)
    }

    /// Counts a finding, and makes it only where it is among the first of its kind.
    mutating func add(_ kind: FindingKind, at place: ItemPlace, _ finding: () -> ItemFinding) {
        counts[kind, default: 0] += 1
        total += 1
        var list = kept[kind] ?? []
        if list.count >= limit, !(list.last.map { place < $0.place } ?? false) { return }
        let index = list.lastIndex { !(place < $0.place) }.map { $0 + 1 } ?? 0
        list.insert(finding(), at: index)
        kept[kind] = Array(list.prefix(limit))
    }

    /// Lets each finding be completed.
    mutating func complete(_ change: (inout ItemFinding) -> Void) {
        for kind in kept.keys {
            for index in (kept[kind] ?? []).indices { kept[kind]?[index].withValue(change) }
        }
    }
}

extension ItemFinding {
    fileprivate mutating func withValue(_ change: (inout ItemFinding) -> Void) { change(&self) }
}
