import KeywrightDiagnostics
import KeywrightModel

/// Plans a scan that is meant: all items of an entity, from the table or an index that holds them (F3.24).
struct ScanPlanner {
    let design: Design
    let occupancy: Occupancy

    func plan(_ pattern: AccessPattern, _ scan: ScanPattern) -> PatternOutcome {
        let entity = scan.branch.entity
        let paths = occupancy.paths(of: design[entity].table)
        let pin = scan.index?.value ?? "table"
        guard let path = paths.first(where: { ($0.index ?? "table").utf8.elementsEqual(pin.utf8) }) else {
            return .failed(PlanFailure())
        }
        let obstacles = obstacles(scan, path)
        guard obstacles.isEmpty else {
            return .failed(PlanFailure(candidates: [.init(index: path.index, obstacles: obstacles)]))
        }
        do throws(FilterObstacle) {
            return .planned(try plan(pattern, scan, path))
        } catch {
            return .failed(PlanFailure(problems: [.conditionNotExpressible(error.test, why: error.why)]))
        }
    }

    private func obstacles(_ scan: ScanPattern, _ path: AccessPath) -> [PlanFailure.Obstacle] {
        var found: [PlanFailure.Obstacle] = []
        if design.keyEntries(of: scan.branch.entity, on: path) == nil { found.append(.notInIndex(scan.branch.entity)) }
        if scan.consistent?.value == true, !path.isConsistent { found.append(.consistentOnIndex) }
        found += demand(scan, path).obstacles(
            of: [scan.branch], tellsApart: !occupancy.strangers(to: scan.branch.entity, on: path).isEmpty)
        return found
    }

    private func demand(_ scan: ScanPattern, _ path: AccessPath) -> ProjectionDemand {
        ProjectionDemand(
            design: design, path: path, countsOnly: scan.returns.value == .count,
            includesExpired: scan.includesExpired)
    }

    private func plan(
        _ pattern: AccessPattern, _ scan: ScanPattern, _ path: AccessPath
    ) throws(FilterObstacle) -> AccessPlan {
        let entity = scan.branch.entity
        let strangers = occupancy.strangers(to: entity, on: path)
        var builder = ExpressionBuilder(design)
        let writer = QueryFilterWriter(
            design: design, path: path, branches: [scan.branch], parameters: pattern.parameters,
            includesExpired: scan.includesExpired, isScan: true)
        let filter = try writer.write(repeating: [[]], discardingStrangers: !strangers.isEmpty, &builder)
        let countsOnly = scan.returns.value == .count
        let projection =
            countsOnly
            ? nil
            : ProjectionWriter(design: design, path: path).write(
                [(entity, scan.branch.select)], tellsApart: !strangers.isEmpty, &builder)
        let isConsistent = scan.consistent?.value ?? false
        var request = PlannedScan(
            table: path.table, index: path.index, filterExpression: filter.expression,
            projectionExpression: projection, tables: builder.tables, limit: scan.limit?.value,
            consistent: isConsistent, countsOnly: countsOnly)
        request.fetchedFromTable = demand(scan, path).fetched(of: [scan.branch])
        // Reading everything is what a scan is for; what cannot be told apart is another thing.
        let untold = design[path.table].discriminator == nil ? strangers : []
        let cost = ScanCost(
            design: design, path: path, occupants: occupancy.all(on: path), limit: scan.limit?.value,
            isConsistent: isConsistent, fetchesEach: !request.fetchedFromTable.isEmpty)
        return AccessPlan(
            name: pattern.name, table: path.table, index: path.index, entities: [entity],
            parameters: pattern.parameters.map(PlanParameter.init), requests: [.scan(request)],
            foreign: untold.map { stranger in
                ForeignRead(
                    entity: stranger.entity, companionOf: stranger.companionOf, isDiscarded: false, witness: nil)
            },
            isConsistent: isConsistent, cost: cost.cost, pages: cost.pages)
    }
}
