import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    enum PutMode {
        case create, put
    }

    /// Puts a whole item, alone or with its companions.
    func put(_ name: Name, _ plan: AccessPlan, mode: PutMode, target: String? = nil) -> Built {
        var scope = scope(plan, isWholeItem: true)
        var version: String?
        if case .put? = plan.requests.first, mode == .put, entity.version != nil {
            version = scope.declare(
                "version", orElse: "expectedVersion", context.known(.int) + "?", default: "nil")
        }
        let finish = { (scope: MethodScope, body: SwiftStatements) in
            method(
                name, scope, effects: "async " + repositoryThrows, returns: entityType, isDiscardable: true,
                more: ["- Returns: The item as it is stored."], body: body)
        }
        var body = body()
        if let target {
            body.add(.joined("try await ", .call(target, scope.parameters.map { .text($0.argument) }), ""))
            return finish(scope, body)
        }
        guard let parameter = plan.parameters.first else { return finish(scope, body) }
        switch plan.requests.first {
        case .put(let put)?:
            let now = usesNow(put) ? bindNow(&scope, &body) : ""
            let item = scope.local("item")
            encode(parameter.name, id, mode: mode, version: version, now: now, item: item, &scope, &body)
            send(put, item, mode, version: version, now: now, &scope, &body)
            body.add(.joined("return ", decoded(item), ""))
        case .transact(let transaction)?:
            let needsNow = transaction.actions.contains { $0.usesNow(context) }
            let now = needsNow ? bindNow(&scope, &body) : ""
            let writer = TransactionWriter(self, transaction, now: now)
            let items = writer.write(&scope, &body, token: nil)
            body.add(.joined("return ", decoded(items.first?.variable ?? ""), ""))
        case .get?, .batchGet?, .transactGet?, .query?, .scan?, .update?, .delete?, nil, .batchWrite?:
            break
        }
        return finish(scope, body)
    }

    /// The stored item of an argument, with what writes fill in.
    func encode(
        _ label: String, _ entity: EntityID, mode: PutMode, version: String?, now: String, item: String,
        _ scope: inout MethodScope, _ body: inout SwiftStatements, from source: String? = nil
    ) {
        let value = context.design[entity]
        let properties = { (attribute: AttributeID) in context.namer.property(attribute, of: entity).member }
        let given = source ?? scope.variable(label)
        var filled = given
        let scoped = scope.scopeMember.flatMap { _ in context.namer.scope?.attribute(of: entity) }
        if value.version != nil || value.created != nil || value.updated != nil || scoped != nil {
            filled = scope.isHidable(given) ? given : scope.local(given)
            body.add(.text("var \(filled) = \(given)"))
            if let scoped, let member = scope.scopeMember {
                body.add(.text("\(filled).\(properties(scoped)) = \(member)"))
            }
            if let attribute = value.version {
                // The sum of a version that is no item's does not matter, as long as it is one.
                let next = version.map { "\($0).map { $0 &+ 1 } ?? 1" } ?? "1"
                body.add(.text("\(filled).\(properties(attribute)) = \(next)"))
            }
            if let attribute = value.created {
                let access = "\(filled).\(properties(attribute))"
                body.add(.text("\(access) = \(mode == .put ? access + " ?? " : "")\(now)"))
            }
            if let attribute = value.updated { body.add(.text("\(filled).\(properties(attribute)) = \(now)")) }
        }
        scope.bind(item: label, entity, filled)
        let arguments = value.expiry == nil ? "" : "now: \(now)"
        body.constant(
            item, writer(scope).tried(.text("\(filled).storedItem(\(arguments))"), isThrowing: true))
    }

    /// What an item that is put depends on the moment of the call for.
    func usesNow(_ put: PlannedPut) -> Bool {
        switch put.item {
        case .companion: return put.tables.values.contains { $0.source.usesNow }
        case .entity(let entity, _):
            let value = context.design[entity]
            return value.created != nil || value.updated != nil || value.expiry != nil
                || (put.tables.values + (put.replacing?.tables.values ?? [])).contains { $0.source.usesNow }
        }
    }

    /// The call that makes the request.
    func input(
        _ put: PlannedPut, item: String, condition: String?, _ tables: ExpressionTables, more: String? = nil,
        _ writer: RequestWriter
    ) -> (expression: SwiftExpression, isThrowing: Bool) {
        var arguments: [SwiftExpression] = [writer.tableName(put.table), .labeled("item", .text(item))]
        if let condition {
            arguments.append(.labeled("conditionExpression", .string(condition)))
            arguments.append(.labeled("expressionAttributeNames", writer.names(tables.names)))
        }
        var codes = tables.values.map { ($0.alias, writer.values.code($0.source, entity: id)) }
        if let more { codes.append((":expectedVersion", ThrowingCode(".n(\(more).description)"))) }
        let (values, isThrowing) = writer.dictionary(codes)
        if !codes.isEmpty { arguments.append(.labeled("expressionAttributeValues", values)) }
        return (.call(context.known(.putItemInput), arguments), isThrowing)
    }

    private func send(
        _ put: PlannedPut, _ item: String, _ mode: PutMode, version: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        let writer = writer(scope, now: now)
        let (plain, isThrowing) = input(put, item: item, condition: put.conditionExpression, put.tables, writer)
        let store = scope.member("store")
        let input = scope.local("input")
        let failure: PlannedTransaction.Failure = mode == .create ? .alreadyExists : .notFoundOrCondition
        guard let version, let replacing = put.replacing else {
            body.constant(input, writer.wrapped(plain, isThrowing: isThrowing))
            // Without a condition nothing can fail, whatever the clock says.
            let isUnconditional = put.conditionExpression == nil
            let meaning = (isUnconditional ? self.writer(scope) : writer).meaning(failure, entity: id)
            body.add(.text("try await \(store).put(\(input), \(meaning))"))
            return
        }
        let (replaced, replacedIsThrowing) = self.input(
            put, item: item, condition: replacing.expression, replacing.tables, more: version, writer)
        body.branch("if let \(version)") { inner in
            inner.constant(input, writer.wrapped(replaced, isThrowing: replacedIsThrowing))
            let meaning = writer.meaning(.notFoundOrCondition, entity: id, version: version)
            inner.add(.text("try await \(store).put(\(input), \(meaning))"))
        } orElse: { inner in
            inner.constant(input, writer.wrapped(plain, isThrowing: isThrowing))
            inner.add(.text("try await \(store).put(\(input), \(writer.meaning(.alreadyExists, entity: id)))"))
        }
    }
}

extension PlannedTransaction.Action {
    /// Whether its code needs the moment of the call.
    func usesNow(_ context: SwiftContext) -> Bool {
        switch kind {
        case .put(let put):
            guard case .entity(let entity, _) = put.item else {
                return put.tables.values.contains { $0.source.usesNow }
            }
            let value = context.design[entity]
            return value.created != nil || value.updated != nil || value.expiry != nil
                || put.tables.values.contains { $0.source.usesNow }
        case .update(let update): return update.tables.values.contains { $0.source.usesNow }
        case .delete(let delete), .check(let delete): return delete.tables.values.contains { $0.source.usesNow }
        }
    }
}
