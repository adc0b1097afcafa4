extension PlanInterpreter {
    /// A call asks for more time buckets than it may read.
    struct TooManyBuckets: Error {
        let count: Int
    }

    /// A call that would keep the engine busy for long.
    struct ManyBuckets: Error {}

    /// All items of a read in pages of so many, or of what the service gives.
    func pages(of size: Int?) async throws -> [[Item]] {
        guard let first = requests.first else { return [] }
        switch operation(first) {
        case "GetItem":
            let answer = try await carrier.send("GetItem", substitution.fill(first["input"] ?? .null))
            return [try [answer["Item"].map(\.members)].compactMap { $0 }.filter(isKept)]
        case "TransactGetItems":
            let answer = try await carrier.send("TransactGetItems", substitution.fill(first["input"] ?? .null))
            let found = (answer["Responses"]?.elements ?? []).compactMap { $0["Item"]?.members }
            return [try found.filter { !$0.isEmpty }.filter(isKept)]
        case "BatchGetItem":
            return [try await batch(first).compactMap { $0 }]
        default:
            let groups = try groups(of: first)
            var pages: [[Item]] = []
            var place = Place()
            repeat { pages.append(try await page(first, groups, size, &place)) } while !place.isDone
            return try await fetched(pages)
        }
    }

    /// How many items match, where the plan lets the service count.
    func count() async throws -> Int {
        guard let request = requests.first else { return 0 }
        var sum = 0
        for group in try groups(of: request) {
            carrier.beginGroup()
            for repetition in group {
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

    // MARK: Pages

    /// How far the pages have come.
    private struct Place {
        /// Of the groups that are read one after another.
        var group = 0
        /// In each repetition of the group, the key behind which it goes on.
        var starts: [Int: OracleJSON] = [:]
        var isDone = false
    }

    /// A page of so many items: from each repetition of a group that many and the lookahead, merged; then of the next group.
    private func page(
        _ request: OracleJSON, _ groups: [[Substitution]], _ size: Int?, _ place: inout Place
    ) async throws -> [Item] {
        var page: [Item] = []
        while place.group < groups.count {
            carrier.beginGroup()
            var found: [(repetition: Int, item: Item)] = []
            for (repetition, own) in groups[place.group].enumerated() {
                let most = size.map { $0 - page.count + max(lookahead, 1) }
                let items = try await items(request, own, most, place.starts[repetition])
                found += items.map { (repetition, $0) }
            }
            if groups[place.group].count > 1 { found = merged(found) }
            for (repetition, item) in found {
                if let size, page.count == size { return page }
                page.append(item)
                place.starts[repetition] = .object(item.filter { keyNames.contains($0.key) })
            }
            place.group += 1
            place.starts = [:]
        }
        place.isDone = true
        return page
    }

    /// So many items of one query or scan, or all.
    private func items(
        _ request: OracleJSON, _ own: Substitution, _ most: Int?, _ start: OracleJSON?
    ) async throws -> [Item] {
        guard let first = try input(of: request, own) else { return [] }
        var found: [Item] = []
        var from = start
        repeat {
            var input = first
            input["ExclusiveStartKey"] = from
            input["Limit"] = most.map { .number("\($0 - found.count)") }
            let answer = try await carrier.send(operation(request), input)
            found += try await kept((answer["Items"]?.elements ?? []).map(\.members))
            from = answer["LastEvaluatedKey"]
        } while from != nil && found.count < most ?? .max
        return most.map { Array(found.prefix($0)) } ?? found
    }

    /// Those that the client keeps. Where items are read again whole, it tests what it then has.
    private func kept(_ items: [Item]) async throws -> [Item] {
        guard let request = fetchRequest, plan["client"]?["filter"] ?? .null != .null, !items.isEmpty else {
            return try items.filter(isKept)
        }
        let name = request["each"]?["name"]?.text ?? ""
        let whole = try await batch(request, items.map { found(as: name, $0) })
        return try zip(items, whole).filter { _, whole in try whole.map(isKept) ?? false }.map(\.0)
    }

    /// What reads the items of a page again whole.
    private var fetchRequest: OracleJSON? { requests.dropFirst().first { operation($0) == "BatchGetItem" } }

    /// The items of all repetitions, of which each keeps the order in which it came: where keys are equal that is the
    /// engine's own affair.
    private func merged(_ found: [(repetition: Int, item: Item)]) -> [(repetition: Int, item: Item)] {
        let merge = plan["client"]?["merge"]
        let names = merge?["by"]?.elements.compactMap(\.text) ?? []
        let isDescending = merge?["descending"]?.isTrue ?? false
        func isBefore(_ left: Item, _ right: Item) -> Bool {
            let order = Self.compare(left, right, names)
            // Between equals the bytes of the keys decide, whatever the order, the table's before an index's.
            if order == 0 { return Self.compare(left, right, tableKeys + keyNames) < 0 }
            return isDescending ? order > 0 : order < 0
        }
        var waiting = Dictionary(grouping: found, by: \.repetition).mapValues { $0[...] }
        var merged: [(repetition: Int, item: Item)] = []
        while let first = waiting.values.compactMap(\.first).min(by: { isBefore($0.item, $1.item) }) {
            merged.append(first)
            waiting[first.repetition]?.removeFirst()
        }
        return merged
    }

    // MARK: Repetitions

    /// What a request is repeated over: groups that are read one after another, of which each is merged.
    private func groups(of request: OracleJSON) throws -> [[Substitution]] {
        guard let each = request["each"] else { return [[substitution]] }
        var groups = [[substitution]]
        for one in each.elements.isEmpty ? [each] : each.elements where one["unit"] != nil {
            let buckets = try buckets(of: one)
            groups = groups.flatMap { group in buckets.map { repeated(group, one, [$0]) } }
        }
        for one in each.elements.isEmpty ? [each] : each.elements where one["unit"] == nil {
            let values = one["values"]?.elements.compactMap(\.text) ?? []
            groups = groups.map { repeated($0, one, values) }
        }
        if groups.reduce(0, { $0 + $1.count }) > mostPartitions { throw ManyBuckets() }
        return groups
    }

    private func repeated(_ group: [Substitution], _ each: OracleJSON, _ values: [String]) -> [Substitution] {
        group.flatMap { own in
            values.map { value in
                var one = own
                one.repetition[each["name"]?.text ?? ""] = value
                return one
            }
        }
    }

    private func buckets(of each: OracleJSON) throws -> [String] {
        guard let unit = each["unit"]?.text, let from = each["from"]?.text, let to = each["to"]?.text else {
            throw Unfilled.refused("each")
        }
        let values = try buckets(unit, try substitution.fill(from), try substitution.fill(to))
        if let most = each["max"]?.int, values.count > most { throw TooManyBuckets(count: values.count) }
        if values.count > mostBuckets { throw ManyBuckets() }
        return each["descending"]?.isTrue ?? false ? values.reversed() : values
    }

    /// The texts of all buckets from one to another.
    private func buckets(_ unit: String, _ from: String, _ to: String) throws -> [String] {
        guard let transform = PlainTransform(unit), let first = bucketStart(from), let last = bucketStart(to) else {
            throw Unfilled.refused(unit)
        }
        var found: [String] = []
        var moment = first
        while moment <= last {
            let text = (try? PlainType.timestamp(.iso8601).keyText(.number(moment), [transform])) ?? ""
            if found.last != text { found.append(text) }
            moment += transform == .hour ? 3_600_000 : 86_400_000
            if found.count > 1000 { throw TooManyBuckets(count: found.count) }
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

    // MARK: Batches

    /// An item for each key of the list that is an argument, or none.
    private func batch(_ request: OracleJSON) async throws -> [Item?] {
        guard let name = request["each"]?["name"]?.text, case .items(let keys)? = arguments[name] else {
            throw Unfilled.absent("keys")
        }
        let repetitions = keys.map { key in
            var own = substitution
            own.arguments[name] = .item(key)
            return own
        }
        return try await batch(request, repetitions).map { item in
            try item.flatMap { try isKept($0) ? $0 : nil }
        }
    }

    /// What each repetition of the one key finds, in their order; a key that stands twice is asked for once.
    private func batch(_ request: OracleJSON, _ repetitions: [Substitution]) async throws -> [Item?] {
        guard let (table, input) = request["input"]?["RequestItems"]?.members.first,
            let template = input["Keys"]?.elements.first
        else { throw Unfilled.refused("RequestItems") }
        let keys = try repetitions.map { try $0.fill(template) }
        var distinct: [OracleJSON] = []
        var seen: Set<PlainText> = []
        for key in keys where seen.insert(PlainText(key.document)).inserted { distinct.append(key) }
        let most = request["each"]?["perRequest"]?.int ?? 100
        var found: [PlainText: Item] = [:]
        for start in stride(from: 0, to: distinct.count, by: most) {
            var own = input
            own["Keys"] = .array(Array(distinct[start..<min(start + most, distinct.count)]))
            let answer = try await carrier.send(
                "BatchGetItem", .object(["RequestItems": .object([table: own])]))
            for item in answer["Responses"]?[table]?.elements ?? [] {
                let key = OracleJSON.object(item.members.filter { template[$0.key] != nil })
                found[PlainText(key.document)] = item.members
            }
        }
        return keys.map { found[PlainText($0.document)] }
    }

    /// Pages whose items are read again whole, where the plan has a request for each item of a page.
    private func fetched(_ pages: [[Item]]) async throws -> [[Item]] {
        guard let request = fetchRequest else { return pages }
        carrier.beginGroup()
        let name = request["each"]?["name"]?.text ?? ""
        var whole: [[Item]] = []
        for page in pages {
            let repetitions = page.map { found(as: name, $0) }
            whole.append(page.isEmpty ? [] : try await batch(request, repetitions).compactMap { $0 })
        }
        return whole
    }

    /// What an item that was found brings to a request for it.
    func found(as name: String, _ item: Item) -> Substitution {
        var own = substitution
        for (attribute, value) in item {
            own.repetition["\(name).\(attribute)"] = value["S"]?.text ?? value["N"]?.text
        }
        return own
    }
}
