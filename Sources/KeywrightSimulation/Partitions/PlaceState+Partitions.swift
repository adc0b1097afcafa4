import KeywrightPlanner

/// How long unused units are kept, in seconds (F2.14).
private let savedSeconds = 300.0

extension PlaceState {
    /// Lays out the partitions and what is saved.
    ///
    /// - Parameters:
    ///   - before: units a second by arm of the place that were served up to now; nil for a new table.
    mutating func begin(servedBefore before: [Double]?) {
        capacity = Resource.allCases.map { resource in
            let load = before.map { units in
                model.indices.reduce(0) { model[$1].resource == resource ? $0 + units[$1] : $0 }
            }
            return Capacity(resource, place.throughput, load: load)
        }
        layOut(count: max(place.partitionsBySize, partitionsByCapacity))
        guard let before else { return }
        settle(before)
        let second = evaluate(before)
        for resource in Resource.allCases where capacity[resource.rawValue].saves {
            for row in rows.indices {
                rows[row].saved[resource.rawValue] = second.left[resource.rawValue][row] * savedSeconds
            }
        }
    }

    /// On demand one for each 3,000 read or 1,000 write units that are ready, provisioned one for each such part of both
    /// together (F2.9).
    private var partitionsByCapacity: Double {
        let parts = capacity.map { $0.limit.units / $0.resource.mostOfPartition }
        switch place.throughput.mode {
        case .onDemand: return max(1, (parts.max() ?? 1).rounded(.up))
        case .provisioned: return max(1, parts.reduce(0, +).rounded(.up))
        }
    }

    /// Partitions of one width, each with the keys whose hashes lie in it; those without are alike.
    private mutating func layOut(count: Double) {
        var held: [Double: [Int]] = [:]
        for key in keys.indices { held[(keys[key].position * count).rounded(.down), default: []].append(key) }
        rows = held.sorted { $0.key < $1.key }.map { number, keys in
            PartitionRow(
                count: 1, fraction: 1 / count, range: number / count..<(number + 1) / count,
                keys: keys.sorted { self.keys[$0].position < self.keys[$1].position })
        }
        let empty = count - Double(rows.count)
        if empty > 0.5 {
            rows.append(PartitionRow(count: empty, fraction: empty / count, range: 0..<1, keys: []))
        }
    }

    /// Splits until no partition is over its limit that splits between keys could relieve.
    private mutating func settle(_ units: [Double]) {
        // Each split takes a key out of a partition or halves what it holds, so that this ends long before.
        for _ in 0..<4_096 {
            let second = evaluate(units)
            guard let hot = rows.indices.first(where: { second.isHot[$0] && !rows[$0].isOneKey }) else { return }
            if rows[hot].keys.isEmpty {
                var needed = 1.0
                for resource in Resource.allCases {
                    let number = resource.rawValue
                    let asked = second.asks[number][hot] * second.admitted[number]
                    needed = max(needed, asked / resource.mostOfPartition)
                }
                rows[hot].count = max(rows[hot].count + 1, needed.rounded(.up))
            } else {
                divide(hot, units, at: 0)
            }
        }
    }

    /// After a second: what is saved, how capacities grow, which partitions are split. Tells what happened.
    ///
    /// - Parameters:
    ///   - units: by arm of the place, those that came this far.
    ///   - offered: by arm of the place, those that were declared: a table grows for what it is asked, whoever refuses it.
    mutating func advance(
        _ second: PlaceSecond, _ units: [Double], offered: [Double], at time: Int, splitAfter: Int,
        _ tell: (String) -> Void
    ) -> Bool {
        var isChanged = false
        for resource in Resource.allCases where capacity[resource.rawValue].saves {
            let number = resource.rawValue
            let partitions = rows.reduce(0) { $0 + $1.count }
            for row in rows.indices {
                let most = capacity[number].limit.units * rows[row].count / partitions * savedSeconds
                let saved = rows[row].saved[number]
                if second.burst[number][row] > 0 { isChanged = true }
                rows[row].saved[number] = max(
                    0, min(most, saved + second.left[number][row] - second.burst[number][row]))
            }
        }
        for resource in Resource.allCases {
            let number = resource.rawValue
            let before = capacity[number].units
            let asked = resources.indices.reduce(0) { resources[$1] == resource ? $0 + offered[$1] : $0 }
            if capacity[number].advance(consumed: second.consumed[number], asked: asked) {
                isChanged = true
                if capacity[number].saves {
                    tell("\(resource.name) capacity rises from \(count(before)) to \(count(capacity[number].units))")
                }
            }
        }
        for row in rows.indices {
            rows[row].hotSeconds = second.isHot[row] ? rows[row].hotSeconds + 1 : 0
        }
        for pool in pools.indices {
            pools[pool].hotSeconds = second.isHotPool[pool] ? pools[pool].hotSeconds + 1 : 0
            guard pools[pool].hotSeconds >= splitAfter else { continue }
            pools[pool].hotSeconds = 0
            pools[pool].pieces = min(pools[pool].pieces * 2, pools[pool].mostPieces)
            isChanged = true
            tell(
                "the items of each of \(count(pools[pool].count)) keys \(pools[pool].label) are split over \(count(pools[pool].pieces)) partitions"
            )
        }
        for row in rows.indices where rows[row].hotSeconds >= splitAfter {
            rows[row].hotSeconds = 0
            isChanged = true
            tell(split(row, units, at: time))
        }
        return isChanged
    }

    /// Splits a row that is over its limit, and says how.
    private mutating func split(_ row: Int, _ units: [Double], at time: Int) -> String {
        if rows[row].isOneKey, let key = rows[row].keys.first {
            rows[row].count = min(rows[row].count * 2, keys[key].mostPieces)
            return "the items of \(keys[key].label) are split over \(count(rows[row].count)) partitions"
        }
        if rows[row].keys.isEmpty {
            let before = rows[row].count
            rows[row].count *= 2
            return before == 1
                ? "a partition is split in two" : "\(count(before)) partitions are split, each in two"
        }
        return divide(row, units, at: time)
    }

    /// Splits one partition between its keys. A key that is half of the load or more gets a partition of its own (F2.12).
    @discardableResult
    private mutating func divide(_ row: Int, _ units: [Double], at time: Int) -> String {
        let held = rows[row].keys
        let heats = held.map { heat(of: keys[$0].shares, units) }
        let tail = tailHeat(units) * rows[row].fraction
        let total = tail + heats.reduce(0, +)
        rows[row].saved = rows[row].saved.map { $0 / 2 }
        var new = PartitionRow(
            count: 1, fraction: 0, range: rows[row].range, keys: [], saved: rows[row].saved, born: time)
        defer { rows.append(new) }
        if let hottest = heats.indices.max(by: { (heats[$0], $1) < (heats[$1], $0) }), heats[hottest] * 2 >= total {
            let key = held[hottest]
            rows[row].keys.remove(at: hottest)
            if time > 0 { rows[row].left.append(key) }
            new.keys = [key]
            new.range = keys[key].position..<keys[key].position
            return "\(keys[key].label) gets a partition of its own"
        }
        // The boundary goes where the halves are as alike as can be: in front of a key, or amid what lies between.
        let range = rows[row].range
        let width = range.upperBound - range.lowerBound
        var sum = 0.0
        var from = range.lowerBound
        var boundary = range.upperBound
        for (key, heat) in zip(held, heats) {
            let position = keys[key].position
            let between = width > 0 ? tail * (position - from) / width : 0
            if sum + between >= total / 2, between > 0 {
                boundary = from + (total / 2 - sum) / between * (position - from)
                break
            }
            sum += between
            if sum + heat >= total / 2 {
                // Before it or behind it, whichever leaves less on one side.
                let isBefore = sum >= total - sum - heat
                boundary = isBefore ? position : position.nextUp
                break
            }
            sum += heat
            from = position
        }
        if boundary == range.upperBound, tail > 0, width > 0 {
            boundary = from + (total / 2 - sum) / tail * width
        }
        let share = width > 0 ? min(max((boundary - range.lowerBound) / width, 0), 1) : 0
        new.keys = held.filter { keys[$0].position >= boundary }
        new.fraction = rows[row].fraction * (1 - share)
        new.range = boundary..<max(boundary, range.upperBound)
        rows[row].keys = held.filter { keys[$0].position < boundary }
        rows[row].fraction *= share
        rows[row].range = range.lowerBound..<max(range.lowerBound, boundary)
        if time > 0, rows[row].keys.isEmpty { rows[row].left += held }
        let first = held.first.map { keys[$0].label } ?? "no hot key"
        let names = held.count == 1 ? first : "\(held.count) of the hottest keys"
        return "a partition with \(names) is split in two"
    }

    /// The heat of all that is not followed one by one.
    private func tailHeat(_ units: [Double]) -> Double {
        var hottest = 0.0
        for resource in Resource.allCases {
            var sum = 0.0
            for arm in resources.indices where resources[arm] == resource { sum += units[arm] * smooth[arm] }
            for pool in pools { sum += pool.count * self.units(of: pool.shares, units, resource) }
            hottest = max(hottest, sum / resource.mostOfPartition)
        }
        return hottest
    }
}

private func count(_ number: Double) -> String { NumberText.grouped(number) }
