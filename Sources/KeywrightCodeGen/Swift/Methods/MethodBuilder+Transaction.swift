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
            guard case .items(_, let most) = parameter.kind else { continue }
            let list = scope.variable(parameter.name)
            body.add(.text("if \(list).count > \(most) { throw .tooManyItems(\(list).count, most: \(most)) }"))
        }
        guard case .transact(let transaction)? = plan.requests.last else {
            return method(name, scope, effects: "async " + repositoryThrows, returns: nil, body: body)
        }
        let now = transaction.actions.contains { $0.usesNow(context) } ? bindNow(&scope, &body) : ""
        readStored(plan, transaction, &scope, &body)
        var writer = TransactionWriter(self, transaction, now: now)
        writer.steps = steps
        let stored = writer.write(&scope, &body, token: token)
        let returns = finish(stored, result: result, &body)
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: returns, isDiscardable: returns != nil,
            more: ["- Parameter \(token): Makes two calls with one token one write, for ten minutes."], body: body)
    }

    /// Reads the items whose companions go with them.
    private func readStored(
        _ plan: AccessPlan, _ transaction: PlannedTransaction, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        var gets = plan.requests.compactMap { request -> PlannedGet? in
            if case .get(let get) = request { get } else { nil }
        }
        for action in transaction.actions {
            guard case .delete(let delete) = action.kind, !action.isCompanion, !gets.isEmpty,
                !context.design[delete.entity].uniques.isEmpty
            else { continue }
            let owner = MethodBuilder(context: context, id: delete.entity)
            let item = scope.local("item")
            let missing = "throw .notFound(\(SwiftLiteral.string(context.design[delete.entity].name)))"
            owner.read(gets.removeFirst(), consistent: "true", item: item, orElse: [missing], &scope, &body)
            let variable = scope.local(SwiftIdentifier.lowerCamel(action.label).text)
            body.add(.joined("let \(variable) = ", owner.decoded(item), ""))
            scope.bind(item: action.label, delete.entity, variable)
        }
    }

    private func finish(
        _ stored: [TransactionWriter.Stored], result: String?, _ body: inout SwiftStatements
    ) -> String? {
        let value = { (item: TransactionWriter.Stored) -> SwiftExpression in
            item.isList
                ? .text(item.variable) : decoded(item.variable, as: context.namer[item.entity].type.declared)
        }
        guard let first = stored.first else { return nil }
        if let result {
            let arguments = stored.map {
                SwiftExpression.labeled(SwiftIdentifier.lowerCamel($0.label).label, value($0))
            }
            body.add(.joined("return ", .call(result, arguments), ""))
            return result
        }
        body.add(.joined("return ", value(first), ""))
        let type = context.namer[first.entity].type.declared
        return first.isList ? "[\(type)]" : type
    }
}
