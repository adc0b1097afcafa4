/// What a table or index makes of one second's requests.
struct PlaceSecond: Sendable {
    /// By arm of the place: which share of its units was taken.
    var accepted: [Double]
    /// By resource, units.
    var asked = [0.0, 0.0]
    var consumed = [0.0, 0.0]
    /// By resource: what partitions refused, and what the table as a whole refused.
    var refusedByPartitions = [0.0, 0.0]
    var refusedAsAWhole = [0.0, 0.0]
    /// By resource and row.
    var asks: [[Double]] = [[], []]
    /// By resource and row: which share of it was taken.
    var takes: [[Double]] = [[], []]
    /// By resource and row: units taken from what was saved, and units that were left over.
    var burst: [[Double]] = [[], []]
    var left: [[Double]] = [[], []]
    /// By resource: the share of what is asked for that the whole is ever to take. No more of it heats a partition.
    var admitted = [1.0, 1.0]
    /// By row: whether it was over the limit of a partition, and a split would help.
    var isHot: [Bool]
    /// By pool.
    var isHotPool: [Bool]
    /// By resource and key: units that there were, and those of them that its partitions took.
    var keyAsked: [[Double]]
    var keyTaken: [[Double]]

    fileprivate init(arms: Int, rows: Int, pools: Int, keys: Int) {
        accepted = Array(repeating: 0, count: arms)
        isHot = Array(repeating: false, count: rows)
        isHotPool = Array(repeating: false, count: pools)
        keyAsked = Array(repeating: Array(repeating: 0, count: keys), count: 2)
        keyTaken = keyAsked
    }
}

extension PlaceState {
    /// What becomes of a second's requests.
    ///
    /// - Parameter units: by arm of the place, those that come this far.
    func evaluate(_ units: [Double]) -> PlaceSecond {
        var second = PlaceSecond(arms: arms.count, rows: rows.count, pools: pools.count, keys: keys.count)
        for resource in Resource.allCases { evaluate(units, resource, &second) }
        return second
    }

    private func evaluate(_ units: [Double], _ resource: Resource, _ second: inout PlaceSecond) {
        let most = resource.mostOfPartition
        let number = resource.rawValue
        let ours = resources.indices.filter { resources[$0] == resource }
        let asked = ours.reduce(0) { $0 + units[$1] }
        let capable = capacity[number].capable
        let admitted = asked > capable ? capable / asked : 1
        second.admitted[number] = admitted

        // Of the keys that are not followed, those of pools pass the limit of their own partitions first.
        let poolLoads = pools.map { load(of: $0.shares, units, resource) }
        let poolShares = zip(pools, poolLoads).map { $1.accepted(pieces: $0.pieces, most: most) }
        var tail = 0.0
        // What partitions would refuse of no more than the whole takes: the rest of what they refuse is over its limit anyway.
        var excess = 0.0
        for (pool, (load, share)) in zip(pools, zip(poolLoads, poolShares)) {
            let passes = load.fixed * share.fixed + load.spread * share.spread
            tail += pool.count * passes
            excess += pool.count * max(0, load.total * admitted - passes)
        }
        let rest = ours.reduce(0) { $0 + units[$1] * smooth[$1] }
        tail += rest
        for pool in pools.indices where poolShares[pool].spread < 1 && poolLoads[pool].spread > 0 {
            let isOver = poolLoads[pool].total * admitted > pools[pool].pieces * most
            if isOver, pools[pool].pieces < pools[pool].mostPieces { second.isHotPool[pool] = true }
        }

        // Then the partitions.
        let keyLoads = keys.map { load(of: $0.shares, units, resource) }
        var asks = Array(repeating: 0.0, count: rows.count)
        var passes = asks
        var keyShares = Array(repeating: (fixed: 1.0, spread: 1.0), count: keys.count)
        var rowShares = Array(repeating: 1.0, count: rows.count)
        for (index, row) in rows.enumerated() {
            let ask = row.fraction * tail + row.keys.reduce(0) { $0 + keyLoads[$1].total }
            asks[index] = ask
            if row.isOneKey, let key = row.keys.first {
                let share = keyLoads[key].accepted(pieces: row.count, most: most)
                keyShares[key] = share
                passes[index] = keyLoads[key].fixed * share.fixed + keyLoads[key].spread * share.spread
                let helps = share.spread < 1 && keyLoads[key].spread > 0 && row.count < keys[key].mostPieces
                let isOver = ask * admitted > row.count * most
                if helps, isOver { second.isHot[index] = true }
            } else {
                let share = ask > row.count * most ? row.count * most / ask : 1
                rowShares[index] = share
                for key in row.keys { keyShares[key] = (share, share) }
                passes[index] = ask * share
                if ask * admitted > row.count * most { second.isHot[index] = true }
            }
        }
        let passed = passes.reduce(0, +)
        for (ask, pass) in zip(asks, passes) { excess += max(0, ask * admitted - pass) }
        second.refusedByPartitions[number] = max(0, min(asked - passed, excess))

        // Then the table as a whole.
        let taken = takeOfCapacity(passes, resource, &second)
        let rowTakes = zip(taken, passes).map { $1 > 0 ? $0 / $1 : 1 }
        let consumed = taken.reduce(0, +)
        second.asked[number] = asked
        second.consumed[number] = consumed
        second.refusedAsAWhole[number] = max(0, asked - second.refusedByPartitions[number] - consumed)
        second.asks[number] = asks
        second.takes[number] = zip(taken, asks).map { $1 > 0 ? $0 / $1 : 1 }

        for (index, row) in rows.enumerated() {
            for key in row.keys {
                keyShares[key].fixed *= rowTakes[index]
                keyShares[key].spread *= rowTakes[index]
            }
        }
        for key in keys.indices {
            second.keyAsked[number][key] = keyLoads[key].total
            second.keyTaken[number][key] =
                keyLoads[key].fixed * keyShares[key].fixed + keyLoads[key].spread * keyShares[key].spread
        }
        let tailShare = zip(rows, zip(rowShares, rowTakes)).reduce(0) { $0 + $1.0.fraction * $1.1.0 * $1.1.1 }
        for arm in ours { second.accepted[arm] = smooth[arm] * tailShare }
        for key in keys.indices { add(keys[key].shares, keyShares[key], count: 1, resource, &second.accepted) }
        for pool in pools.indices {
            let share = (fixed: poolShares[pool].fixed * tailShare, spread: poolShares[pool].spread * tailShare)
            add(pools[pool].shares, share, count: pools[pool].count, resource, &second.accepted)
        }
        for arm in ours { second.accepted[arm] = min(1, second.accepted[arm]) }
    }

    private func add(
        _ shares: [(arm: Int, share: Double)], _ taken: (fixed: Double, spread: Double), count: Double,
        _ resource: Resource, _ accepted: inout [Double]
    ) {
        for (arm, share) in shares where resources[arm] == resource {
            let fixed = fixedShares[arm]
            accepted[arm] += share * count * (fixed * taken.fixed + (1 - fixed) * taken.spread)
        }
    }

    /// What rows get of the capacity of the whole. Each partition is sure of its part; what others leave is lent at once (F2.11), and
    /// what was saved comes last (F2.14).
    private func takeOfCapacity(_ passes: [Double], _ resource: Resource, _ second: inout PlaceSecond) -> [Double] {
        let number = resource.rawValue
        let partitions = rows.reduce(0) { $0 + $1.count }
        let limit = capacity[number].limit.units
        let sure = rows.map { limit * $0.count / partitions }
        let unused = zip(sure, passes).reduce(0) { $0 + max(0, $1.0 - $1.1) }
        let wanted = zip(sure, passes).reduce(0) { $0 + max(0, $1.1 - $1.0) }
        let lent = wanted > 0 ? min(1, unused / wanted) : 0
        let given = unused > 0 ? min(1, wanted / unused) : 0
        var burst = Array(repeating: 0.0, count: rows.count)
        var left = burst
        let taken = rows.indices.map { row in
            let excess = passes[row] - sure[row]
            guard excess > 0 else {
                left[row] = -excess * (1 - given)
                return passes[row]
            }
            let short = excess * (1 - lent)
            burst[row] = min(short, rows[row].saved[number])
            return passes[row] - short + burst[row]
        }
        second.burst[number] = burst
        second.left[number] = left
        return taken
    }
}
