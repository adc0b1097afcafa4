import KeywrightDiagnostics
import KeywrightSyntax

extension Decoder {
    mutating func pattern(_ entry: SyntaxEntry) -> PatternSpec {
        names.pattern = entry.keySymbol
        var pattern = PatternSpec(name: SpecText(entry.key), origin: entry.span)
        let node = entry.value
        guard node.kind == .mapping else {
            failKind(entry.key.text, takes: "a map with an operation", node)
            return pattern
        }
        guard let operation = operation(of: node, in: entry), let kind = OperationKind(operation) else {
            return pattern
        }
        let before = damage
        let others = OperationKind.keys.subtracting(ownKeys(of: operation))
        guard let fields = fields(node, kind.nodeKind, of: Owner(entry.key), ignoring: others) else {
            return pattern
        }
        pattern.description = text(.description, in: fields)?.value
        readAllowances(fields, scope: entry.span)
        pattern.expect = expectedCalls(fields)
        pattern.budget = budget(fields)
        pattern.isUnscoped = bool(.unscoped, in: fields)?.value ?? false
        pattern.words = words(of: node)
        let read = self.operation(kind, fields)
        if damage == before { pattern.operation = read }
        return pattern
    }

    /// The keys of a map, where they stand.
    func words(of node: SyntaxNode) -> [Spanned<String>] { node.entries.map { Spanned($0.key.text, $0.key.place) } }

    /// The first key that says what is done; `delete` within an `update` says what is deleted from a set.
    private mutating func operation(of node: SyntaxNode, in entry: SyntaxEntry) -> Key? {
        let operations = symbols.keys(of: node).intersection(OperationKind.keys)
        let first = operations.contains(.update) ? .update : symbols.first(of: operations, in: node)
        guard let first else {
            reportMissingOperation(
                node, of: "`\(entry.key.text)`", "a pattern", operationNames, at: entry.key.place)
            return nil
        }
        let others = operations.subtracting(ownKeys(of: first))
        if !others.isEmpty, let place = symbols.entry(first, of: node)?.key.place {
            for other in symbols.entries(others, of: node) {
                report(
                    .secondOperation(
                        other.key.text, after: first.name, at: other.key.place, firstPlace: place, subject: subject))
            }
        }
        return first
    }

    /// A key that is nearly an operation is the mistake; else the operation is missing.
    mutating func reportMissingOperation(
        _ node: SyntaxNode, of owner: String, _ title: String, _ names: [String], at place: SourceSpan
    ) {
        let slip = node.entries.first {
            !isFull && symbols.key(of: $0) == nil && nearestName(to: $0.key.text, among: names) != nil
        }
        if let slip {
            reportUnknown(slip, in: title, known: names, isLoss: true)
        } else {
            fail(.missingOperation(of: owner, names: names, at: place, subject: subject))
        }
    }

    private mutating func operation(_ kind: OperationKind, _ fields: Fields) -> OperationSpec? {
        switch kind {
        case .get: return get(.get, fields).map { .get($0) }
        case .batchGet: return get(.batchGet, fields).map { .batchGet($0) }
        case .transactGet: return transactGet(fields).map { .transactGet($0) }
        case .query: return query(fields).map { .query($0) }
        case .scan: return scan(fields).map { .scan($0) }
        case .create: return write(.create, fields, returns: [.new, .none]).map { .create($0) }
        case .put: return write(.put, fields, returns: [.new, .old, .none]).map { .put($0) }
        case .update: return update(fields).map { .update($0) }
        case .delete: return delete(.delete, fields).map { .delete($0) }
        case .deleteAll: return deleteAll(fields).map { .deleteAll($0) }
        case .batchPut: return text(.batchPut, in: fields).map { .batchPut($0) }
        case .batchDelete: return text(.batchDelete, in: fields).map { .batchDelete($0) }
        case .transact:
            guard let node = fields[.transact] else { return nil }
            return .transact(steps(node), node.span)
        }
    }

    private mutating func expectedCalls(_ fields: Fields) -> ExpectedCallsSpec {
        guard let entry = fields.entry(.expect),
            let expect = self.fields(entry.value, .expectedCalls, of: Owner(entry.key))
        else { return ExpectedCallsSpec() }
        let rate = "a rate as in `300/s`"
        return ExpectedCallsSpec(
            rate: quantity(.rate, in: expect, takes: rate, Quantity.rate),
            peak: quantity(.peak, in: expect, takes: rate, Quantity.rate),
            items: quantity(.items, in: expect, takes: "a count as in `20`", Quantity.count))
    }

    private mutating func budget(_ fields: Fields) -> BudgetSpec {
        guard let entry = fields.entry(.budget), let budget = self.fields(entry.value, .budget, of: Owner(entry.key))
        else { return BudgetSpec() }
        let units = "a count of units as in `2` or `0.5`"
        let read = quantity(.read, in: budget, takes: units, Quantity.count)
        let write = quantity(.write, in: budget, takes: units, Quantity.count)
        return BudgetSpec(
            read: budget[.read].flatMap { node in read.map { Spanned($0, node.span) } },
            write: budget[.write].flatMap { node in write.map { Spanned($0, node.span) } },
            pages: integer(.pages, in: budget, from: 1))
    }
}

/// Those of the keys that say what is done which are part of an operation.
private func ownKeys(of operation: Key) -> KeySet { operation == .update ? [.update, .delete] : [operation] }
