import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ get: GetSpec, isBatch: Bool, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> GetPattern? {
        guard let context = context(of: get.entity, subject) else { return nil }
        return bindGet(
            in: context, get.reading, filter: get.filter, using: get.using, isBatch: isBatch, &parameters)
    }

    mutating func resolve(
        _ gets: TransactGetSpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> [GetPattern]? {
        let before = findings.count
        let contexts = distinctContexts(gets.entities, subject)
        guard contexts.count == gets.entities.count else { return nil }
        checkConditions(gets.filter, "filter", contexts, subject)
        checkConditions(gets.using, "using", contexts, subject)
        guard findings.count == before else { return nil }
        let select = gets.reading.select.map { bindAttributes($0, in: contexts) }
        var patterns: [GetPattern] = []
        for (position, context) in contexts.enumerated() {
            let name = entities[context.entity.rawValue].name
            var reading = gets.reading
            reading.select = nil
            guard
                var pattern = bindGet(
                    in: context, reading, filter: gets.filter?.text(for: name), using: gets.using?.text(for: name),
                    isBatch: false, &parameters)
            else { continue }
            pattern.select = select?.map { $0[position] }
            patterns.append(pattern)
        }
        guard findings.count == before, isWhole(select), patterns.count == contexts.count else { return nil }
        return patterns
    }

    private mutating func bindGet(
        in context: BindingContext, _ reading: ReadingSpec, filter filterText: SpecText?, using text: SpecText?,
        isBatch: Bool, _ parameters: inout ParameterCollector
    ) -> GetPattern? {
        let before = findings.count
        // Each key of a batch is a value of its own: its attributes are no parameters.
        var keys = ParameterCollector()
        let using = text.map {
            isBatch
                ? bindKeyCondition($0, in: [context], &keys) : bindKeyCondition($0, in: [context], &parameters)
        }
        let bindings = isBatch ? [] : keyBindings([], in: context, using: using ?? nil, &parameters)
        let filter = filterText.map { bindCondition($0, .filter, in: context, parameters: &parameters) }
        let select = reading.select.map { bindAttributes($0, in: [context])?.first }
        guard findings.count == before, let bindings, isWhole(using), isWhole(filter), isWhole(select) else {
            return nil
        }
        return GetPattern(
            entity: context.entity, consistent: reading.consistent, keyBindings: bindings, filter: filter ?? nil,
            select: select ?? nil, includesExpired: reading.expired != nil, using: using ?? nil)
    }

    /// The attributes of a list, for each entity those that it has: distinct, and each of some entity. Nil after a
    /// finding, or where one rests on what was reported.
    mutating func bindAttributes(_ names: [SpecText], in contexts: [BindingContext]) -> [[AttributeID]]? {
        var bound = contexts.map { _ in [AttributeID]() }
        var seen = NameTable<SourceSpan>()
        var isWhole = true
        for name in names {
            guard !isFull else { return nil }
            let subject = contexts.count == 1 ? contexts[0].subject : Subject(pattern: contexts.first?.subject.pattern)
            if let first = seen.insert(name.span, for: name.value) {
                report(.duplicate("attribute", name.value, at: name.span, first: first, subject: subject))
                isWhole = false
                continue
            }
            var isKnown = false
            for (position, context) in contexts.enumerated() {
                let entity = entities[context.entity.rawValue]
                guard let id = entity.attribute(named: name.value) else { continue }
                isKnown = true
                if entity.unread.contains(id) { isWhole = false }
                bound[position].append(id)
            }
            guard !isKnown else { continue }
            isWhole = false
            let drafts = contexts.map { entities[$0.entity.rawValue] }
            guard drafts.allSatisfy(\.spec.isSound) else { continue }
            let only = drafts.count == 1 ? drafts.first : nil
            report(
                .unknownName(
                    "attribute", name.value, of: only?.name, among: drafts.flatMap(\.attributeNames), at: name.span,
                    declared: only?.spec.name.span, subject: subject))
        }
        return isWhole ? bound : nil
    }
}
