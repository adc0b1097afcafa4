import KeywrightDiagnostics
import KeywrightSpec

extension Resolver {
    mutating func resolve(
        _ query: QuerySpec, _ subject: Subject, _ parameters: inout ParameterCollector
    ) -> QueryPattern? {
        let before = findings.count
        let contexts = queryContexts(query.entities, subject)
        guard contexts.count == query.entities.count, let first = contexts.first else { return nil }
        checkConditions(query.conditions, "where", contexts, subject)
        checkConditions(query.filter, "filter", contexts, subject)
        guard findings.count == before else { return nil }
        var branches: [QueryPattern.Branch] = []
        for context in contexts {
            let name = entities[context.entity.rawValue].name
            var condition: Condition?
            var filter: Condition?
            let whereText = query.conditions?.text(for: name)
            if let text = whereText { condition = bindCondition(text, .where, in: context, parameters: &parameters) }
            let filterText = query.filter?.text(for: name)
            if let text = filterText { filter = bindCondition(text, .filter, in: context, parameters: &parameters) }
            guard (condition == nil) == (whereText == nil), (filter == nil) == (filterText == nil) else { continue }
            branches.append(QueryPattern.Branch(entity: context.entity, condition: condition, filter: filter))
        }
        let order = query.order.flatMap { resolve($0, contexts) }
        checkIndex(query.index, of: first, subject)
        guard findings.count == before, branches.count == contexts.count else { return nil }
        return QueryPattern(
            entities: branches, whereSpan: query.conditions?.span, order: order, limit: query.limit,
            returns: query.returns.map { Spanned(QueryPattern.Returns($0.value), $0.span) }
                ?? Spanned(.many, query.entities[0].span),
            index: query.index?.spanned, consistent: query.consistent)
    }

    /// The entities that are asked for: distinct, and of one table.
    private mutating func queryContexts(_ names: [SpecText], _ subject: Subject) -> [BindingContext] {
        var seen = NameTable<SourceSpan>()
        var contexts: [BindingContext] = []
        for name in names {
            if let first = seen.insert(name.span, for: name.value) {
                report(.duplicate("entity", name.value, at: name.span, first: first, subject: subject))
                continue
            }
            guard let context = context(of: name, subject) else { continue }
            if let first = contexts.first, let table = entities[first.entity.rawValue].table,
                let other = entities[context.entity.rawValue].table, table != other
            {
                report(
                    .entitiesOfTwoTables(
                        name.value, tables[other].name, names[0].value, tables[table].name, at: name.span,
                        first: names[0].span, subject: subject))
                continue
            }
            contexts.append(context)
        }
        return contexts
    }

    /// A condition for each entity names them all, and no other.
    private mutating func checkConditions(
        _ conditions: QuerySpec.Conditions?, _ key: String, _ contexts: [BindingContext], _ subject: Subject
    ) {
        guard case .each(let texts, let span)? = conditions else { return }
        let names = contexts.map { entities[$0.entity.rawValue].name }
        for text in texts where !names.contains(where: { $0.isSameName(as: text.entity.value) }) {
            report(
                .unknownName(
                    "entity of this query", text.entity.value, among: names, at: text.entity.span, subject: subject))
        }
        guard key == "where" else { return }
        for name in names where !texts.contains(where: { $0.entity.value.isSameName(as: name) }) {
            report(.conditionMissing(for: name, at: span, subject: subject))
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

extension QuerySpec.Conditions {
    fileprivate func text(for entity: String) -> SpecText? {
        switch self {
        case .all(let text): text
        case .each(let texts, _): texts.first { $0.entity.value.isSameName(as: entity) }?.condition
        }
    }
}

extension QueryPattern.Returns {
    fileprivate init(_ spec: QuerySpec.Returns) {
        switch spec {
        case .many: self = .many
        case .one: self = .one
        case .count: self = .count
        }
    }
}
