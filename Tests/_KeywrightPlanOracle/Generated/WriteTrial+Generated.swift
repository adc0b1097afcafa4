import KeywrightRuntime
import _KeywrightGeneratedCalls

/// Generated writes held to the requests of the report, and to what the table has to hold afterwards.
extension WriteTrial {
    /// Does the same by generated code, on a table of its own.
    ///
    /// - Parameters:
    ///   - planned: what the interpreter sent.
    ///   - before: what the table held.
    /// - Returns: Whether it is as it has to be.
    mutating func hold(
        _ change: Change, _ pattern: PlainPattern, _ plan: OracleJSON, _ outcome: Outcome, _ planned: [SentRequest],
        _ before: [PlainText: ModelItem]
    ) async throws -> Bool {
        guard let generated else { return true }
        let scope: AttributeValue?
        switch generated.scope(of: pattern, change.arguments) {
        case .none: scope = nil
        case .value(let value): scope = value
        case .several:
            tally.count("generated: calls that no context can make")
            // Both tables go on alike.
            let engine = MemoryCarrier(generated.engine)
            for request in planned { _ = try? await engine.send(request.operation, request.input) }
            return true
        }
        tally.count("generated: calls of writes")
        _ = generated.sent.take()
        let answer = await generated.call(pattern, change.arguments, scope: scope)
        let sent = generated.sent.take()
        if let problem = problem(answer, change, pattern, outcome, before) {
            fault(pattern, plan, "generated code \(problem)")
            return false
        }
        var rules = RequestRules()
        let fails = change.after == nil
        let difference = rules.difference(ofWrite: sent, planned, fails: fails, findsNothing: change.findsNothing)
        tally.add(rules.tally)
        tally.count("generated: requests compared", sent.count)
        if let difference {
            fault(pattern, plan, difference)
            return false
        }
        return try await compare(MemoryCarrier(generated.engine), pattern, plan, by: "generated code: ")
    }

    /// What is wrong with what became of the write.
    private mutating func problem(
        _ answer: GeneratedCode.Answer, _ change: Change, _ pattern: PlainPattern, _ outcome: Outcome,
        _ before: [PlainText: ModelItem]
    ) -> String? {
        switch answer {
        case .impossible(let problem): return problem
        case .failed(let error):
            tally.count("generated: writes that fail with \(error.kind.rawValue)")
            let kinds = expectedFailures(change, outcome)
            return kinds.contains(error.kind) ? nil : "fails: \(error)"
        case .gave(let result):
            tally.count("generated: writes done")
            guard change.after != nil, !change.isDoubled else { return "does a write that has to fail" }
            return problem(result, change, pattern, before)
        }
    }

    /// How a write may fail; not at all where it has to be done.
    private func expectedFailures(_ change: Change, _ outcome: Outcome) -> Set<RepositoryError.Kind> {
        if change.isDoubled { return [.sameItemTwice] }
        if case .tooManyBuckets = outcome { return [.refusedValue] }
        if change.after != nil { return [] }
        if case .notFound = outcome { return [.notFound] }
        return [.alreadyExists, .conditionFailed, .notFound, .notUnique, .versionConflict]
    }

    private func problem(
        _ result: CallResult, _ change: Change, _ pattern: PlainPattern, _ before: [PlainText: ModelItem]
    ) -> String? {
        switch result {
        case .unwritten(let count): return count == 0 ? nil : "leaves \(count) unwritten"
        case .count(let count):
            let gone = (change.after ?? [:]).keys.count { before[$0] != nil }
            return count == gone ? nil : "deletes \(count), not \(gone)"
        case .wrote(let item):
            guard let wanted = wanted(change, pattern) else { return nil }
            let entity = design.entity(pattern.entities[0])
            let values = wanted.map { design.callValues(stored: $0, of: entity) }
            if item?.values == values { return nil }
            return "gives back \(item?.values.description ?? "nothing")\nin place of "
                + (values?.description ?? "nothing")
        case .items, .page: return "gives \(result)"
        }
    }

    /// What a write gives back; nil where that is not looked at.
    private func wanted(_ change: Change, _ pattern: PlainPattern) -> [String: OracleJSON]?? {
        if let result = change.result { return result }
        // Without a word a write of an item gives it as it is stored, which the report says nothing of.
        guard [.create, .put].contains(pattern.kind), pattern.returns == nil, let after = change.after?.values.first
        else { return nil }
        return .some(after.map(stored))
    }
}
