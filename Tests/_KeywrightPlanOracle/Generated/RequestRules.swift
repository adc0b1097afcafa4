/// What of requests may differ between the report of plans and generated code, on purpose. Everything else is compared byte by byte,
/// in documents whose members are sorted by name.
struct RequestRules {
    private(set) var tally = PlanTally()

    private mutating func count(_ rule: Rule) { tally.count("differs on purpose: \(rule.rawValue)") }

    /// Each counted wherever it is used.
    enum Rule: String, CaseIterable {
        case defaults = "the report says what travels as nothing, ScanIndexForward true and ReturnValues NONE"
        case token = "a transaction has a token of its own"
        case asksBack = "a write with a condition asks for the item as it stands"
        case order = "requests that are sent at the same time come in another order"
        case size = "a page asks for its own size, and one more"
        case place = "a page goes on behind the one before"
        case fetches = "what several requests find is fetched in other portions"
        case attempts = "a write is not begun anew where that cannot help"
        case absent = "a write that has read that there is no item is not sent"
        case sets = "the members of a set stand in another order"
    }

    // MARK: One request

    /// A request of the report.
    private mutating func document(planned request: SentRequest) -> PlainText {
        var input = request.input
        for (name, value) in [("ScanIndexForward", OracleJSON.bool(true)), ("ReturnValues", .string("NONE"))]
        where input[name] == value {
            input[name] = nil
            count(.defaults)
        }
        return PlainText(request.operation + " " + input.settled.document)
    }

    /// A request of generated code; nil where what may differ differs otherwise than it may.
    private mutating func document(sent request: SentRequest) -> PlainText? {
        var input = request.input
        if request.operation == "TransactWriteItems" {
            guard let token = input["ClientRequestToken"]?.text, 1...36 ~= token.utf8.count else { return nil }
            input["ClientRequestToken"] = nil
            count(.token)
            var actions: [OracleJSON] = []
            for action in input["TransactItems"]?.elements ?? [] {
                guard let (kind, write) = action.members.first, let plain = withoutAsking(write) else { return nil }
                actions.append(.object([kind: plain]))
            }
            input["TransactItems"] = .array(actions)
        } else if ["PutItem", "UpdateItem", "DeleteItem"].contains(request.operation) {
            guard let plain = withoutAsking(input) else { return nil }
            input = plain
        }
        let settled = input.settled.document
        if PlainText(settled) != PlainText(input.document) { count(.sets) }
        return PlainText(request.operation + " " + settled)
    }

    /// A write without the wish for the item as it stands, which it has where it has a condition, and there alone.
    private mutating func withoutAsking(_ write: OracleJSON) -> OracleJSON? {
        let asks = write["ReturnValuesOnConditionCheckFailure"]
        guard (asks != nil) == (write["ConditionExpression"] != nil), asks == nil || asks == .string("ALL_OLD") else {
            return nil
        }
        if asks != nil { count(.asksBack) }
        var plain = write
        plain["ReturnValuesOnConditionCheckFailure"] = nil
        return plain
    }

    private func show(_ documents: [PlainText]) -> String {
        documents.isEmpty ? "nothing" : documents.prefix(4).map(\.text).joined(separator: "\n  ")
    }

    private func show(_ requests: [SentRequest]) -> String { show(requests.map(Self.plain)) }

    /// As it stands.
    private static func plain(_ request: SentRequest) -> PlainText {
        PlainText(request.operation + " " + request.input.document)
    }

    private mutating func documents(_ requests: [SentRequest]) -> [PlainText]? {
        var documents: [PlainText] = []
        for request in requests {
            guard let own = document(sent: request) else { return nil }
            documents.append(own)
        }
        return documents
    }

    // MARK: A whole read

    private static func isFetch(_ request: SentRequest, in requests: [SentRequest]) -> Bool {
        request.operation == "BatchGetItem" && ["Query", "Scan"].contains(requests.first?.operation)
    }

    /// What generated code sent otherwise than the report says, of a read of everything; nil for nothing.
    mutating func difference(ofWhole sent: [SentRequest], _ planned: [SentRequest]) -> String? {
        let reads = planned.filter { !Self.isFetch($0, in: planned) }
        guard var rest = documents(sent.filter { !Self.isFetch($0, in: sent) })?[...] else {
            return "a request is not as it may be: \(show(sent))"
        }
        var groups: [[PlainText]] = []
        var last: Int?
        for read in reads {
            if last != read.group { groups.append([]) }
            last = read.group
            groups[groups.count - 1].append(document(planned: read))
        }
        for group in groups {
            let own = Array(rest.prefix(group.count))
            rest = rest.dropFirst(group.count)
            if own == group { continue }
            guard PlainType.listed(own) == PlainType.listed(group) else {
                return "generated code sends\n  \(show(own))\nin place of\n  \(show(group))"
            }
            count(.order)
        }
        if !rest.isEmpty { return "generated code sends more than is planned:\n  \(show(Array(rest)))" }
        return difference(
            ofFetches: sent.filter { Self.isFetch($0, in: sent) }, planned.filter { Self.isFetch($0, in: planned) },
            areCut: reads.count > 1)
    }

    /// - Parameter areCut: whether the portions may be others.
    private mutating func difference(
        ofFetches sent: [SentRequest], _ planned: [SentRequest], areCut: Bool
    ) -> String? {
        if sent.map(Self.plain) == planned.map(Self.plain) { return nil }
        func keys(_ requests: [SentRequest]) -> [PlainText] {
            requests.flatMap { $0.input["RequestItems"]?.members.first?.value["Keys"]?.elements ?? [] }
                .map { PlainText($0.document) }
        }
        let forms = Set((sent + planned).map(Self.withoutKeys))
        guard areCut, forms.count == 1, keys(sent) == keys(planned) else {
            return "generated code fetches\n  \(show(sent))\nin place of\n  \(show(planned))"
        }
        count(.fetches)
        return nil
    }

    /// What is read of each key.
    private static func withoutKeys(_ request: SentRequest) -> PlainText {
        guard let (table, own) = request.input["RequestItems"]?.members.first else { return PlainText("") }
        var plain = own
        plain["Keys"] = nil
        return PlainText(OracleJSON.object([table: plain]).document)
    }

    // MARK: A part of a read

    /// The same of a page, or of a read of one item: it may send some of the requests, for so many items, from anywhere.
    ///
    /// - Parameter limits: how many items a request may ask for; nil where it may not say.
    mutating func difference(
        ofPart sent: [SentRequest], _ planned: [SentRequest], limits: ClosedRange<Int>?, isFirst: Bool
    ) -> String? {
        let known = Set(planned.filter { !Self.isFetch($0, in: planned) }.map { document(planned: $0) })
        let fetches = planned.filter { Self.isFetch($0, in: planned) }
        let forms = Set(fetches.map(Self.withoutKeys))
        for (place, request) in sent.enumerated() {
            if Self.isFetch(request, in: sent) {
                // Where nothing is found, nothing is fetched.
                guard forms.contains(Self.withoutKeys(request)) else {
                    return "a page fetches \(request.input.document)"
                }
                count(.fetches)
                continue
            }
            var plain = request
            if let limit = request.input["Limit"]?.int {
                guard let limits, limits ~= limit else { return "a page asks for \(limit) items" }
                plain.input["Limit"] = nil
                count(.size)
            } else if limits != nil {
                return "a page asks for any number of items"
            }
            if request.input["ExclusiveStartKey"] != nil {
                if isFirst, place == 0 { return "the first request does not begin at the start" }
                plain.input["ExclusiveStartKey"] = nil
                count(.place)
            }
            guard let document = document(sent: plain), known.contains(document) else {
                return "a page sends\n  \(plain.operation) \(plain.input.document)\nin place of\n  "
                    + show(PlainType.sorted(Array(known)))
            }
        }
        return nil
    }

    // MARK: Writes

    /// The same of a write.
    ///
    /// - Parameters:
    ///   - fails: whether its condition fails.
    ///   - findsNothing: whether there is nothing to be deleted.
    mutating func difference(
        ofWrite sent: [SentRequest], _ planned: [SentRequest], fails: Bool, findsNothing: Bool = false
    ) -> String? {
        let wanted = planned.map { document(planned: $0) }
        guard let own = documents(sent) else {
            return "a write is not as it may be: \(show(sent))"
        }
        if own == wanted { return nil }
        // The interpreter begins anew whatever condition failed.
        if fails, !own.isEmpty, wanted.count % own.count == 0,
            stride(from: 0, to: wanted.count, by: own.count).allSatisfy({ Array(wanted[$0..<$0 + own.count]) == own })
        {
            count(.attempts)
            return nil
        }
        let onlyReads = !own.isEmpty && own.allSatisfy { $0.text.hasPrefix("GetItem ") }
        if fails || findsNothing, onlyReads, wanted.starts(with: own) {
            count(.absent)
            return nil
        }
        var place = 0
        while place < min(own.count, wanted.count), own[place] == wanted[place] { place += 1 }
        let (first, second) = (own.dropFirst(place).first, wanted.dropFirst(place).first)
        return "generated code sends as request \(place + 1) of \(own.count)\n  \(first?.text ?? "nothing")"
            + "\nin place of, of \(wanted.count),\n  \(second?.text ?? "nothing")"
    }
}
