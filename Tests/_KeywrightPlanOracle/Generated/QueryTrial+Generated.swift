import KeywrightRuntime
import _KeywrightGeneratedCalls

/// Generated reads held to the requests of the report and to what is wanted.
extension QueryTrial {
    /// What the interpreter made of a call.
    enum Interpreted {
        case items([[String: OracleJSON]])
        case count
        case tooManyBuckets
    }

    /// - Parameters:
    ///   - planned: what the interpreter sent for all of it.
    ///   - there: what is wanted, and in what is read.
    mutating func hold(
        _ call: Call, to interpreted: Interpreted, _ planned: [SentRequest], _ there: [PlainItem], _ path: PlainIndex
    ) async {
        guard let generated else { return }
        let arguments = arguments(call)
        let scope: AttributeValue?
        switch generated.scope(of: call.pattern, arguments) {
        case .none: scope = nil
        case .value(let value): scope = value
        case .several: return tally.count("generated: calls that no context can make")
        }
        tally.count("generated: calls of reads")
        _ = generated.sent.take()
        let answer = await generated.call(call.pattern, arguments, scope: scope)
        let sent = generated.sent.take()
        switch (answer, interpreted) {
        case (.impossible(let problem), _): return fault(call, "generated code: \(problem)")
        case (.failed(let error), .tooManyBuckets) where error.value?.kind == .count:
            tally.count("generated: calls over more time buckets than one may read")
        case (.failed(let error), .items) where call.pattern.returns == "one" && error.kind == .moreThanOne:
            tally.count("generated: calls that find more than one")
            if there.count < 2 { return fault(call, "generated code finds more than one, where \(there.count) are") }
            holdPart(call, sent, planned, limits: nil)
        case (.failed(let error), _): return fault(call, "generated code: \(error)")
        case (.gave(.count(let count)), .count):
            if count != there.count { return fault(call, "generated code counts \(count), not \(there.count)") }
            holdRequests(call, sent, planned)
        case (.gave(.items(let found)), .items(let whole)):
            guard hold(found, whole, there, path, call) else { return }
            guard call.pattern.returns != "one" else {
                holdPart(call, sent, planned, limits: nil)
                return
            }
            guard holdRequests(call, sent, planned) else { return }
            guard [.query, .scan].contains(call.pattern.kind) else { return }
            await holdPages(call, arguments, scope, planned, found)
        case (.gave(let result), _): fault(call, "generated code gives \(result)")
        }
    }

    // MARK: Items

    /// Whether just the wanted items came, in the order of the interpreter's, with all that they hold.
    private mutating func hold(
        _ found: [CallItem], _ whole: [[String: OracleJSON]], _ there: [PlainItem], _ path: PlainIndex, _ call: Call
    ) -> Bool {
        var wanted = whole.map(tag)
        if call.pattern.returns == "one", wanted.count > 1 {
            fault(call, "generated code finds one, where \(wanted.count) are")
            return false
        }
        // Among items that are the same to the asked order, the keys decide, in both.
        if found.map(\.tag) != wanted {
            fault(call, "generated code gives \(found.map(\.tag)), not \(wanted)")
            return false
        }
        wanted = found.map(\.tag)
        let documents = wanted.map { [PlainItem.tag: OracleJSON.object(["N": .string("\($0)")])] }
        guard check(documents, there, path, call) else { return false }
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.tag, $0) })
        for item in found {
            guard let own = known[item.tag] else { continue }
            let entity = design.entity(own.entity)
            var values = design.callValues(stored: own.stored, of: entity)
            if !call.pattern.select.isEmpty { values = values.filter { call.pattern.select.contains($0.key) } }
            guard item.entity == own.entity, item.values == values else {
                fault(call, "generated code reads \(item.entity) \(item.values)\nin place of \(own.entity) \(values)")
                return false
            }
            tally.count("generated: items compared")
        }
        return true
    }

    // MARK: Requests

    @discardableResult
    private mutating func holdRequests(_ call: Call, _ sent: [SentRequest], _ planned: [SentRequest]) -> Bool {
        var rules = RequestRules()
        let difference = rules.difference(ofWhole: sent, planned)
        tally.add(rules.tally)
        tally.count("generated: requests compared", sent.count)
        if let difference { fault(call, difference) }
        return difference == nil
    }

    @discardableResult
    private mutating func holdPart(
        _ call: Call, _ sent: [SentRequest], _ planned: [SentRequest], limits: ClosedRange<Int>?, isFirst: Bool = true
    ) -> Bool {
        var rules = RequestRules()
        // One item is looked for among two.
        let limits = limits ?? (sent.contains { $0.input["Limit"] != nil } ? 2...2 : nil)
        let difference = rules.difference(ofPart: sent, planned, limits: limits, isFirst: isFirst)
        tally.add(rules.tally)
        tally.count("generated: requests of pages compared", sent.count)
        if let difference { fault(call, difference) }
        return difference == nil
    }

    // MARK: Pages

    private mutating func holdPages(
        _ call: Call, _ arguments: [String: PlanArgument], _ scope: AttributeValue?, _ planned: [SentRequest],
        _ whole: [CallItem]
    ) async {
        for size in Self.pageSizes {
            // A call may ask for no more than the pattern's own size.
            if let limit = call.pattern.limit, size > limit { continue }
            let isDone = await holdPages(call, size, arguments, scope, planned, whole)
            if !isDone { return }
        }
        if call.pattern.limit == nil { return }
        await holdPages(call, nil, arguments, scope, planned, whole)
    }

    /// - Parameters:
    ///   - size: nil for the first page, of the pattern's own size.
    ///   - all: what all pages hold.
    @discardableResult
    private mutating func holdPages(
        _ call: Call, _ size: Int?, _ arguments: [String: PlanArgument], _ scope: AttributeValue?,
        _ planned: [SentRequest], _ all: [CallItem]
    ) async -> Bool {
        guard let generated, let wanted = size ?? call.pattern.limit else { return true }
        // One reader serves all combinations of optional parameters.
        let fansOut = compiled.plans(of: call.pattern).contains {
            $0["requests"]?.elements.first?["each"] != nil
        }
        var found: [Int] = []
        var cursor: Cursor?
        var text = ""
        var isUsedUp = false
        repeat {
            let isFirst = cursor == nil
            let part = GeneratedCall.Part.page(size, cursor)
            let answer = await generated.call(call.pattern, arguments, scope: scope, part: part)
            let sent = generated.sent.take()
            guard case .gave(.page(let items, let next)) = answer else {
                fault(call, "generated code gives of a page of \(wanted) \(answer)")
                return false
            }
            tally.count("generated: pages")
            // Shards are asked for as many as a page holds, and no more.
            let limits = 1...(fansOut ? wanted : wanted + 1)
            guard holdPart(call, sent, planned, limits: limits, isFirst: isFirst) else { return false }
            found += items.map(\.tag)
            text += "\(items.map(\.tag))"
            // A page costs ten requests at most.
            let reads = sent.count { ["Query", "Scan"].contains($0.operation) }
            if items.count < wanted, next != nil, reads < 10 {
                fault(call, "generated code gives pages of \(wanted) as \(text), and then more")
                return false
            }
            // Behind a page that cost all of them, or of shards, there may be nothing.
            if items.count > wanted || (items.isEmpty && !isFirst && !fansOut && !isUsedUp && reads < 10) {
                fault(call, "generated code gives pages of \(wanted) as \(text)")
                return false
            }
            isUsedUp = reads >= 10
            if size == nil {
                let rest = call.pattern.limit.map { found.count < $0 } ?? false
                // What ten requests have not found is on the next page.
                if rest, next != nil { return true }
                if next == nil, found.count < all.count { found = [-1] }
                break
            }
            cursor = next
        } while cursor != nil
        let whole = size == nil ? Array(all.prefix(wanted)) : all
        if found != whole.map(\.tag) {
            fault(call, "generated code gives pages of \(wanted) as \(text), not \(whole.map(\.tag))")
            return false
        }
        return true
    }
}
