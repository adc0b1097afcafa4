import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func pattern(_ entry: SyntaxEntry) -> PatternSpec {
        subject.pattern = entry.key.text
        var pattern = PatternSpec(name: SpecText(entry.key), origin: entry.span)
        guard entry.value.kind == .mapping else {
            failKind(entry.key.text, takes: "a map with an operation", entry.value)
            return pattern
        }
        guard let operation = operation(of: entry) else { return pattern }
        let before = damage
        guard let kind = NodeKind(operation: operation.key.text) else {
            fail(.notYetSupported(operation.key.text, isOperation: true, at: operation.key.place, subject: subject))
            return pattern
        }
        let others = operationNames.filter { $0 != operation.key.text && !isPart($0, of: operation) }
        guard let fields = fields(entry.value, kind, of: Owner(entry.key), ignoring: others) else { return pattern }
        pattern.description = text("description", in: fields)?.value
        readAllowances(fields, scope: entry.span)
        pattern.expect = expectedCalls(fields)
        let read = self.operation(kind, fields)
        if damage == before { pattern.operation = read }
        return pattern
    }

    /// The first entry that says what is done; `delete` within an `update` says what is deleted from a set.
    private mutating func operation(of entry: SyntaxEntry) -> SyntaxEntry? {
        let entries = entry.value.entries.filter { operationNames.contains($0.key.text) }
        guard let first = entries.first(where: { $0.key.text == "update" }) ?? entries.first else {
            reportMissingOperation(
                entry.value, of: "`\(entry.key.text)`", "a pattern", operationNames, at: entry.key.place)
            return nil
        }
        for other in entries where other.key.text != first.key.text && !isPart(other.key.text, of: first) {
            report(
                .secondOperation(
                    other.key.text, after: first.key.text, at: other.key.place, firstPlace: first.key.place,
                    subject: subject))
        }
        return first
    }

    /// A key that is nearly an operation is the mistake; else the operation is missing.
    mutating func reportMissingOperation(
        _ node: SyntaxNode, of owner: String, _ title: String, _ names: [String], at place: SourceSpan
    ) {
        let others = Set(NodeKind.allCases.flatMap { keysOf($0).map(\.name) })
        let slip = node.entries.first {
            !isFull && !others.contains($0.key.text) && nearestName(to: $0.key.text, among: names) != nil
        }
        if let slip {
            reportUnknown(slip, in: title, known: names, isLoss: true)
        } else {
            fail(.missingOperation(of: owner, names: names, at: place, subject: subject))
        }
    }

    private func isPart(_ key: String, of operation: SyntaxEntry) -> Bool {
        operation.key.text == "update" && key == "delete"
    }

    private mutating func operation(_ kind: NodeKind, _ fields: Fields) -> OperationSpec? {
        switch kind {
        case .get:
            return text("get", in: fields).map { .get(GetSpec(entity: $0, consistent: bool("consistent", in: fields))) }
        case .query: return query(fields).map { .query($0) }
        case .create: return write("create", fields).map { .create($0) }
        case .put: return write("put", fields).map { .put($0) }
        case .update: return update(fields).map { .update($0) }
        case .delete: return delete("delete", fields).map { .delete($0) }
        case .transact:
            guard let node = fields["transact"] else { return nil }
            return .transact(steps(node), node.span)
        case .design, .part, .table, .tableKey, .keyAttribute, .index, .billing, .typeEntry, .attribute, .member,
            .entity,
            .indexTemplates, .timestamps, .expectedItems, .allowance, .createStep, .putStep, .updateStep, .deleteStep,
            .checkStep, .many, .expectedCalls:
            return nil
        }
    }

    private mutating func expectedCalls(_ fields: Fields) -> ExpectedCallsSpec {
        guard let entry = fields.entry("expect"),
            let expect = self.fields(entry.value, .expectedCalls, of: Owner(entry.key))
        else { return ExpectedCallsSpec() }
        let rate = "a rate as in `300/s`"
        return ExpectedCallsSpec(
            rate: quantity("rate", in: expect, takes: rate, Quantity.rate),
            peak: quantity("peak", in: expect, takes: rate, Quantity.rate),
            items: quantity("items", in: expect, takes: "a count as in `20`", Quantity.count))
    }

    private mutating func query(_ fields: Fields) -> QuerySpec? {
        guard let node = fields["query"] else { return nil }
        let entities: [SpecText]
        if node.kind == .sequence {
            if node.count == 0 { failKind("query", takes: "an entity or a list of them", node) }
            entities = node.elements.compactMap { text($0, of: "query") }
        } else {
            entities = text(node, of: "query").map { [$0] } ?? []
        }
        return QuerySpec(
            entities: entities, conditions: conditions("where", fields), filter: conditions("filter", fields),
            order: order(fields), limit: integer("limit", in: fields, from: 1),
            returns: word("returns", in: fields, as: QuerySpec.Returns.self), index: text("index", in: fields),
            consistent: bool("consistent", in: fields))
    }

    private mutating func conditions(_ key: String, _ fields: Fields) -> QuerySpec.Conditions? {
        guard let node = fields[key] else { return nil }
        guard node.kind == .mapping else { return text(node, of: key).map { .all($0) } }
        let texts = namedTexts(node, key: key) ?? []
        return .each(
            texts.compactMap { text in text.text.map { (entity: SpecText(text.name.key), condition: $0) } }, node.span)
    }

    private mutating func order(_ fields: Fields) -> QuerySpec.Order? {
        guard let node = fields["order"] else { return nil }
        let words = node.text.split(separator: " ")
        let directions = ["ascending": false, "descending": true]
        guard let last = words.last, let descending = directions[String(last)], words.count <= 2 else {
            failKind(
                "order", takes: "`ascending` or `descending`, with an attribute before it or none", node,
                near: words.count == 1 ? ["ascending", "descending"] : [])
            return nil
        }
        guard words.count == 2, let name = words.first else {
            return QuerySpec.Order(attribute: nil, descending: descending, span: node.span)
        }
        let text = SpecText(node)
        let range = node.text.utf8.distance(from: node.text.startIndex, to: name.startIndex)
        return QuerySpec.Order(
            attribute: Spanned(String(name), text.span(of: range..<range + name.utf8.count)), descending: descending,
            span: node.span)
    }

    mutating func write(_ key: String, _ fields: Fields) -> WriteSpec? {
        text(key, in: fields).map { WriteSpec(entity: $0, condition: text("if", in: fields)) }
    }

    mutating func delete(_ key: String, _ fields: Fields) -> DeleteSpec? {
        guard let entity = text(key, in: fields) else { return nil }
        return DeleteSpec(entity: entity, key: keyBindings(fields), condition: text("if", in: fields))
    }

    mutating func update(_ fields: Fields) -> UpdateSpec? {
        guard let entity = text("update", in: fields) else { return nil }
        let isChange = ["set", "add", "remove", "append", "delete"].contains { fields.isMentioned($0) }
        if !isChange, !fields.hasUnknown {
            fail(.missingChange(of: fields.owner.name, at: fields.owner.place, subject: subject))
        }
        return UpdateSpec(
            entity: entity, key: keyBindings(fields), set: changes("set", fields), add: changes("add", fields),
            remove: texts("remove", in: fields) ?? [], condition: text("if", in: fields),
            returns: word("returns", in: fields, as: UpdateSpec.Returns.self)?.value)
    }

    private mutating func changes(_ key: String, _ fields: Fields) -> [UpdateSpec.Change] {
        guard let node = fields[key] else { return [] }
        if node.kind == .sequence {
            return node.elements.compactMap { text($0, of: key).map { UpdateSpec.Change(attribute: $0, value: nil) } }
        }
        return (namedEntries(node, key: key) ?? []).compactMap { entry in
            guard !entry.value.isEmpty else {
                failKind(entry.key.text, takes: "a value, a `$parameter` or `now`", entry.value)
                return nil
            }
            return UpdateSpec.Change(attribute: SpecText(entry.key), value: value(entry.value))
        }
    }

    private mutating func keyBindings(_ fields: Fields) -> [KeyBindingSpec] {
        guard let node = fields["key"], let texts = namedTexts(node, key: "key") else { return [] }
        return texts.compactMap { text in
            text.text.map { KeyBindingSpec(attribute: SpecText(text.name.key), value: $0) }
        }
    }
}

extension NodeKind {
    /// The kind of a pattern by its operation; nil for one that this version does not plan.
    init?(operation: String) {
        switch operation {
        case "get": self = .get
        case "query": self = .query
        case "create": self = .create
        case "put": self = .put
        case "update": self = .update
        case "delete": self = .delete
        case "transact": self = .transact
        default: return nil
        }
    }
}
