import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Changes some attributes of an item: in a transaction where companions change with it, and after a read where what the
    /// item holds has to be known.
    func update(_ name: Name, _ plan: AccessPlan, _ pattern: UpdatePattern) -> Built {
        var scope = scope(plan)
        var version: String?
        if entity.version != nil {
            version = scope.declare(
                "version", orElse: "expectedVersion", context.known(.int) + "?", default: "nil")
        }
        let effects = "async " + repositoryThrows
        let returns: String? =
            switch pattern.returns {
            case .none: nil
            case .new: entityType
            case .old: entityType + (pattern.isUpsert ? "?" : "")
            }
        var body = body()
        combinations(plan, scope, &body, leaving: returns == nil ? "return" : nil) { one, scope, body in
            write(one, pattern, version: version, returns: returns, &scope, &body)
        }
        let words =
            switch pattern.returns {
            case .none: [String]()
            case .new: ["- Returns: The item as it is stored now."]
            case .old:
                ["- Returns: The item as it stood before" + (pattern.isUpsert ? "; nil where there was none." : ".")]
            }
        return method(
            name, scope, effects: effects, returns: returns, isDiscardable: returns != nil, more: words, body: body)
    }

    private func write(
        _ plan: AccessPlan, _ pattern: UpdatePattern, version: String?, returns: String?, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        bindNegated(plan.requests, &scope, &body)
        var gets: [PlannedGet] = []
        for case .get(let get) in plan.requests { gets.append(get) }
        let read = gets.first { $0.label != nil }
        let now = updateUsesNow(plan, pattern, isRead: read != nil) ? bindNow(&scope, &body) : ""
        retried(read.flatMap { _ in plan.retries }, version: version, returns: returns, &scope, &body) { scope, body in
            var stored = ""
            if let read {
                let missing: Missing = pattern.isUpsert ? .passes : .fails
                stored = readStored(read, as: read.label ?? "", missing: missing, now: now, &scope, &body)
            }
            for request in plan.requests {
                switch request {
                case .update(let update):
                    send(update, pattern, version: version, now: now, &scope, &body)
                case .transact(let transaction):
                    var writer = TransactionWriter(self, transaction, now: now)
                    writer.version = version
                    writer.update = pattern
                    _ = writer.write(&scope, &body, token: nil)
                    finish(plan, gets, &scope, &body)
                case .get, .batchGet, .transactGet, .query, .scan, .put, .delete, .batchWrite: continue
                }
            }
            body.discardUnused(stored)
        }
    }

    private func updateUsesNow(_ plan: AccessPlan, _ pattern: UpdatePattern, isRead: Bool) -> Bool {
        let isAsked = plan.requests.contains { request in
            switch request {
            case .update(let update):
                PlannedTransaction.Action(label: "", kind: .update(update), failure: .notFoundOrCondition)
                    .usesNow(context)
            case .transact(let transaction): transaction.actions.contains { $0.usesNow(context) }
            case .get, .batchGet, .transactGet, .query, .scan, .put, .delete, .batchWrite: false
            }
        }
        let setsExpiry = pattern.set.contains { change in
            if case .parameter = change.value { change.attribute == entity.expiry } else { false }
        }
        return isAsked || setsExpiry || isRead && entity.expiry != nil
    }

    /// Gives back what a transaction does not.
    private func finish(
        _ plan: AccessPlan, _ gets: [PlannedGet], _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        switch plan.returned {
        case .asRead(let label)?: body.add(.text("return \(scope.variable(label))"))
        case .readAfter?:
            guard let get = gets.last else { return }
            let item = scope.local("stored")
            let notFound = "throw .notFound(\(SwiftLiteral.string(entity.name)))"
            read(get, consistent: "true", item: item, orElse: [notFound], &scope, &body)
            body.add(.joined("return ", decoded(item), ""))
        case .asPut?, nil: return
        }
    }

    private func send(
        _ update: PlannedUpdate, _ pattern: UpdatePattern, version: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        let input = input(update, pattern: pattern, version: version, now: now, &scope, &body)
        let variable = scope.local("input")
        body.constant(variable, input)
        let meaning = meaning(of: update, pattern, version: version, now: now, scope)
        let call = SwiftExpression.call(
            "try await \(scope.member("store")).update", [.text(variable), .text(meaning)])
        if update.returns == .none { return body.add(call) }
        let item = scope.local("item")
        if case .old = update.returns, pattern.isUpsert {
            bindOrLeave(item, call, &scope, &body)
            body.add(.joined("return ", decoded(item), ""))
        } else {
            body.constant(item, call)
            body.add(.joined("return ", decoded(item + " ?? [:]"), ""))
        }
    }

    /// What a failed condition says. An upsert's is on what there is, an item or none.
    func meaning(
        of update: PlannedUpdate, _ pattern: UpdatePattern, version: String?, now: String, _ scope: MethodScope
    ) -> String {
        let isTimed = update.tables.values.contains { $0.source.usesNow }
        let writer = writer(scope, now: isTimed ? now : "")
        if !pattern.isUpsert { return writer.meaning(.notFoundOrCondition, entity: update.entity, version: version) }
        return writer.fittingMeaning(of: update.entity, version: version)
    }

    /// The input of an update; checks of its values, and what its condition needs, are written before.
    func input(
        _ update: PlannedUpdate, pattern: UpdatePattern, version: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> SwiftExpression {
        check(pattern, &scope, now: now, &body)
        bindSums(
            update.tables.values.map(\.source) + update.choices.flatMap(\.sources), &scope, &body)
        demandKeyMembers(update, &scope, &body)
        let plain = writer(scope, now: now)
        let key = keyAttributes(update.key, of: update.entity, &scope, &body)
        let request = RequestCode.Request(
            entity: update.entity, update: update.updateExpression, condition: update.conditionExpression,
            versionCondition: update.versionCondition, versionNames: update.versionNames, choices: update.choices,
            tables: update.tables, emptySets: EmptySets(update, pattern, scope).parts)
        let code = RequestCode(request, version: version, plain, &scope, &body)
        var arguments = [plain.tableName(update.table), key] + code.arguments
        switch update.returns {
        case .new: arguments.append(.labeled("returnValues", ".allNew"))
        case .old: arguments.append(.labeled("returnValues", ".allOld"))
        case .none: break
        }
        return code.expanded(.call(context.known(.updateItemInput), arguments))
    }

    /// Refuses the call where a value that an index key is made of is absent: the item would have to leave the index.
    private func demandKeyMembers(
        _ update: PlannedUpdate, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        for value in update.tables.values {
            guard case .keyText(let parts) = value.source else { continue }
            for argument in parts.compactMap({ $0.argument ?? $0.held?.argument }) {
                let (code, isOptional) = scope.code(of: argument)
                if !isOptional || scope.sum(of: argument) != nil { continue }
                let entity = context.design[argument.entity]
                let words = [entity[argument.attribute].name] + argument.path
                let variable = scope.local(SwiftIdentifier.lowerCamel(words.joined(separator: "-")).text)
                let error = SwiftExpression.call(
                    context.known(.valueError),
                    [
                        ".emptyKey", .labeled("entity", .text(SwiftLiteral.string(entity.name))),
                        .labeled("attribute", .text(SwiftLiteral.string(words.joined(separator: ".")))),
                        "\"absent, although an index key is made of it\"",
                    ])
                body.block("guard let \(variable) = \(code) else") { inner in
                    inner.add(.joined("throw ", .call(".refusedValue", [error]), ""))
                }
                scope.replace(argument, by: variable)
            }
        }
    }
}
