import KeywrightModel

/// A table or index in the course of a simulation.
struct PlaceState: Sendable {
    let place: Place
    /// In `LoadModel.arms`, with how each behaves.
    let arms: [Int]
    let model: [Arm]
    /// By arm, what each second asks for.
    let resources: [Resource]
    let fixedShares: [Double]
    var keys: [HotKey] = []
    var pools: [KeyPool] = []
    /// The commonest keys of templates of which none is followed.
    var quiet: [KeyPool] = []
    /// By arm: the share that goes to keys of which none matters.
    var smooth: [Double]
    var rows: [PartitionRow] = []
    /// By resource.
    var capacity: [Capacity] = []

    /// So many keys are followed one by one.
    private static let mostKeys = 64
    private static let mostPools = 2_048
    /// Below this share of what a partition serves a key does not matter on its own.
    private static let noticeable = 0.02

    /// - Parameter loads: units a second by arm, of all of `LoadModel.arms`.
    init(_ number: Int, of load: LoadModel, loads: [Double], randomness: inout SeededNumbers) {
        place = load.places[number]
        arms = load.arms.indices.filter { load.arms[$0].place == number }
        model = arms.map { load.arms[$0] }
        resources = model.map(\.resource)
        fixedShares = model.map(\.fixedShare)
        smooth = model.map(\.spread.unbounded)
        let units = arms.map { loads[$0] }
        for group in place.groups.indices { addKeys(of: group, units) }
        followTheHottest(units)
        for key in keys.indices { keys[key].position = randomness.fraction() }
    }

    /// The keys of a template: what is known one by one of any arm, and the rest in pools. The commonest value is the same for all.
    private mutating func addKeys(of group: Int, _ units: [Double]) {
        let members = model.indices.filter { model[$0].group == group }
        let namer = members.first { !model[$0].spread.values.isEmpty } ?? members.first
        var places: [[Int]: Int] = [:]
        var found: [HotKey] = []
        for arm in members {
            for value in model[arm].spread.values {
                let key = places[value.ranks] ?? found.count
                places[value.ranks] = key
                if key == found.count {
                    let label = label(group, namer.map { model[$0].parts } ?? [], ranks: value.ranks)
                    found.append(HotKey(group: group, label: label, shares: [], position: 0, mostPieces: 1))
                }
                found[key].shares.append((arm, value.share))
            }
        }
        found = ranked(found) { heat(of: $0.shares, units) }
        // What an arm does not tell apart is part of its first tier, whose keys come in the same order.
        var tiers = members.map { model[$0].spread.tiers }
        for (position, arm) in members.enumerated() {
            for key in found.indices where !found[key].shares.contains(where: { $0.arm == arm }) {
                guard let tier = tiers[position].first else { break }
                found[key].shares.append((arm, tier.share))
                tiers[position][0].count -= 1
                if tiers[position][0].count < 0.5 { tiers[position].removeFirst() }
            }
        }
        for key in found.indices { found[key].mostPieces = mostPieces(found[key].shares) }
        keys += found
        addPools(of: group, members, tiers, isQuiet: found.isEmpty)
    }

    /// The tiers of all arms side by side: the k-th commonest key of one is the k-th of the other.
    private mutating func addPools(of group: Int, _ members: [Int], _ tiers: [[Spread.Tier]], isQuiet: Bool) {
        var tiers = tiers
        var isFirst = true
        while let step = tiers.compactMap(\.first?.count).min() {
            var shares: [(arm: Int, share: Double)] = []
            for position in tiers.indices {
                guard let tier = tiers[position].first else { continue }
                shares.append((members[position], tier.share))
                tiers[position][0].count -= step
                if tiers[position][0].count < 0.5 { tiers[position].removeFirst() }
            }
            let pool = KeyPool(
                group: group, label: label(group, [], ranks: []), count: step, shares: shares,
                mostPieces: mostPieces(shares))
            if isFirst, isQuiet { quiet.append(pool) }
            isFirst = false
            pools.append(pool)
        }
    }

    /// Keeps the keys and pools that matter; the rest is smooth.
    private mutating func followTheHottest(_ units: [Double]) {
        let sorted = ranked(keys) { heat(of: $0.shares, units) }
        keys = Array(sorted.prefix(Self.mostKeys))
        let single = sorted.dropFirst(Self.mostKeys).map { key in
            KeyPool(
                group: key.group, label: key.label, count: 1, shares: key.shares, mostPieces: key.mostPieces)
        }
        let all = ranked(single + pools) { heat(of: $0.shares, units) }
        pools = []
        for pool in all {
            if heat(of: pool.shares, units) >= Self.noticeable, pools.count < Self.mostPools {
                pools.append(pool)
            } else {
                for (arm, share) in pool.shares { smooth[arm] += share * pool.count }
            }
        }
        let followed = Set(pools.map(\.group))
        quiet = quiet.filter { !followed.contains($0.group) }
    }

    private func mostPieces(_ shares: [(arm: Int, share: Double)]) -> Double {
        shares.map { model[$0.arm].fixedShare < 1 ? model[$0.arm].mostPieces : 1 }.max() ?? 1
    }

    /// The hottest first; those of one heat in their order.
    private func ranked<Element>(_ elements: [Element], by heat: (Element) -> Double) -> [Element] {
        elements.enumerated().map { (offset: $0, element: $1, heat: heat($1)) }
            .sorted { ($1.heat, $0.offset) < ($0.heat, $1.offset) }.map(\.element)
    }

    /// The units that one key is sent, by those that one partition serves; of the resource that shows more.
    func heat(of shares: [(arm: Int, share: Double)], _ units: [Double]) -> Double {
        Resource.allCases.map { self.units(of: shares, units, $0) / $0.mostOfPartition }.max() ?? 0
    }

    /// The units a second that one key is sent.
    func units(of shares: [(arm: Int, share: Double)], _ units: [Double], _ resource: Resource) -> Double {
        shares.reduce(0) { sum, part in
            resources[part.arm] == resource ? sum + part.share * units[part.arm] : sum
        }
    }

    /// What one key is sent, apart by whether a split within the key would help.
    func load(of shares: [(arm: Int, share: Double)], _ units: [Double], _ resource: Resource) -> KeyLoad {
        var load = KeyLoad()
        for (arm, share) in shares where resources[arm] == resource {
            let sent = share * units[arm]
            load.fixed += sent * fixedShares[arm]
            load.spread += sent * (1 - fixedShares[arm])
        }
        return load
    }

    /// The key's text with a word for each value: `STATUS#<status=shipped>`.
    private func label(_ group: Int, _ parts: [KeyPart], ranks: [Int]) -> String {
        let group = place.groups[group]
        if group.partition.isEmpty { return "keys of companions" }
        var texts: [String] = []
        for (entry, chains) in zip(group.partition, group.chains) {
            var text = ""
            var next = chains[...]
            for part in entry.template.parts {
                switch part {
                case .literal(let literal): text += literal
                case .placeholder:
                    let chain = next.popFirst() ?? ""
                    if let known = parts.firstIndex(where: { $0.chain == chain }), known < ranks.count {
                        text += parts[known].text(rank: ranks[known])
                    } else {
                        text += "<\(chain)>"
                    }
                }
            }
            texts.append(text)
        }
        return texts.joined(separator: ", ")
    }
}
