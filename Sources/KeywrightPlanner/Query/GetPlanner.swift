import KeywrightDiagnostics
import KeywrightModel

/// Plans reads by the whole primary key.
struct GetPlanner {
    let design: Design

    /// What every entity can without being asked.
    func implicit(_ entity: EntityID, _ parameters: [PlanParameter]) -> AccessPlan {
        get("\(design[entity].name).get", GetPattern(entity: entity), parameters)
    }

    func get(_ name: String, _ get: GetPattern, _ parameters: [PlanParameter]) -> AccessPlan {
        let request = request(get, KeySources.parameters(get.keyBindings, of: get.entity, in: design))
        var sum = CostSum()
        sum.addRead(items: 1, size: design[get.entity].expect.size, isConsistent: request.consistent)
        return plan(name, [get], parameters, .get(request), isConsistent: request.consistent, cost: sum.cost)
    }

    /// Any number of items, each paid for by itself (F2.2); the answers stand in the order asked.
    func batchGet(_ pattern: AccessPattern, _ get: GetPattern) -> AccessPlan {
        let label = keysLabel(pattern.parameters)
        let request = request(get, .item(label, of: get.entity, in: design))
        var sum = CostSum()
        sum.addGets(
            pattern.expect.items, size: design[get.entity].expect.size, unitsPerBlock: request.consistent ? 1 : 0.5)
        let keys = PlanParameter(name: label, kind: .keys(get.entity))
        return plan(
            pattern.name, [get], [keys] + pattern.parameters.map(PlanParameter.init),
            .batchGet(PlannedBatchGet(get: request, keys: .argument(label))), isConsistent: request.consistent,
            cost: sum.cost, isOneRequest: false)
    }

    /// One item of each entity, as they are at one moment (F4.20); each costs twice (F2.1).
    func transactGet(_ pattern: AccessPattern, _ gets: [GetPattern]) -> AccessPlan {
        let requests = gets.map { get in
            // A transaction reads what is so: there is nothing to ask for.
            var request = request(get, KeySources.parameters(get.keyBindings, of: get.entity, in: design))
            request.consistent = false
            return request
        }
        var sum = CostSum()
        for get in gets { sum.addGets(1, size: design[get.entity].expect.size, unitsPerBlock: 2) }
        return plan(
            pattern.name, gets, pattern.parameters.map(PlanParameter.init), .transactGet(requests), isConsistent: true,
            cost: sum.cost)
    }

    /// The name of the list of keys that a call gives: `keys`, unless a parameter has that name.
    private func keysLabel(_ parameters: [Parameter]) -> String {
        var name = "keys"
        while parameters.contains(where: { $0.name == name }) {
            name = "item" + name.prefix(1).uppercased() + name.dropFirst()
        }
        return name
    }

    private func request(_ get: GetPattern, _ sources: KeySources) -> PlannedGet {
        let table = design[get.entity].table
        var builder = ExpressionBuilder(design)
        let projection = AccessPath.all(of: table, in: design).first.flatMap { path in
            ProjectionWriter(
                design: design, path: path, filters: filters([get]), expiredInClient: expiredInClient([get])
            ).write([(get.entity, get.select)], tellsApart: true, &builder)
        }
        return PlannedGet(
            table: table, key: sources.key, consistent: get.consistent?.value ?? false,
            projectionExpression: projection, tables: builder.tables)
    }

    private func filters(_ gets: [GetPattern]) -> [ClientFilter] {
        gets.compactMap { get in get.filter.map { ClientFilter(entity: get.entity, condition: $0) } }
    }

    private func expiredInClient(_ gets: [GetPattern]) -> [EntityID] {
        gets.filter { !$0.includesExpired && design[$0.entity].expiry != nil }.map(\.entity)
    }

    private func plan(
        _ name: String, _ gets: [GetPattern], _ parameters: [PlanParameter], _ request: PlannedRequest,
        isConsistent: Bool, cost: Cost, isOneRequest: Bool = true
    ) -> AccessPlan {
        var plan = AccessPlan(
            name: name, table: gets.first.map { design[$0.entity].table } ?? TableID(0), entities: gets.map(\.entity),
            parameters: parameters, requests: [request], expiredInClient: expiredInClient(gets),
            isConsistent: isConsistent, cost: cost, pages: Pages(mean: 1, most: isOneRequest ? 1 : nil))
        plan.clientFilters = filters(gets)
        return plan
    }
}
