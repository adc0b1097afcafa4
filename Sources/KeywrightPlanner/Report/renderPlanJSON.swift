package import KeywrightDiagnostics
package import KeywrightModel

/// The plans of a design's patterns as a document that alone suffices to run each of them.
///
/// An interpreter fills `${…}` in the texts of `input` (see `ReportValue` for what may stand there). It leaves out an
/// entry of an item, and an action of a transaction, that needs an argument which is absent. Consecutive requests
/// `TransactWriteItems` are one call: their `TransactItems` are sent together, those `per` item once for each item of
/// the list that `each` names. `sparse` lists attributes that are left out of an item (of the action with the number
/// `item`) together, where one of the arguments in `needs` is absent. Where a get stands before a transaction, the item that it reads is an argument under the
/// name of the entity, or of the step. `lookahead` is how many items are asked for beyond `Limit`, so that a page after
/// which nothing follows carries no cursor.
package func renderPlanJSON(_ design: Design, _ plan: DesignPlan) -> String {
    planJSON(design, plan).text() + "\n"
}

/// The same as a value.
package func planJSON(_ design: Design, _ plan: DesignPlan) -> JSONValue {
    let patterns = zip(design.patterns, plan.patterns).map { pattern, outcome in
        switch outcome {
        case .planned(let plan): PlanJSON(design).plan(plan)
        case .failed: PlanJSON(design).unplanned(pattern)
        }
    }
    return ["format": 1, "patterns": .array(patterns)]
}

private struct PlanJSON {
    let design: Design
    private var input: ReportInput { ReportInput(design) }

    init(_ design: Design) { self.design = design }

    func plan(_ plan: AccessPlan) -> JSONValue {
        [
            "name": .string(plan.name),
            "operation": .string(orNull: plan.requests.last?.operation),
            "table": .string(design[plan.table].name),
            "index": .string(orNull: plan.index),
            "entities": .strings(plan.entities.map { design[$0].name }),
            "parameters": .array(plan.parameters.map(parameter)),
            "requests": .array(plan.requests.flatMap(requests)),
            "client": client(plan),
            "pages": [
                "mean": .number(NumberText.plain(plan.pages.mean)), "most": plan.pages.most.map(JSONValue.int) ?? .null,
            ],
            "cost": [
                "read": .number(NumberText.plain(plan.cost.read)), "write": .number(NumberText.plain(plan.cost.write)),
                "basis": .string(plan.cost.basis.rawValue),
            ],
            "consistency": .string(plan.isConsistent ? "strong" : "eventual"),
            "proof": .string(plan.proof.rawValue),
        ]
    }

    /// A pattern that stands in the report for the sake of its name: nothing can be sent for it.
    func unplanned(_ pattern: AccessPattern) -> JSONValue {
        let table = pattern.entities.first.map { design[design[$0].table].name }
        let parameters = pattern.parameters.map(PlanParameter.init).map(parameter)
        return [
            "name": .string(pattern.name), "operation": .string(pattern.operation.serviceName),
            "table": .string(orNull: table), "index": .null,
            "entities": .strings(pattern.entities.map { design[$0].name }), "parameters": .array(parameters),
            "requests": [], "client": ["filter": nil, "merge": nil, "skip": [], "lookahead": 0],
            "pages": ["mean": 0, "most": nil], "cost": ["read": 0, "write": 0, "basis": "least"],
            "consistency": "eventual", "proof": "exact",
        ]
    }

    private func parameter(_ parameter: PlanParameter) -> JSONValue {
        let (type, isOptional) =
            switch parameter.kind {
            case .value(let type, _, _, let isOptional): (type.name, isOptional)
            case .item(let entity): (design[entity].name, false)
            case .items(let entity, _): ("list<\(design[entity].name)>", false)
            }
        return ["name": .string(parameter.name), "type": .string(type), "optional": .bool(isOptional)]
    }

    private func client(_ plan: AccessPlan) -> JSONValue {
        var lookahead = 0
        for case .query(let query) in plan.requests where query.limit != nil && !query.countsOnly { lookahead = 1 }
        return [
            "filter": .string(orNull: clientFilter(plan)), "merge": .null, "skip": .strings(plan.skipped),
            "lookahead": .int(lookahead),
        ]
    }

    /// What the client tests of each item, as a condition of the language.
    private func clientFilter(_ plan: AccessPlan) -> String? {
        guard let entity = plan.expiredInClient.first, let expiry = design[entity].expiry else { return nil }
        let name = design[entity][expiry].name
        let isAlwaysThere = plan.entities.allSatisfy { entity in
            design[entity].expiry.map { !design[entity][$0].isOptional } ?? false
        }
        return isAlwaysThere ? "\(name) > now" : "missing(\(name)) or \(name) > now"
    }

    private func requests(_ request: PlannedRequest) -> [JSONValue] {
        switch request {
        case .get(let get): [perCall(request, input.get(get))]
        case .query(let query): [perCall(request, input.query(query))]
        case .put(let put): [perCall(request, input.put(put), sparse: sparse(put, at: 0))]
        case .update(let update): [perCall(request, input.update(update, returnsValues: true))]
        case .delete(let delete): [perCall(request, input.delete(delete))]
        case .transact(let transaction): parts(of: transaction, request)
        }
    }

    private func perCall(_ request: PlannedRequest, _ input: JSONValue, sparse: [JSONValue] = []) -> JSONValue {
        .object(members(request, "call", nil, input, sparse))
    }

    private func members(
        _ request: PlannedRequest, _ per: JSONValue, _ each: JSONValue?, _ input: JSONValue, _ sparse: [JSONValue]
    ) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [.init("operation", .string(request.operation)), .init("per", per)]
        if let each { members.append(.init("each", each)) }
        members.append(.init("input", input))
        if !sparse.isEmpty { members.append(.init("sparse", .array(sparse))) }
        return members
    }

    /// The index keys that an item has together or not at all, and the arguments without which it has none of them.
    private func sparse(_ put: PlannedPut, at item: Int) -> [JSONValue] {
        guard case .entity(let id, let label) = put.item else { return [] }
        let entity = design[id]
        let table = design[put.table]
        // An index may be made of what every item has.
        let fixed = table.keyAttributes.map(\.name) + (table.discriminator.map { [$0] } ?? [])
        return entity.indexEntries.compactMap { entry in
            let names = entry.keys.filter { !$0.template.isNatural }.map(\.attribute.name)
                .filter { name in !fixed.contains { $0.utf8.elementsEqual(name.utf8) } }
            var needs: [String] = []
            for placeholder in entry.keys.flatMap(\.template.placeholders)
            where entity[placeholder.attribute].isOptional {
                let argument = "\(label).\(entity[placeholder.attribute].name)"
                if !needs.contains(argument) { needs.append(argument) }
            }
            if needs.isEmpty || names.isEmpty { return nil }
            return ["item": .int(item), "attributes": .strings(names), "needs": .strings(needs)]
        }
    }

    /// A transaction in as few parts as have one repetition each.
    private func parts(of transaction: PlannedTransaction, _ request: PlannedRequest) -> [JSONValue] {
        var parts: [JSONValue] = []
        var rest = transaction.actions[...]
        while let first = rest.first {
            let same = rest.prefix { ($0.many == nil && first.many == nil) || $0.label == first.label }
            rest = rest.dropFirst(same.count)
            let input: JSONValue = ["TransactItems": .array(same.map { self.input.action($0.kind) })]
            let sparse = same.enumerated().flatMap { place, action in
                if case .put(let put) = action.kind { self.sparse(put, at: place) } else { [] as [JSONValue] }
            }
            guard let most = first.many else {
                parts.append(perCall(request, input, sparse: sparse))
                continue
            }
            let each: JSONValue = ["name": .string(first.label), "max": .int(most)]
            parts.append(.object(members(request, "item", each, input, sparse)))
        }
        return parts
    }
}

extension Operation {
    /// The service's operation that answers it, where nothing more is known.
    fileprivate var serviceName: String {
        switch self {
        case .get: "GetItem"
        case .batchGet: "BatchGetItem"
        case .transactGet: "TransactGetItems"
        case .query: "Query"
        case .scan: "Scan"
        case .create, .put: "PutItem"
        case .update: "UpdateItem"
        case .delete: "DeleteItem"
        case .deleteAll, .batchPut, .batchDelete: "BatchWriteItem"
        case .transact: "TransactWriteItems"
        }
    }
}
