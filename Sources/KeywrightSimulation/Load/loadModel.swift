import KeywrightChecks
package import KeywrightModel
package import KeywrightPlanner

/// What the patterns of a design send to its tables and indexes, by the declared figures.
///
/// Units are those of the plans; what a call repeats counts once, and what declares no size one unit, as KW301 reckons.
package func loadModel(_ design: Design, _ plan: DesignPlan, _ options: SimulationOptions) -> LoadModel {
    var builder = LoadModelBuilder(design: design, options: options)
    for (pattern, outcome) in zip(design.patterns, plan.patterns) {
        guard options.patterns.isEmpty || options.patterns.contains(pattern.name) else { continue }
        builder.add(pattern, outcome.plan)
    }
    return builder.sorted()
}

/// Calls a second beyond which nothing is played.
private let mostCalls = 1e12

private struct LoadModelBuilder {
    let design: Design
    let options: SimulationOptions
    private var model = LoadModel()
    /// By table and the bytes of the index's name.
    private var places: [PlaceName: Int] = [:]
    /// By place and the bytes of the templates.
    private var groups: [GroupName: Int] = [:]

    private struct PlaceName: Hashable {
        var table: TableID
        var index: [UInt8]?
    }

    private struct GroupName: Hashable {
        var place: Int
        var templates: [[UInt8]]
    }

    init(design: Design, options: SimulationOptions) {
        self.design = design
        self.options = options
    }

    mutating func add(_ pattern: AccessPattern, _ plan: AccessPlan?) {
        guard let plan else {
            omit(pattern, "it has no plan", nil)
            return
        }
        let expect = pattern.expect
        switch (options.level, expect.rate, expect.peak) {
        case (_, nil, nil):
            omit(pattern, "nothing says how often it is called", "expect: { rate: 300/s }")
            return
        case (.rate, nil, _?):
            omit(pattern, "it declares a peak and no rate", "expect: { rate: 300/s }")
            return
        case (.peak, _, _), (.rate, _?, _): break
        }
        let calls = (options.level == .peak ? expect.peak : expect.rate) ?? 0
        let before = expect.rate ?? calls
        guard calls * options.scale <= mostCalls, before * options.scale <= mostCalls else {
            omit(pattern, "it is called more than 10^12 times a second", nil)
            return
        }
        if options.start == .rate, expect.rate == nil {
            assume(pattern, "its peak is taken for its rate before", "expect: { rate: 300/s }")
        }
        let number = model.patterns.count
        let first = model.arms.count
        addWrites(of: pattern, plan, number)
        if plan.cost.read > 0, let entity = plan.entities.first {
            if plan.readsOneKind {
                addArm(pattern, number, .read, plan.cost.read, entity, plan.index, from: first)
            } else {
                addEverywhere(number, .read, plan.cost.read, plan)
            }
        }
        if plan.cost.basis == .least {
            assume(
                pattern, "its units are the least that a call can cost; `keywright plan` says which figure is missing",
                nil)
        }
        model.patterns.append(
            PatternLoad(
                name: pattern.name, calls: calls * options.scale, callsBefore: before * options.scale,
                arms: first..<model.arms.count))
    }

    private mutating func addWrites(of pattern: AccessPattern, _ plan: AccessPlan, _ number: Int) {
        let first = model.arms.count
        for write in plan.cost.writes {
            addArm(pattern, number, .write, write.units, write.entity, write.index, from: first)
        }
        if let most = plan.cost.writes.map(\.most).max(), most > 1 {
            assume(pattern, "a step that it repeats up to \(most) times counts once", nil)
        }
        if plan.cost.otherWrites > 0 { addEverywhere(number, .write, plan.cost.otherWrites, plan, index: nil) }
    }

    /// What goes to so many keys that none is hot.
    private mutating func addEverywhere(_ number: Int, _ resource: Resource, _ units: Double, _ plan: AccessPlan) {
        let index = plan.entities.first.flatMap { design.partitionIndex(plan.index, of: $0) }
        addEverywhere(number, resource, units, plan, index: index)
    }

    private mutating func addEverywhere(
        _ number: Int, _ resource: Resource, _ units: Double, _ plan: AccessPlan, index: String?
    ) {
        let place = place(of: plan.table, index: index)
        let group = group(in: place, plan.entities.first ?? EntityID(0), [])
        model.arms.append(
            Arm(
                pattern: number, place: place, group: group, resource: resource, units: units, spread: .everywhere,
                parts: [], fixedShare: 1, mostPieces: 1))
    }

    /// Writes of one entity to one place are of one item.
    private mutating func addArm(
        _ pattern: AccessPattern, _ number: Int, _ resource: Resource, _ units: Double, _ entity: EntityID,
        _ named: String?, from first: Int
    ) {
        let index = design.partitionIndex(named, of: entity)
        let partition = design.keyEntries(of: entity, index: index).partition
        guard units > 0, !partition.isEmpty else { return }
        let place = place(of: design[entity].table, index: index)
        let group = group(in: place, entity, partition)
        let same = model.arms[first...].firstIndex {
            $0.place == place && $0.group == group && $0.resource == resource
                && model.places[place].groups[group].entity == entity
        }
        if let same {
            model.arms[same].units += units
            return
        }
        let keys = design[entity].spread(
            over: partition.flatMap(\.template.placeholders), isWrite: resource == .write, skew: options.skew)
        if !keys.unknown.isEmpty {
            let names = keys.unknown.map { "`\($0)`" }.joined(separator: " and ")
            let isTime = partition.flatMap(\.template.placeholders).allSatisfy { placeholder in
                placeholder.language.isTimeBucket || !keys.unknown.contains(design[entity].chain(of: placeholder))
            }
            assume(
                pattern,
                "nothing says how \(names) spreads its \(resource.name)s in \(model.places[place].name): taken to be over many values",
                isTime ? nil : "distinct: 2M")
        }
        let items = ItemSpread(design, pattern, entity, index: index, resource, skew: options.skew)
        model.arms.append(
            Arm(
                pattern: number, place: place, group: group, resource: resource, units: units, spread: keys.spread,
                parts: keys.parts, fixedShare: items.fixedShare, mostPieces: items.mostPieces))
    }

    private mutating func place(of table: TableID, index: String?) -> Int {
        let name = PlaceName(table: table, index: index.map { Array($0.utf8) })
        if let known = places[name] { return known }
        places[name] = model.places.count
        model.places.append(
            Place(
                table: table, tableName: design[table].name, index: index,
                throughput: Throughput(design[table], index: index.flatMap { design[table].index(named: $0) }),
                partitionsBySize: design.partitionsBySize(of: table, index: index)))
        return model.places.count - 1
    }

    private mutating func group(in place: Int, _ entity: EntityID, _ partition: [KeyEntry]) -> Int {
        let name = GroupName(place: place, templates: partition.map { Array($0.template.text.utf8) })
        if let known = groups[name] { return known }
        groups[name] = model.places[place].groups.count
        model.places[place].groups.append(
            KeyGroup(
                entity: entity, partition: partition,
                chains: partition.map { entry in entry.template.placeholders.map { design[entity].chain(of: $0) } }))
        return model.places[place].groups.count - 1
    }

    private mutating func omit(_ pattern: AccessPattern, _ reason: String, _ figure: String?) {
        model.omissions.append(LoadModel.Omission(pattern: pattern.name, reason: reason, figure: figure))
    }

    private mutating func assume(_ pattern: AccessPattern, _ text: String, _ figure: String?) {
        model.assumptions.append(LoadModel.Assumption(pattern: pattern.name, text: text, figure: figure))
    }

    /// With tables in the order of the design, each followed by its indexes.
    func sorted() -> LoadModel {
        var sorted = model
        let order = model.places.indices.sorted { left, right in
            let (a, b) = (rank(model.places[left]), rank(model.places[right]))
            return (a.table, a.index, left) < (b.table, b.index, right)
        }
        sorted.places = order.map { model.places[$0] }
        var moved = Array(repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { moved[old] = new }
        for number in sorted.arms.indices { sorted.arms[number].place = moved[sorted.arms[number].place] }
        return sorted
    }

    private func rank(_ place: Place) -> (table: Int, index: Int) {
        let known = place.index.flatMap { name in design[place.table].indexes.firstIndex { $0.name == name } }
        return (place.table.rawValue, known.map { $0 + 1 } ?? 0)
    }
}

extension Design {
    /// The partitions that the expected items of a table fill, or their entries in an index that holds them whole.
    fileprivate func partitionsBySize(of table: TableID, index: String?) -> Double {
        var bytes = 0.0
        for id in entityIDs where self[id].table == table {
            if let index {
                guard self[table].index(named: index)?.projection == .all, self[id].indexEntry(of: index) != nil else {
                    continue
                }
            }
            bytes += (self[id].expect.count ?? 0) * (self[id].expect.size ?? 0)
        }
        return max(1, (bytes / 10_737_418_240).rounded(.up))
    }
}
