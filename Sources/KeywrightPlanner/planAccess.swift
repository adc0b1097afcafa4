import KeywrightDiagnostics
package import KeywrightModel

/// Plans every pattern of a design and every operation that its entities have without being asked.
///
/// Plans are exact for every table that holds items of the design alone (LANGUAGE, What every plan promises); a pattern
/// for which there is none comes with what each candidate lacks. Nothing is reported here: the rules read the plans.
package func planAccess(_ design: Design) -> DesignPlan {
    let occupancy = Occupancy(design)
    return DesignPlan(
        patterns: design.patterns.map { planPattern($0, in: design, occupancy) },
        entities: EntityPlans(design))
}

private func planPattern(_ pattern: AccessPattern, in design: Design, _ occupancy: Occupancy) -> PatternOutcome {
    guard design.isPlannable(pattern) else { return .failed(.notYetPlanned) }
    do throws(InexpressibleTest) {
        return try planOperation(pattern, in: design, occupancy)
    } catch {
        return .failed(PlanFailure(problems: [.conditionNotExpressible(error.test, why: error.why)]))
    }
}

private func planOperation(
    _ pattern: AccessPattern, in design: Design, _ occupancy: Occupancy
) throws(InexpressibleTest) -> PatternOutcome {
    let parameters = pattern.parameters.map(PlanParameter.init)
    let writes = WritePlanner(design: design)
    let words = { (condition: Condition?, entity: EntityID) in
        ConditionWriter.words(condition, of: entity, pattern.parameters, in: design)
    }
    switch pattern.operation {
    case .get(let get):
        let isConsistent = get.consistent?.value ?? false
        return .planned(
            planGet(
                pattern.name, get.entity, isConsistent: isConsistent, includesExpired: get.includesExpired, parameters,
                in: design))
    case .query(let query):
        return QueryPlanner(design: design, occupancy: occupancy).plan(pattern, query)
    case .create(let write):
        let words = words(write.condition, write.entity)
        return .planned(try writes.create(pattern.name, write.entity, parameters: parameters, if: words))
    case .put(let write):
        if let unique = design[write.entity].uniques.first {
            let problem = WriteProblem.unmaintainableUnique(
                write.entity, unique.attributes, why: WritePlanner.blindPut, span: pattern.nameSpan)
            return .failed(PlanFailure(problems: [problem]))
        }
        let words = words(write.condition, write.entity)
        return .planned(try writes.put(pattern.name, write.entity, parameters: parameters, if: words))
    case .update(let update):
        return writes.update(pattern.name, update, parameters: pattern.parameters, span: pattern.origin)
    case .delete(let delete):
        let words = words(delete.condition, delete.entity)
        return .planned(try writes.delete(pattern.name, delete, parameters: parameters, if: words))
    case .transact(let steps):
        return TransactionPlanner.plan(pattern, steps, in: design)
    case .batchGet, .transactGet, .scan, .deleteAll, .batchPut, .batchDelete:
        return .failed(.notYetPlanned)
    }
}

private func planGet(
    _ name: String, _ entity: EntityID, isConsistent: Bool, includesExpired: Bool = false,
    _ parameters: [PlanParameter], in design: Design
) -> AccessPlan {
    let value = design[entity]
    let key = KeySources.parameters([], of: entity, in: design).key
    var sum = CostSum()
    sum.addRead(items: 1, size: value.expect.size, isConsistent: isConsistent)
    return AccessPlan(
        name: name, table: value.table, entities: [entity], parameters: parameters,
        requests: [.get(PlannedGet(table: value.table, key: key, consistent: isConsistent))],
        expiredInClient: value.expiry == nil || includesExpired ? [] : [entity], isConsistent: isConsistent,
        cost: sum.cost, pages: Pages(mean: 1, most: 1))
}

/// The operations of an entity that has no say in them.
func planEntity(_ id: EntityID, in design: Design) -> EntityPlan {
    let entity = design[id]
    let writes = WritePlanner(design: design)
    let parameters = entity.keyAttributes.map { attribute in
        PlanParameter(
            name: entity[attribute].name,
            kind: .value(entity[attribute].type, entity: id, attribute: attribute, isOptional: false))
    }
    let unconditionally: ConditionWords<Never> = { _ in nil }
    return EntityPlan(
        entity: id,
        get: planGet("\(entity.name).get", id, isConsistent: false, parameters, in: design),
        create: writes.create("\(entity.name).create", id, if: unconditionally),
        put: entity.uniques.isEmpty ? writes.put("\(entity.name).put", id, if: unconditionally) : nil,
        delete: writes.delete(
            "\(entity.name).delete", DeletePattern(entity: id, keyBindings: []), parameters: parameters,
            if: unconditionally))
}
