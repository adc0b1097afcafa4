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
    guard !pattern.optionalParameters.isEmpty else { return outcome(of: pattern, in: design, occupancy) }
    return planCombinations(of: pattern, in: design, occupancy)
}

private func outcome(of pattern: AccessPattern, in design: Design, _ occupancy: Occupancy) -> PatternOutcome {
    do throws(InexpressibleTest) {
        return try planOperation(pattern, in: design, occupancy)
    } catch {
        return .failed(PlanFailure(problems: [.conditionNotExpressible(error.test, why: error.why)]))
    }
}

/// Every combination of what a call gives must have a plan.
private func planCombinations(
    of pattern: AccessPattern, in design: Design, _ occupancy: Occupancy
) -> PatternOutcome {
    var plans: [AccessPlan] = []
    for names in pattern.combinations {
        switch outcome(of: pattern.giving(names), in: design, occupancy) {
        case .planned(var plan):
            plan.given = names
            plans.append(plan)
        case .failed(var failure):
            failure.given = names
            return .failed(failure)
        }
    }
    guard var whole = plans.first else { return .failed(.notYetPlanned) }
    whole.withFewer = Array(plans.dropFirst())
    return .planned(whole)
}

private func planOperation(
    _ pattern: AccessPattern, in design: Design, _ occupancy: Occupancy
) throws(InexpressibleTest) -> PatternOutcome {
    let wrongKeys = OwnKeyCheck(design: design).problems(of: pattern)
    guard wrongKeys.isEmpty else { return .failed(PlanFailure(problems: wrongKeys)) }
    let parameters = pattern.parameters.map(PlanParameter.init)
    let writes = WritePlanner(design: design)
    let words = { (condition: Condition?, entity: EntityID) in
        ConditionWriter.words(condition, of: entity, pattern.parameters, in: design)
    }
    switch pattern.operation {
    case .get(let get):
        return .planned(GetPlanner(design: design).get(pattern.name, get, parameters))
    case .batchGet(let get):
        return .planned(GetPlanner(design: design).batchGet(pattern, get))
    case .transactGet(let gets):
        return .planned(GetPlanner(design: design).transactGet(pattern, gets))
    case .scan(let scan):
        return ScanPlanner(design: design, occupancy: occupancy).plan(pattern, scan)
    case .query(let query):
        return QueryPlanner(design: design, occupancy: occupancy).plan(pattern, query)
    case .create(let write):
        let words = words(write.condition, write.entity)
        return .planned(try writes.create(pattern.name, write.entity, write, parameters: parameters, if: words))
    case .put(let write):
        if let unique = design[write.entity].uniques.first {
            let problem = WriteProblem.unmaintainableUnique(
                write.entity, unique.attributes, why: WritePlanner.blindPut, span: pattern.nameSpan)
            return .failed(PlanFailure(problems: [problem]))
        }
        let words = words(write.condition, write.entity)
        var given = parameters
        given.allowAbsent(write.given, of: write.entity, in: design)
        return .planned(try writes.put(pattern.name, write.entity, write, parameters: given, if: words))
    case .update(let update):
        return writes.update(pattern.name, update, parameters: pattern.parameters, span: pattern.origin)
    case .delete(let delete):
        let words = words(delete.condition, delete.entity)
        return .planned(try writes.delete(pattern.name, delete, parameters: parameters, if: words))
    case .transact(let steps):
        return TransactionPlanner.plan(pattern, steps, in: design)
    case .batchPut(let entity):
        return BatchWritePlanner(design: design, occupancy: occupancy).put(pattern, entity)
    case .batchDelete(let entity):
        return BatchWritePlanner(design: design, occupancy: occupancy).delete(pattern, entity)
    case .deleteAll(let deleteAll):
        return BatchWritePlanner(design: design, occupancy: occupancy).deleteAll(pattern, deleteAll)
    }
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
        get: GetPlanner(design: design).implicit(id, parameters),
        create: writes.create("\(entity.name).create", id, if: unconditionally),
        put: entity.uniques.isEmpty ? writes.put("\(entity.name).put", id, if: unconditionally) : nil,
        delete: writes.delete(
            "\(entity.name).delete", DeletePattern(entity: id, keyBindings: []), parameters: parameters,
            if: unconditionally))
}
