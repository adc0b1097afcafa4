import KeywrightDiagnostics
package import KeywrightModel

extension Design {
    /// What of a pattern is not planned, or is planned and not generated yet.
    package func unplannedParts(of pattern: AccessPattern) -> [UnplannedPart] {
        var search = UnplannedSearch(pattern: pattern)
        search.searchOperation()
        return search.parts
    }

    /// Whether a pattern has a part that is not planned yet: then it is not planned at all.
    package func isPlannable(_ pattern: AccessPattern) -> Bool {
        unplannedParts(of: pattern).allSatisfy { $0.stage == .generating }
    }

}

extension AccessPlan {
    /// What its query is repeated over; empty where it is one request.
    package var fans: [Fan] {
        for case .query(let query) in requests where !query.fans.isEmpty { return query.fans }
        return []
    }

    /// Stored names of what a local index does not hold and fetches from the table; empty where nothing is.
    package var fetchedFromTable: [String] {
        requests.flatMap { request -> [String] in
            switch request {
            case .query(let query): query.fetchedFromTable
            case .scan(let scan): scan.fetchedFromTable
            case .get, .batchGet, .transactGet, .put, .update, .delete, .transact, .batchWrite: []
            }
        }
    }

    /// What its requests do that is planned and not generated yet; nil where code is written for all of it.
    package var ungenerated: String? {
        guard case .query? = requests.first else { return nil }
        if !clientFilters.isEmpty { return "a query whose items the client tests" }
        let deletes = requests.contains { if case .batchWrite = $0 { true } else { false } }
        return deletes && !fans.isEmpty ? "a `deleteAll` over several partitions" : nil
    }
}

extension DesignPlan {
    /// The plans of the patterns for which code is written; the others stand as if they were not planned.
    package func generatedPlans(of design: Design) -> DesignPlan {
        var generated = self
        for (position, pattern) in design.patterns.enumerated()
        where !design.unplannedParts(of: pattern).isEmpty || patterns[position].plan?.ungenerated != nil {
            generated.patterns[position] = .failed(.notYetPlanned)
        }
        return generated
    }
}

/// Looks through a pattern, in the order of writing as far as it is known.
private struct UnplannedSearch {
    let pattern: AccessPattern
    var parts: [UnplannedPart] = []

    init(pattern: AccessPattern) { self.pattern = pattern }

    mutating func searchOperation() {
        let pattern = pattern
        switch pattern.operation {
        case .get, .batchGet, .transactGet, .scan, .query: break
        // Of an operation that is not generated nothing else is: one finding says so.
        case .deleteAll(let deleteAll):
            search(deleteAll.branch.condition)
            search(deleteAll.branch.filter)
        case .batchPut, .batchDelete: break
        case .create(let write), .put(let write): search(write, at: { pattern.place(of: $0) })
        case .update(let update): search(update, at: { pattern.place(of: $0) })
        case .delete(let delete): search(delete, at: { pattern.place(of: $0) })
        case .transact(let steps): for step in steps { search(step) }
        }
        for parameter in pattern.parameters where parameter.isOptional {
            // Of more, not all combinations are planned.
            let isPlanned = pattern.optionalParameters.count <= AccessPattern.mostOptional
            if !isPlanned || !pattern.isRead {
                add("$\(parameter.name)?", at: parameter.span, isPlanned ? .generating : .planning)
            }
        }
    }

    private mutating func search(_ write: WritePattern, at place: (String) -> SourceSpan) {
        search(write.condition)
    }

    private mutating func search(_ delete: DeletePattern, at place: (String) -> SourceSpan) {
        for binding in delete.keyBindings { search(binding.value) }
        search(delete.condition)
    }

    private mutating func search(_ update: UpdatePattern, at place: (String) -> SourceSpan) {
        for binding in update.keyBindings { search(binding.value) }
        for change in update.set + update.add {
            if case .parameter(let parameter) = change.value { search(parameter) }
        }
        for case .parameter(let parameter) in (update.append + update.delete).flatMap(\.values) { search(parameter) }
        search(update.condition)
    }

    private mutating func search(_ step: TransactionStep) {
        switch step.action {
        case .create(let write), .put(let write): search(write, at: { step.place(of: $0) })
        case .update(let update): search(update, at: { step.place(of: $0) })
        case .delete(let delete), .check(let delete): search(delete, at: { step.place(of: $0) })
        }
    }

    private mutating func search(_ condition: Condition?) {
        for test in condition?.tests ?? [] {
            if case .isIn(_, let members) = test.kind, members.count == 1, case .parameter(let list)? = members.first {
                add("in ($\(list.name))", at: list.span, .generating)
            }
            for case .parameter(let parameter) in test.operands { search(parameter) }
        }
    }

    private mutating func search(_ parameter: ParameterReference) {
        guard parameter.isNegated else { return }
        let member = parameter.member.map { ".\($0)" } ?? ""
        add("-$\(parameter.name)\(member)", at: parameter.span, .generating)
    }

    private mutating func add(_ word: String, _ stage: UnplannedPart.Stage = .planning) {
        add(word, at: pattern.place(of: word), stage)
    }

    private mutating func add(_ word: String, at place: SourceSpan, _ stage: UnplannedPart.Stage = .planning) {
        parts.append(
            UnplannedPart("`\(word)`", at: place, subject: Subject(pattern: pattern.name), stage: stage))
    }
}

extension AccessPattern {
    /// Whether it only reads.
    fileprivate var isRead: Bool {
        switch operation {
        case .get, .batchGet, .transactGet, .query, .scan: true
        case .create, .put, .update, .delete, .deleteAll, .batchPut, .batchDelete, .transact: false
        }
    }
}
