import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Writes several items, all or none.
    ///
    /// - Parameter result: The type of what was put, where it is more than one step.
    func transact(_ name: Name, _ plan: AccessPlan, _ steps: [TransactionStep], result: String?) -> Built {
        var scope = scope(plan)
        let token = scope.declare("token", orElse: "requestToken", context.known(.string) + "?", default: "nil")
        var body = body()
        for parameter in plan.parameters {
            let most: Int
            switch parameter.kind {
            case .items(_, let items): most = items
            case .arguments(_, let elements): most = elements
            case .value, .item, .keys, .anyItems, .anyArguments: continue
            }
            let list = scope.variable(parameter.name)
            body.add(.text("if \(list).count > \(most) { throw .tooManyItems(\(list).count, most: \(most)) }"))
        }
        guard case .transact(let transaction)? = plan.requests.last else {
            return method(name, scope, effects: "async " + repositoryThrows, returns: nil, body: body)
        }
        let returns = result ?? returnedType(transaction)
        combinations(plan, scope, &body, leaving: returns == nil ? "return" : nil) { one, scope, body in
            write(one, of: plan, steps, token: token, result: result, returns: returns, &scope, &body)
        }
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: returns, isDiscardable: returns != nil,
            more: ["- Parameter \(token): Makes two calls with one token one write, for ten minutes."], body: body)
    }

    /// - Parameter whole: That of which the plan is a combination.
    private func write(
        _ plan: AccessPlan, of whole: AccessPlan, _ steps: [TransactionStep], token: String, result: String?,
        returns: String?, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        guard case .transact(let transaction)? = plan.requests.last else { return }
        var gets: [PlannedGet] = []
        for case .get(let get) in plan.requests { gets.append(get) }
        let usesNow =
            steps.contains { $0.isReadByMoment(in: context.design) }
            || transaction.actions.contains { $0.usesNow(context) }
        let now = usesNow ? bindNow(&scope, &body) : ""
        retried(plan.retries, version: nil, returns: returns, &scope, &body) { scope, body in
            var writer = TransactionWriter(self, transaction, now: now)
            writer.steps = steps
            writer.gets = gets
            writer.parameters = plan.parameters
            writer.combinations = whole.combinations(ofElementsBeside: plan)
            let stored = writer.write(&scope, &body, token: token)
            finish(stored, result: result, &body)
        }
    }

    /// The type of the one step that puts, where there is one.
    private func returnedType(_ transaction: PlannedTransaction) -> String? {
        guard let action = transaction.actions.first(where: { $0.putEntity != nil }), let put = action.putEntity else {
            return nil
        }
        let type = context.namer[put].type.declared
        return action.many == nil ? type : "[\(type)]"
    }

    private func finish(
        _ stored: [TransactionWriter.Stored], result: String?, _ body: inout SwiftStatements
    ) {
        let value = { (item: TransactionWriter.Stored) -> SwiftExpression in
            item.isList
                ? .text(item.variable) : decoded(item.variable, as: context.namer[item.entity].type.declared)
        }
        guard let first = stored.first else { return }
        if let result {
            let arguments = stored.map {
                SwiftExpression.labeled(SwiftIdentifier.lowerCamel($0.label).label, value($0))
            }
            body.add(.joined("return ", .call(result, arguments), ""))
        } else {
            body.add(.joined("return ", value(first), ""))
        }
    }
}

extension TransactionStep {
    /// Whether it reads an item that counts as none once it has expired.
    fileprivate func isReadByMoment(in design: Design) -> Bool {
        if design[entity].expiry == nil { return false }
        switch action {
        case .put(let put): return put.given.isRead
        case .update(let update): return update.given.isRead
        case .create, .delete, .check: return false
        }
    }
}
