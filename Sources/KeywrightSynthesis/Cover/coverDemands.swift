package import KeywrightModel

/// Deals the queries of one table out to slots, with as few new indexes as can be, then with the least cost of entries.
///
/// Queries of entities that no query reads together do not touch each other, since one new index can hold entries of both: so the
/// families of entities are searched one by one, each with every number of shared indexes, and the number that is least over all
/// is taken. Within a family the search is exact, by branch and bound, as long as it stays within `nodes` steps.
/// - Parameters:
///   - members: places in `arranger.demands`, each of which some slot answers alone.
///   - nodes: steps of the search of a family; each number of shared indexes gets some, even when they are used up.
package func cover(_ members: [Int], of table: TableID, with arranger: Arranger, nodes: Int = 20_000) -> Cover? {
    let families = arranger.families(of: members)
    var searches = families.map { FamilySearch(arranger, table: table, demands: $0, nodes: nodes) }
    var best: (total: Int, cost: Double, choices: [FamilySearch.Choice])?
    var isExhaustive = true
    let most = families.map(\.count).max() ?? 0
    for shared in 0...most {
        if let best, shared > best.total { break }
        var choices: [FamilySearch.Choice] = []
        for index in searches.indices {
            let found = searches[index].best(shared: shared)
            isExhaustive = isExhaustive && searches[index].isExhaustive
            guard let found else { break }
            choices.append(found)
        }
        guard choices.count == families.count else { continue }
        let total = Set(numbered(choices, arranger).compactMap(\.newIndex)).count
        let cost = choices.reduce(0) { $0 + $1.cost }
        if best.map({ total < $0.total || total == $0.total && cost < $0.cost - 1e-9 }) ?? true {
            best = (total, cost, choices)
        }
    }
    guard let best else { return nil }
    return Cover(
        table: table, groups: numbered(best.choices, arranger), newIndexes: best.total,
        leastNewIndexes: min(best.total, arranger.leastNewIndexes(for: members)), isExhaustive: isExhaustive)
}

/// Lays the families' shared indexes over each other, and those on the same attributes alone; each other index on attributes is one
/// by itself.
private func numbered(_ choices: [FamilySearch.Choice], _ arranger: Arranger) -> [Cover.Group] {
    var next = choices.map(\.sharedCount).max() ?? 0
    var natural: [[[String]]: Int] = [:]
    var groups: [Cover.Group] = []
    for choice in choices {
        var shared = 0
        for placed in choice.groups {
            var number: Int?
            switch placed.slot {
            case .table, .existing: break
            case .shared:
                number = shared
                shared += 1
            case .own:
                let names = arranger.naturalKey(of: placed.arrangement)
                number = names.flatMap { natural[$0] } ?? next
                if let names { natural[names] = number }
                if number == next { next += 1 }
            }
            groups.append(
                Cover.Group(
                    slot: placed.slot, newIndex: number, demands: placed.demands, arrangement: placed.arrangement))
        }
    }
    return groups
}

extension Arranger {
    /// A number of new indexes below which no choice goes: queries of one entity no two of which one key can answer need a slot
    /// each, and the entity has only so many without a new index.
    package func leastNewIndexes(for members: [Int]) -> Int {
        let ids = Set(members.flatMap { demands[$0].branches.map(\.entity) })
        return ids.map { id in
            let own = members.filter { demands[$0].branches.contains { $0.entity == id } }
            let free =
                (entities[id]?.isKeyless == true ? 1 : 0)
                + rooms.count { room in
                    own.contains { demands[$0].table == room.table }
                        && entities[id].map { !$0.indexes.contains(room.index) } ?? false
                }
            return mostApart(own, of: id) - free
        }.max().map { max(0, $0) } ?? 0
    }

    /// The size of a set of queries no two of which can share a key. Any such set gives a sound bound; the largest is looked for
    /// from each query on, taking what fits.
    private func mostApart(_ members: [Int], of id: EntityID) -> Int {
        members.map { first in
            var chosen = [first]
            for other in members where !chosen.contains(other) {
                if chosen.allSatisfy({ !canShare($0, other, of: id) }) { chosen.append(other) }
            }
            return chosen.count
        }.max() ?? 0
    }
}
