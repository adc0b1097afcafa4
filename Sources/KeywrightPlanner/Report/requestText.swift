import KeywrightDiagnostics
package import KeywrightModel

/// What a plan sends and what the client does with the answers, as a text in which the names of parameters and of aliases do
/// not count: two plans with one text run as one.
package func requestText(of plan: AccessPlan, in design: Design) -> String {
    let report = PlanJSON(design)
    let sent: JSONValue = [
        "requests": .array(plan.requests.flatMap { report.requests($0, of: plan) }), "client": report.client(plan),
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
        case .get, .batchGet, .transactGet, .batchWrite: []
        case .query(let query): query.tables.values.map(\.alias)
        case .scan(let scan): scan.tables.values.map(\.alias)
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
