import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    /// Binds the access patterns; those with a mistake, or that rest on one, are left out.
    mutating func resolvePatterns() -> [AccessPattern] {
        // By position, since a loop over the patterns would copy each.
        let specs = spec.patterns
        var patterns: [AccessPattern] = []
        patterns.reserveCapacity(specs.count)
        for index in specs.indices where !isFull {
            if let pattern = resolve(specs[index]) { patterns.append(pattern) }
        }
        return patterns
    }

    private mutating func resolve(_ spec: PatternSpec) -> AccessPattern? {
        guard let operation = spec.operation else { return nil }
        let before = findings.count
        var parameters = ParameterCollector()
        let subject = Subject(pattern: spec.name.value)
        guard let resolved = resolve(operation, subject, &parameters), findings.count == before else { return nil }
        reportParameterNames(parameters.parameters, subject: subject)
        let calls = ExpectedCalls(rate: spec.expect.rate, peak: spec.expect.peak, items: spec.expect.items)
        let budget = Budget(read: spec.budget.read, write: spec.budget.write, pages: spec.budget.pages)
        return AccessPattern(
            name: spec.name.value, description: spec.description, origin: spec.origin, nameSpan: spec.name.span,
            operation: resolved, parameters: parameters.parameters, expect: calls, budget: budget,
            isUnscoped: spec.isUnscoped, words: spec.words)
    }

    private mutating func resolve(
        _ operation: OperationSpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> Operation? {
        switch operation {
        case .get(let get): return resolve(get, isBatch: false, subject, &parameters).map { .get($0) }
        case .batchGet(let get): return resolve(get, isBatch: true, subject, &parameters).map { .batchGet($0) }
        case .transactGet(let gets): return resolve(gets, subject, &parameters).map { .transactGet($0) }
        case .query(let query): return resolve(query, subject, &parameters).map { .query($0) }
        case .scan(let scan): return resolve(scan, subject, &parameters).map { .scan($0) }
        case .create(let write): return resolve(write, subject, nil, &parameters).map { .create($0) }
        case .put(let write): return resolve(write, subject, nil, &parameters).map { .put($0) }
        case .update(let update): return resolve(update, subject, nil, &parameters).map { .update($0) }
        case .delete(let delete): return resolve(delete, subject, nil, &parameters).map { .delete($0) }
        case .deleteAll(let deleteAll): return resolve(deleteAll, subject, &parameters).map { .deleteAll($0) }
        case .batchPut(let entity): return context(of: entity, subject).map { .batchPut($0.entity) }
        case .batchDelete(let entity): return context(of: entity, subject).map { .batchDelete($0.entity) }
        case .transact(let steps, _): return resolve(steps, subject, &parameters).map { .transact($0) }
        }
    }

    /// The entity of a name, with what its conditions bind to.
    mutating func context(of name: SpecText, _ subject: Subject, steps: StepScope? = nil) -> BindingContext? {
        guard let position = entityPositions[name.value] else {
            guard spec.knowsEntities else { return nil }
            report(.unknownName("entity", name.value, among: entityNames, at: name.span, subject: subject))
            return nil
        }
        var subject = subject
        subject.entity = name.value
        return BindingContext(entity: EntityID(position), span: name.span, subject: subject, steps: steps)
    }

    /// Parameters whose names become one in Swift.
    private mutating func reportParameterNames(_ parameters: [Parameter], subject: Subject) {
        // Names that Swift has as they stand differ there, too.
        guard !parameters.allSatisfy({ SwiftName.isLowerCamel($0.name) }) else { return }
        var names: [String: Parameter] = [:]
        for parameter in parameters {
            guard let swift = SwiftName.lowerCamel(parameter.name) else {
                report(.noSwiftName("parameter", parameter.name, at: parameter.span, subject: subject))
                continue
            }
            if let first = names[swift] {
                report(
                    .sameSwiftName(
                        "parameters", parameter.name, first.name, swift: swift, at: parameter.span, first: first.span,
                        subject: subject))
            }
            names[swift] = parameter
        }
    }
}
