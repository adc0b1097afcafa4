import KeywrightModel
import KeywrightSynthesis
import Testing

@Suite("Dealing queries out to keys and indexes")
struct CoverTests {
    @Test("needs no more new indexes than trying everything finds", arguments: 0..<300)
    func fewest(seed: Int) throws {
        let random = RandomDemands(seed: UInt64(seed))
        let members = Array(random.arranger.demands.indices)
        let plain = try #require(PlainCover(arranger: random.arranger).fewest())
        let found = try #require(cover(members, of: RandomDemands.table, with: random.arranger))
        #expect(found.newIndexes == plain, "\(random)")
        #expect(found.leastNewIndexes <= plain)
        #expect(found.isExhaustive)
        #expect(found.groups.flatMap(\.demands).sorted() == members)
        // No entity has two keys in one place.
        for (index, group) in found.groups.enumerated() {
            for other in found.groups[(index + 1)...] where other.slot == group.slot && other.newIndex == group.newIndex
            {
                let ids = Set(group.arrangement.shapes.map(\.entity))
                #expect(ids.isDisjoint(with: other.arrangement.shapes.map(\.entity)))
            }
        }
    }

    @Test("both outcomes come: with and without new indexes, and a bound that is reached or not")
    func variety() {
        var counts: [Int: Int] = [:]
        var reached = 0
        for seed in 0..<300 {
            let random = RandomDemands(seed: UInt64(seed))
            let members = Array(random.arranger.demands.indices)
            guard let found = cover(members, of: RandomDemands.table, with: random.arranger) else { continue }
            counts[found.newIndexes, default: 0] += 1
            if found.newIndexes == found.leastNewIndexes { reached += 1 }
        }
        #expect((0...3).allSatisfy { counts[$0, default: 0] > 5 }, "\(counts)")
        #expect(reached > 200)
    }

    @Test("a search that is cut short says so, and still answers every query")
    func cutShort() throws {
        let part = { KeyPart(AttributeID($0)) }
        let demands = (0..<12).map { number in
            Demand(
                pattern: number, table: TableID(0),
                branches: [
                    Demand.Branch(
                        entity: EntityID(0), equal: [part(number / 2): "$a"], sorted: part(6 + number % 2))
                ])
        }
        let all = Set((0..<8).map(part))
        let keys = EntityKeys(
            texts: all, sortable: Dictionary(uniqueKeysWithValues: all.map { ($0, true) }),
            natural: Dictionary(uniqueKeysWithValues: all.map { ($0, "a\($0.attribute.rawValue)") }),
            naturallySorted: all, permanent: all)
        let arranger = Arranger(demands: demands, entities: [EntityID(0): keys])
        let found = try #require(cover(Array(0..<12), of: TableID(0), with: arranger, nodes: 5))
        #expect(!found.isExhaustive)
        #expect(found.groups.flatMap(\.demands).sorted() == Array(0..<12))
        #expect(found.leastNewIndexes == 12)
    }
}
