import KeywrightModel
import KeywrightPlanner

/// Writes the actions of a transaction, and sends them.
struct TransactionWriter {
    /// A whole item that the transaction puts.
    struct Stored {
        var label: String
        var entity: EntityID
        /// Holds the stored item, or for a list the decoded elements.
        var variable: String
        var isList: Bool
    }

    private let builder: MethodBuilder
    private let transaction: PlannedTransaction
    private let now: String
    /// The version that a delete expects.
    var version: String?
    /// The steps of the pattern; none where a single write needs a transaction for its companions.
    var steps: [TransactionStep] = []

    init(_ builder: MethodBuilder, _ transaction: PlannedTransaction, now: String) {
        self.builder = builder
        self.transaction = transaction
        self.now = now
    }

    private var context: SwiftContext { builder.context }

    func write(_ scope: inout MethodScope, _ body: inout SwiftStatements, token: String?) -> [Stored] {
        let actions = scope.local("actions")
        body.add(.text("var \(actions): [\(context.known(.transactionAction))] = []"))
        var stored: [Stored] = []
        for group in groups {
            guard let first = group.first else { continue }
            if first.many == nil {
                for action in group { write(action, actions, element: nil, &scope, &body, &stored) }
                continue
            }
            let isPut = first.putEntity != nil
            let list = scope.local("stored" + SwiftIdentifier.upperCamel(first.label).text)
            if isPut { body.add(.text("var \(list): [\(context.namer[first.entity].type.declared)] = []")) }
            let element = scope.local("element")
            let name = scope.variable(first.label)
            var inner = scope
            inner.element = (first.label, first.entity, element)
            var kept: [Stored] = []
            body.block("for \(element) in \(name)") { loop in
                for action in group { write(action, actions, element: element, &inner, &loop, &kept) }
                if let item = kept.first {
                    let type = context.namer[first.entity].type.declared
                    loop.add(.joined("\(list).append(", builder.decoded(item.variable, as: type), ")"))
                }
            }
            if isPut { stored.append(Stored(label: first.label, entity: first.entity, variable: list, isList: true)) }
        }
        let argument = token.map { ", token: \($0)" } ?? ""
        body.add(.text("try await \(scope.member("store")).transact(\(actions)\(argument))"))
        return stored
    }

    /// An action with the companions that follow it.
    private var groups: [[PlannedTransaction.Action]] {
        var groups: [[PlannedTransaction.Action]] = []
        for action in transaction.actions {
            if groups.last?.first?.label == action.label, action.isCompanion {
                groups[groups.count - 1].append(action)
            } else {
                groups.append([action])
            }
        }
        return groups
    }

    private func write(
        _ action: PlannedTransaction.Action, _ actions: String, element: String?, _ scope: inout MethodScope,
        _ body: inout SwiftStatements, _ stored: inout [Stored]
    ) {
        switch action.kind {
        case .put(let put):
            switch put.item {
            case .entity(let entity, let label):
                let isAlone = transaction.actions.filter { $0.putEntity != nil }.count == 1 || element != nil
                let wanted = isAlone ? "item" : "stored" + SwiftIdentifier.upperCamel(label).text
                let item = scope.local(wanted)
                let mode: MethodBuilder.PutMode = action.failure == .alreadyExists ? .create : .put
                builder.encode(
                    label, entity, mode: mode, version: nil, now: now, item: item, &scope, &body, from: element)
                stored.append(Stored(label: label, entity: entity, variable: item, isList: false))
                append(action, put, item, actions, scope, &body)
            case .companion(let key, let entity, let label):
                writeCompanion(action, put, key, entity, label, actions, &scope, &body)
            }
        case .update(var update):
            update.returns = .none
            guard let pattern = updatePattern(action.label) else { return }
            let input = builder.input(update, pattern: pattern, version: nil, now: now, &scope, &body)
            append(action, ".update", input, actions, &body)
        case .delete(let delete):
            if action.isCompanionDelete {
                writeCompanionDelete(action, delete, actions, &scope, &body)
                return
            }
            let input = builder.input(
                delete, version: version, stored: action.label, now: now, &scope, &body)
            append(action, ".delete", input, actions, &body)
        case .check(let check):
            var plain = builder.input(check, version: nil, stored: nil, now: now, &scope, &body)
            if case .call(_, let arguments) = plain { plain = .call(context.known(.conditionCheck), arguments) }
            append(action, ".conditionCheck", plain, actions, &body)
        }
    }

    // MARK: Puts

    private func append(
        _ action: PlannedTransaction.Action, _ put: PlannedPut, _ item: String, _ actions: String,
        _ scope: MethodScope, _ body: inout SwiftStatements
    ) {
        let writer = builder.writer(scope, now: now)
        let (input, isThrowing) = builder.input(
            put, item: item, condition: put.conditionExpression, put.tables, writer)
        append(action, ".put", writer.wrapped(input, isThrowing: isThrowing), actions, &body)
    }

    private func append(
        _ action: PlannedTransaction.Action, _ kind: String, _ input: SwiftExpression, _ actions: String,
        _ body: inout SwiftStatements
    ) {
        let writer = builder.writer(MethodScope(context), now: action.usesNow(context) ? now : "")
        let keyNames = context.keyNamesLiteral(of: action.table)
        let meaning = writer.meaning(
            action.failure, entity: action.entity, version: action.isCompanion ? nil : version)
        let call = SwiftExpression.call(
            context.known(.transactionAction),
            [.call(kind, [input]), .labeled("keyNames", .text(keyNames)), .text(meaning)])
        body.add(.call("\(actions).append", [call]))
    }

    // MARK: Companions

    private func writeCompanion(
        _ action: PlannedTransaction.Action, _ put: PlannedPut, _ key: UniqueKey, _ entity: EntityID, _ label: String,
        _ actions: String, _ scope: inout MethodScope, _ body: inout SwiftStatements
    ) {
        let value = context.design[entity]
        let companion = companionConstant(key, entity)
        let item = scope.variable(label)
        let structure = KeyStruct(entity, context)
        let owner = structure?.call(in: .namespace) { parameter in
            item + "." + context.access(entity, parameter.attribute, path: parameter.path).code
        }
        let isThrowing = structure?.isThrowing ?? false
        guarded(action, key, label, scope, &body) { texts, inner in
            let prefix = CompanionScope(context: context, scope: scope).arguments(of: key, entity, text: text)
            var arguments: [SwiftExpression] =
                prefix + [
                    .text("[" + texts.joined(separator: ", ") + "]"),
                    .labeled("owner", .joined(isThrowing ? "try " : "", owner ?? "[:]", ".attributes")),
                ]
            if let expiry = value.expiry {
                arguments.append(
                    .labeled("expiry", .text(item + "." + context.namer.property(expiry, of: entity).member)))
            }
            let variable = scope.local("companion")
            let writer = builder.writer(scope, now: now)
            inner.constant(variable, writer.tried(.call(companion + ".item", arguments), isThrowing: true))
            append(action, put, variable, actions, scope, &inner)
        }
    }

    private func writeCompanionDelete(
        _ action: PlannedTransaction.Action, _ delete: PlannedDelete, _ actions: String, _ scope: inout MethodScope,
        _ body: inout SwiftStatements
    ) {
        guard case .uniqueKey(let key)? = delete.key.first?.value else { return }
        let companion = companionConstant(key, delete.entity)
        guarded(action, key, action.label, scope, &body) { texts, inner in
            let variable = scope.local("companion")
            let writer = builder.writer(scope, now: now)
            let prefix = CompanionScope(context: context, scope: scope).arguments(
                of: key, delete.entity, text: text)
            let call = SwiftExpression.call(
                companion + ".key", prefix + [.text("[" + texts.joined(separator: ", ") + "]")])
            inner.constant(variable, writer.tried(call, isThrowing: true))
            let input = SwiftExpression.call(
                context.known(.deleteItemInput), [writer.tableName(delete.table), .labeled("key", .text(variable))])
            append(action, ".delete", input, actions, &inner)
        }
    }

    /// Runs the body within `if let` where the item may lack a value.
    private func guarded(
        _ action: PlannedTransaction.Action, _ key: UniqueKey, _ label: String, _ scope: MethodScope,
        _ body: inout SwiftStatements, _ write: ([String], inout SwiftStatements) -> Void
    ) {
        let item = scope.variable(label)
        var bindings: [String] = []
        let texts = key.values.map { argument -> String in
            let property = context.namer.property(argument.attribute, of: argument.entity)
            let type = context.valueType(of: argument)
            if action.onlyWith.contains(argument.attribute) {
                bindings.append("let \(property.declared) = \(item).\(property.member)")
                return text(property.declared, type)
            }
            return text("\(item).\(property.member)", type)
        }
        if bindings.isEmpty {
            write(texts, &body)
        } else {
            body.block("if " + bindings.joined(separator: ", ")) { inner in write(texts, &inner) }
        }
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

    private func companionConstant(_ key: UniqueKey, _ entity: EntityID) -> String {
        let value = context.design[entity]
        let attributes = key.values.map(\.attribute)
        let unique = value.uniques.first { $0.attributes == attributes }
        let type = SwiftType.nested(entity: context.namer[entity].type.text, name: "Companions")
        return context.namer.text(type, in: .namespace) + "." + (unique.map { CompanionName.of($0, value) } ?? "")
    }

    private func updatePattern(_ label: String) -> UpdatePattern? {
        for step in steps where step.label == label {
            if case .update(let update) = step.action { return update }
        }
        return nil
    }
}

extension PlannedTransaction.Action {
    var table: TableID {
        switch kind {
        case .put(let put): put.table
        case .update(let update): update.table
        case .delete(let delete), .check(let delete): delete.table
        }
    }

    var entity: EntityID {
        switch kind {
        case .put(let put):
            switch put.item {
            case .entity(let entity, _), .companion(_, let entity, _): entity
            }
        case .update(let update): update.entity
        case .delete(let delete), .check(let delete): delete.entity
        }
    }

    /// Whose whole item it puts.
    var putEntity: EntityID? {
        guard case .put(let put) = kind, case .entity(let entity, _) = put.item else { return nil }
        return entity
    }

    var isCompanion: Bool {
        guard case .put(let put) = kind, case .companion = put.item else { return isCompanionDelete }
        return true
    }

    var isCompanionDelete: Bool {
        guard case .delete(let delete) = kind, case .uniqueKey? = delete.key.first?.value else { return false }
        return true
    }
}
