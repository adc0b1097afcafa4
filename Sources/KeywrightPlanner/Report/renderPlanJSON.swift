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
///
/// - Parameter price: what the design costs a month; where it is nil the report says nothing of it.
package func renderPlanJSON(_ design: Design, _ plan: DesignPlan, price: MonthlyPrice? = nil) -> String {
    planJSON(design, plan, price: price).text() + "\n"
}

/// The same as a value.
package func planJSON(_ design: Design, _ plan: DesignPlan, price: MonthlyPrice? = nil) -> JSONValue {
    let patterns = zip(design.patterns, plan.patterns).map { pattern, outcome in
        switch outcome {
        case .planned(let plan): PlanJSON(design).plan(plan)
        case .failed: PlanJSON(design).unplanned(pattern)
        }
    }
    guard let price else { return ["format": 1, "patterns": .array(patterns)] }
    return ["format": 1, "patterns": .array(patterns), "price": priceJSON(price, in: design)]
}

/// What a plan sends and what the client does with the answers, as a text in which the names of parameters and of aliases do
/// not count: two plans with one text run as one.
package func requestText(of plan: AccessPlan, in design: Design) -> String {
    let report = PlanJSON(design)
    let sent: JSONValue = [
        "requests": .array(plan.requests.flatMap(report.requests)), "client": report.client(plan),
    ]
    let aliases = plan.requests.flatMap(\.aliases)
    return withoutNames(
        sent.text(.compact), Set(plan.parameters.map(\.name)).union(plan.requests.flatMap(\.labels)), Set(aliases))
}

/// A text with the names behind `${` and the aliases behind `:` numbered in the order in which they come first.
private func withoutNames(_ text: String, _ names: Set<String>, _ aliases: Set<String>) -> String {
    var numbers: [String: Int] = [:]
    var result = ""
    var rest = text.unicodeScalars[...]
    func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    while let scalar = rest.popFirst() {
        result.unicodeScalars.append(scalar)
        let known: Set<String>
        if scalar == "$", let next = rest.first {
            rest.removeFirst()
            result.unicodeScalars.append(next)
            guard next == "{" else { continue }
            known = names
        } else if scalar == ":" {
            known = aliases
        } else {
            continue
        }
        let name = String(rest.prefix(while: isOfName))
        let marked = (scalar == ":" ? ":" : "") + name
        guard known.contains(marked) else { continue }
        rest = rest.dropFirst(name.unicodeScalars.count)
        let number = numbers[marked] ?? numbers.count
        numbers[marked] = number
        result += String(number)
    }
    return result
}

extension PlannedRequest {
    /// The aliases of values.
    fileprivate var aliases: [String] {
        switch self {
        case .get: []
        case .query(let query): query.tables.values.map(\.alias)
        case .put(let put): put.tables.values.map(\.alias)
        case .update(let update): update.tables.values.map(\.alias)
        case .delete(let delete): delete.tables.values.map(\.alias)
        case .transact(let transaction):
            transaction.actions.flatMap { action in
                switch action.kind {
                case .put(let put): put.tables.values.map(\.alias)
                case .update(let update): update.tables.values.map(\.alias)
                case .delete(let delete), .check(let delete): delete.tables.values.map(\.alias)
                }
            }
        }
    }

    /// The names of a transaction's steps.
    fileprivate var labels: [String] {
        if case .transact(let transaction) = self { transaction.actions.map(\.label) } else { [] }
    }
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

    func client(_ plan: AccessPlan) -> JSONValue {
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

    func requests(_ request: PlannedRequest) -> [JSONValue] {
        switch request {
        case .get(let get): [perCall(request, input.get(get))]
        case .query(let query): [perCall(request, input.query(query))]
        case .put(let put): [perCall(request, input.put(put))]
        case .update(let update): [perCall(request, input.update(update, returnsValues: true))]
        case .delete(let delete): [perCall(request, input.delete(delete))]
        case .transact(let transaction): parts(of: transaction, request)
        }
    }

    private func perCall(_ request: PlannedRequest, _ input: JSONValue) -> JSONValue {
        ["operation": .string(request.operation), "per": "call", "input": input]
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
