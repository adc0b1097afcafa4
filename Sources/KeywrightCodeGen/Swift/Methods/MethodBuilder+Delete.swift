import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Deletes an item by its key; one with companions is read first, and deleted only as it was read.
    func delete(_ name: Name, _ plan: AccessPlan, target: String? = nil) -> Built {
        var scope = scope(plan)
        var version: String?
        if entity.version != nil {
            version = scope.declare(
                "version", orElse: "expectedVersion", context.known(.int) + "?", default: "nil")
        }
        let effects = "async " + repositoryThrows
        var body = body()
        if let target {
            body.add(.joined("try await ", .call(target, scope.parameters.map { .text($0.argument) }), ""))
            return method(name, scope, effects: effects, returns: nil, body: body)
        }
        switch (plan.requests.first, plan.requests.last) {
        case (.get(let get)?, .transact(let transaction)?):
            deleteRead(get, transaction, plan, version: version, &scope, &body)
        case (.delete(let delete)?, _):
            let now = delete.tables.values.contains { $0.source.usesNow } ? bindNow(&scope, &body) : ""
            let input = input(delete, version: version, stored: nil, now: now, &scope, &body)
            let variable = scope.local("input")
            body.constant(variable, input)
            let writer = writer(scope, now: now)
            let meaning = writer.meaning(.notFoundOrCondition, entity: id, version: version)
            body.add(.text("try await \(scope.member("store")).delete(\(variable), \(meaning))"))
        case (.get?, _), (.batchGet?, _), (.transactGet?, _), (.query?, _), (.scan?, _), (.put?, _), (.update?, _),
            (.transact?, _), (nil, _), (.batchWrite?, _):
            break
        }
        return method(name, scope, effects: effects, returns: nil, body: body)
    }

    /// The input of a delete; what its condition needs is written before.
    func input(
        _ delete: PlannedDelete, version: String?, stored: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> SwiftExpression {
        let plain = writer(scope, now: now)
        let key = keyAttributes(delete.key, of: delete.entity, &scope, &body)
        let request = ConditionCode.Request(
            entity: delete.entity, condition: delete.conditionExpression, versionCondition: delete.versionCondition,
            versionNames: delete.versionNames, presence: delete.presence, tables: delete.tables)
        let condition = ConditionCode(request, version: version, stored: stored, plain, &scope, &body)
        return .call(
            context.known(.deleteItemInput),
            [plain.tableName(delete.table), key] + condition.arguments)
    }

    private func deleteRead(
        _ get: PlannedGet, _ transaction: PlannedTransaction, _ plan: AccessPlan, version: String?,
        _ outer: inout MethodScope, _ body: inout SwiftStatements
    ) {
        var scope = outer
        let isConditional = transaction.actions.first?.isConditional == true
        let attempts = version.map { "attempts: \($0) == nil ? 3 : 1" } ?? ""
        let head = "try await \(scope.member("store")).rereading" + (attempts.isEmpty ? "" : "(\(attempts))")
        body.closure(head, "() async \(repositoryThrows) in") { inner in
            let item = scope.local("item")
            let notFound = "throw .notFound(\(SwiftLiteral.string(entity.name)))"
            // Without a version and without a condition it is enough that there is no such item.
            let missing = version.map { ["if \($0) != nil { \(notFound) }", "return"] } ?? ["return"]
            read(
                get, consistent: "true", item: item, orElse: isConditional ? [notFound] : missing, &scope, &inner)
            let stored = transaction.actions.first?.label ?? ""
            let variable = scope.local(context.namer[id].accessor.text)
            inner.add(.joined("let \(variable) = ", decoded(item), ""))
            scope.bind(item: stored, id, variable)
            let usesNow = transaction.actions.contains { $0.usesNow(context) }
            let now = usesNow ? bindNow(&scope, &inner) : ""
            var writer = TransactionWriter(self, transaction, now: now)
            writer.version = version
            _ = writer.write(&scope, &inner, token: nil)
        }
    }
}

extension PlannedTransaction.Action {
    /// A delete with a condition of the pattern's own.
    var isConditional: Bool {
        switch kind {
        case .delete(let delete): delete.tables.values.contains { $0.source.isOwnValue }
        case .put, .update, .check: false
        }
    }
}

extension ValueSource {
    /// A value that is not one of the item that was read.
    var isOwnValue: Bool {
        switch self {
        case .argument(let argument): argument.member == nil
        case .literal, .now, .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .held,
            .elements, .keyRead:
            true
        }
    }
}
