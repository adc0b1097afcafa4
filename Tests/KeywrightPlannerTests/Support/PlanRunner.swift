// What a test's plans need is there: a missing value should stop the test.
// swift-format-ignore-file: NeverForceUnwrap

import KeywrightInMemory
import KeywrightModel
import KeywrightRuntime

@testable import KeywrightPlanner

/// Runs planned writes against a table in memory, in the plainest way: what the call knows is a map of names, and all that
/// a plan leaves open is decided by looking there. Stored names are the names of attributes in the designs of its tests.
struct PlanRunner {
    let design: Design
    let database: InMemoryDynamoDB

    static let now = "2026-01-01T00:00:00.000Z"

    /// An argument that a request cannot do without is absent.
    struct Absent: Error {}

    func run(_ plan: AccessPlan, _ arguments: [String: AttributeValue]) async throws {
        var known = arguments
        var page: [KeywrightRuntime.Item] = []
        for request in plan.requests {
            switch request {
            case .get(let get):
                let input = GetItemInput(tableName: "work", key: try key(get.key, known), consistentRead: true)
                let item = try await database.getItem(input).item
                if let label = get.label { known[label] = .m(item ?? [:]) }
            case .query(let query):
                let parts = try expressions(nil, nil, query.tables, [], known)
                page = try await database.query(
                    QueryInput(
                        tableName: "work", indexName: query.index,
                        keyConditionExpression: query.keyConditionExpression,
                        filterExpression: query.filterExpression, expressionAttributeNames: parts.names,
                        expressionAttributeValues: parts.values)
                ).items
            case .batchGet, .transactGet, .scan: preconditionFailure("no write")
            case .put(let put): _ = try await database.putItem(self.put(put, known))
            case .update(let update): _ = try await database.updateItem(self.update(update, known))
            case .delete(let delete): _ = try await database.deleteItem(self.delete(delete, known))
            case .transact(let transaction):
                let actions = try self.actions(transaction.actions, known)
                if actions.isEmpty { continue }
                _ = try await database.transactWriteItems(TransactWriteItemsInput(transactItems: actions))
            case .batchWrite(let write):
                var writes: [WriteRequest] = []
                let origin: [AttributeValue] =
                    switch write.origin {
                    case .page: page.map(AttributeValue.m)
                    case .argument: known[write.label]!.elements
                    }
                for element in origin {
                    known[write.label] = element
                    switch write.kind {
                    case .put(let attributes, let leftOut):
                        writes.append(.put(try item(attributes, leftOut, known)))
                    case .delete(let key): writes.append(.delete(key: try self.key(key, known)))
                    }
                }
                if writes.isEmpty { continue }
                _ = try await database.batchWriteItem(BatchWriteItemInput(requestItems: ["work": writes]))
            }
        }
    }

    // MARK: Requests

    private func actions(
        _ actions: [PlannedTransaction.Action], _ known: [String: AttributeValue]
    ) throws -> [TransactWrite] {
        var sent: [TransactWrite] = []
        var deleted: KeywrightRuntime.Item?
        for action in actions {
            let elements: [AttributeValue?] =
                action.many == nil ? [known[action.label]] : known[action.label]!.elements
            for element in elements {
                var known = known
                known[action.label] = element
                do {
                    switch action.kind {
                    case .put(let put):
                        let input = try self.put(put, known)
                        let key = input.item.filter { ["PK", "SK"].contains($0.key) }
                        if let same = action.sameKey, key == deleted {
                            sent.removeLast()
                            if same == .neither { continue }
                        }
                        sent.append(.put(input))
                    case .update(let update): sent.append(.update(try self.update(update, known)))
                    case .delete(let delete):
                        let input = try self.delete(delete, known)
                        deleted = input.key
                        sent.append(.delete(input))
                    case .check(let check):
                        let input = try delete(check, known)
                        sent.append(
                            .conditionCheck(
                                ConditionCheck(
                                    tableName: "work", key: input.key,
                                    conditionExpression: input.conditionExpression!,
                                    expressionAttributeNames: input.expressionAttributeNames,
                                    expressionAttributeValues: input.expressionAttributeValues)))
                    }
                } catch is Absent where !action.onlyWith.isEmpty {
                    if case .delete = action.kind { deleted = nil }
                }
            }
        }
        return sent
    }

    private func put(_ put: PlannedPut, _ known: [String: AttributeValue]) throws -> PutItemInput {
        let parts = try expressions(put.conditionExpression, nil, put.tables, put.choices, known)
        return PutItemInput(
            tableName: "work", item: try item(put.attributes, put.leftOut, known),
            conditionExpression: parts.condition, expressionAttributeNames: parts.names,
            expressionAttributeValues: parts.values)
    }

    private func update(_ update: PlannedUpdate, _ known: [String: AttributeValue]) throws -> UpdateItemInput {
        let parts = try expressions(
            update.conditionExpression, update.updateExpression, update.tables, update.choices, known)
        return UpdateItemInput(
            tableName: "work", key: try key(update.key, known), updateExpression: parts.update,
            conditionExpression: parts.condition, expressionAttributeNames: parts.names,
            expressionAttributeValues: parts.values)
    }

    private func delete(_ delete: PlannedDelete, _ known: [String: AttributeValue]) throws -> DeleteItemInput {
        var parts = try expressions(delete.conditionExpression, nil, delete.tables, delete.choices, known)
        for presence in delete.presence {
            let source = presence.tables.values[0].source
            let value = try value(source, known)
            let text = value == nil ? presence.whenAbsent : presence.whenPresent
            parts.condition = [parts.condition, text].compactMap { $0 }.joined(separator: " AND ")
            for name in presence.tables.names { parts.names[name.alias] = name.attribute }
            if let value { parts.values[presence.tables.values[0].alias] = value }
        }
        return DeleteItemInput(
            tableName: "work", key: try key(delete.key, known), conditionExpression: parts.condition,
            expressionAttributeNames: parts.names, expressionAttributeValues: parts.values)
    }

    private func key(_ key: [KeyValue], _ known: [String: AttributeValue]) throws -> KeywrightRuntime.Item {
        var found: KeywrightRuntime.Item = [:]
        for part in key { found[part.attribute.name] = try present(part.value, known) }
        return found
    }

    private func item(
        _ attributes: [ItemAttribute], _ leftOut: [LeftOutAttributes], _ known: [String: AttributeValue]
    ) throws -> KeywrightRuntime.Item {
        var item: KeywrightRuntime.Item = [:]
        for attribute in attributes {
            let value = try? self.value(attribute.value, known)
            if value == nil, !attribute.isOptional, !isEmptySet(attribute.value) { throw Absent() }
            item[attribute.storedName] = value
        }
        let whole = item
        for entry in leftOut {
            let entity = design[entry.entity]
            if !holds(entry.condition, { whole[entity[$0].name] }) {
                for name in entry.names { item[name] = nil }
            }
        }
        return item
    }

    private func isEmptySet(_ source: ValueSource) -> Bool {
        if case .argument(let argument) = source, case .set? = design.type(of: argument) { true } else { false }
    }

    private struct Expressions {
        var condition: String?
        var update = ""
        var names: [String: String] = [:]
        var values: [String: AttributeValue] = [:]
    }

    private func expressions(
        _ condition: String?, _ update: String?, _ tables: ExpressionTables, _ choices: [RequestChoice],
        _ known: [String: AttributeValue]
    ) throws -> Expressions {
        var parts = Expressions()
        var conditions = [condition].compactMap { $0 }
        var clauses: [String: [String]] = [:]
        var word = ""
        for token in (update ?? "").split(separator: " ").map(String.init) {
            if ["SET", "REMOVE", "ADD", "DELETE"].contains(token) {
                word = token
                clauses[word] = [""]
            } else {
                clauses[word]![0] += (clauses[word]![0].isEmpty ? "" : " ") + token
            }
        }
        var all = [tables]
        for choice in choices {
            let values = try choice.test.values.map { ($0.attribute, try value($0.source, known)) }
            let part =
                holds(choice.test.condition, { id in values.first { $0.0 == id }?.1 }) ? choice.then : choice.otherwise
            conditions += [part.condition].compactMap { $0 }
            if !part.set.isEmpty { clauses["SET", default: []] += part.set }
            if !part.remove.isEmpty { clauses["REMOVE", default: []] += part.remove }
            all.append(part.tables)
        }
        for tables in all {
            for name in tables.names { parts.names[name.alias] = name.attribute }
            for value in tables.values { parts.values[value.alias] = try present(value.source, known) }
        }
        parts.condition = conditions.isEmpty ? nil : conditions.joined(separator: " AND ")
        parts.update = clauses.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.joined(separator: ", "))" }
            .joined(separator: " ")
        return parts
    }

    // MARK: Values

    private func present(_ source: ValueSource, _ known: [String: AttributeValue]) throws -> AttributeValue {
        guard let value = try value(source, known) else { throw Absent() }
        return value
    }

    private func value(_ source: ValueSource, _ known: [String: AttributeValue]) throws -> AttributeValue? {
        switch source {
        case .keyText(let parts):
            return .s(try parts.map { try text($0, known) }.joined())
        case .argument(let argument): return self.argument(argument, known)
        case .literal(let value, let type): return literal(value, type)
        case .now: return .s(Self.now)
        case .uniqueKey(let key):
            return .s(key.prefix + (try key.sources.map { try present($0, known).text }.joined(separator: "#")))
        case .ownerKey(let key): return .m(try self.key(key, known))
        case .argumentOrNow(let argument, _): return self.argument(argument, known) ?? .s(Self.now)
        case .difference(let bound, let argument):
            guard let value = self.argument(argument, known) else { return nil }
            return .n(String(Int(bound.text)! - Int(value.text)!))
        case .held(let held): return try self.held(held, known)
        case .elements(let sources, let type):
            let values = try sources.map { try present($0, known) }
            if case .list = type { return .l(values) }
            return .ss(Set(values.map(\.text)).sorted())
        case .repetition: preconditionFailure("no write")
        case .keyRead(let label, let key):
            guard case .m(let item)? = known[label] else { return nil }
            return item[key.name]
        }
    }

    private func held(_ held: HeldValue, _ known: [String: AttributeValue]) throws -> AttributeValue? {
        let type = design.type(of: held.argument)!
        let stored = argument(held.argument, known) ?? held.fallback.flatMap { literal($0, type) }
        switch held.change {
        case nil: return stored
        case .add(.number(let number))?: return stored.map { .n(String(Int($0.text)! + Int(number.text)!)) }
        case .add(.argument(let amount))?:
            guard let stored, let added = argument(amount, known) else { return nil }
            return .n(String(Int(stored.text)! + Int(added.text)!))
        case .append(let members)?:
            let more = try members.map { try present($0, known) }
            if case .list = type { return .l((stored?.elements ?? []) + more) }
            return .ss(Set((stored?.elements ?? []).map(\.text) + more.map(\.text)).sorted())
        case .delete(let members)?:
            let less = Set(try members.map { try present($0, known).text })
            let rest = (stored?.elements ?? []).map(\.text).filter { !less.contains($0) }
            return rest.isEmpty ? nil : .ss(rest)
        }
    }

    private func text(_ part: KeyTextPart, _ known: [String: AttributeValue]) throws -> String {
        switch part {
        case .literal(let text): return text
        case .argument(let argument, let transforms, _), .bound(let argument, let transforms, _, _),
            .beginning(let argument, let transforms, _):
            guard let value = self.argument(argument, known) else { throw Absent() }
            return through(transforms, value.text)
        case .now(_, let transforms): return through(transforms, Self.now)
        case .repetition: preconditionFailure("no write")
        case .held(let held, let transforms, _):
            guard let value = try self.held(held, known) else { throw Absent() }
            return through(transforms, value.text)
        }
    }

    private func through(_ transforms: [Transform], _ text: String) -> String {
        transforms.reduce(text) { text, transform in
            if case .pad(let digits, _) = transform { return String(repeating: "0", count: digits - text.count) + text }
            preconditionFailure("not among this test's")
        }
    }

    private func argument(_ argument: Argument, _ known: [String: AttributeValue]) -> AttributeValue? {
        guard let member = argument.member else { return known[argument.name] }
        guard case .m(let item)? = known[argument.name] else { return nil }
        return item[member]
    }

    private func literal(_ value: LiteralValue, _ type: ValueType) -> AttributeValue? {
        switch value {
        case .text(let text): return .s(text)
        case .number(let number): return .n(number.text)
        case .bool(let bool): return .bool(bool)
        case .list(let elements):
            if case .set = type { return elements.isEmpty ? nil : .ss(elements.map { $0.scalarText! }) }
            return .l(elements.compactMap { literal($0, type.element!) })
        case .object: preconditionFailure("not among this test's")
        }
    }

    // MARK: Conditions

    private func holds(_ condition: KeywrightModel.Condition, _ value: (AttributeID) -> AttributeValue?) -> Bool {
        switch condition {
        case .all(let parts): return parts.allSatisfy { holds($0, value) }
        case .any(let parts): return parts.contains { holds($0, value) }
        case .not(let part): return !holds(part, value)
        case .test(let test):
            switch test.kind {
            case .exists(let reference): return value(reference.attribute) != nil
            case .missing(let reference): return value(reference.attribute) == nil
            case .comparison(.attribute(let reference), let comparison, .literal(let literal, _)):
                guard let held = value(reference.attribute) else { return false }
                if case .n(let number) = held { return compare(Int(number)!, comparison, Int(literal.scalarText!)!) }
                return compare(held.text, comparison, literal.scalarText!)
            case .comparison(.size(let reference), let comparison, .literal(let literal, _)):
                guard let held = value(reference.attribute) else { return false }
                return compare(held.elements.count, comparison, Int(literal.scalarText!)!)
            default: preconditionFailure("not among this test's")
            }
        }
    }

    private func compare<Value: Comparable>(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool {
        switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

extension AttributeValue {
    var text: String {
        switch self {
        case .s(let text), .n(let text): text
        case .bool(let bool): bool ? "true" : "false"
        default: preconditionFailure("no text")
        }
    }

    var elements: [AttributeValue] {
        switch self {
        case .l(let elements): elements
        case .ss(let texts): texts.map(AttributeValue.s)
        default: []
        }
    }
}
