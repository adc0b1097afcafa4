import KeywrightDiagnostics
import KeywrightModel

/// A query tried on one table or index.
struct Candidate {
    let design: Design
    private let occupancy: Occupancy
    let pattern: AccessPattern
    let query: QueryPattern
    let path: AccessPath
    var obstacles: [PlanFailure.Obstacle] = []

    init(
        _ design: Design, _ occupancy: Occupancy, _ pattern: AccessPattern, _ query: QueryPattern, _ path: AccessPath
    ) {
        self.design = design
        self.occupancy = occupancy
        self.pattern = pattern
        self.query = query
        self.path = path
    }

    /// nil where something stands against it: then `obstacles` tells what.
    mutating func plan() -> CandidatePlan? {
        if let using = query.using { return plan(using) }
        let fits = fit()
        demandPath()
        guard fits.count == query.entities.count else { return nil }
        if fits.allSatisfy({ $0.obstacles.isEmpty }) { demandOnePartition(fits) }
        let isForward = demandOrder(fits)
        obstacles += demand.obstacles(of: query.entities, tellsApart: tellsItemsApart)
        guard obstacles.isEmpty, let chosen = choose(QueryShape.covering(fits, on: path, in: design)) else {
            return nil
        }
        return CandidatePlan(plan: accessPlan(chosen, fans: fits.first?.fans ?? [], isForward: isForward))
    }

    // MARK: Obstacles

    mutating func demandPath() {
        if query.consistent?.value == true, !path.isConsistent { obstacles.append(.consistentOnIndex) }
        if let pin = query.index?.value, !(path.index ?? "table").utf8.elementsEqual(pin.utf8) {
            obstacles.append(.notPinned)
        }
    }

    /// Whether the items come in the order of the sort key.
    mutating func demandOrder(_ fits: [BranchFit]) -> Bool {
        let order = QueryOrder(query.order, fits, on: path, in: design)
        for obstacle in order.obstacles where !isTold(obstacle) { obstacles.append(obstacle) }
        if order.obstacles.isEmpty { demandOrderOfFans(fits) }
        return order.isForward
    }

    private mutating func fit() -> [BranchFit] {
        var fits: [BranchFit] = []
        for branch in query.entities {
            guard
                let fit = BranchFitter.fit(
                    design, branch, on: path, parameters: pattern.parameters,
                    buckets: query.buckets?.value ?? FanBinder.defaultBuckets)
            else {
                obstacles.append(.notInIndex(branch.entity))
                continue
            }
            for obstacle in fit.obstacles where !repeats(obstacle) { obstacles.append(obstacle) }
            fits.append(fit)
        }
        return fits
    }

    /// One `where` of several entities is one condition for the reader, too.
    private func repeats(_ obstacle: PlanFailure.Obstacle) -> Bool {
        guard case .conditionNotServed(let test, let rule, _) = obstacle else { return false }
        return obstacles.contains { known in
            if case .conditionNotServed(let other, rule, _) = known { return other.span == test.span }
            return false
        }
    }

    /// An order that breaks for the very reason for which a range over the same values does is one obstacle with it.
    private func isTold(_ obstacle: PlanFailure.Obstacle) -> Bool {
        guard case .orderUnsound(_, _, let rule, let why) = obstacle else { return false }
        return obstacles.contains { known in
            if case .conditionNotServed(_, rule, why) = known { true } else { false }
        }
    }

    /// Whether the client has to know of each item of which entity it is. Where items are only counted, and all that meet
    /// the key condition count, nothing tells them apart.
    var tellsItemsApart: Bool {
        query.entities.count > 1 && (query.returns.value != .count || query.entities.contains { $0.filter != nil })
    }

    private mutating func demandOnePartition(_ fits: [BranchFit]) {
        guard let first = fits.first else { return }
        for fit in fits.dropFirst()
        where !zip(first.partition, fit.partition).allSatisfy({ $0.gives($1, in: design) })
            || fit.fans.count != first.fans.count || !zip(first.fans, fit.fans).allSatisfy({ $0.gives($1, in: design) })
        {
            obstacles.append(.partitionsDiffer(first.entity, fit.entity))
        }
    }

    /// Buckets are read one after another, so that items come by their time first; what is merged comes by the sort key, of
    /// which nothing before its open part may differ.
    private mutating func demandOrderOfFans(_ fits: [BranchFit]) {
        guard query.order != nil, let fit = fits.first else { return }
        let entity = design[fit.entity]
        for fan in fit.fans where fit.open?.placeholder.attribute != fan.attribute {
            let name = entity[fan.attribute].name
            if fan.isInTurn {
                obstacles.append(
                    .orderNotServed(
                        why:
                            "time buckets are read one after another, so that items come by `\(name)` before anything else"
                    ))
            } else if isInSort(fan, fit) {
                obstacles.append(
                    .orderNotServed(why: "the sort key begins with `\(name)`, each value of which is read by itself"))
            }
        }
    }

    private func isInSort(_ fan: Fan, _ fit: BranchFit) -> Bool {
        fit.entries.dropFirst(path.partition.count).contains { entry in
            entry.template.placeholders.contains { $0.attribute == fan.attribute && $0.transforms == fan.transforms }
        }
    }

    var demand: ProjectionDemand {
        ProjectionDemand(
            design: design, path: path, countsOnly: query.returns.value == .count, fetches: query.fetches,
            includesExpired: query.includesExpired)
    }

    // MARK: Choice of the key condition

    struct Chosen {
        var shape: QueryShape
        var foreign: [ForeignRead]
        var filter: QueryFilter
        var builder: ExpressionBuilder
        var keyCondition: KeyConditionExpression
    }

    /// The simplest key condition that reads nothing in vain, else the least one with a filter.
    mutating func choose(_ shapes: [QueryShape]) -> Chosen? {
        let asked = query.entities.map(\.entity)
        let analysis = ForeignAnalysis(design: design, occupancy: occupancy)
        var last: Chosen?
        for shape in shapes {
            var builder = ExpressionBuilder(design)
            let keyCondition = KeyConditionExpression(shape, &builder)
            let strangers = analysis.strangers(to: asked, in: shape)
            let writer = QueryFilterWriter(
                design: design, path: path, branches: query.entities, parameters: pattern.parameters,
                includesExpired: query.includesExpired)
            if let stray = unfilterable(shape) {
                obstacles.append(
                    .conditionNotServed(
                        stray.test, PlanRules.needsScan,
                        why: "one key condition for all the entities holds more than it asks for, and a filter may not "
                            + "name a key attribute of \(path.name(in: design)) (F3.17)"))
                continue
            }
            let missing = zip(query.entities, query.fetches ? shape.repeated : shape.tested).compactMap {
                branch, tests in
                demand.obstacle(repeating: tests, of: branch.entity)
            }
            guard missing.isEmpty else {
                obstacles += missing
                continue
            }
            // An index with a list is given the discriminator; one of keys alone holds none to filter by.
            let isFiltered = !strangers.isEmpty || asked.count > 1 && shape.repeated.contains { !$0.isEmpty }
            if isFiltered, let discriminator = demand.lackingDiscriminator, let first = asked.first {
                obstacles.append(.notProjected(first, [discriminator]))
                continue
            }
            do throws(FilterObstacle) {
                let filter = try writer.write(
                    repeating: shape.repeated, discardingStrangers: !strangers.isEmpty, &builder)
                let foreign =
                    analysis.strays(among: asked, in: shape, of: pattern.parameters) + testedInClient(shape, analysis)
                    + strangers
                let chosen = Chosen(
                    shape: shape, foreign: foreign, filter: filter, builder: builder, keyCondition: keyCondition)
                obstacles = []
                if foreign.isEmpty { return chosen }
                last = chosen
            } catch {
                if last == nil {
                    obstacles.append(.conditionNotServed(error.test, error.rule, why: error.why))
                }
            }
        }
        if last != nil { obstacles = [] }
        return last
    }

    /// A test that a filter would have to repeat and may not, since it names a key attribute of what is queried.
    private func unfilterable(_ shape: QueryShape) -> WhereTest? {
        for (branch, tests) in zip(query.entities, shape.repeated) {
            let entity = design[branch.entity]
            let found = tests.first { test in
                test.test.references.contains { path.isKeyAttribute(entity[$0.attribute].storedName) }
            }
            if let found { return found }
        }
        return nil
    }

    // MARK: The plan

    func accessPlan(_ chosen: Chosen, fans: [Fan], isForward: Bool) -> AccessPlan {
        let shape = chosen.shape
        var builder = chosen.builder
        let projection = projection(chosen, &builder)
        let isConsistent = query.consistent?.value ?? false
        let sort = shape.sortAttribute.map { shape.region.condition(on: $0) } ?? .none
        var request = PlannedQuery(
            table: path.table, index: path.index,
            partition: zip(path.partition, shape.partition).map { KeyValue($0, $1) },
            sortPrefix: zip(path.sort, shape.sortPrefix).map { KeyValue($0, $1) }, sort: sort,
            keyConditionExpression: chosen.keyCondition.text, filterExpression: chosen.filter.expression,
            tables: builder.tables, forward: isForward, limit: query.limit?.value, consistent: isConsistent,
            countsOnly: query.returns.value == .count)
        request.projectionExpression = projection
        request.fetchedFromTable = demand.fetched(of: query.entities)
        request.fans = fans
        request.bucketsDescend = query.order?.descending ?? false
        let fetch = fetch(chosen)
        let discardsItems = !chosen.foreign.isEmpty || query.entities.contains { $0.filter != nil }
        let reckoning = QueryCost(
            design: design, path: path, entities: query.entities.map(\.entity),
            items: items(of: shape), readsMoreThanReturned: discardsItems, isConsistent: isConsistent, fans: fans,
            pageLimit: query.limit.map { Double($0.value) },
            fetchesEach: !request.fetchedFromTable.isEmpty || fetch != nil)
        return AccessPlan(
            name: pattern.name, table: path.table, index: path.index, entities: query.entities.map(\.entity),
            parameters: pattern.parameters.map(PlanParameter.init),
            requests: [.query(request)] + (fetch.map { [.batchGet($0)] } ?? []),
            foreign: chosen.foreign, expiredInClient: chosen.filter.expiredInClient, isConsistent: isConsistent,
            cost: reckoning.cost, pages: reckoning.pages(isSingle: isSingleItem(shape)),
            proof: chosen.foreign.contains { $0.unproven != nil } ? .bounded : .exact)
    }

    /// The read of the whole items, by the table's key that every index holds.
    private func fetch(_ chosen: Chosen) -> PlannedBatchGet? {
        guard query.fetches, path.projection != .all, query.returns.value != .count else { return nil }
        let key = design[path.table].keyAttributes.map { KeyValue($0, .keyRead("item", $0)) }
        var builder = ExpressionBuilder(design)
        let table = AccessPath.all(of: path.table, in: design).first ?? path
        let writer = ProjectionWriter(
            design: design, path: table, filters: clientFilters(chosen.shape),
            expiredInClient: chosen.filter.expiredInClient)
        let projection = writer.write(
            query.entities.map { ($0.entity, $0.select) }, tellsApart: true, &builder)
        return PlannedBatchGet(
            get: PlannedGet(
                table: path.table, key: key, consistent: false, projectionExpression: projection, tables: builder.tables
            ),
            keys: .itemsRead)
    }

    private func projection(_ chosen: Chosen, _ builder: inout ExpressionBuilder) -> String? {
        // What is fetched afterwards is chosen there.
        if query.returns.value == .count || query.fetches && path.projection != .all { return nil }
        let writer = ProjectionWriter(
            design: design, path: path, filters: clientFilters(chosen.shape),
            expiredInClient: chosen.filter.expiredInClient)
        return writer.write(
            query.entities.map { ($0.entity, $0.select) },
            tellsApart: query.entities.count > 1, &builder)
    }

    private func isSingleItem(_ shape: QueryShape) -> Bool {
        guard path.index == nil else { return false }
        if path.sort.isEmpty { return true }
        if case .equals = shape.region { return true }
        return false
    }

    private func items(of shape: QueryShape) -> Double? {
        if isSingleItem(shape) { return 1 }
        if let items = pattern.expect.items { return items }
        if let limit = query.limit?.value { return Double(limit) }
        return query.returns.value == .one ? 1 : nil
    }
}

extension PlanParameter {
    init(_ parameter: Parameter) {
        self.init(
            name: parameter.name,
            kind: .value(
                parameter.type, entity: parameter.entity, attribute: parameter.attribute,
                isOptional: parameter.isOptional))
    }
}
