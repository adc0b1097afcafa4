import KeywrightDiagnostics
import KeywrightModel

extension Candidate {
    /// The plan of a query whose key condition is spelled out: as it stands, with the tests that exactness needs.
    mutating func plan(_ using: KeyConditionText) -> CandidatePlan? {
        demandPath()
        let laid: LaidKeyCondition
        do throws(KeyConditionRefusal) {
            laid = try KeyConditionLayout(design: design, path: path, condition: using).lay()
        } catch {
            obstacles.append(.keyConditionRefused(why: error.why, namesOther: error.namesOther))
            return nil
        }
        let fits = query.entities.compactMap { branch in
            UsingFit(design, path, using, laid, branch, parameters: pattern.parameters)
        }
        for branch in query.entities where !fits.contains(where: { $0.branch.entity == branch.entity }) {
            obstacles.append(.leavesOut(LeftOut(branch.entity, isAll: true)))
        }
        var unproven: [EntityID] = []
        for fit in fits {
            switch fit.coverage() {
            case .whole: break
            case .leavesOut(let leftOut): obstacles.append(.leavesOut(leftOut))
            case .unproven: unproven.append(fit.branch.entity)
            }
        }
        let isForward = demandOrder(fits.map(\.fit))
        obstacles += demand.obstacles(of: query.entities, tellsApart: tellsItemsApart)
        guard obstacles.isEmpty, let chosen = choose(shapes(fits, laid)) else { return nil }
        var plan = accessPlan(chosen, fans: [], isForward: isForward)
        plan.clientFilters = clientFilters(chosen.shape)
        plan.leftOutUnproven = unproven
        if !unproven.isEmpty { plan.proof = .bounded }
        return CandidatePlan(plan: plan)
    }

    /// What the client tests of the items of each entity.
    func clientFilters(_ shape: QueryShape) -> [ClientFilter] {
        zip(query.entities, shape.testedInClient).compactMap { branch, tests in
            guard !tests.isEmpty else { return nil }
            return ClientFilter(entity: branch.entity, condition: .all(tests.map { .test($0.test) }))
        }
    }

    private func shapes(_ fits: [UsingFit], _ laid: LaidKeyCondition) -> [QueryShape] {
        var repeated: [[WhereTest]] = []
        var inClient: [[WhereTest]] = []
        for fit in fits {
            let tests = fit.repeated
            repeated.append(tests.filter { canFilter(by: $0, fit.branch.entity) })
            inClient.append(tests.filter { !canFilter(by: $0, fit.branch.entity) })
        }
        var shape = QueryShape(
            path: path, partition: laid.partition, sortPrefix: laid.sortPrefix, region: laid.region,
            repeated: repeated)
        shape.testedInClient = inClient
        return [shape]
    }

    /// Whether a filter of the request has words for a test, and may name what it names (F3.17).
    private func canFilter(by test: WhereTest, _ entity: EntityID) -> Bool {
        let namesKey = test.test.references.contains { path.isKeyAttribute(design[entity][$0.attribute].storedName) }
        // What is fetched afterwards is tested there.
        let isFetched = query.fetches && demand.obstacle(repeating: [test], of: entity) != nil
        if namesKey || isFetched { return false }
        var builder = ExpressionBuilder(design)
        let writer = ConditionWriter(design, entity, parameters: pattern.parameters)
        do throws(InexpressibleTest) {
            _ = try writer.write(test.test, &builder)
            return true
        } catch {
            return false
        }
    }

    /// Items that are read and do not meet what only the client can test. Where items are only counted, none can.
    func testedInClient(_ shape: QueryShape, _ analysis: ForeignAnalysis) -> [ForeignRead] {
        var tested = shape
        tested.repeated = shape.testedInClient
        let isCount = query.returns.value == .count
        return analysis.strays(among: query.entities.map(\.entity), in: tested, of: pattern.parameters).map { read in
            var read = read
            read.isDiscarded = !isCount
            return read
        }
    }
}
