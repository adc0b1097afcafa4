import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Reads one item of which attributes are selected, or which the client tests.
    func filteredGet(_ name: Name, _ plan: AccessPlan, _ get: PlannedGet, element: ReadElement) -> Built {
        var scope = scope(plan)
        let consistent = declareConsistent(get.consistent, &scope)
        var body = body()
        combinations(plan, scope, &body) { one, scope, body in
            guard case .get(let get)? = one.requests.first else { return }
            let filter = filterConstant(one, id, &scope, &body)
            let key = keyAttributes(get.key, of: id, &scope, &body)
            let input = scope.local("input")
            let item = scope.local("item")
            var arguments = [writer(scope).tableName(get.table), key, .labeled("consistentRead", .text(consistent))]
            arguments += projection(get)
            body.constant(input, .call(context.known(.getItemInput), arguments))
            body.add(.text("guard let \(item) = try await \(scope.member("store")).get(\(input)) else { return nil }"))
            writeDecoded(item, filter, id, type: element.type, scope, &body)
        }
        return method(name, scope, effects: "async " + repositoryThrows, returns: element.type + "?", body: body)
    }

    /// Reads any number of items by their keys.
    func batchGet(_ name: Name, _ plan: AccessPlan, _ batch: PlannedBatchGet, element: ReadElement) -> Built {
        var scope = scope(plan)
        let consistent = declareConsistent(batch.get.consistent, &scope)
        var body = body()
        combinations(plan, scope, &body) { one, scope, body in
            guard case .batchGet(let batch)? = one.requests.first, case .argument(let keys) = batch.keys else { return }
            let filter = filterConstant(one, id, &scope, &body)
            let itemKeys = KeyElement(id, scope).items(scope.value(keys), self, &scope, &body)
            let items = scope.local("items")
            let table = scope.member(context.namer.tableName(batch.get.table).text)
            var arguments: [SwiftExpression] = [
                .labeled("table", .text(table)),
                .labeled("keys", itemKeys),
                .labeled("keyNames", .text(context.keyNamesLiteral(of: batch.get.table))),
                .labeled("consistent", .text(consistent)),
            ]
            if let projection = batch.get.projectionExpression {
                arguments.append(.labeled("projection", .string(projection)))
                arguments.append(.labeled("names", writer(scope).names(batch.get.tables.names)))
            }
            body.add(
                .joined(
                    "let \(items) = try await ", .call(scope.member("store") + ".batchGet", arguments), ""))
            let item = scope.local("item")
            let head = "\(item) \(repositoryThrows) -> \(element.type)? in"
            body.closure("return try \(items).map", head) { inner in
                inner.add(.text("guard let \(item) else { return nil }"))
                writeDecoded(item, filter, id, type: element.type, scope, &inner)
            }
        }
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: "[\(element.type)?]",
            more: ["- Returns: For each key in the order asked its item, or nil where there is none."], body: body)
    }

    /// Reads one item of each entity, as they are at one moment.
    func transactGet(_ name: Name, _ plan: AccessPlan, element: ReadElement) -> Built {
        var body = body()
        let scope = scope(plan)
        combinations(plan, scope, &body) { one, scope, body in
            guard case .transactGet(let gets)? = one.requests.first else { return }
            let filters = element.parts.map { filterConstant(one, $0.entity, named: true, &scope, &body) }
            let reads = zip(gets, element.parts).map { get, part -> SwiftExpression in
                let key = keyAttributes(get.key, of: part.entity, &scope, &body)
                return .call(
                    context.known(.transactGet), [writer(scope).tableName(get.table), key] + projection(get))
            }
            let items = scope.local("items")
            body.add(
                .joined(
                    "let \(items) = try await ", .call(scope.member("store") + ".transactGet", [.array(reads)]), ""))
            let result = scope.local("result")
            body.add(.text("var \(result) = \(element.type)()"))
            for (position, part) in element.parts.enumerated() {
                let item = scope.local("item")
                var tests = ["let \(item) = \(items)[\(position)]"]
                if let test = skipsForeign(item, part.entity, isEqual: true) { tests.append(test) }
                let accessor = context.namer[part.entity].accessor
                body.block("if " + tests.joined(separator: ", ")) { inner in
                    guard let filter = filters[position] else {
                        inner.add(.joined("\(result).\(accessor.member) = ", decoded(item, as: part.type), ""))
                        return
                    }
                    var scope = scope
                    let value = scope.local(accessor.text)
                    inner.add(.joined("let \(value) = ", decoded(item, as: part.type), ""))
                    let test = matches(filter, item, &scope, &inner)
                    inner.add(.text("if \(test) { \(result).\(accessor.member) = \(value) }"))
                }
            }
            body.add(.text("return \(result)"))
        }
        return method(
            name, scope, effects: "async " + repositoryThrows, returns: element.type,
            more: ["The items are read together, as they stand at one moment."], body: body)
    }

    // MARK: Parts

    func declareConsistent(_ value: Bool, _ scope: inout MethodScope) -> String {
        scope.declare(
            "consistent", orElse: "consistentRead", context.known(.bool), default: value ? "true" : "false")
    }

    private func projection(_ get: PlannedGet) -> [SwiftExpression] {
        guard let projection = get.projectionExpression else { return [] }
        return [
            .labeled("projectionExpression", .string(projection)),
            .labeled("expressionAttributeNames", writer(MethodScope(context)).names(get.tables.names)),
        ]
    }

    /// Gives back what was read, unless it is left out.
    private func writeDecoded(
        _ item: String, _ filter: ElementDecoderCode.Filter?, _ entity: EntityID, type: String, _ scope: MethodScope,
        _ body: inout SwiftStatements
    ) {
        if let test = skipsForeign(item, entity, isEqual: false) { body.add(.text("if \(test) { return nil }")) }
        guard let filter else {
            body.add(.joined("return ", decoded(item, as: type), ""))
            return
        }
        var scope = scope
        let value = scope.local(context.namer[entity].accessor.text)
        body.add(.joined("let \(value) = ", decoded(item, as: type), ""))
        let test = matches(filter, item, &scope, &body)
        body.add(.text("return \(test) ? \(value) : nil"))
    }

    /// The test of an item that was read: a constant where it can throw.
    private func matches(
        _ filter: ElementDecoderCode.Filter, _ item: String, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> String {
        let (test, isThrowing) = filter.test(of: item)
        guard isThrowing else { return test }
        let isMet = scope.local("isMet")
        body.constant(isMet, .call("try " + context.known(.repositoryError) + ".decoding", [.text("try " + test)]))
        return isMet
    }

    /// What the client tests of an entity's items.
    func clientFilter(
        _ entity: EntityID, _ variable: String, _ conditions: [Condition]
    ) -> ElementDecoderCode.Filter {
        let reading = KeyReading(id: entity, context: context, place: .namespace)
        let isInKey = conditions.contains { !reading.held(by: $0).isEmpty }
        return ElementDecoderCode.Filter(
            entity: entity, variable: variable,
            restoring: isInKey ? context.namer[entity].type.declared : nil)
    }

    /// The test of the discriminator where foreign items are left out.
    private func skipsForeign(_ item: String, _ entity: EntityID, isEqual: Bool) -> String? {
        let table = context.design[context.design[entity].table]
        guard let discriminator = table.discriminator, context.passesOver(entity) else { return nil }
        let stored = SwiftLiteral.string(context.design[entity].discriminator)
        return "\(item)[\(SwiftLiteral.string(discriminator))] \(isEqual ? "==" : "!=") .s(\(stored))"
    }

    /// The constant that holds what the client tests of an entity's items; nil where it tests nothing.
    private func filterConstant(
        _ plan: AccessPlan, _ entity: EntityID, named: Bool = false, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> ElementDecoderCode.Filter? {
        let conditions = plan.clientFilters.filter { $0.entity == entity }.map(\.condition)
        let expiry = plan.expiredInClient.contains(entity) ? context.design[entity].expiry : nil
        if conditions.isEmpty && expiry == nil { return nil }
        bindNegated(conditions.flatMap { $0.arguments(of: entity) }, throwsValueErrors: false, &scope, &body)
        var now = ""
        if expiry != nil || conditions.contains(where: \.usesNow) {
            now = scope.now ?? bindNow(&scope, &body)
            scope.now = now
        }
        let writer = writer(scope, now: now)
        var code = ItemConditionCode(entity, writer.values)
        var parts: [SwiftExpression] = []
        for condition in conditions.flatMap(\.conjuncts) { parts.append(code.write(condition)) }
        if let expiry { parts.append(code.alive(expiry)) }
        let filter = parts.count == 1 ? parts[0] : .call(".all", [.array(parts)])
        let variable = scope.local(named ? context.namer[entity].accessor.text + "Filter" : "filter")
        let whole = SwiftExpression.joined(context.known(.itemCondition), filter, "")
        body.constant(variable, writer.wrapped(whole, isThrowing: code.isThrowing))
        return clientFilter(entity, variable, conditions)
    }
}

extension Condition {
    /// What all must hold for it to hold.
    fileprivate var conjuncts: [Condition] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }
}
