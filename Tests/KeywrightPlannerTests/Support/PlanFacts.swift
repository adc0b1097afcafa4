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
        }
    }

    private func key(_ kind: PlannedTransaction.Action.Kind) -> String {
        switch kind {
        case .put(let put): key(put)
        case .update(let update): readable.key(update.key)
        case .delete(let delete), .check(let delete): readable.key(delete.key)
        }
    }

    private func key(_ put: PlannedPut) -> String {
        let names = design[put.table].keyAttributes.map(\.name)
        return put.attributes.filter { names.contains($0.storedName) }
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
            case .get, .batchGet, .transactGet, .query, .scan: [String]()
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
            case .get, .batchGet, .transactGet, .query, .scan, .put, .delete: break
            }
        }
        return nil
    }

    var units: String {
        "\(NumberText.plain(plan.cost.read))/\(NumberText.plain(plan.cost.write)) \(plan.cost.basis.rawValue)"
    }
}
