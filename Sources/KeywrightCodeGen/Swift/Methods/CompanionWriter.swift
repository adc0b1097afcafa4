import KeywrightModel
import KeywrightPlanner

/// Writes the actions of a transaction that put and delete the companions of unique values.
struct CompanionWriter {
    /// Of the entity whose values they keep unique.
    let builder: MethodBuilder
    let now: String
    /// Appends an action of a kind with its input.
    let append: (PlannedTransaction.Action, String, SwiftExpression, inout SwiftStatements) -> Void

    private var context: SwiftContext { builder.context }
    private var entity: Entity { context.design[builder.id] }

    /// One that is put or deleted whatever becomes of others; where the item has no value there is none.
    func write(_ action: PlannedTransaction.Action, _ scope: inout MethodScope, _ body: inout SwiftStatements) {
        guard let companion = Companion(action) else { return }
        var inner = scope
        let (texts, bindings) = texts(of: companion.key, &inner)
        let write = { (scope: inout MethodScope, body: inout SwiftStatements) in
            let variable = scope.local("companion")
            body.constant(variable, made(companion, texts, scope))
            send(companion, action, variable, &scope, &body)
        }
        if bindings.isEmpty {
            // Other steps may have companions of this entity, too.
            write(&scope, &body)
        } else {
            body.block("if " + bindings.joined(separator: ", ")) { write(&inner, &$0) }
        }
    }

    /// One that goes and one that comes, which are one item where the value stays.
    func move(
        _ old: PlannedTransaction.Action, _ new: PlannedTransaction.Action, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        guard let gone = Companion(old), let come = Companion(new) else { return }
        builder.bindSums([.uniqueKey(come.key)], &scope, &body)
        let name = constant(gone.key)
        let (before, beforeIsOptional) = bind(gone, "companionBefore", &scope, &body)
        let (after, afterIsOptional) = bind(come, "companionAfter", &scope, &body)
        let isKept = scope.local("isKept")
        body.add(.text("let \(isKept) = \(name).isSame(\(before), \(after))"))
        let outer = scope
        let deletes = ["!\(isKept)"] + (beforeIsOptional ? ["let \(before)"] : [])
        body.block("if " + deletes.joined(separator: ", ")) { inner in
            var scope = outer
            send(gone, old, before, &scope, &inner)
        }
        let puts = (new.sameKey == .neither ? ["!\(isKept)"] : []) + (afterIsOptional ? ["let \(after)"] : [])
        let put = { (body: inout SwiftStatements) in
            var scope = outer
            send(come, new, after, &scope, &body)
        }
        if puts.isEmpty { put(&body) } else { body.block("if " + puts.joined(separator: ", "), put) }
    }

    /// What an action is about.
    private struct Companion {
        var key: UniqueKey
        /// nil of one that is deleted.
        var put: PlannedPut?
        var table: TableID

        init?(_ action: PlannedTransaction.Action) {
            switch action.kind {
            case .put(let put):
                guard case .uniqueKey(let key)? = put.attributes.first?.value else { return nil }
                self.key = key
                self.put = put
                table = put.table
            case .delete(let delete):
                guard case .uniqueKey(let key)? = delete.key.first?.value else { return nil }
                self.key = key
                table = delete.table
            case .update, .check: return nil
            }
        }
    }

    /// A variable with the companion, or its key, which is nil where the item has no value.
    private func bind(
        _ companion: Companion, _ wanted: String, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) -> (variable: String, isOptional: Bool) {
        let variable = scope.local(wanted)
        var inner = scope
        let (texts, bindings) = texts(of: companion.key, &inner)
        let value = made(companion, texts, inner)
        if bindings.isEmpty {
            body.constant(variable, value)
            return (variable, false)
        }
        body.add(.text("let \(variable): \(context.known(.item))?"))
        body.branch("if " + bindings.joined(separator: ", ")) {
            $0.add(.joined("\(variable) = ", value, ""))
        } orElse: {
            $0.add(.text("\(variable) = nil"))
        }
        return (variable, true)
    }

    private func send(
        _ companion: Companion, _ action: PlannedTransaction.Action, _ variable: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        if let put = companion.put {
            append(action, ".put", builder.input(put, item: variable, now: now, &scope, &body), &body)
            return
        }
        let input = SwiftExpression.call(
            context.known(.deleteItemInput),
            [builder.writer(scope).tableName(companion.table), .labeled("key", .text(variable))])
        append(action, ".delete", input, &body)
    }

    /// The call that makes the companion, or its key.
    private func made(_ companion: Companion, _ texts: [String], _ scope: MethodScope) -> SwiftExpression {
        let writer = builder.writer(scope, now: now)
        var arguments = CompanionScope(context: context, scope: scope)
            .arguments(of: companion.key, builder.id) { text($0, $1) }
        arguments.append(.text("[" + texts.joined(separator: ", ") + "]"))
        let name = constant(companion.key)
        guard let put = companion.put else {
            return writer.tried(.call(name + ".key", arguments), isThrowing: true)
        }
        for attribute in put.attributes {
            if case .ownerKey(let key) = attribute.value {
                let (call, isThrowing) = writer.key(key, of: builder.id)
                arguments.append(.labeled("owner", .joined(isThrowing ? "try " : "", call, ".attributes")))
            }
        }
        if let expiry = entity.expiry {
            let stored = entity[expiry].storedName
            let source = put.attributes.first { $0.storedName.utf8.elementsEqual(stored.utf8) }?.value
            if let moment = source.flatMap({ self.moment($0, scope) }) {
                arguments.append(.labeled("expiry", .text(moment)))
            }
        }
        return writer.tried(.call(name + ".item", arguments), isThrowing: true)
    }

    /// When the item expires, as a value of Swift.
    private func moment(_ source: ValueSource, _ scope: MethodScope) -> String? {
        switch source {
        case .argument(let argument): return scope.code(of: argument).code
        case .held(let held): return scope.code(of: held.argument).code
        case .now: return now
        case .literal(let literal, let type):
            return ValueCode.swift(literal, type, .known(.timestamp), context)
        case .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .elements, .keyRead: return nil
        }
    }

    // MARK: Values

    /// The texts of the values; those that may be nil are bound by the tests.
    private func texts(of key: UniqueKey, _ scope: inout MethodScope) -> (texts: [String], bindings: [String]) {
        var bindings: [String] = []
        var texts: [String] = []
        for source in key.sources {
            switch source {
            case .argument(let argument): texts.append(text(argument, &scope, &bindings))
            case .held(let held):
                if held.change != nil, let sum = scope.sum(of: held.argument) {
                    texts.append(text(sum, context.valueType(of: held.argument)))
                } else {
                    texts.append(text(held.argument, &scope, &bindings))
                }
            case .literal(let literal, _): texts.append(SwiftLiteral.string(literal.plainText ?? ""))
            case .now(let format): texts.append(text(now, .timestamp(format)))
            case .keyText, .uniqueKey, .ownerKey, .argumentOrNow, .difference, .repetition, .elements, .keyRead:
                continue
            }
        }
        return (texts, bindings)
    }

    private func text(_ argument: Argument, _ scope: inout MethodScope, _ bindings: inout [String]) -> String {
        let (code, isOptional) = scope.code(of: argument)
        let type = context.valueType(of: argument)
        if !isOptional { return text(code, type) }
        let name = context.namer.property(argument.attribute, of: argument.entity).declared
        bindings.append(code == name ? "let \(name)" : "let \(name) = \(code)")
        return text(name, type)
    }

    /// A unique value as text: what it is stored as.
    private func text(_ value: String, _ type: ValueType) -> String {
        switch type {
        case .string, .json: value
        case .enumeration: "\(value).rawValue"
        case .uuid, .uuidv7: "\(context.known(.keyEncoding)).text(\(value))"
        case .timestamp(.iso8601): "\(value).description"
        case .timestamp(let format): "\(context.known(.keyEncoding)).text(\(value), as: .\(format.rawValue))"
        case .int, .decimal, .double, .bool, .bytes, .date, .ulid, .ksuid, .object, .list, .map, .set, .recoded:
            "\(value).description"
        }
    }

    private func constant(_ key: UniqueKey) -> String {
        let delimiter = context.design.delimiter
        let unique = entity.uniques.first { unique in
            let names = ["UNIQUE", entity.name] + unique.attributes.map { entity[$0].name }
            return (names.joined(separator: delimiter) + delimiter).utf8.elementsEqual(key.prefix.utf8)
        }
        let type = SwiftType.nested(entity: context.namer[builder.id].type.text, name: "Companions")
        return context.namer.text(type, in: .namespace) + "." + (unique.map { CompanionName.of($0, entity) } ?? "")
    }
}
