/// What is met of the words of the language, by the names under which the figures count it.
package enum PlanWord: String, CaseIterable, Sendable {
    case shards, buckets, fanout, select, fetch, expired = "expired: included", optional = "$x?", list = "in ($list)"
    case negated = "-$x", batchGet, transactGet, scan, scanOfIndex = "scan of an index", filteredScan =
        "scan with a filter"
    case filteredGet = "get with a filter", consistentGet = "consistent get", scope, given, read, upsert, append
    case loses = "delete of members", returns, condition = "if", batchPut, batchDelete, deleteAll, many, check, when
    case using, add, localFetch = "fetches of a local index", unique, version, contains, size

    /// Those that a pattern and its plan have.
    static func words(of pattern: PlainPattern, _ plan: OracleJSON, in design: PlainDesign) -> Set<PlanWord> {
        var found = ofOperation(pattern).union(ofConditions(pattern))
        for step in pattern.steps { found.formUnion(words(of: step, plan, in: design)) }
        let requests = plan["requests"]?.elements ?? []
        for each in requests.compactMap({ $0["each"] }).flatMap({ $0.elements.isEmpty ? [$0] : $0.elements }) {
            if each["name"]?.text?.hasPrefix("shard") ?? false { found.insert(.shards) }
            if each["unit"] != nil { found.insert(.buckets) }
        }
        if requests.contains(where: { $0["input"]?["Select"]?.text == "ALL_ATTRIBUTES" }) { found.insert(.localFetch) }
        if design.scope != nil { found.insert(.scope) }
        if !pattern.kind.isRead {
            for entity in pattern.entities.map({ design.entity($0) }) {
                if !entity.when.isEmpty { found.insert(.when) }
                if entity.unique != nil { found.insert(.unique) }
                if entity.hasVersion { found.insert(.version) }
            }
        }
        return found
    }

    private static func ofOperation(_ pattern: PlainPattern) -> Set<PlanWord> {
        var found: Set<PlanWord> = []
        if let own = PlanWord(rawValue: pattern.kind.rawValue) { found.insert(own) }
        let marks: [(PlanWord, Bool)] = [
            (.fanout, !pattern.fanout.isEmpty), (.select, !pattern.select.isEmpty), (.fetch, pattern.fetches),
            (.expired, pattern.includesExpired), (.given, !pattern.given.isEmpty), (.read, pattern.isRead),
            (.upsert, pattern.isUpsert), (.append, !pattern.append.isEmpty), (.loses, !pattern.loses.isEmpty),
            (.many, pattern.many != nil), (.using, pattern.using != nil), (.add, pattern.add != nil),
            (.scanOfIndex, pattern.kind == .scan && pattern.index ?? "table" != "table"),
            (.filteredScan, pattern.kind == .scan && pattern.filter != nil),
            (.filteredGet, pattern.kind == .get && pattern.filter != nil),
            (.consistentGet, pattern.kind == .get && pattern.isConsistent),
            (.returns, !pattern.kind.isRead && pattern.returns != nil),
            (.condition, !pattern.kind.isRead && pattern.kind != .deleteAll && pattern.filter != nil),
        ]
        for (word, isThere) in marks where isThere { found.insert(word) }
        return found
    }

    private static func ofConditions(_ pattern: PlainPattern) -> Set<PlanWord> {
        var found: Set<PlanWord> = []
        if pattern.parameters.contains(where: \.isOptional) { found.insert(.optional) }
        for condition in (pattern.tests + [pattern.filter].compactMap { $0 }).flatMap(\.parts) {
            if case .contains = condition { found.insert(.contains) }
            if case .size = condition { found.insert(.size) }
            for operand in condition.operands {
                if case .list = operand { found.insert(.list) }
                if case .negated = operand { found.insert(.negated) }
            }
        }
        return found
    }
}
