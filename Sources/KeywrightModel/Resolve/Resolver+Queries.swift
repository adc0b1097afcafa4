import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ query: QuerySpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> QueryPattern? {
        let before = findings.count
        let contexts = queryContexts(query.entities, subject)
        guard contexts.count == query.entities.count, let first = contexts.first,
            var branches = branches(of: contexts, query.conditions, query.filter, subject, &parameters)
        else { return nil }
        let using = query.using.map { bindKeyCondition($0, in: contexts, &parameters) }
        let select = query.reading.select.map { bindAttributes($0, in: contexts) }
        let fanout = query.fanout.map { bindAttributes($0, in: contexts) }
        for position in branches.indices {
            branches[position].select = select?.map { $0[position] }
            branches[position].fanout = fanout?.map { $0[position] } ?? []
        }
        checkFanout(query.fanout ?? [], branches, subject)
        let order = query.order.flatMap { resolve($0, contexts) }
        checkIndex(query.index, of: first, subject)
        guard findings.count == before, isWhole(using), isWhole(select), isWhole(fanout),
            (order == nil) == (query.order == nil)
        else { return nil }
        return QueryPattern(
            entities: branches, whereSpan: query.conditions?.span, order: order, limit: query.limit,
            returns: returns(query.returns, at: query.entities[0].span), index: query.index?.spanned,
            consistent: query.reading.consistent, reads: query.reads, using: using ?? nil, fetches: query.fetch,
            buckets: query.buckets, includesExpired: query.reading.expired != nil)
    }

    mutating func resolve(
        _ scan: ScanSpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> ScanPattern? {
        let before = findings.count
        let contexts = queryContexts([scan.entity], subject)
        guard let context = contexts.first,
            var branch = branches(of: contexts, nil, scan.filter, subject, &parameters)?.first
        else { return nil }
        let select = scan.reading.select.map { bindAttributes($0, in: contexts)?.first }
        branch.select = select ?? nil
        checkIndex(scan.index, of: context, subject)
        guard findings.count == before, isWhole(select) else { return nil }
        return ScanPattern(
            branch: branch, because: scan.because, limit: scan.limit,
            returns: returns(scan.returns, at: scan.entity.span), index: scan.index?.spanned,
            consistent: scan.reading.consistent, includesExpired: scan.reading.expired != nil)
    }

    mutating func resolve(
        _ deleteAll: DeleteAllSpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> DeleteAllPattern? {
        let contexts = queryContexts([deleteAll.entity], subject)
        guard !contexts.isEmpty else { return nil }
        return branches(of: contexts, deleteAll.conditions, deleteAll.filter, subject, &parameters)?.first
            .map { DeleteAllPattern(branch: $0, whereSpan: deleteAll.conditions.span) }
    }

    private func returns(_ spec: Spanned<ReturnsSpec>?, at span: SourceSpan) -> Spanned<QueryPattern.Returns> {
        spec.map { Spanned(QueryPattern.Returns($0.value), $0.span) } ?? Spanned(.many, span)
    }

    /// What must hold of the items of each entity; nil after a finding, or where a condition rests on one.
    private mutating func branches(
        of contexts: [BindingContext], _ conditions: ConditionsSpec?, _ filter: ConditionsSpec?, _ subject: Subject,
        _ parameters: inout ParameterCollector
    ) -> [QueryPattern.Branch]? {
        let before = findings.count
        checkConditions(conditions, "where", contexts, subject)
        checkConditions(filter, "filter", contexts, subject)
        guard findings.count == before else { return nil }
        var branches: [QueryPattern.Branch] = []
        for context in contexts {
            let name = entities[context.entity.rawValue].name
            let condition = conditions?.text(for: name).map {
                bindCondition($0, .where, in: context, parameters: &parameters)
            }
            let filter = filter?.text(for: name).map {
                bindCondition($0, .filter, in: context, parameters: &parameters)
            }
            guard isWhole(condition), isWhole(filter) else { continue }
            branches.append(
                QueryPattern.Branch(entity: context.entity, condition: condition ?? nil, filter: filter ?? nil))
        }
        return findings.count == before && branches.count == contexts.count ? branches : nil
    }

    /// The entities that are asked for: distinct, and of one table.
    private mutating func queryContexts(_ names: [SpecText], _ subject: Subject) -> [BindingContext] {
        var contexts: [BindingContext] = []
        for context in distinctContexts(names, subject) {
            let draft = entities[context.entity.rawValue]
            if let first = contexts.first, let table = entities[first.entity.rawValue].table, let other = draft.table,
                table != other
            {
                report(
                    .entitiesOfTwoTables(
                        draft.name, tables[other].name, entities[first.entity.rawValue].name, tables[table].name,
                        at: context.span, first: first.span, subject: subject))
                continue
            }
            contexts.append(context)
        }
        return contexts
    }

    /// The entities of a list, each once.
    mutating func distinctContexts(_ names: [SpecText], _ subject: Subject) -> [BindingContext] {
        if names.count == 1 { return context(of: names[0], subject).map { [$0] } ?? [] }
        var seen = NameTable<SourceSpan>()
        var contexts: [BindingContext] = []
        for name in names where !isFull {
            if let first = seen.insert(name.span, for: name.value) {
                report(.duplicate("entity", name.value, at: name.span, first: first, subject: subject))
            } else if let context = context(of: name, subject) {
                contexts.append(context)
            }
        }
        return contexts
    }

    /// A condition for each entity names them all, and no other; a filter may leave some out.
    mutating func checkConditions(
        _ conditions: ConditionsSpec?, _ key: String, _ contexts: [BindingContext], _ subject: Subject
    ) {
        guard case .each(let texts, let span)? = conditions else { return }
        let names = contexts.map { entities[$0.entity.rawValue].name }
        let before = findings.count
        for text in texts where !names.contains(where: { $0.isSameName(as: text.entity.value) }) {
            report(
                .unknownName(
                    "entity of this pattern", text.entity.value, among: names, at: text.entity.span, subject: subject))
        }
        // What was misspelled is not missing.
        guard key != "filter", findings.count == before else { return }
        for name in names where !texts.contains(where: { $0.entity.value.isSameName(as: name) }) {
            report(.conditionMissing(key, for: name, at: span, subject: subject))
        }
    }

    /// `fanout` reads each value of an attribute that `where` leaves open: there must be a known number of them.
    private mutating func checkFanout(_ names: [SpecText], _ branches: [QueryPattern.Branch], _ subject: Subject) {
        for name in names {
            for branch in branches {
                let entity = entities[branch.entity.rawValue]
                guard let id = entity.attribute(named: name.value), branch.fanout.contains(id) else { continue }
                let subject = Subject(entity: entity.name, attribute: name.value, pattern: subject.pattern)
                if !entity[id].isOfClosedDomain {
                    report(.openDomain(entity[id], at: name.span, subject: subject))
                    break
                }
                if branch.attributesBoundByEquality.contains(id) {
                    report(.fanoutOfBound(name.value, at: name.span, subject: subject))
                    break
                }
            }
        }
    }

    private mutating func resolve(_ order: QuerySpec.Order, _ contexts: [BindingContext]) -> QueryPattern.Order? {
        guard let name = order.attribute else {
            return QueryPattern.Order(descending: order.descending, span: order.span)
        }
        var attribute: AttributeID?
        for context in contexts {
            let entity = entities[context.entity.rawValue]
            if let id = entity.attribute(named: name.value) {
                attribute = attribute ?? id
            } else if entity.spec.isSound {
                report(
                    .unknownName(
                        "attribute", name.value, of: entity.name, among: entity.attributeNames, at: name.span,
                        declared: entity.spec.name.span, subject: context.subject))
                return nil
            }
        }
        return attribute.map { QueryPattern.Order(attribute: $0, descending: order.descending, span: order.span) }
    }

    private mutating func checkIndex(_ index: SpecText?, of context: BindingContext, _ subject: Subject) {
        guard let index, index.value != "table", let position = entities[context.entity.rawValue].table else { return }
        let table = tables[position]
        let known = table.indexes.map(\.name) + table.brokenIndexes
        guard table.spec.knowsIndexes, !known.contains(where: { $0.isSameName(as: index.value) }) else { return }
        report(.unknownName("index", index.value, among: known + ["table"], at: index.span, subject: subject))
    }
}

extension ConditionsSpec {
    func text(for entity: String) -> SpecText? {
        switch self {
        case .all(let text): text
        case .each(let texts, _): texts.first { $0.entity.value.isSameName(as: entity) }?.condition
        }
    }
}

extension Attribute {
    /// Whether the design says which values there are: enum, bool, or an int between `min` and `max`.
    fileprivate var isOfClosedDomain: Bool {
        switch type {
        case .enumeration, .bool, .recoded(.bool): true
        case .int, .recoded(.int): constraints.minimum != nil && constraints.maximum != nil
        case .string, .decimal, .double, .bytes, .timestamp, .date, .uuid, .uuidv7, .ulid, .ksuid, .json, .object,
            .list, .map, .set, .recoded:
            false
        }
    }
}

extension QueryPattern.Returns {
    fileprivate init(_ spec: ReturnsSpec) {
        switch spec {
        case .many: self = .many
        case .one: self = .one
        case .count: self = .count
        }
    }
}
