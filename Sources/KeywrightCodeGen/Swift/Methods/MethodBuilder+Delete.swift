import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Deletes an item by its key; one with companions is read first, and deleted only as it was read.
    ///
    /// - Parameter pattern: nil for what every entity can without being asked.
    func delete(_ name: Name, _ plan: AccessPlan, _ pattern: DeletePattern? = nil, target: String? = nil) -> Built {
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
        let returnsOld = pattern?.returns == .old
        let returns = returnsOld ? entityType + "?" : nil
        combinations(plan, scope, &body, leaving: returnsOld ? nil : "return") { one, scope, body in
            let absent = Set(plan.given ?? []).subtracting(one.given ?? [])
            let (plan, pattern) = (one, pattern?.dropping(absent))
            bindNegated(plan.requests, &scope, &body)
            let now = deleteUsesNow(plan, returnsOld: returnsOld) ? bindNow(&scope, &body) : ""
            switch (plan.requests.first, plan.requests.last) {
            case (.get(let get)?, let last?):
                retried(plan.retries, version: version, returns: returns, &scope, &body) { scope, body in
                    deleteRead(get, last, plan, pattern, version: version, now: now, &scope, &body)
                }
            case (.delete(let delete)?, _):
                send(delete, version: version, now: now, &scope, &body)
            case (.batchGet?, _), (.transactGet?, _), (.query?, _), (.scan?, _), (.put?, _), (.update?, _),
                (.transact?, _), (nil, _), (.batchWrite?, _), (.get?, nil):
                break
            }
        }
        return method(
            name, scope, effects: effects, returns: returns, isDiscardable: returnsOld,
            more: returnsOld ? ["- Returns: The item as it stood; nil where there was none."] : [], body: body)
    }

    private func deleteUsesNow(_ plan: AccessPlan, returnsOld: Bool) -> Bool {
        let actions = plan.requests.flatMap { request -> [PlannedTransaction.Action] in
            switch request {
            case .transact(let transaction): transaction.actions
            case .delete(let delete):
                [PlannedTransaction.Action(label: "", kind: .delete(delete), failure: .notFoundOrCondition)]
            case .get, .batchGet, .transactGet, .query, .scan, .put, .update, .batchWrite: []
            }
        }
        return actions.contains { $0.usesNow(context) } || returnsOld && entity.expiry != nil
    }

    /// The input of a delete; what its condition needs is written before.
    func input(
        _ delete: PlannedDelete, version: String?, now: String, isCheck: Bool = false, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> SwiftExpression {
        let plain = writer(scope, now: now)
        let key = keyAttributes(delete.key, of: delete.entity, &scope, &body)
        let request = RequestCode.Request(
            entity: delete.entity, condition: delete.conditionExpression, versionCondition: delete.versionCondition,
            versionNames: delete.versionNames, presence: delete.presence, choices: delete.choices,
            tables: delete.tables)
        let code = RequestCode(request, version: version, plain, &scope, &body)
        var arguments = [plain.tableName(delete.table), key] + (isCheck ? code.demanded : code.arguments)
        if delete.returns == .old { arguments.append(.labeled("returnValues", ".allOld")) }
        return code.expanded(.call(context.known(isCheck ? .conditionCheck : .deleteItemInput), arguments))
    }

    /// Sends the delete, and gives back what it answers where that is asked for.
    private func send(
        _ delete: PlannedDelete, version: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        let input = input(delete, version: version, now: now, &scope, &body)
        let variable = scope.local("input")
        body.constant(variable, input)
        let isTimed = delete.tables.values.contains { $0.source.usesNow }
        let meaning = writer(scope, now: isTimed ? now : "").meaning(
            .notFoundOrCondition, entity: id, version: version)
        let call = SwiftExpression.call(
            "try await \(scope.member("store")).delete", [.text(variable), .text(meaning)])
        if delete.returns == .old { return giveOld(call, now: now, &scope, &body) }
        body.add(call)
    }

    /// `guard let item = … else { return nil }`.
    func bindOrLeave(
        _ item: String, _ call: SwiftExpression, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let test = "let \(item) = \(call.flat)"
        if body.indentation + test.count + "guard  else {".count <= SwiftLayout.lineLength {
            body.demand(test, orElse: "return nil")
        } else {
            let answer = scope.local("answer")
            body.constant(answer, call)
            body.demand("let \(item) = \(answer)", orElse: "return nil")
        }
    }

    /// Gives back the item that a write answers with: as it stood, unless it had expired.
    func giveOld(_ call: SwiftExpression, now: String, _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        let item = scope.local("old")
        bindOrLeave(item, call, &scope, &body)
        guard let expiry = entity.expiry else { return body.add(.joined("return ", decoded(item), "")) }
        let variable = scope.local(context.namer[id].accessor.text)
        body.add(.joined("let \(variable) = ", decoded(item), ""))
        body.add(.text("if \(hasExpired(variable, expiry, now)) { return nil }"))
        body.add(.text("return \(variable)"))
    }

    private func deleteRead(
        _ get: PlannedGet, _ last: PlannedRequest, _ plan: AccessPlan, _ pattern: DeletePattern?, version: String?,
        now: String, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let isConditional = pattern.map { $0.condition != nil || !$0.given.attributes.isEmpty } ?? false
        let leave = pattern?.returns == .old ? "return nil" : "return"
        let notFound = "throw .notFound(\(SwiftLiteral.string(entity.name)))"
        // Without a version and without a condition it is enough that there is no such item.
        let missing =
            isConditional ? [notFound] : version.map { ["if \($0) != nil { \(notFound) }", leave] } ?? [leave]
        let label = get.label ?? ""
        let stored = readStored(
            get, as: label, missing: .leaves(missing), ignoresExpiry: true, now: now, &scope, &body)
        switch last {
        case .delete(let delete):
            send(delete, version: version, now: now, &scope, &body)
            body.discardUnused(stored)
        case .transact(let transaction):
            var writer = TransactionWriter(self, transaction, now: now)
            writer.version = version
            _ = writer.write(&scope, &body, token: nil)
            guard pattern?.returns == .old else { return body.discardUnused(stored) }
            let variable = scope.variable(label)
            if let expiry = entity.expiry {
                body.add(.text("if \(hasExpired(variable, expiry, now)) { return nil }"))
            }
            body.add(.text("return \(variable)"))
        case .get, .batchGet, .transactGet, .query, .scan, .put, .update, .batchWrite: return
        }
    }
}
