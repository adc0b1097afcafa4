/// Runs patterns by the report of their plan alone: `keywright plan --format json`.
///
/// Beside the report it knows the key schemas of the table, its time-to-live attribute, and the types of attributes, which every
/// client of a table does.
struct PlanInterpreter {
    let carrier: any PlanCarrier
    /// One entry of `patterns`.
    let plan: OracleJSON
    /// The key attributes of what is read, and of the table.
    let keyNames: [String]
    /// Those of the table alone.
    let tableKeys: [String]
    let arguments: [String: PlanArgument]
    let types: [String: PlainType]
    /// Over how many time buckets it reads in one call.
    var mostBuckets = Int.max
    /// Of how many partitions.
    var mostPartitions = Int.max
    /// How many items a `deleteAll` reads before it deletes them; nil for what the service gives.
    var deletedAtOnce: Int? = 2

    var requests: [OracleJSON] { plan["requests"]?.elements ?? [] }
    var lookahead: Int { plan["client"]?["lookahead"]?.int ?? 0 }
    var substitution: Substitution { Substitution(arguments: arguments, types: types) }

    typealias Item = [String: OracleJSON]

    func operation(_ request: OracleJSON) -> String { request["operation"]?.text ?? "" }

    /// A request's input in one repetition; nil where there is nothing to find.
    func input(of request: OracleJSON, _ substitution: Substitution) throws -> OracleJSON? {
        guard var input = request["input"] else { return nil }
        let condition = KeyConditionText(input["KeyConditionExpression"]?.text ?? "")
        do {
            var filled: [String: OracleJSON] = [:]
            for (alias, value) in input["ExpressionAttributeValues"]?.members ?? [:] {
                if let values = list(value, substitution) {
                    spread(alias, values, &input, &filled)
                } else {
                    filled[alias] = try substitution.fill(value, end: condition.ends[alias])
                }
            }
            if !filled.isEmpty { input["ExpressionAttributeValues"] = .object(filled) }
        } catch Unfilled.empty {
            return nil
        }
        return condition.crosses(input["ExpressionAttributeValues"]) ? nil : input
    }

    /// The values of `${types[]}`.
    private func list(_ value: OracleJSON, _ substitution: Substitution) -> [OracleJSON]? {
        guard let text = value.members.values.first?.text, text.hasPrefix("${"), text.hasSuffix("[]}") else {
            return nil
        }
        return substitution.list(String(text.dropFirst(2).dropLast(3))).map { values, type in values.map(type.stored) }
    }

    /// Puts as many aliases for one as there are values.
    private func spread(
        _ alias: String, _ values: [OracleJSON], _ input: inout OracleJSON, _ filled: inout [String: OracleJSON]
    ) {
        var names: [String] = []
        for (place, value) in values.enumerated() {
            names.append("\(alias)_\(place + 1)")
            filled["\(alias)_\(place + 1)"] = value
        }
        for member in ["FilterExpression", "ConditionExpression"] {
            guard let text = input[member]?.text else { continue }
            var spread = ""
            var rest = Substring(text)
            while let found = rest.range(ofWord: alias) {
                spread += rest[..<found.lowerBound] + names.joined(separator: ", ")
                rest = rest[found.upperBound...]
            }
            input[member] = .string(spread + rest)
        }
    }

    /// Whether the client keeps an item that was found.
    func isKept(_ item: Item) throws -> Bool {
        let own = item[PlainDesign.discriminator]?["S"]?.text
        let skipped = plan["client"]?["skip"]?.elements.compactMap(\.text) ?? []
        if let own, skipped.contains(own) { return false }
        guard let filter = plan["client"]?["filter"], filter != .null else { return true }
        if let text = filter.text { return try ClientFilter(text, substitution).holds(of: item) }
        // By entity, where their conditions differ.
        guard let own else { throw Unfilled.refused("an item does not tell of which entity it is") }
        guard let text = filter[own]?.text else { return true }
        return try ClientFilter(text, substitution).holds(of: item)
    }

    /// A document of the service as an item by attributes, by the types that are known.
    func typed(_ item: Item) -> PlanItem {
        var typed: PlanItem = [:]
        for (name, stored) in item {
            let guesses: [PlainType] = [.string(pattern: nil), .int(min: nil, max: nil), .decimal, .bool]
            for type in types[name].map({ [$0] }) ?? guesses {
                guard let value = type.value(stored: stored), type.stored(value) == stored else { continue }
                typed[name] = (value, type)
                break
            }
        }
        return typed
    }

    static func compare(_ left: Item, _ right: Item, _ names: [String]) -> Int {
        for name in names {
            guard let one = left[name], let other = right[name] else { continue }
            if let one = one["S"]?.text, let other = other["S"]?.text {
                if one.utf8.elementsEqual(other.utf8) { continue }
                return one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
            }
            let type = PlainType.decimal
            guard let one = type.value(stored: one), let other = type.value(stored: other), one != other else {
                continue
            }
            return isBelow(one, other) ? -1 : 1
        }
        return 0
    }
}

extension Substring {
    /// Where a word stands that no further letter, digit or `_` follows.
    fileprivate func range(ofWord word: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            let rest = self[start...]
            if rest.hasPrefix(word) {
                let end = index(start, offsetBy: word.count)
                let next = end < endIndex ? self[end] : " "
                if !next.isLetter, !next.isNumber, next != "_" { return start..<end }
            }
            start = index(after: start)
        }
        return nil
    }
}
