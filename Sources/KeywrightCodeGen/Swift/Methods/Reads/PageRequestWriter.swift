import KeywrightModel
import KeywrightPlanner

/// Writes the request of one plan of a query or scan, and what has to be made before it.
struct PageRequestWriter {
    private let builder: MethodBuilder
    private let plan: AccessPlan
    private let pages: PlannedPages
    private var writer: RequestWriter
    private(set) var isThrowing = false
    /// The texts of range ends, by alias, where both ends depend on the call.
    private var ends: [(alias: String, text: String)] = []
    /// The variables that hold lists.
    private var lists: [(name: String, variable: String)] = []

    init(_ builder: MethodBuilder, _ plan: AccessPlan, _ pages: PlannedPages, _ scope: MethodScope) {
        self.builder = builder
        self.plan = plan
        self.pages = pages
        writer = builder.writer(scope)
    }

    private var context: SwiftContext { builder.context }
    private var entity: EntityID { plan.entities.first ?? builder.id }

    /// As it is after the request has been written.
    var values: ValueSourceWriter { writer.values }

    /// The first arguments of the reader: the client and the requests.
    mutating func write(
        consistent: String?, fansOut: Bool, demandedLists: [String], _ body: inout SwiftStatements
    ) -> [SwiftExpression] {
        if !plan.expiredInClient.isEmpty || pages.usesNow || plan.clientFilters.contains(where: \.condition.usesNow) {
            writer.values.now = builder.bindNow(&writer.values.scope, &body)
        }
        writer.throwsValueErrors = true
        let arguments = pages.tables.values.flatMap(\.source.arguments)
        isThrowing = builder.bindNegated(arguments, throwsValueErrors: true, &writer.values.scope, &body)
        bindLists(&body)
        let empty = lists.filter { demandedLists.contains($0.name) }.map(\.variable)
        let client = SwiftExpression.labeled("client", .text(writer.values.scope.member("store") + ".client"))
        if fansOut { return [client] + groups(consistent, empty, &body) }
        var input = request(consistent, &body)
        if let isEmpty = emptiness(empty, &body) {
            input = .text("\(isEmpty) ? nil : \(bound(input, &body).flat)")
        }
        return [client, .labeled(pages.query == nil ? "scan" : "query", input)]
    }

    /// Constants with what the client tests of the items of each entity.
    mutating func filters(_ body: inout SwiftStatements) -> [ElementDecoderCode.Filter] {
        var filters: [ElementDecoderCode.Filter] = []
        for filter in plan.clientFilters {
            let isRefusable = builder.bindNegated(
                filter.condition.arguments(of: filter.entity), throwsValueErrors: true, &writer.values.scope, &body)
            var code = ItemConditionCode(filter.entity, writer.values)
            let condition = code.write(filter.condition)
            isThrowing = isThrowing || isRefusable || code.isThrowing
            let isAlone = plan.clientFilters.count == 1
            let name = isAlone ? "filter" : context.namer[filter.entity].accessor.text + "Filter"
            let variable = writer.values.scope.local(name)
            body.constant(variable, .joined(context.known(.itemCondition), condition, ""))
            filters.append(builder.clientFilter(filter.entity, variable, [filter.condition]))
        }
        return filters
    }

    private mutating func bindLists(_ body: inout SwiftStatements) {
        for (alias, argument) in pages.tables.lists {
            isThrowing = true
            let variable = writer.values.scope.local(SwiftIdentifier.lowerCamel(argument.name).text + "Values")
            let made = ListArgument(argument, writer.values).construction(alias: alias)
            body.constant(variable, .joined("try ", made, ""))
            lists.append((argument.name, variable))
        }
    }

    // MARK: Several partitions

    /// A group of requests for each time bucket, and in it one for each other repetition.
    private mutating func groups(
        _ consistent: String?, _ empty: [String], _ body: inout SwiftStatements
    ) -> [SwiftExpression] {
        let buckets = pages.fans.filter(\.isInTurn)
        let others = pages.fans.filter { !$0.isInTurn }
        let groups = writer.values.scope.local("groups")
        let input = context.known(.queryInput)
        body.add(.text("var \(groups): [[\(input)]] = []"))
        repeated(over: buckets, &body) { writer, body in
            if others.isEmpty {
                writer.append(consistent, empty, { .call("\(groups).append", [.array([$0])]) }, &body)
                return
            }
            let group = writer.writer.values.scope.local("group")
            body.add(.text("var \(group): [\(input)] = []"))
            writer.repeated(over: others, &body) { writer, body in
                writer.append(consistent, empty, { .call("\(group).append", [$0]) }, &body)
            }
            body.add(.text("\(groups).append(\(group))"))
        }
        var arguments: [SwiftExpression] = [.labeled("groups", .text(groups))]
        let order = sortNames
        if !others.isEmpty, !order.isEmpty {
            let names = order.map(SwiftLiteral.string).joined(separator: ", ")
            arguments.append(.labeled("orderedBy", .text("[\(names)]")))
            if pages.query?.forward == false { arguments.append(.labeled("isDescending", "true")) }
        }
        // The end that moves on with the clock must not change the numbers of what lies before it.
        let descends = pages.query?.bucketsDescend == true
        if buckets.contains(where: { $0.endsNow(through: descends) }) {
            arguments.append(.labeled("numbersFromEnd", "true"))
        }
        return arguments
    }

    /// Adds the request to the group, unless it could find nothing.
    private mutating func append(
        _ consistent: String?, _ empty: [String], _ call: (SwiftExpression) -> SwiftExpression,
        _ body: inout SwiftStatements
    ) {
        var input = request(consistent, &body)
        guard let isEmpty = emptiness(empty, &body) else {
            body.add(call(input))
            return
        }
        input = bound(input, &body)
        body.block("if !\(isEmpty)") { inner in inner.add(call(input)) }
    }

    /// The request as a variable holds it; with lists it is one already.
    private mutating func bound(_ input: SwiftExpression, _ body: inout SwiftStatements) -> SwiftExpression {
        if !lists.isEmpty { return input }
        let variable = writer.values.scope.local(pages.query == nil ? "scan" : "query")
        body.constant(variable, input)
        return .text(variable)
    }

    private mutating func repeated(
        over fans: [Fan], _ body: inout SwiftStatements,
        _ write: (inout PageRequestWriter, inout SwiftStatements) -> Void
    ) {
        guard let fan = fans.first else {
            write(&self, &body)
            return
        }
        let texts = texts(of: fan)
        let isReversed = fan.isInTurn && pages.query?.bucketsDescend == true
        let variable = writer.values.scope.local(SwiftIdentifier.lowerCamel(fan.name).text)
        writer.values.repetitions[fan.name] = variable
        let order = isReversed ? ".reversed()" : ""
        var head = "for \(variable) in \(texts.flat)\(order)"
        if body.indentation + head.count + 2 > SwiftLayout.lineLength {
            let list = writer.values.scope.local(variable + "Values")
            body.constant(list, texts)
            head = "for \(variable) in \(list)\(order)"
        }
        body.block(head) { inner in
            repeated(over: Array(fans.dropFirst()), &inner, write)
        }
    }

    private mutating func texts(of fan: Fan) -> SwiftExpression {
        switch fan.values {
        case .shards(let count): return "\(context.known(.keyEncoding)).shards(\(count))"
        case .domain(let texts): return .array(texts.map { .text(SwiftLiteral.string($0)) })
        case .buckets(let unit, let from, let through, let most):
            isThrowing = true
            let attribute = context.design[entity][fan.attribute]
            let ends = [from, through].map { SwiftExpression.text(end($0, isDate: attribute.type == .date)) }
            return .call(
                "try \(context.known(.timeBuckets)).\(unit)s.texts",
                [
                    .labeled("from", ends[0]), .labeled("through", ends[1]), .text(SwiftLiteral.string(attribute.name)),
                    .labeled("most", .text(SwiftLiteral.integer(Int64(most)))),
                ])
        }
    }

    /// An end of a stretch of time.
    private func end(_ part: KeyTextPart, isDate: Bool) -> String {
        switch part {
        case .argument(let argument, _, _), .bound(let argument, _, _, _), .beginning(let argument, _, _):
            return writer.values.scope.code(of: argument).code
        case .literal(let text):
            // The text of a bucket, which begins as its first moment does.
            let whole = text + "0000-01-01T00:00:00.000Z".dropFirst(text.utf8.count)
            if isDate {
                return ValueCode.swift(.text(String(whole.prefix(10))), .date, .known(.calendarDate), context)
            }
            return ValueCode.swift(.text(whole), .timestamp(.iso8601), .known(.timestamp), context)
        case .now, .repetition, .held: return writer.values.now
        }
    }

    private var sortNames: [String] {
        guard let index = pages.index else { return context.design[pages.table].sort.map { [$0.name] } ?? [] }
        return context.design[pages.table].index(named: index)?.sort.map(\.name) ?? []
    }

    // MARK: The request

    private mutating func request(_ consistent: String?, _ body: inout SwiftStatements) -> SwiftExpression {
        var codes: [(String, ThrowingCode)] = []
        for value in pages.tables.plainValues { codes.append((value.alias, prepared(value, &body))) }
        var arguments: [SwiftExpression] = [writer.tableName(pages.table)]
        if let index = pages.index { arguments.append(.labeled("indexName", .text(SwiftLiteral.string(index)))) }
        if let query = pages.query {
            arguments.append(.labeled("keyConditionExpression", .string(query.keyConditionExpression)))
        }
        if let filter = pages.filterExpression { arguments.append(.labeled("filterExpression", .string(filter))) }
        if let projection = pages.projectionExpression {
            arguments.append(.labeled("projectionExpression", .string(projection)))
        }
        if pages.selectsAll { arguments.append(.labeled("select", ".allAttributes")) }
        if !pages.tables.names.isEmpty {
            arguments.append(.labeled("expressionAttributeNames", writer.names(pages.tables.names)))
        }
        if !codes.isEmpty {
            arguments.append(.labeled("expressionAttributeValues", writer.dictionary(codes).expression))
        }
        if pages.query?.forward == false { arguments.append(.labeled("scanIndexForward", "false")) }
        if let consistent { arguments.append(.labeled("consistentRead", .text(consistent))) }
        let call = SwiftExpression.call(context.known(pages.query == nil ? .scanInput : .queryInput), arguments)
        if lists.isEmpty { return call }
        let variable = writer.values.scope.local(pages.query == nil ? "scan" : "query")
        body.constant(variable, call)
        return .text("\(variable).expanding([\(lists.map(\.variable).joined(separator: ", "))])")
    }

    /// A value of the request; a text that is no expression is built before.
    private mutating func prepared(_ value: ExpressionTables.Value, _ body: inout SwiftStatements) -> ThrowingCode {
        let isEnd = isEndOfCall(value.alias)
        guard case .keyText(let parts) = value.source else {
            let code = writer.values.code(value.source, entity: entity)
            isThrowing = isThrowing || code.isThrowing
            // What is stored as text is its own end.
            if isEnd, code.code.hasPrefix(".s("), code.code.hasSuffix(")") {
                ends.append((value.alias, String(code.code.dropFirst(3).dropLast())))
            }
            return code
        }
        for id in plan.entities {
            guard let call = writer.values.functionCall(parts, id) else { continue }
            isThrowing = true
            return call
        }
        let (attribute, isPartition) = keyAttribute(of: value.alias)
        let wanted = SwiftIdentifier.lowerCamel(String(value.alias.dropFirst())).text
        var target = ValueSourceWriter.KeyTextTarget(
            entity: parts.compactMap(\.argument).first?.entity ?? entity, attribute: attribute,
            isPartition: isPartition, builder: wanted)
        if !writer.values.write(parts, target).isThrowing && !isEnd {
            return ThrowingCode(".s(\(writer.values.write(parts, target).text.code))")
        }
        let variable = writer.values.scope.local(wanted)
        target.builder = variable
        let code = writer.values.write(parts, target)
        if code.statements.isEmpty {
            body.add(.text("let \(variable) = \(code.text.code)"))
            ends.append((value.alias, variable))
            return ThrowingCode(".s(\(variable))")
        }
        for line in code.statements { body.add(.text(line)) }
        isThrowing = true
        if isEnd { ends.append((value.alias, variable + ".text")) }
        return ThrowingCode(".s(\(code.text.code))", isThrowing: true)
    }

    /// Aliases of key values begin with the attribute's name.
    private func keyAttribute(of alias: String) -> (KeyAttribute, isPartition: Bool) {
        let bare = alias.dropFirst().lowercased()
        let partition = pages.query?.partition.map(\.attribute) ?? []
        if let attribute = partition.first(where: { bare == $0.name.lowercased() }) { return (attribute, true) }
        if let attribute = pages.query?.sortAttributes.last { return (attribute, false) }
        return (context.design[pages.table].partition, true)
    }

    /// Whether a value is an end of a range of texts of which both depend on the call, so that they may cross. Two plain values
    /// are compared as what they are.
    private func isEndOfCall(_ alias: String) -> Bool {
        guard let query = pages.query, case .between(_, let low, let high) = query.sort, low.dependsOnCall,
            high.dependsOnCall
        else { return false }
        if case .argument = low, case .argument = high { return false }
        // `#SK BETWEEN :skFrom AND :skTo` is the last of the key condition.
        return query.keyConditionExpression.split(separator: " ").suffix(3).contains { $0 == alias }
    }

    /// The variable that says that nothing can be found: the ends cross, one lies beyond all values, or a list that a
    /// value has to be in is empty.
    private mutating func emptiness(_ empty: [String], _ body: inout SwiftStatements) -> String? {
        var tests: [String] = []
        for value in pages.tables.values {
            guard case .keyText(let parts) = value.source else { continue }
            for case .bound(let argument, let transforms, let language, let comparison) in parts {
                let bound = writer.values.value(argument, transforms, language)
                let type = context.valueType(of: argument)
                if let test = RangeLimits(bound, type, comparison, context).isEmpty { tests.append(test) }
            }
        }
        if ends.count == 2 { tests.append("\(ends[1].text).utf8.lexicographicallyPrecedes(\(ends[0].text).utf8)") }
        if case .between(_, .argument(let low), .argument(let high))? = pages.query?.sort {
            let isSeconds = context.valueType(of: low) == .timestamp(.epochSeconds)
            let end = isSeconds ? ".secondsSinceEpoch" : ""
            let scope = writer.values.scope
            tests.append("\(scope.code(of: high).code)\(end) < \(scope.code(of: low).code)\(end)")
        }
        tests += empty.map { "\($0).isEmpty" }
        if tests.isEmpty { return nil }
        let variable = writer.values.scope.local("isEmpty")
        let head = "let \(variable) ="
        let whole = tests.joined(separator: " || ")
        let isShort = body.indentation + head.count + 1 + whole.count <= SwiftLayout.lineLength
        body.add(.text(head + (isShort ? " " : "\n    ") + whole))
        return variable
    }
}

extension PlannedQuery {
    /// The sort attributes that the key condition names, in key order.
    var sortAttributes: [KeyAttribute] {
        let last: KeyAttribute? =
            switch sort {
            case .none: nil
            case .equals(let value), .beginsWith(let value), .comparison(let value, _): value.attribute
            case .between(let attribute, _, _): attribute
            }
        return sortPrefix.map(\.attribute) + (last.map { [$0] } ?? [])
    }
}

extension ValueSource {
    /// Whether a call decides on the text.
    fileprivate var dependsOnCall: Bool {
        switch self {
        case .keyText(let parts):
            parts.contains { part in
                switch part {
                case .literal, .repetition: false
                case .argument, .bound, .beginning, .now, .held: true
                }
            }
        case .argument: true
        case .literal, .now, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .held, .elements,
            .keyRead:
            false
        }
    }
}
