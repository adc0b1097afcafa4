extension SimulationRun {
    func result(design: String) -> Simulation {
        Simulation(
            options: options, design: design, places: places.indices.map(placeResult),
            patterns: model.patterns.indices.map(patternResult), events: events, omissions: model.omissions,
            assumptions: model.assumptions)
    }

    /// How many keys a report names of each table or index.
    private static let namedKeys = 10

    private func placeResult(_ number: Int) -> PlaceResult {
        let state = places[number]
        return PlaceResult(
            table: state.place.tableName, index: state.place.index, name: state.place.name,
            flows: Resource.allCases.map { flow(number, $0) },
            partitionsInTheBeginning: partitionsInTheBeginning[number],
            partitionsInTheEnd: state.partitionsInUse, hottest: Array(hottest(number).prefix(Self.namedKeys)),
            headroom: headroom(number), rows: rows(of: state))
    }

    private func flow(_ number: Int, _ resource: Resource) -> Flow {
        let arms = places[number].arms.filter { model.arms[$0].resource == resource }
        let seconds = max(sums.seconds, 1)
        var flow = Flow()
        flow.offered = arms.reduce(0) { $0 + offered[$1] }
        flow.accepted = arms.reduce(0) { $0 + sums.taken[$1] } / seconds
        flow.acceptedInTheEnd = arms.reduce(0) { $0 + sums.takenInTheEnd[$1] }
        let index = resource.rawValue
        var own: [(cause: ThrottleCause?, units: Double)] = [(.partition, sums.byPartitions[number][index] / seconds)]
        own += ThrottleCause.allCases.map { ($0, (sums.byWhole[number][index][$0] ?? 0) / seconds) }
        let elsewhere = flow.offered - flow.accepted - own.reduce(0) { $0 + $1.units }
        flow.refused = (own + [(nil, elsewhere)]).filter { $0.units > flow.offered * 1e-9 }
        return flow
    }

    private func patternResult(_ number: Int) -> PatternResult {
        let pattern = model.patterns[number]
        var parts: [(place: String, part: Double)] = []
        let all = pattern.arms.reduce(0) { $0 + sums.blame[$1] }
        let isNoticed = all > pattern.calls * max(sums.seconds, 1) * 1e-9
        for arm in pattern.arms where isNoticed && sums.blame[arm] > all * 1e-6 {
            let place = places[model.arms[arm].place].place.name
            if let known = parts.firstIndex(where: { $0.place == place }) {
                parts[known].part += sums.blame[arm] / all
            } else {
                parts.append((place, sums.blame[arm] / all))
            }
        }
        return PatternResult(
            name: pattern.name, calls: pattern.calls, accepted: sums.calls[number] / max(sums.seconds, 1),
            acceptedInTheEnd: sums.callsInTheEnd[number],
            heldBack: parts.enumerated().sorted { ($1.element.part, $0.offset) < ($0.element.part, $1.offset) }
                .map(\.element))
    }

    private func hottest(_ number: Int) -> [KeyResult] {
        let state = places[number]
        let units = state.arms.map { offered[$0] }
        func result(
            _ label: String, _ count: Double, _ shares: [(arm: Int, share: Double)], _ throttled: Double?,
            _ pieces: Double
        ) -> KeyResult {
            KeyResult(
                label: label, count: count, read: state.units(of: shares, units, .read),
                write: state.units(of: shares, units, .write), heat: state.heat(of: shares, units),
                throttled: throttled, pieces: pieces)
        }
        var results: [KeyResult] = []
        for (position, key) in state.keys.enumerated() {
            var throttled = 0.0
            for resource in Resource.allCases {
                let asked = sums.keyAsked[number][resource.rawValue][position]
                let taken = sums.keyTaken[number][resource.rawValue][position]
                if asked > 0 { throttled = max(throttled, 1 - taken / asked) }
            }
            let own = state.rows.first { $0.isOneKey && $0.keys == [position] }
            results.append(result(key.label, 1, key.shares, throttled < 1e-9 ? 0 : throttled, own?.count ?? 1))
        }
        results += state.pools.map { result($0.label, $0.count, $0.shares, nil, $0.pieces) }
        results += state.quiet.map { result($0.label, $0.count, $0.shares, nil, 1) }
        return results.enumerated().filter { $0.element.heat > 0 }
            .sorted { ($1.element.heat, $0.offset) < ($0.element.heat, $1.offset) }.map(\.element)
    }

    /// By the hottest key on one partition, as KW301 reckons, and by what the whole takes in the end. Patience helps against
    /// all else.
    private func headroom(_ number: Int) -> Headroom? {
        let state = places[number]
        let units = state.arms.map { offered[$0] }
        var found: [Headroom] = []
        for resource in Resource.allCases {
            let followed =
                state.keys.map { ($0.label, $0.shares) } + state.pools.map { ($0.label, $0.shares) }
                + state.quiet.map { ($0.label, $0.shares) }
            for (label, shares) in followed {
                let load = state.units(of: shares, units, resource)
                guard load > 0 else { continue }
                found.append(
                    Headroom(
                        factor: resource.mostOfPartition / load, place: state.place.name, resource: resource.name,
                        limit: .key(label)))
            }
            let all = state.arms.reduce(0) { model.arms[$1].resource == resource ? $0 + offered[$1] : $0 }
            if all > 0, let limit = state.capacity[resource.rawValue].steadyLimit {
                found.append(
                    Headroom(
                        factor: limit.units / all, place: state.place.name, resource: resource.name,
                        limit: .capacity(limit.cause)))
            }
        }
        return found.min { $0.factor < $1.factor }
    }

    /// Those without a key that is followed are one where they are alike.
    private func rows(of state: PlaceState) -> [RowResult] {
        var rows: [RowResult] = []
        var plain: [Int] = []
        for row in state.rows {
            let result = result(of: row, in: state)
            guard row.keys.isEmpty, row.left.isEmpty else {
                rows.append(result)
                continue
            }
            if let same = plain.first(where: { rows[$0].isLike(result) }) {
                rows[same].partitions += result.partitions
                rows[same].label = RowResult.plain
            } else {
                plain.append(rows.count)
                rows.append(result)
            }
        }
        return rows
    }

    private func result(of row: PartitionRow, in state: PlaceState) -> RowResult {
        let columns = min(max(options.duration, 1), Self.mostColumns)
        var samples = row.samples.map { RowResult.Sample(heat: $0.meanHeat, refused: $0.meanRefused) }
        while samples.count < columns { samples.append(RowResult.Sample(heat: 0, refused: 0)) }
        let names = row.keys.sorted { state.hotness($0, offered) > state.hotness($1, offered) }
            .map { state.keys[$0].label }
        let label: String
        if let first = names.first {
            label = names.count == 1 ? first : "\(first) and \(names.count - 1) more"
        } else if let first = row.left.first {
            label = "others, first with \(state.keys[first].label)"
        } else {
            label = RowResult.plain
        }
        return RowResult(label: label, partitions: row.count, born: row.born, samples: samples)
    }
}

extension PlaceState {
    /// With those over which the items of pooled keys are split.
    var partitionsInUse: Double {
        rows.reduce(0) { $0 + $1.count }
            + pools.reduce(0) { $1.pieces > 1 ? $0 + $1.count * ($1.pieces - 1) : $0 }
    }

    /// How hot a key is by the declared figures.
    fileprivate func hotness(_ key: Int, _ offered: [Double]) -> Double {
        heat(of: keys[key].shares, arms.map { offered[$0] })
    }
}
