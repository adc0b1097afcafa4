import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    enum PutMode {
        case create, put, batch
    }

    /// Puts a whole item, alone or with its companions.
    ///
    /// - Parameter pattern: nil for what every entity can without being asked.
    func put(
        _ name: Name, _ plan: AccessPlan, mode: PutMode, _ pattern: WritePattern? = nil, target: String? = nil
    ) -> Built {
        var scope = scope(plan, isWholeItem: true)
        var version: String?
        if case .put(let put)? = plan.requests.first, put.replacing != nil {
            version = scope.declare(
                "version", orElse: "expectedVersion", context.known(.int) + "?", default: "nil")
        }
        let returned = pattern?.returns ?? .new
        let returns: String? =
            switch returned {
            case .new: entityType
            case .old: entityType + "?"
            case .none: nil
            }
        let finish = { (scope: MethodScope, body: SwiftStatements) in
            let words: [String] =
                switch returned {
                case .new: ["- Returns: The item as it is stored."]
                case .old: ["- Returns: The item that stood there; nil where there was none."]
                case .none: []
                }
            return method(
                name, scope, effects: "async " + repositoryThrows, returns: returns, isDiscardable: returns != nil,
                more: words, body: body)
        }
        var body = body()
        if let target {
            body.add(.joined("try await ", .call(target, scope.parameters.map { .text($0.argument) }), ""))
            return finish(scope, body)
        }
        guard let label = plan.parameters.first?.name else { return finish(scope, body) }
        combinations(plan, scope, &body, leaving: returned == .none ? "return" : nil) { one, scope, body in
            write(one, label, mode, version: version, returned, returns, &scope, &body)
        }
        return finish(scope, body)
    }

    private func write(
        _ plan: AccessPlan, _ label: String, _ mode: PutMode, version: String?, _ returned: WriteReturns,
        _ returns: String?, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        bindNegated(plan.requests, &scope, &body)
        switch plan.requests.last {
        case .put(let put)?:
            let isTimed = usesNow(put) || returned == .old && entity.expiry != nil
            let now = isTimed ? bindNow(&scope, &body) : ""
            var read: PlannedGet?
            if case .get(let get)? = plan.requests.first { read = get }
            retried(read.flatMap { _ in plan.retries }, version: nil, returns: returns, &scope, &body) { scope, body in
                if let read {
                    readStored(read, as: read.label ?? "", missing: .passes, now: now, &scope, &body)
                }
                let stored = read?.label.flatMap { scope.isKnown($0) ? scope.variable($0) : nil }
                let item = scope.local("item")
                encode(
                    label, id, mode: mode, version: version, stored: stored, now: now, item: item, &scope,
                    &body)
                send(put, item, mode, version: version, isRead: read != nil, now: now, &scope, &body)
                if returned == .new { body.add(.joined("return ", decoded(item), "")) }
            }
        case .transact(let transaction)?:
            let needsNow = transaction.actions.contains { $0.usesNow(context) }
            let now = needsNow ? bindNow(&scope, &body) : ""
            let writer = TransactionWriter(self, transaction, now: now)
            let items = writer.write(&scope, &body, token: nil)
            if returned == .new { body.add(.joined("return ", decoded(items.first?.variable ?? ""), "")) }
        case .get?, .batchGet?, .transactGet?, .query?, .scan?, .update?, .delete?, .batchWrite?, nil:
            break
        }
    }

    /// The stored item of an argument, with what writes fill in.
    ///
    /// - Parameter stored: The item that was read and may be absent, as it stands before a point.
    func encode(
        _ label: String, _ entity: EntityID, mode: PutMode, version: String?, stored: String? = nil, now: String,
        item: String, _ scope: inout MethodScope, _ body: inout SwiftStatements, from source: String? = nil
    ) {
        let value = context.design[entity]
        let properties = { (attribute: AttributeID) in context.namer.property(attribute, of: entity).member }
        let given = source ?? scope.variable(label)
        var filled = given
        let scoped = scope.scopeMember.flatMap { _ in context.namer.scope?.attribute(of: entity) }
        if value.version != nil || value.created != nil || value.updated != nil || scoped != nil {
            filled = scope.isHidable(given) && stored == nil ? given : scope.local(given)
            body.add(.text("var \(filled) = \(given)"))
            if let scoped, let member = scope.scopeMember {
                body.add(.text("\(filled).\(properties(scoped)) = \(member)"))
            }
            if let attribute = value.version {
                // The sum of a version that is no item's does not matter, as long as it is one.
                var next = version.map { "\($0).map { $0 &+ 1 } ?? 1" } ?? "1"
                if let stored { next = "(\(stored).\(properties(attribute)) ?? 0) &+ 1" }
                if mode == .batch { next = "(\(filled).\(properties(attribute)) ?? 0) &+ 1" }
                body.add(.text("\(filled).\(properties(attribute)) = \(next)"))
            }
            if let attribute = value.created {
                let access = "\(filled).\(properties(attribute))"
                let known = mode == .create ? "" : (stored.map { "\($0).\(properties(attribute))" } ?? access) + " ?? "
                body.add(.text("\(access) = \(known)\(now)"))
            }
            if let attribute = value.updated { body.add(.text("\(filled).\(properties(attribute)) = \(now)")) }
        }
        scope.bind(item: label, entity, filled)
        let arguments = value.isStoredByMoment ? "now: \(now)" : ""
        body.constant(
            item, writer(scope).tried(.text("\(filled).storedItem(\(arguments))"), isThrowing: true))
    }

    /// What an item that is put depends on the moment of the call for.
    func usesNow(_ put: PlannedPut) -> Bool {
        let values = put.tables.values + (put.replacing?.tables.values ?? [])
        let isAsked = values.contains { $0.source.usesNow } || put.choices.contains(where: \.usesNow)
        switch put.item {
        case .companion: return isAsked || put.attributes.contains { $0.value.usesNow }
        case .entity(let entity, _):
            let value = context.design[entity]
            return value.created != nil || value.updated != nil || value.isStoredByMoment || isAsked
        }
    }

    /// The call that makes the request; what its condition needs is written before.
    ///
    /// - Parameter replacing: The variable of the version that is replaced, where one is.
    func input(
        _ put: PlannedPut, item: String, replacing version: String? = nil, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> SwiftExpression {
        var tables = put.tables
        var condition = put.conditionExpression
        if version != nil, let replacing = put.replacing {
            tables = replacing.tables
            condition = replacing.expression
        }
        let writer = writer(scope, now: now)
        let entity: EntityID =
            switch put.item {
            case .entity(let entity, _), .companion(_, let entity, _): entity
            }
        let request = RequestCode.Request(entity: entity, condition: condition, choices: put.choices, tables: tables)
        var code = RequestCode(request, version: nil, writer, &scope, &body)
        if let version, let variable = code.variable {
            body.add(
                .call("\(variable).supply", [.labeled("values", "[\":expectedVersion\": .n(\(version).description)]")]))
        } else if let version {
            var codes = tables.plainValues.map { ($0.alias, writer.values.code($0.source, entity: entity)) }
            codes.append((":expectedVersion", ThrowingCode(".n(\(version).description)")))
            let (values, isThrowing) = writer.dictionary(codes)
            code.values = writer.wrapped(values, isThrowing: isThrowing)
        }
        var arguments = [writer.tableName(put.table), .labeled("item", .text(item))] + code.arguments
        if put.returns == .old { arguments.append(.labeled("returnValues", ".allOld")) }
        return code.expanded(.call(context.known(.putItemInput), arguments))
    }

    private func send(
        _ put: PlannedPut, _ item: String, _ mode: PutMode, version: String?, isRead: Bool, now: String,
        _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let writer = writer(scope, now: now)
        let store = scope.member("store")
        let finish = {
            (input: SwiftExpression, meaning: String, scope: inout MethodScope, body: inout SwiftStatements) in
            let variable = scope.local("input")
            body.constant(variable, input)
            let call = SwiftExpression.call("try await \(store).put", [.text(variable), .text(meaning)])
            if put.returns == .old { giveOld(call, now: now, &scope, &body) } else { body.add(call) }
        }
        guard let version, put.replacing != nil else {
            let plain = input(put, item: item, now: now, &scope, &body)
            // Without a condition nothing can fail, whatever the clock says.
            let isUnconditional = put.conditionExpression == nil && put.choices.isEmpty
            let failure: PlannedTransaction.Failure = mode == .create ? .alreadyExists : .notFoundOrCondition
            let plainWriter = isUnconditional ? self.writer(scope) : writer
            let meaning =
                isRead ? writer.fittingMeaning(of: id) : plainWriter.meaning(failure, entity: id)
            finish(plain, meaning, &scope, &body)
            return
        }
        let outer = scope
        body.branch("if let \(version)") { inner in
            var scope = outer
            let replaced = input(put, item: item, replacing: version, now: now, &scope, &inner)
            let meaning = writer.meaning(.notFoundOrCondition, entity: id, version: version)
            finish(replaced, meaning, &scope, &inner)
        } orElse: { inner in
            var scope = outer
            let plain = input(put, item: item, now: now, &scope, &inner)
            finish(plain, writer.meaning(.alreadyExists, entity: id), &scope, &inner)
        }
    }
}

extension Entity {
    /// Whether what is stored depends on the moment at which it is: an expiry that is long past is refused, and a `when` may
    /// ask for the moment.
    var isStoredByMoment: Bool { expiry != nil || indexEntries.contains { $0.when?.usesNow == true } }
}

extension PlannedTransaction.Action {
    /// Whether its code needs the moment of the call.
    func usesNow(_ context: SwiftContext) -> Bool {
        switch kind {
        case .put(let put): return MethodBuilder(context: context, id: entity).usesNow(put)
        case .update(let update):
            return update.tables.values.contains { $0.source.usesNow } || update.choices.contains(where: \.usesNow)
        case .delete(let delete), .check(let delete):
            return delete.tables.values.contains { $0.source.usesNow } || delete.choices.contains(where: \.usesNow)
        }
    }
}
