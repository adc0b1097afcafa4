/// Runs patterns by the report of their plan alone: `keywright plan --format json`.
///
/// Beside the report it knows the key schemas of the table, which every client of a table does.
struct PlanInterpreter {
    let carrier: any PlanCarrier
    /// One entry of `patterns`.
    let plan: OracleJSON
    /// The key attributes of what is read, and of the table.
    let keyNames: [String]
    let arguments: [String: PlanArgument]

    private var requests: [OracleJSON] { plan["requests"]?.elements ?? [] }
    private var lookahead: Int { plan["client"]?["lookahead"]?.int ?? 0 }
    private var substitution: Substitution { Substitution(arguments: arguments) }

    typealias Item = [String: OracleJSON]

    // MARK: Reads

    /// All items of a read in pages of so many, or of what the service gives.
    func pages(of size: Int?) async throws -> [[Item]] {
        guard let first = requests.first else { return [] }
        if first["operation"]?.text == "GetItem" {
            let answer = try await carrier.send("GetItem", substitution.fill(first["input"] ?? .null))
            let item = answer["Item"].map(\.members)
            return [try [item].compactMap { $0 }.filter(isKept)]
        }
        var repetitions: [Substitution] = []
        var pages: [[Item]] = []
        for request in requests where ["Query", "Scan"].contains(request["operation"]?.text) {
            repetitions = try self.repetitions(of: request)
            guard repetitions.count == 1 || request["each"] == nil else {
                pages = try await merged(request, repetitions, size)
                continue
            }
            for repetition in repetitions { pages += try await self.pages(request, repetition, size) }
        }
        return try await fetched(pages)
    }

    /// How many items match, where the plan lets the service count.
    func count() async throws -> Int {
        var sum = 0
        for request in requests {
            for repetition in try repetitions(of: request) {
                guard var input = try input(of: request, repetition) else { continue }
                repeat {
                    let answer = try await carrier.send(operation(request), input)
                    sum += answer["Count"]?.int ?? 0
                    input["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
                } while input["ExclusiveStartKey"] != nil
            }
        }
        return sum
    }

    private func operation(_ request: OracleJSON) -> String { request["operation"]?.text ?? "" }

    /// The request's input in one repetition; nil where there is nothing to find.
    private func input(of request: OracleJSON, _ substitution: Substitution) throws -> OracleJSON? {
        guard var input = request["input"] else { return nil }
        let condition = KeyConditionText(input["KeyConditionExpression"]?.text ?? "")
        do {
            var filled: [String: OracleJSON] = [:]
            for (alias, value) in input["ExpressionAttributeValues"]?.members ?? [:] {
                filled[alias] = try substitution.fill(value, end: condition.ends[alias])
            }
            if !filled.isEmpty { input["ExpressionAttributeValues"] = .object(filled) }
        } catch Unfilled.empty {
            return nil
        }
        return condition.crosses(input["ExpressionAttributeValues"]) ? nil : input
    }

    private func isKept(_ item: Item) throws -> Bool {
        let skipped = plan["client"]?["skip"]?.elements.compactMap(\.text) ?? []
        if let own = item[PlainDesign.discriminator]?["S"]?.text, skipped.contains(own) { return false }
        guard let filter = plan["client"]?["filter"]?.text else { return true }
        return try ClientFilter(filter, substitution).holds(of: item)
    }

    /// One query, page by page. A page begins anew behind the last item of the one before.
    private func pages(_ request: OracleJSON, _ substitution: Substitution, _ size: Int?) async throws -> [[Item]] {
        guard let first = try input(of: request, substitution) else { return [] }
        var pages: [[Item]] = []
        var start: OracleJSON?
        repeat {
            var page: [Item] = []
            var from = start
            repeat {
                var input = first
                input["ExclusiveStartKey"] = from
                input["Limit"] = size.map { .number("\($0 + max(lookahead, 1) - page.count)") }
                let answer = try await carrier.send(operation(request), input)
                page += try (answer["Items"]?.elements ?? []).map(\.members).filter(isKept)
                from = answer["LastEvaluatedKey"]
            } while from != nil && page.count <= size ?? .max
            start = nil
            if let size, page.count > size {
                page.removeSubrange(size...)
                let last = page[size - 1]
                start = .object(last.filter { keyNames.contains($0.key) })
            }
            pages.append(page)
        } while start != nil
        return pages
    }

    // MARK: Repetitions

    private func repetitions(of request: OracleJSON) throws -> [Substitution] {
        guard let each = request["each"], let name = each["name"]?.text else { return [substitution] }
        var values = each["values"]?.elements.compactMap(\.text) ?? []
        if let unit = each["unit"]?.text, let from = each["from"]?.text, let to = each["to"]?.text {
            values = try buckets(unit, try substitution.fill(from), try substitution.fill(to))
            let isForward = request["input"]?["ScanIndexForward"]?.isTrue ?? true
            if !isForward { values.reverse() }
        }
        return values.map { value in
            var own = substitution
            own.repetition[name] = value
            return own
        }
    }

    /// The texts of all buckets from one to another.
    private func buckets(_ unit: String, _ from: String, _ to: String) throws -> [String] {
        guard let transform = PlainTransform(unit), let first = bucketStart(from), let last = bucketStart(to) else {
            throw Unfilled.refused(unit)
        }
        let hour = 3_600_000
        var found: [String] = []
        var moment = first
        while moment <= last {
            let text = (try? PlainType.timestamp(.iso8601).keyText(.number(moment), [transform])) ?? ""
            if found.last != text { found.append(text) }
            moment += transform == .hour ? hour : 24 * hour
            if found.count > 10_000 { throw Unfilled.refused("too many buckets") }
        }
        return found
    }

    private func bucketStart(_ text: String) -> Int? {
        let digits = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard let year = digits.first else { return nil }
        let month = digits.count > 1 ? digits[1] : 1
        let day = digits.count > 2 ? digits[2] : 1
        return dayNumber(year, month, day) * 86_400_000 + (digits.count > 3 ? digits[3] * 3_600_000 : 0)
    }

    /// All repetitions, each read to its end, as one list in the asked order.
    private func merged(_ request: OracleJSON, _ repetitions: [Substitution], _ size: Int?) async throws -> [[Item]] {
        var all: [Item] = []
        for repetition in repetitions { all += try await pages(request, repetition, size).joined() }
        if let merge = plan["client"]?["merge"], merge != .null {
            let names = merge["by"]?.elements.compactMap(\.text) ?? []
            let isDescending = merge["descending"]?.isTrue ?? false
            all.sort { left, right in
                let order = Self.compare(left, right, names)
                if order != 0 { return isDescending ? order > 0 : order < 0 }
                return Self.compare(left, right, keyNames) < 0
            }
        }
        guard let size else { return [all] }
        return stride(from: 0, to: max(all.count, 1), by: size).map { Array(all[$0..<min($0 + size, all.count)]) }
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

    /// Pages whose items are read again whole, where the plan has a request per page.
    private func fetched(_ pages: [[Item]]) async throws -> [[Item]] {
        guard let request = requests.first(where: { $0["per"]?.text == "page" && operation($0) == "BatchGetItem" })
        else {
            return pages
        }
        var whole: [[Item]] = []
        for page in pages {
            var own: [Item] = []
            for item in page {
                var fill = substitution
                for (name, value) in item { fill.repetition[name] = value["S"]?.text ?? value["N"]?.text }
                let answer = try await carrier.send("BatchGetItem", fill.fill(request["input"] ?? .null))
                for found in answer["Responses"]?.members.values.flatMap(\.elements) ?? [] { own.append(found.members) }
            }
            whole.append(own)
        }
        return whole
    }

    // MARK: Writes

    /// Carries out a write: each request that is not part of a transaction by itself, and those that are together.
    func write() async throws {
        var read: [String: PlanItem] = [:]
        var actions: [OracleJSON] = []
        for (place, request) in requests.enumerated() {
            let own = Substitution(arguments: arguments, read: read)
            switch operation(request) {
            case "GetItem" where place + 1 < requests.count:
                let answer = try await carrier.send("GetItem", own.fill(request["input"] ?? .null))
                guard let item = answer["Item"] else { continue }
                for label in readLabels(after: place) { read[label] = Self.typed(item.members) }
            case "TransactWriteItems":
                for one in try self.repetitions(of: request, own) {
                    for (number, action) in (request["input"]?["TransactItems"]?.elements ?? []).enumerated() {
                        do {
                            let leftOut = leftOut(request, number)
                            actions.append(.object(try action.members.mapValues { try filledWrite($0, one, leftOut) }))
                        } catch Unfilled.absent {}
                    }
                }
            default:
                let input = request["input"] ?? .null
                _ = try await carrier.send(operation(request), try filledWrite(input, own, leftOut(request, 0)))
            }
        }
        guard !actions.isEmpty else { return }
        _ = try await carrier.send("TransactWriteItems", .object(["TransactItems": .array(actions)]))
    }

    /// The same for each item of a list that is an argument, under the name that `each` gives.
    private func repetitions(of request: OracleJSON, _ own: Substitution) throws -> [Substitution] {
        guard let name = request["each"]?["name"]?.text, case .items(let items)? = own.arguments[name] else {
            return [own]
        }
        return items.map { item in
            var one = own
            one.arguments[name] = .item(item)
            return one
        }
    }

    /// What an item of the request is put without, unless a condition holds of it.
    private func leftOut(_ request: OracleJSON, _ action: Int) -> [OracleJSON] {
        (request["leaveOut"]?.elements ?? []).filter { ($0["at"]?.int ?? 0) == action }
    }

    private func filledWrite(
        _ input: OracleJSON, _ own: Substitution, _ leftOut: [OracleJSON]
    ) throws -> OracleJSON {
        var filled: [String: OracleJSON] = [:]
        for (name, value) in input.members {
            switch name {
            case "Item":
                let item = try own.fillItem(value)
                var names: Set<String> = []
                for entry in leftOut {
                    guard let condition = entry["unless"]?.text else { continue }
                    if try ClientFilter(condition, own).holds(of: item.members) { continue }
                    names.formUnion(entry["attributes"]?.elements.compactMap(\.text) ?? [])
                }
                filled[name] = .object(item.members.filter { !names.contains($0.key) })
            case "Key", "ExpressionAttributeValues": filled[name] = try own.fill(value)
            default: filled[name] = value
            }
        }
        return .object(filled)
    }

    /// What the later requests call the item that a get reads: every `${label.attribute}` whose label no item
    /// that is an argument has.
    private func readLabels(after place: Int) -> Set<String> {
        var labels: Set<String> = []
        for request in requests.dropFirst(place + 1) {
            let text = request["input"]?.document ?? ""
            for piece in text.split(separator: "${", omittingEmptySubsequences: true).dropFirst() {
                let name = piece.prefix { $0 != "}" && $0 != "|" }
                guard let dot = name.firstIndex(of: ".") else { continue }
                if case .item? = arguments[String(name[..<dot])] { continue }
                labels.insert(String(name[..<dot]))
            }
        }
        return labels
    }

    /// An item that was read, by the types that its stored form shows.
    private static func typed(_ item: Item) -> PlanItem {
        var typed: PlanItem = [:]
        for (name, stored) in item {
            let types: [PlainType] = [.string(pattern: nil), .int(min: nil, max: nil), .decimal, .bool]
            for type in types {
                guard let value = type.value(stored: stored), type.stored(value) == stored else { continue }
                typed[name] = (value, type)
                break
            }
        }
        return typed
    }
}
