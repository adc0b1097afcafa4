package import KeywrightDiagnostics
package import KeywrightModel

/// The plans of a design's patterns as a document that alone suffices to run each of them.
///
/// An interpreter fills `${…}` in the texts of `input` (see `ReportValue` for what may stand there). It leaves out an
/// entry of an item, and an action of a transaction, that needs an argument which is absent. Consecutive requests
/// `TransactWriteItems` are one call: their `TransactItems` are sent together, those `per` item once for each item of
/// the list that `each` names. The item that a get with `as` reads is an argument of that name to the requests behind
/// it, without it if there is none or if it has expired: a write that needs a value of it then finds no item. `lookahead`
/// is how many items are asked for beyond `Limit`, so that a page after which nothing follows carries no cursor.
///
/// Beside `input` may stand what the interpreter decides before it sends the request; `at` is the place in
/// `TransactItems`:
///
/// - `leaveOut`: the `attributes` that an item is put without, `unless` a condition of the language holds of the item
///   as it is put.
/// - `choices`: where the condition `if` holds of the item `of`, of which an attribute is absent whose argument is, what
///   `then` has is joined to the input, else what `else` has: its `ConditionExpression` by `AND`, the changes of its
///   `UpdateExpression` to the clause of the same word, its names and values to those that are there.
/// - `companions`: the delete and the put at these places, if both are sent and have one key, are not both sent: with
///   `sameKey` `neither` none of them is, with `put` the put alone.
///
/// A `BatchWriteItem` stands with the request of one item. With `each` it is for each item of the list of that name,
/// `perRequest` of them in one request, and what the service leaves unprocessed is sent again; two of one key are refused
/// before any request. `"of": "page"` in `each` are the items of a page of the query before it, and the two are
/// repeated as long as there are pages.
///
/// `retries` is how often a call, where a condition of it failed, is begun anew with its first request, because what it
/// read may have changed meanwhile. `returns` says which item a write gives back, where `ReturnValues` does not: `from` is
/// `input` (the first item that is put, as it is put), `read` (the item that was read `as` that name) or `answer` (the
/// item in the answer of the last request).
///
/// - Parameter price: what the design costs a month; where it is nil the report says nothing of it.
package func renderPlanJSON(_ design: Design, _ plan: DesignPlan, price: MonthlyPrice? = nil) -> String {
    planJSON(design, plan, price: price).text() + "\n"
}

/// The same as a value.
package func planJSON(_ design: Design, _ plan: DesignPlan, price: MonthlyPrice? = nil) -> JSONValue {
    let patterns = zip(design.patterns, plan.patterns).flatMap { pattern, outcome in
        switch outcome {
        case .planned(let plan): ([plan] + plan.withFewer).map(PlanJSON(design).plan)
        case .failed: [PlanJSON(design).unplanned(pattern)]
        }
    }
    guard let price else { return ["format": 1, "patterns": .array(patterns)] }
    return ["format": 1, "patterns": .array(patterns), "price": priceJSON(price, in: design)]
}

struct PlanJSON {
    let design: Design
    private var input: ReportInput { ReportInput(design) }

    init(_ design: Design) { self.design = design }

    func plan(_ plan: AccessPlan) -> JSONValue {
        guard case .object(let members) = fixed(plan) else { return .null }
        let given = plan.given.map { [JSONValue.Member("given", .strings($0))] } ?? []
        return .object(
            Array(members.prefix(1)) + given + Array(members.dropFirst()) + returned(plan)
                + (plan.retries.map { [JSONValue.Member("retries", .int($0))] } ?? []))
    }

    private func returned(_ plan: AccessPlan) -> [JSONValue.Member] {
        switch plan.returned {
        case nil: []
        case .asPut?: [JSONValue.Member("returns", ["item": "new", "from": "input"])]
        case .asRead(let name)?: [JSONValue.Member("returns", ["item": "old", "from": "read", "as": .string(name)])]
        case .readAfter?: [JSONValue.Member("returns", ["item": "new", "from": "answer"])]
        }
    }

    private func fixed(_ plan: AccessPlan) -> JSONValue {
        [
            "name": .string(plan.name),
            "operation": .string(orNull: plan.mainRequest?.operation),
            "table": .string(design[plan.table].name),
            "index": .string(orNull: plan.index),
            "entities": .strings(plan.entities.map { design[$0].name }),
            "parameters": .array(plan.parameters.map(parameter)),
            "requests": .array(plan.requests.flatMap { requests($0, of: plan) }),
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
        [
            "name": .string(parameter.name), "type": .string(type(of: parameter)),
            "optional": .bool(isOptional(parameter)),
        ]
    }

    private func type(of parameter: PlanParameter) -> String {
        switch parameter.kind {
        case .value(let type, _, _, _): type.name
        case .item(let entity): design[entity].name
        case .keys(let entity): "list<\(design[entity].name).Key>"
        case .items(let entity, _), .anyItems(let entity): "list<\(design[entity].name)>"
        case .arguments(let members, _), .anyArguments(let members):
            "list<{ "
                + members.map { "\($0.name): \(type(of: $0))\(isOptional($0) ? "?" : "")" }.joined(separator: ", ")
                + " }>"
        }
    }

    private func isOptional(_ parameter: PlanParameter) -> Bool {
        if case .value(_, _, _, let isOptional) = parameter.kind { isOptional } else { false }
    }

    func client(_ plan: AccessPlan) -> JSONValue {
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
        var parts = plan.clientFilters.filter { $0.entity == entity }.map { filter in
            ConditionText(entity: design[entity]).text(filter.condition)
        }
        if plan.expiredInClient.contains(entity), let expiry = expiry(of: entity) { parts.append(expiry) }
        if parts.count < 2 { return parts.first }
        return parts.map { "(\($0))" }.joined(separator: " and ")
    }

    private func expiry(of entity: EntityID) -> String? {
        guard let expiry = design[entity].expiry else { return nil }
        let attribute = design[entity][expiry]
        let name = ConditionText.name(attribute.name)
        return attribute.isOptional ? "missing(\(name)) or \(name) > now" : "\(name) > now"
    }

    func requests(_ request: PlannedRequest, of plan: AccessPlan) -> [JSONValue] {
        let decisions = ReportDecisions(design)
        switch request {
        case .get(let get): return [self.get(get, request)]
        case .batchGet(let batch): return [perItem(request, of: batch.keys, input.batchGet(batch.get))]
        case .transactGet(let gets): return [sent(request, input.transactGet(gets))]
        case .query(let query): return [repeated(request, over: query, pagewise: plan.deletesPages)]
        case .scan(let scan): return [sent(request, input.scan(scan))]
        case .put(let put): return [sent(request, input.put(put), decisions.put(put))]
        case .update(let update):
            return [sent(request, input.update(update, returnsValues: true), decisions.update(update))]
        case .delete(let delete): return [sent(request, input.delete(delete), decisions.delete(delete))]
        case .transact(let transaction): return parts(of: transaction, request)
        case .batchWrite(let write): return [batch(write, request)]
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

    private func repeated(_ request: PlannedRequest, over query: PlannedQuery, pagewise: Bool) -> JSONValue {
        guard let innermost = query.fans.last else {
            return sent(request, per: pagewise ? "page" : "call", input.query(query))
        }
        let each = query.fans.map { self.each($0, descends: query.bucketsDescend) }
        return sent(
            request, per: innermost.isInTurn ? "bucket" : "shard", each: each.count == 1 ? each[0] : .array(each),
            input.query(query))
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

    private func sent(
        _ request: PlannedRequest, per: JSONValue = "call", each: JSONValue? = nil, _ input: JSONValue,
        _ decisions: [JSONValue.Member] = []
    ) -> JSONValue {
        .object(
            [JSONValue.Member("operation", .string(request.operation)), JSONValue.Member("per", per)]
                + (each.map { [JSONValue.Member("each", $0)] } ?? []) + [JSONValue.Member("input", input)] + decisions)
    }

    private func get(_ get: PlannedGet, _ request: PlannedRequest) -> JSONValue {
        let label = get.label.map { [JSONValue.Member("as", .string($0))] } ?? []
        guard let each = get.each else { return sent(request, input.get(get), label) }
        return sent(
            request, per: "item", each: ["name": .string(each.name), "max": .int(each.most)], input.get(get), label)
    }

    private func batch(_ write: PlannedBatchWrite, _ request: PlannedRequest) -> JSONValue {
        var each = [JSONValue.Member("name", .string(write.label))]
        switch write.origin {
        case .argument: each.append(JSONValue.Member("max", .null))
        case .page: each.append(JSONValue.Member("of", "page"))
        }
        each.append(JSONValue.Member("perRequest", .int(PlannedBatchWrite.mostWrites)))
        var decisions: [JSONValue.Member] = []
        if case .put(_, let leftOut) = write.kind { decisions = ReportDecisions(design).batch(leftOut) }
        return sent(request, per: "item", each: .object(each), input.batchWrite(write), decisions)
    }

    /// Repeated over a list that the call gives, or over what the request before it has read.
    private func perItem(_ request: PlannedRequest, of keys: PlannedBatchGet.Keys, _ input: JSONValue) -> JSONValue {
        let name =
            switch keys {
            case .argument(let name): name
            case .itemsRead: "item"
            }
        return sent(request, per: "item", each: ["name": .string(name), "max": nil, "perRequest": 100], input)
    }

    /// A transaction in as few parts as have one repetition each.
    private func parts(of transaction: PlannedTransaction, _ request: PlannedRequest) -> [JSONValue] {
        var parts: [JSONValue] = []
        var rest = transaction.actions[...]
        while let first = rest.first {
            let same = rest.prefix { ($0.many == nil && first.many == nil) || $0.label == first.label }
            rest = rest.dropFirst(same.count)
            let input: JSONValue = ["TransactItems": .array(same.map { self.input.action($0.kind) })]
            let decisions = ReportDecisions(design).actions(Array(same))
            guard let most = first.many else {
                parts.append(sent(request, input, decisions))
                continue
            }
            parts.append(
                sent(
                    request, per: "item", each: ["name": .string(first.label), "max": .int(most)], input, decisions))
        }
        return parts
    }
}

extension AccessPlan {
    /// The request that does what the pattern is for: reads before and after a write only serve it.
    fileprivate var mainRequest: PlannedRequest? {
        if case .readAfter? = returned { return requests.dropLast().last }
        return requests.last
    }

    /// Whether what a query finds is deleted page by page.
    fileprivate var deletesPages: Bool {
        guard case .batchWrite(let write)? = requests.last, case .page = write.origin else { return false }
        return true
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
