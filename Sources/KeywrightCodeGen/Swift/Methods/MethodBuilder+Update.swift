import KeywrightModel
import KeywrightPlanner

extension MethodBuilder {
    /// Changes some attributes of an item.
    func update(_ name: Name, _ plan: AccessPlan, _ update: PlannedUpdate, pattern: UpdatePattern) -> Built {
        var scope = scope(plan)
        var version: String?
        if update.versionCondition != nil {
            version = scope.declare(
                "version", orElse: "expectedVersion", context.known(.int) + "?", default: "nil")
        }
        var body = body()
        let usesNow = update.tables.values.contains { $0.source.usesNow }
        let now = usesNow ? bindNow(&scope, &body) : ""
        let input = input(update, pattern: pattern, version: version, now: now, &scope, &body)
        let variable = scope.local("input")
        let writer = writer(scope, now: now)
        body.constant(variable, input)
        let meaning = writer.meaning(.notFoundOrCondition, entity: id, version: version)
        let call = "try await \(scope.member("store")).update(\(variable), \(meaning))"
        let effects = "async " + repositoryThrows
        switch update.returns {
        case .none:
            body.add(.text(call))
            return method(name, scope, effects: effects, returns: nil, body: body)
        case .new, .old:
            let item = scope.local("item")
            body.add(.text("let \(item) = \(call) ?? [:]"))
            body.add(.joined("return ", decoded(item), ""))
            let words = update.returns == .new ? "as it is stored now." : "as it stood before."
            return method(
                name, scope, effects: effects, returns: entityType, isDiscardable: true,
                more: ["- Returns: The item \(words)"], body: body)
        }
    }

    /// The input of an update; checks of its values, and what its condition needs, are written before.
    func input(
        _ update: PlannedUpdate, pattern: UpdatePattern, version: String?, now: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) -> SwiftExpression {
        check(pattern, &scope, now: now, &body)
        demandKeyMembers(update, &scope, &body)
        let plain = writer(scope, now: now)
        let key = keyAttributes(update.key, of: update.entity, &scope, &body)
        let emptySets = EmptySets(update, pattern, scope)
        let updateExpression = emptySets.expression(&scope, &body)
        let request = ConditionCode.Request(
            entity: update.entity, condition: update.conditionExpression, versionCondition: update.versionCondition,
            versionNames: update.versionNames, presence: [], tables: update.tables, emptySets: emptySets.parts)
        let condition = ConditionCode(request, version: version, plain, &scope, &body)
        var arguments: [SwiftExpression] = [
            plain.tableName(update.table), key,
            .labeled("updateExpression", updateExpression),
        ]
        arguments += condition.arguments
        switch update.returns {
        case .new: arguments.append(.labeled("returnValues", ".allNew"))
        case .old: arguments.append(.labeled("returnValues", ".allOld"))
        case .none: break
        }
        return .call(context.known(.updateItemInput), arguments)
    }

    /// Holds what is set to the design's constraints.
    private func check(
        _ pattern: UpdatePattern, _ scope: inout MethodScope, now: String, _ body: inout SwiftStatements
    ) {
        let value = context.design[pattern.entity]
        let check = scope.free("check")
        var lines = SwiftStatements(indentation: body.indentation)
        let encoding = { (line: SwiftExpression) -> SwiftExpression in
            .joined("try ", .call(context.known(.repositoryError) + ".encoding", [line]), "")
        }
        for change in pattern.set {
            guard case .parameter(let reference) = change.value else { continue }
            let argument = Argument(
                name: reference.name, member: reference.member, entity: pattern.entity, attribute: change.attribute)
            let attribute = value[change.attribute]
            let (code, isOptional) = scope.code(of: argument)
            ValueChecks.write(
                check, ValueChecks.Subject(attribute, value: code, isOptional: isOptional),
                to: &lines, call: encoding)
            if change.attribute == value.expiry {
                let moment = now.isEmpty ? scope.member("now") + "()" : now
                let name = SwiftLiteral.string(attribute.name)
                lines.add(encoding(.text("try \(check).expiry(\(name), \(code), now: \(moment))")))
            }
        }
        if lines.isEmpty { return }
        let variable = scope.local("check")
        body.add(.text("let \(variable) = \(context.known(.valueCheck))(entity: \(SwiftLiteral.string(value.name)))"))
        body.append(lines)
    }

    /// Refuses the call where a member that an index key is made of is absent: the item would have to leave the index.
    private func demandKeyMembers(
        _ update: PlannedUpdate, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        for value in update.tables.values {
            guard case .keyText(let parts) = value.source else { continue }
            for argument in parts.compactMap(\.argument) {
                let (code, isOptional) = scope.code(of: argument)
                if !isOptional { continue }
                let entity = context.design[argument.entity]
                let words = [entity[argument.attribute].name] + argument.path
                let variable = scope.local(SwiftIdentifier.lowerCamel(words.joined(separator: "-")).text)
                let error = SwiftExpression.call(
                    context.known(.valueError),
                    [
                        ".emptyKey", .labeled("entity", .text(SwiftLiteral.string(entity.name))),
                        .labeled("attribute", .text(SwiftLiteral.string(words.joined(separator: ".")))),
                        "\"absent, although an index key is made of it\"",
                    ])
                body.block("guard let \(variable) = \(code) else") { inner in
                    inner.add(.joined("throw ", .call(".refusedValue", [error]), ""))
                }
                scope.replace(argument, by: variable)
            }
        }
    }
}
