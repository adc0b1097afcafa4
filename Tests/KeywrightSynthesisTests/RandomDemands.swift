import KeywrightModel
import KeywrightSynthesis

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

/// A few queries of two entities with three attributes each, some of both together.
struct RandomDemands: CustomStringConvertible {
    static let table = TableID(0)
    static let parts = (0..<3).map { KeyPart(AttributeID($0)) }
    /// What tells items apart is asked by nothing.
    static let identity = KeyPart(AttributeID(3))

    var arranger: Arranger

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let all = Self.parts + [Self.identity]
        var entities: [EntityID: EntityKeys] = [:]
        let hasRoom = Bool.random(using: &random)
        for id in 0..<2 {
            let isInRoom = Bool.random(using: &random)
            entities[EntityID(id)] = EntityKeys(
                isKeyless: Int.random(in: 0..<3, using: &random) > 0, identity: [Self.identity], texts: Set(all),
                sortable: Dictionary(uniqueKeysWithValues: all.map { ($0, true) }),
                natural: [:], permanent: Set(all), indexes: hasRoom && isInRoom ? ["GSI1"] : [])
        }
        let demands = (0..<Int.random(in: 1...5, using: &random)).map { position in
            Self.demand(position, &random)
        }
        let rooms =
            hasRoom
            ? [Room(table: Self.table, index: "GSI1", partition: "GSI1PK", sort: .template("GSI1SK"))] : []
        arranger = Arranger(demands: demands, entities: entities, rooms: rooms)
    }

    var description: String {
        let demands = arranger.demands.map { demand in
            demand.branches.map { branch in
                let equal = branch.equal.sorted { $0.key < $1.key }.map { "\($0.key.attribute.rawValue)=\($0.value)" }
                let sorted = branch.sorted.map { " by \($0.attribute.rawValue)" } ?? ""
                return "E\(branch.entity.rawValue)(\(equal.joined(separator: ","))\(sorted))"
            }.joined(separator: "+")
        }
        let entities = arranger.entities.sorted { $0.key < $1.key }.map { id, keys in
            "E\(id.rawValue)\(keys.isKeyless ? " keyless" : "") \(keys.indexes.sorted())"
        }
        return (demands + entities + ["rooms: \(arranger.rooms.count)"]).joined(separator: "; ")
    }

    private static func demand(_ position: Int, _ random: inout SeededGenerator) -> Demand {
        let isTogether = Int.random(in: 0..<4, using: &random) == 0
        let sources = (0..<Int.random(in: 0...2, using: &random)).map { "$\($0)" }
        let entities = isTogether ? [0, 1] : [Int.random(in: 0..<2, using: &random)]
        let branches = entities.map { id in
            let shuffled = parts.shuffled(using: &random)
            let equal = Dictionary(uniqueKeysWithValues: zip(shuffled, sources))
            let isSorted = !isTogether && Bool.random(using: &random)
            return Demand.Branch(
                entity: EntityID(id), equal: equal, sorted: isSorted ? shuffled.last : nil)
        }
        return Demand(pattern: position, table: table, branches: branches)
    }
}

/// The fewest new indexes by trying every way to deal queries out and every key of each entity.
struct PlainCover {
    let arranger: Arranger

    private enum Place: Hashable {
        case table, room, new(Int)
    }

    private struct PlainKey {
        var partition: [KeyPart]
        var sort: [KeyPart]
    }

    /// Every key of up to three attributes in each half, in every order.
    private static let keys: [PlainKey] = {
        let lists = orders(of: RandomDemands.parts)
        return lists.flatMap { partition in lists.map { PlainKey(partition: partition, sort: $0) } }
    }()

    private static func orders(of parts: [KeyPart]) -> [[KeyPart]] {
        [[]]
            + parts.flatMap { first in
                orders(of: parts.filter { $0 != first }).map { [first] + $0 }
            }
    }

    /// nil where more than a new index for each would be needed, which cannot be.
    func fewest() -> Int? {
        let count = arranger.demands.count
        return (0...count).first { canDo(with: $0) }
    }

    private func canDo(with new: Int) -> Bool {
        let places = [.table, .room] + (0..<new).map(Place.new)
        var total = 1
        for _ in arranger.demands { total *= places.count }
        return (0..<total).contains { number in
            var rest = number
            var groups: [Place: [Demand]] = [:]
            for demand in arranger.demands {
                groups[places[rest % places.count], default: []].append(demand)
                rest /= places.count
            }
            return groups.allSatisfy { holds($0.value, at: $0.key) }
        }
    }

    private func holds(_ demands: [Demand], at place: Place) -> Bool {
        let ids = Set(demands.flatMap { $0.branches.map(\.entity) }).sorted()
        let isFree = ids.allSatisfy { id in
            guard let keys = arranger.entities[id] else { return false }
            switch place {
            case .table: return keys.isKeyless
            case .room: return !arranger.rooms.isEmpty && !keys.indexes.contains("GSI1")
            case .new: return true
            }
        }
        guard isFree else { return false }
        let partitions = ids.map { id in
            let branches = demands.flatMap { $0.branches.filter { $0.entity == id } }
            // A partition key of nothing is only one where some query of the family gives nothing.
            let isTied = demands.contains { $0.branches.count > 1 }
            let family = isTied ? demands.flatMap(\.branches) : branches
            let allowsNone = family.contains(where: \.equal.isEmpty)
            let fit = Self.keys.filter { key in
                (allowsNone || !key.partition.isEmpty) && branches.allSatisfy { answers($0, key) }
            }
            return Set(fit.map(\.partition))
        }
        return combinations(partitions).contains { chosen in
            let known = Dictionary(uniqueKeysWithValues: zip(ids, chosen))
            return demands.allSatisfy { demand in
                let texts = demand.branches.map { branch in known[branch.entity]?.map { branch.equal[$0] } }
                return texts.dropFirst().allSatisfy { $0 == texts.first }
            }
        }
    }

    private func combinations(_ sets: [Set<[KeyPart]>]) -> [[[KeyPart]]] {
        sets.reduce([[]]) { found, set in found.flatMap { head in set.map { head + [$0] } } }
    }

    /// Whether the key condition of such a key can say what the query asks.
    private func answers(_ branch: Demand.Branch, _ key: PlainKey) -> Bool {
        guard key.partition.allSatisfy({ branch.equal[$0] != nil }) else { return false }
        let rest = branch.equal.keys.filter { !key.partition.contains($0) }
        guard key.sort.count >= rest.count, Set(key.sort.prefix(rest.count)) == Set(rest) else { return false }
        guard let sorted = branch.sorted else { return true }
        return key.sort.count > rest.count && key.sort[rest.count] == sorted
    }
}
