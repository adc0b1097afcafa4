import KeywrightModel
import Testing

@testable import KeywrightPlanner

/// What tests look at in a plan, in short words.
struct PlanFacts {
    let design: Design
    let plan: AccessPlan

    init?(_ design: Design, _ name: String) {
        let plans = planAccess(design)
        let index = design.patterns.firstIndex { $0.name == name }
        let implicit = plans.entities.flatMap { [$0.get, $0.create, $0.put, $0.delete].compactMap { $0 } }
        guard let plan = index.map({ plans.patterns[$0].plan }) ?? implicit.first(where: { $0.name == name }) else {
            return nil
        }
        self.design = design
        self.plan = plan
    }

    var readable: ReadableText { ReadableText(design: design) }

    var operations: String { plan.requests.map(\.operation).joined(separator: " ") }

    var query: PlannedQuery? {
        for case .query(let query) in plan.requests { return query }
        return nil
    }

    /// The key condition of the query, or the keys of what is read or written.
    var key: String { plan.requests.map(key).joined(separator: "; ") }

    private func key(_ request: PlannedRequest) -> String {
        switch request {
        case .get(let get): readable.key(get.key)
        case .batchGet(let batch): readable.key(batch.get.key)
        case .transactGet(let gets): gets.map { readable.key($0.key) }.joined(separator: "; ")
        case .query(let query): readable.keyCondition(query)
        case .scan: "-"
        case .put(let put): key(put)
        case .update(let update): readable.key(update.key)
        case .delete(let delete): readable.key(delete.key)
        case .transact(let transaction): transaction.actions.map { key($0.kind) }.joined(separator: "; ")
        case .batchWrite(let write):
            switch write.kind {
            case .put(let attributes, _): key(attributes, write.table)
            case .delete(let key): readable.key(key)
            }
        }
    }

    private func key(_ kind: PlannedTransaction.Action.Kind) -> String {
        switch kind {
        case .put(let put): key(put)
        case .update(let update): readable.key(update.key)
        case .delete(let delete), .check(let delete): readable.key(delete.key)
        }
    }

    private func key(_ put: PlannedPut) -> String { key(put.attributes, put.table) }

    private func key(_ attributes: [ItemAttribute], _ table: TableID) -> String {
        let names = design[table].keyAttributes.map(\.name)
        return attributes.filter { names.contains($0.storedName) }
            .map { "\($0.storedName) = \(readable.value($0.value))" }.joined(separator: ", ")
    }

    /// The filter, in the language's names.
    var filter: String? {
        query.flatMap { query in query.filterExpression.map { readable.expression($0, query.tables) } }
    }

    /// The conditions of all writes, `-` where there is none.
    var conditions: String {
        plan.requests.flatMap { request in
            switch request {
            case .get, .batchGet, .transactGet, .query, .scan, .batchWrite: [String]()
            case .put(let put): [condition(put.conditionExpression, put.tables)]
            case .update(let update): [condition(update.conditionExpression, update.tables)]
            case .delete(let delete): [condition(delete.conditionExpression, delete.tables)]
            case .transact(let transaction):
                transaction.actions.map { action in
                    switch action.kind {
                    case .put(let put): condition(put.conditionExpression, put.tables)
                    case .update(let update): condition(update.conditionExpression, update.tables)
                    case .delete(let delete), .check(let delete):
                        condition(delete.conditionExpression, delete.tables)
                    }
                }
            }
        }.joined(separator: "; ")
    }

    private func condition(_ expression: String?, _ tables: ExpressionTables) -> String {
        expression.map { readable.expression($0, tables) } ?? "-"
    }

    /// What is changed by an update, the first of a transaction's.
    var change: String? {
        for request in plan.requests {
            switch request {
            case .update(let update): return readable.expression(update.updateExpression, update.tables)
            case .transact(let transaction):
                for case .update(let update) in transaction.actions.map(\.kind) {
                    return readable.expression(update.updateExpression, update.tables)
                }
            case .get, .batchGet, .transactGet, .query, .scan, .put, .delete, .batchWrite: break
            }
        }
        return nil
    }

    /// The parts of requests that depend on what the call knows.
    var choices: [String] {
        plan.requests.flatMap { request -> [RequestChoice] in
            switch request {
            case .get, .batchGet, .transactGet, .query, .scan, .batchWrite: []
            case .put(let put): put.choices
            case .update(let update): update.choices
            case .delete(let delete): delete.choices
            case .transact(let transaction):
                transaction.actions.flatMap { action -> [RequestChoice] in
                    switch action.kind {
                    case .put(let put): put.choices
                    case .update(let update): update.choices
                    case .delete(let delete), .check(let delete): delete.choices
                    }
                }
            }
        }.map { choice in
            let entity = design[choice.test.entity]
            let known = choice.test.values.map { "\(entity[$0.attribute].name) = \(readable.value($0.source))" }
            let condition = ConditionText(entity: entity).text(choice.test.condition)
            return "\(condition) with \(known.joined(separator: ", ")): \(part(choice.then)) "
                + "else \(part(choice.otherwise))"
        }
    }

    private func part(_ part: RequestChoice.Part) -> String {
        if let condition = part.condition { return "if " + readable.expression(condition, part.tables) }
        let text =
            part.set.isEmpty
            ? "REMOVE " + part.remove.joined(separator: ", ") : "SET " + part.set.joined(separator: ", ")
        return readable.expression(text, part.tables)
    }

    var units: String {
        "\(NumberText.plain(plan.cost.read))/\(NumberText.plain(plan.cost.write)) \(plan.cost.basis.rawValue)"
    }
}
