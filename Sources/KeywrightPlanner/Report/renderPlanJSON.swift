package import KeywrightDiagnostics
package import KeywrightModel

/// The plans of a design's patterns as a document that alone suffices to run each of them.
///
/// An interpreter fills `${…}` in the texts of `input` (see `ReportValue` for what may stand there). It leaves out an
/// entry of an item, and an action of a transaction, that needs an argument which is absent. Consecutive requests
/// `TransactWriteItems` are one call: their `TransactItems` are sent together, those `per` item once for each item of
/// the list that `each` names. Where a get stands before a transaction, the item that it reads is an argument under the
/// name of the entity, or of the step. `lookahead` is how many items are asked for beyond `Limit`, so that a page after
/// which nothing follows carries no cursor.
package func renderPlanJSON(_ design: Design, _ plan: DesignPlan) -> String {
    planJSON(design, plan).text() + "\n"
}

/// The same as a value.
package func planJSON(_ design: Design, _ plan: DesignPlan) -> JSONValue {
    let patterns = zip(design.patterns, plan.patterns).flatMap { pattern, outcome in
        switch outcome {
        case .planned(let plan): ([plan] + plan.withFewer).map(PlanJSON(design).plan)
        case .failed: [PlanJSON(design).unplanned(pattern)]
        }
    }
    return ["format": 1, "patterns": .array(patterns)]
}

private struct PlanJSON {
    let design: Design
    private var input: ReportInput { ReportInput(design) }

    init(_ design: Design) { self.design = design }

    func plan(_ plan: AccessPlan) -> JSONValue {
        let given = plan.given.map { [JSONValue.Member("given", .strings($0))] } ?? []
        return .object([JSONValue.Member("name", .string(plan.name))] + given + members(plan))
    }

    private func members(_ plan: AccessPlan) -> [JSONValue.Member] {
        let rest: JSONValue = [
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
        guard case .object(let members) = rest else { return [] }
        return members
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
            case .keys(let entity): ("list<\(design[entity].name).Key>", false)
            }
        return ["name": .string(parameter.name), "type": .string(type), "optional": .bool(isOptional)]
    }

    private func client(_ plan: AccessPlan) -> JSONValue {
        var lookahead = 0
        for case .query(let query) in plan.requests where query.limit != nil && !query.countsOnly { lookahead = 1 }
        for case .scan(let scan) in plan.requests where scan.limit != nil && !scan.countsOnly { lookahead = 1 }
        return [
            "filter": clientFilter(plan), "merge": merge(plan), "skip": .strings(plan.skipped),
            "lookahead": .int(lookahead),
        ]
    }

    /// What the client tests of each item, as a condition of the language; by entity where their conditions differ.
    private func clientFilter(_ plan: AccessPlan) -> JSONValue {
        let texts = plan.entities.map { clientFilter(plan, of: $0) }
        if texts.dropFirst().allSatisfy({ $0 == texts.first }) { return .string(orNull: texts.first ?? nil) }
        return .object(
            zip(plan.entities, texts).compactMap { entity, text in
                text.map { JSONValue.Member(design[entity].name, .string($0)) }
            })
    }

    private func clientFilter(_ plan: AccessPlan, of entity: EntityID) -> String? {
        let own = plan.clientFilters.filter { $0.entity == entity }.map { filter in
            ConditionText(design: design, entity: entity).text(filter.condition)
        }
        let expiry =
            plan.expiredInClient.contains(entity)
                || plan.entities.count > 1 && !plan.expiredInClient.isEmpty && own.isEmpty
            ? self.expiry(plan) : nil
        let parts = own + (expiry.map { [$0] } ?? [])
        if parts.count < 2 { return parts.first }
        return parts.map { "(\($0))" }.joined(separator: " and ")
    }

    private func expiry(_ plan: AccessPlan) -> String? {
        guard let entity = plan.expiredInClient.first, let expiry = design[entity].expiry else { return nil }
        let name = ConditionText.name(design[entity][expiry].name)
        let isAlwaysThere = plan.entities.allSatisfy { entity in
            design[entity].expiry.map { !design[entity][$0].isOptional } ?? false
        }
        return isAlwaysThere ? "\(name) > now" : "missing(\(name)) or \(name) > now"
    }

    private func requests(_ request: PlannedRequest) -> [JSONValue] {
        switch request {
        case .get(let get): [perCall(request, input.get(get))]
        case .batchGet(let batch): [perItem(request, of: batch.keys, input.batchGet(batch.get))]
        case .transactGet(let gets): [perCall(request, input.transactGet(gets))]
        case .query(let query): [repeated(request, over: query)]
        case .scan(let scan): [perCall(request, input.scan(scan))]
        case .put(let put): [perCall(request, input.put(put))]
        case .update(let update): [perCall(request, input.update(update, returnsValues: true))]
        case .delete(let delete): [perCall(request, input.delete(delete))]
        case .transact(let transaction): parts(of: transaction, request)
        }
    }

    /// By what the answers of a fan-out are merged.
    private func merge(_ plan: AccessPlan) -> JSONValue {
        for case .query(let query) in plan.requests where query.fans.contains(where: { !$0.isInTurn }) {
            return [
                "by": .strings(sortAttributes(query).map(\.name)), "descending": .bool(!query.forward),
            ]
        }
        return nil
    }

    private func sortAttributes(_ query: PlannedQuery) -> [KeyAttribute] {
        guard let index = query.index else { return design[query.table].sort.map { [$0] } ?? [] }
        return design[query.table].index(named: index)?.sort ?? []
    }

    private func repeated(_ request: PlannedRequest, over query: PlannedQuery) -> JSONValue {
        guard let innermost = query.fans.last else { return perCall(request, input.query(query)) }
        let each = query.fans.map { self.each($0, descends: query.bucketsDescend) }
        return [
            "operation": .string(request.operation), "per": innermost.isInTurn ? "bucket" : "shard",
            "each": each.count == 1 ? each[0] : .array(each), "input": input.query(query),
        ]
    }

    private func each(_ fan: Fan, descends: Bool) -> JSONValue {
        switch fan.values {
        case .shards, .domain: return ["name": .string(fan.name), "values": .strings(fan.texts ?? [])]
        case .buckets(let unit, let from, let through, let most):
            let value = ReportValue(design: design)
            return [
                "name": .string(fan.name), "unit": .string(unit), "from": .string(value.text(from)),
                "to": .string(value.text(through)), "max": .int(most), "descending": .bool(descends),
            ]
        }
    }

    private func perCall(_ request: PlannedRequest, _ input: JSONValue) -> JSONValue {
        ["operation": .string(request.operation), "per": "call", "input": input]
    }

    /// Repeated over a list that the call gives, or over what the request before it has read.
    private func perItem(_ request: PlannedRequest, of keys: PlannedBatchGet.Keys, _ input: JSONValue) -> JSONValue {
        let name =
            switch keys {
            case .argument(let name): name
            case .itemsRead: "item"
            }
        return [
            "operation": .string(request.operation), "per": "item", "each": ["name": .string(name), "max": nil],
            "input": input,
        ]
    }

    /// A transaction in as few parts as have one repetition each.
    private func parts(of transaction: PlannedTransaction, _ request: PlannedRequest) -> [JSONValue] {
        var parts: [JSONValue] = []
        var rest = transaction.actions[...]
        while let first = rest.first {
            let same = rest.prefix { ($0.many == nil && first.many == nil) || $0.label == first.label }
            rest = rest.dropFirst(same.count)
            let input: JSONValue = ["TransactItems": .array(same.map { self.input.action($0.kind) })]
            guard let most = first.many else {
                parts.append(perCall(request, input))
                continue
            }
            parts.append([
                "operation": .string(request.operation), "per": "item",
                "each": ["name": .string(first.label), "max": .int(most)], "input": input,
            ])
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
