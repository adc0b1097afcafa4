import KeywrightModel
import KeywrightPlanner

/// Writes the private function that makes the reader of a query.
struct QueryReaderWriter {
    struct Reader {
        var name: String
        /// A guard can refuse a value.
        var isThrowing: Bool
        var method: MethodView
    }

    private let builder: MethodBuilder
    private let name: MethodBuilder.Name
    private let plan: AccessPlan
    private let query: PlannedQuery
    private let element: String
    /// Whether an element is the item as it is stored.
    var isWhole = false

    private var writer: RequestWriter
    private var body: SwiftStatements
    private var isThrowing = false
    /// The texts of range ends, by alias, where both ends depend on the call.
    private var ends: [(alias: String, text: String)] = []

    init(
        _ builder: MethodBuilder, _ name: MethodBuilder.Name, _ plan: AccessPlan, _ query: PlannedQuery, element: String
    ) {
        self.builder = builder
        self.name = name
        self.plan = plan
        self.query = query
        self.element = element
        writer = builder.writer(MethodScope(builder.context))
        body = builder.body()
    }

    private var context: SwiftContext { builder.context }
    private var entity: EntityID { plan.entities.first ?? builder.id }

    mutating func write(_ callScope: MethodScope, consistent: String?) -> Reader {
        var scope = callScope
        var now = ""
        if !plan.expiredInClient.isEmpty || query.tables.values.contains(where: \.source.usesNow) {
            now = builder.bindNow(&scope, &body)
        }
        writer = builder.writer(scope, now: now)
        writer.throwsValueErrors = true
        let codes = query.tables.values.map { value in (value.alias, prepared(value)) }
        var input = input(codes, consistent)
        if let isEmpty = emptiness() {
            let variable = writer.values.scope.local("query")
            body.constant(variable, input)
            input = .text("\(isEmpty) ? nil : \(variable)")
        }
        let call = SwiftExpression.call(context.known(.pageReader), arguments(input, decoder(now)))
        body.add(.joined(body.isEmpty ? "" : "return ", call, ""))

        let readerName = name.reader
        let effects = isThrowing ? " throws(\(context.known(.valueError)))" : ""
        let declaration = SwiftLayout.list(
            "func " + readerName, callScope.parameters.map(\.requirement),
            effects + " -> \(context.known(.pageReader))<\(element)>",
            indentation: MethodBuilder.indentation + "private ".count + " {".count)
        return Reader(
            name: readerName, isThrowing: isThrowing,
            method: MethodView(doc: [], access: "private ", declaration: declaration, body: body.lines))
    }

    // MARK: The reader

    private mutating func arguments(_ input: SwiftExpression, _ decoder: SwiftExpression) -> [SwiftExpression] {
        var arguments: [SwiftExpression] = [
            .labeled("client", .text(writer.values.scope.member("store") + ".client")),
            .labeled("query", input),
            .labeled("pattern", .text(SwiftLiteral.string(name.pattern))),
        ]
        let parameters = plan.parameters.compactMap(parameter)
        isThrowing = isThrowing || parameters.contains { $0.isThrowing }
        if !parameters.isEmpty {
            arguments.append(.labeled("parameters", .array(parameters.map { .text($0.tried) })))
        }
        arguments.append(.labeled("keyNames", .text(context.keyNamesLiteral(of: query.table, index: query.index))))
        if let limit = query.limit {
            arguments.append(.labeled("largestPage", .text(SwiftLiteral.integer(Int64(limit)))))
        }
        if context.design[query.table].foreign == .skip { arguments.append(.labeled("foreign", ".skip")) }
        return arguments + [.labeled("decode", decoder)]
    }

    private func parameter(_ parameter: PlanParameter) -> ThrowingCode? {
        guard case .value(let type, let entity, let attribute, _) = parameter.kind else { return nil }
        let argument = Argument(name: parameter.name, entity: entity, attribute: attribute)
        let swiftType = context.swiftType(of: type, near: attribute, of: entity)
        return ValueCode.attributeValue(
            writer.values.scope.code(of: argument).code, type,
            typeText: context.namer.text(swiftType, in: .namespace), context)
    }

    /// The closure that makes an element of an item, or nil of one that is left out.
    private func decoder(_ now: String) -> SwiftExpression {
        let head = "{ item throws(\(context.known(.itemError))) in"
        let discriminator = SwiftLiteral.string(context.design[query.table].discriminator ?? "")
        let expiring = plan.expiredInClient.filter { context.design[$0].expiry != nil }
        if isWhole { return wholeDecoder(head, expiring, now) }
        if plan.skipped.isEmpty && expiring.isEmpty { return .text("\(head) try \(element)(item: item) }") }
        var lines = plan.skipped.map { "if item[\(discriminator)] == .s(\(SwiftLiteral.string($0))) { return nil }" }
        if expiring.isEmpty {
            lines.append("return try \(element)(item: item)")
        } else {
            lines.append("let element = try \(element)(item: item)")
            for id in expiring { lines.append(contentsOf: expiryTest(id, now)) }
            lines.append("return element")
        }
        return .text(head + "\n" + lines.map { "    " + $0 }.joined(separator: "\n") + "\n}")
    }

    /// The closure that takes an item as it is.
    private func wholeDecoder(_ head: String, _ expiring: [EntityID], _ now: String) -> SwiftExpression {
        let discriminator = SwiftLiteral.string(context.design[query.table].discriminator ?? "")
        var lines = plan.skipped.map { "if item[\(discriminator)] == .s(\(SwiftLiteral.string($0))) { return nil }" }
        if readsDiscriminator {
            let stored = SwiftLiteral.string(context.design[entity].discriminator)
            lines += [
                "guard item[\(discriminator)] == .s(\(stored)) else {",
                "    throw .foreign(item, keyNames: \(context.keyNamesLiteral(of: query.table)))", "}",
            ]
        }
        for id in expiring {
            let entity = context.design[id]
            guard let expiry = entity.expiry else { continue }
            let moment = ValueCode.attributeValue(now, entity[expiry].type, typeText: "", context)
            let stored = "item[\(SwiftLiteral.string(entity[expiry].storedName))]"
            lines.append("if \(context.known(.itemTest)).lessOrEqual(\(stored), \(moment.code)) { return nil }")
        }
        if lines.isEmpty { return .text("\(head) item }") }
        lines.append("return item")
        return .text(head + "\n" + lines.map { "    " + $0 }.joined(separator: "\n") + "\n}")
    }

    /// Whether what is read holds what each item is.
    private var readsDiscriminator: Bool {
        let table = context.design[query.table]
        guard table.discriminator != nil, query.projectionExpression == nil else { return false }
        guard let index = query.index else { return true }
        if case .all? = table.index(named: index)?.projection { return true }
        return false
    }

    private func expiryTest(_ id: EntityID, _ now: String) -> [String] {
        let entity = context.design[id]
        guard let expiry = entity.expiry else { return [] }
        let property = context.namer.property(expiry, of: id).member
        let isOptional = entity[expiry].isOptional
        if plan.entities.count == 1 {
            let bound = isOptional ? "if let moment = element.\(property), moment" : "if element.\(property)"
            return ["\(bound) <= \(now) { return nil }"]
        }
        let label = context.namer[id].accessor
        let moment = isOptional ? ", let moment = value.\(property), moment" : ", value.\(property)"
        return ["if case .\(label.member)(let value) = element\(moment) <= \(now) { return nil }"]
    }

    // MARK: The request

    private func input(_ codes: [(String, ThrowingCode)], _ consistent: String?) -> SwiftExpression {
        var arguments: [SwiftExpression] = [writer.tableName(query.table)]
        if let index = query.index { arguments.append(.labeled("indexName", .text(SwiftLiteral.string(index)))) }
        arguments.append(
            .labeled("keyConditionExpression", .string(query.keyConditionExpression)))
        if let filter = query.filterExpression {
            arguments.append(.labeled("filterExpression", .string(filter)))
        }
        if let projection = query.projectionExpression {
            arguments.append(.labeled("projectionExpression", .string(projection)))
        }
        arguments.append(.labeled("expressionAttributeNames", writer.names(query.tables.names)))
        arguments.append(.labeled("expressionAttributeValues", writer.dictionary(codes).expression))
        if !query.forward { arguments.append(.labeled("scanIndexForward", "false")) }
        if let consistent { arguments.append(.labeled("consistentRead", .text(consistent))) }
        return .call(context.known(.queryInput), arguments)
    }

    /// A value of the request; a text that is no expression is built before.
    private mutating func prepared(_ value: ExpressionTables.Value) -> ThrowingCode {
        guard case .keyText(let parts) = value.source else {
            let code = writer.values.code(value.source, entity: entity)
            isThrowing = isThrowing || code.isThrowing
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
        let isEnd = hasTwoEnds && parts.contains { $0.isBound }
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
        let partition = query.partition.map(\.attribute)
        if let attribute = partition.first(where: { bare == $0.name.lowercased() }) { return (attribute, true) }
        if let attribute = query.sortAttributes.last { return (attribute, false) }
        return (context.design[query.table].partition, true)
    }

    private var hasTwoEnds: Bool {
        guard case .between(_, .keyText(let low), .keyText(let high)) = query.sort else { return false }
        return low.contains { $0.isBound } && high.contains { $0.isBound }
    }

    /// The variable that says that nothing can be found: the ends cross, or one lies beyond all values.
    private mutating func emptiness() -> String? {
        var tests: [String] = []
        for value in query.tables.values {
            guard case .keyText(let parts) = value.source else { continue }
            for case .bound(let argument, let transforms, let language, let comparison) in parts {
                let bound = writer.values.value(argument, transforms, language)
                let type = context.valueType(of: argument)
                if let test = RangeLimits(bound, type, comparison).isEmpty { tests.append(test) }
            }
        }
        if ends.count == 2 { tests.append("\(ends[1].text).utf8.lexicographicallyPrecedes(\(ends[0].text).utf8)") }
        if case .between(_, .argument(let low), .argument(let high)) = query.sort {
            let isSeconds = context.valueType(of: low) == .timestamp(.epochSeconds)
            let end = isSeconds ? ".secondsSinceEpoch" : ""
            let scope = writer.values.scope
            tests.append("\(scope.code(of: high).code)\(end) < \(scope.code(of: low).code)\(end)")
        }
        if tests.isEmpty { return nil }
        let variable = writer.values.scope.local("isEmpty")
        body.add(.text("let \(variable) = " + tests.joined(separator: " || ")))
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

extension KeyTextPart {
    var isBound: Bool {
        switch self {
        case .bound: true
        case .literal, .argument, .beginning, .now, .repetition, .held: false
        }
    }
}
