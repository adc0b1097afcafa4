import KeywrightModel

/// Branch and bound over the ways to deal the queries of one family out to slots.
struct FamilySearch {
    struct Placed {
        var slot: Slot
        var demands: [Int]
        var arrangement: Arrangement
    }

    struct Choice {
        var groups: [Placed]
        var sharedCount: Int
        var ownCount: Int
        var cost: Double

        func isBetter(than other: Choice?) -> Bool {
            guard let other else { return true }
            if ownCount != other.ownCount { return ownCount < other.ownCount }
            if abs(cost - other.cost) > 1e-9 { return cost < other.cost }
            return sharedCount < other.sharedCount
        }
    }

    private let arranger: Arranger
    private let demands: [Int]
    private let slots: [Slot]
    private let nodes: Int
    private var known: [Key: Arrangement?] = [:]
    private var left = 0
    /// Of the steps for all numbers of shared indexes together, those that are left.
    private var budget: Int
    private(set) var isExhaustive = true

    private struct Key: Hashable {
        var slot: Slot
        var demands: [Int]
        var isPartial: Bool
    }

    init(_ arranger: Arranger, table: TableID, demands: [Int], nodes: Int) {
        self.arranger = arranger
        self.nodes = nodes
        budget = nodes
        slots = [.table] + arranger.rooms.indices.filter { arranger.rooms[$0].table == table }.map(Slot.existing)
        // Those that fewest slots answer come first: there the choice is least.
        var weights: [Int: Int] = [:]
        for demand in demands {
            weights[demand] = demands.count { other in
                arranger.demands[demand].branches.contains { !arranger.canShare(demand, other, of: $0.entity) }
            }
        }
        self.demands = demands.sorted { left, right in
            let (a, b) = (weights[left] ?? 0, weights[right] ?? 0)
            return a == b ? left < right : a > b
        }
    }

    /// The fewest indexes of its own beside at most so many shared ones; nil where these do not do.
    mutating func best(shared: Int) -> Choice? {
        let given = max(budget, min(nodes, 200))
        left = given
        defer { budget = max(0, budget - (given - left)) }
        var best: Choice?
        var groups: [Placed] = []
        place(0, shared, &groups, &best)
        return best
    }

    private mutating func place(_ position: Int, _ shared: Int, _ groups: inout [Placed], _ best: inout Choice?) {
        // Something is found first, even if it takes more.
        guard left > 0 || best == nil && left > -20 * nodes else {
            isExhaustive = false
            return
        }
        left -= 1
        let soFar = choice(groups)
        if let best, soFar.ownCount > best.ownCount || soFar.ownCount == best.ownCount && soFar.cost >= best.cost - 1e-9
        {
            return
        }
        guard position < demands.count else {
            var whole: [Placed] = []
            for group in groups {
                guard let last = arrangement(of: group.demands, on: group.slot, isPartial: false) else { return }
                whole.append(Placed(slot: group.slot, demands: group.demands, arrangement: last))
            }
            let found = choice(whole)
            if found.isBetter(than: best) { best = found }
            return
        }
        let demand = demands[position]
        for index in groups.indices {
            let old = groups[index]
            let grown = (old.demands + [demand]).sorted()
            guard let arrangement = arrangement(of: grown, on: old.slot, isPartial: true) else { continue }
            groups[index] = Placed(slot: old.slot, demands: grown, arrangement: arrangement)
            place(position + 1, shared, &groups, &best)
            groups[index] = old
        }
        let used = Set(groups.map(\.slot))
        var fresh = slots.filter { !used.contains($0) }
        if soFar.sharedCount < shared { fresh.append(.shared) }
        fresh.append(.own)
        for slot in fresh {
            guard let arrangement = arrangement(of: [demand], on: slot, isPartial: true) else { continue }
            groups.append(Placed(slot: slot, demands: [demand], arrangement: arrangement))
            place(position + 1, shared, &groups, &best)
            groups.removeLast()
        }
    }

    private func choice(_ groups: [Placed]) -> Choice {
        Choice(
            groups: groups, sharedCount: groups.count { $0.slot == .shared },
            ownCount: groups.count { $0.slot == .own }, cost: groups.reduce(0) { $0 + $1.arrangement.cost })
    }

    private mutating func arrangement(of group: [Int], on slot: Slot, isPartial: Bool) -> Arrangement? {
        let key = Key(slot: slot, demands: group, isPartial: isPartial)
        if let found = known[key] { return found }
        let found = arranger.arrangement(of: group, on: slot, isPartial: isPartial)
        known[key] = .some(found)
        return found
    }
}
