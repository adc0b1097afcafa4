import KeywrightDiagnostics
package import KeywrightModel

/// The filter of a query: what exactness needs, the pattern's own `filter`, and what keeps expired items out.
struct QueryFilter {
    var expression: String?
    /// Asked entities whose expired items no filter can keep out, since the expiry is a key attribute there.
    var expiredInClient: [EntityID] = []
}

struct QueryFilterWriter {
    let design: Design
    let path: AccessPath
    let branches: [QueryPattern.Branch]
    let parameters: [Parameter]
    /// Whether expired items are asked for, too.
    var includesExpired = false
    /// The filter of a scan may name key attributes (F3.17).
    var isScan = false

    /// Fails with what keeps a filter from being had.
    func write(
        repeating tests: [[WhereTest]], discardingStrangers: Bool, _ builder: inout ExpressionBuilder
    ) throws(FilterObstacle) -> QueryFilter {
        var filter = QueryFilter()
        var parts: [ExpressionText] = []
        if let conditions = try conditions(tests, discardingStrangers, &builder) { parts.append(conditions) }
        if let expiry = expiry(&builder, &filter) { parts.append(expiry) }
        filter.expression = ExpressionText.all(parts)?.text
        return filter
    }

    private func conditions(
        _ tests: [[WhereTest]], _ discardsStrangers: Bool, _ builder: inout ExpressionBuilder
    ) throws(FilterObstacle) -> ExpressionText? {
        var own: [ExpressionText?] = []
        for (branch, repeated) in zip(branches, tests) {
            if let condition = branch.filter { try demandNoKey(condition, branch.entity) }
            own.append(try condition(of: branch, repeating: repeated, &builder))
        }
        let texts = own.map { $0?.text ?? "" }
        let areAlike = texts.dropFirst().allSatisfy { $0 == texts.first }
        if areAlike {
            let which = discardsStrangers ? discriminator(branches.map(\.entity), &builder) : nil
            return .all([which, own.first ?? nil].compactMap { $0 })
        }
        guard hasDiscriminator else {
            let test = tests.joined().first?.test ?? branches.compactMap(\.filter).flatMap(\.tests).first
            guard let test else { return nil }
            throw FilterObstacle(
                test: test, rule: PlanRules.needsScan,
                why: "it holds for one of the entities alone, and no filter can tell them apart")
        }
        return .any(
            zip(branches, own).compactMap { branch, condition in
                let which = discriminator([branch.entity], &builder)
                return .all([which, condition].compactMap { $0 })
            })
    }

    private func condition(
        of branch: QueryPattern.Branch, repeating tests: [WhereTest], _ builder: inout ExpressionBuilder
    ) throws(FilterObstacle) -> ExpressionText? {
        let writer = ConditionWriter(design, branch.entity, parameters: parameters)
        do throws(InexpressibleTest) {
            var parts: [ExpressionText] = []
            for test in tests { parts.append(try writer.write(test.test, &builder)) }
            if let filter = branch.filter, let text = try writer.write(filter, &builder) { parts.append(text) }
            return .all(parts)
        } catch {
            throw FilterObstacle(test: error.test, rule: PlanRules.needsScan, why: error.why)
        }
    }

    /// Whether a filter can tell entities apart.
    private var hasDiscriminator: Bool {
        design[path.table].discriminator.map { isScan || !path.isKeyAttribute($0) } ?? false
    }

    private func demandNoKey(_ condition: Condition, _ entity: EntityID) throws(FilterObstacle) {
        if isScan { return }
        for test in condition.tests {
            for reference in test.references {
                let name = design[entity][reference.attribute].storedName
                if path.isKeyAttribute(name) {
                    throw FilterObstacle(
                        test: test, rule: PlanRules.filterOnKey,
                        why: "a filter may not name `\(name)`, a key attribute of \(path.name(in: design)) (F3.17)")
                }
            }
        }
    }

    /// `#EntityType = :Order`.
    private func discriminator(_ entities: [EntityID], _ builder: inout ExpressionBuilder) -> ExpressionText? {
        guard let attribute = design[path.table].discriminator, hasDiscriminator else { return nil }
        let name = builder.name(attribute)
        let values = entities.map { entity in
            let text = design[entity].discriminator
            return builder.value(text, .literal(.text(text), as: .string))
        }
        if values.count == 1 { return ExpressionText("\(name) = \(values.joined())") }
        return ExpressionText("\(name) IN (\(values.joined(separator: ", ")))")
    }

    private func expiry(_ builder: inout ExpressionBuilder, _ filter: inout QueryFilter) -> ExpressionText? {
        if includesExpired { return nil }
        let expiring = branches.map(\.entity).filter { design[$0].expiry != nil }
        guard let first = expiring.first, let attribute = design[first].expiry else { return nil }
        if !isScan, path.isKeyAttribute(design[first][attribute].storedName) {
            filter.expiredInClient = expiring
            return nil
        }
        let isAlwaysThere = branches.allSatisfy { branch in
            design[branch.entity].expiry.map { !design[branch.entity][$0].isOptional } ?? false
        }
        return ExpiryText(design, first, attribute).isAlive(&builder, isAlwaysThere: isAlwaysThere)
    }
}

/// What keeps a query from being filtered as it has to be.
struct FilterObstacle: Error {
    var test: Test
    var rule: RuleID
    var why: String
}

extension Test {
    /// The attributes that it names.
    package var references: [AttributeReference] {
        switch kind {
        case .comparison(let left, _, let right): [left, right].compactMap { $0.reference?.0 }
        case .between(let operand, let low, let high): [operand, low, high].compactMap { $0.reference?.0 }
        case .beginsWith(let operand, let beginning): [operand, beginning].compactMap { $0.reference?.0 }
        case .isIn(let operand, let members): ([operand] + members).compactMap { $0.reference?.0 }
        case .contains(let reference, let operand): [reference] + [operand].compactMap { $0.reference?.0 }
        case .exists(let reference), .missing(let reference): [reference]
        }
    }
}
