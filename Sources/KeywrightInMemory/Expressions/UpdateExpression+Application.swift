internal import KeywrightRuntime

extension UpdateExpression {
    /// The item after the update.
    ///
    /// Every right-hand side sees the item as it stood (F4.11). Elements of lists are counted as they stood, too: what
    /// is removed is removed last, from the back, and what is set beyond the end is appended in the order of the
    /// indexes (F4.9).
    func apply(to item: Item) throws(DynamoDBError) -> Item {
        var writes: [(path: DocumentPath, value: AttributeValue)] = []
        var removed = removals
        for (path, operand) in sets { writes.append((path, try operand.value(in: item))) }
        for (path, value) in additions {
            writes.append((path, try Self.sum(path.value(in: item), value)))
        }
        for (path, value) in deletions {
            guard let old = path.value(in: item) else {
                try Self.checkParent(of: path, in: item)
                continue
            }
            if let rest = try Self.difference(old, value) {
                writes.append((path, rest))
            } else {
                removed.append(path)
            }
        }
        var result = item
        for (path, value) in writes.sorted(by: { $0.path.steps.lexicographicallyPrecedes($1.path.steps) }) {
            try result.set(value, at: path.steps[...])
        }
        for path in removed.sorted(by: { $1.steps.lexicographicallyPrecedes($0.steps) }) {
            try result.remove(at: path.steps[...])
        }
        return result
    }

    private static let wrongType = DynamoDBError.refused(
        "An operand in the update expression has an incorrect data type")

    /// What ADD makes of an old value and an operand: a sum of numbers, or a union of sets.
    private static func sum(
        _ old: AttributeValue?, _ operand: AttributeValue
    ) throws(DynamoDBError) -> AttributeValue {
        switch (old, operand) {
        case (nil, _): return operand
        case (.n(let a), .n(let b)): return try UpdateOperand.compute(a, b, +)
        case (.ss(let a), .ss(let b)): return .ss(a + b.filter { !contains(a, $0) })
        case (.ns(let a), .ns(let b)): return .ns(a + b.filter { !contains(a, $0) })
        case (.bs(let a), .bs(let b)): return .bs(a + b.filter { !a.contains($0) })
        case (.some, _): throw wrongType
        }
    }

    /// What DELETE leaves of an old set; nil if nothing is left, for there is no empty set (F4.10).
    private static func difference(
        _ old: AttributeValue, _ operand: AttributeValue
    ) throws(DynamoDBError) -> AttributeValue? {
        switch (old, operand) {
        case (.ss(let a), .ss(let b)):
            let rest = a.filter { !contains(b, $0) }
            return rest.isEmpty ? nil : .ss(rest)
        case (.ns(let a), .ns(let b)):
            let rest = a.filter { !contains(b, $0) }
            return rest.isEmpty ? nil : .ns(rest)
        case (.bs(let a), .bs(let b)):
            let rest = a.filter { !b.contains($0) }
            return rest.isEmpty ? nil : .bs(rest)
        case (.s, _), (.n, _), (.b, _), (.bool, _), (.null, _), (.l, _), (.m, _), (.ss, _), (.ns, _), (.bs, _):
            throw wrongType
        }
    }

    private static func contains(_ texts: [String], _ text: String) -> Bool {
        texts.contains { utf8Equal($0, text) }
    }

    private static func checkParent(of path: DocumentPath, in item: Item) throws(DynamoDBError) {
        var copy = item
        try copy.remove(at: path.steps[...])
    }
}

extension UpdateOperand {
    /// The value of the operand for the item before the update.
    fileprivate func value(in item: Item) throws(DynamoDBError) -> AttributeValue {
        switch self {
        case .path(let path):
            guard let value = path.value(in: item) else {
                throw .refused("The provided expression refers to an attribute that does not exist in the item")
            }
            return value
        case .value(let value):
            return value
        case .ifNotExists(let path, let other):
            if let value = path.value(in: item) { return value }
            return try other.value(in: item)
        case .listAppend(let first, let second):
            guard case .l(let a) = try first.value(in: item), case .l(let b) = try second.value(in: item) else {
                throw Self.wrongType
            }
            return .l(a + b)
        case .sum(let first, let second):
            return try Self.compute(try first.value(in: item), try second.value(in: item), +)
        case .difference(let first, let second):
            return try Self.compute(try first.value(in: item), try second.value(in: item), -)
        }
    }

    private static let wrongType = DynamoDBError.refused(
        "An operand in the update expression has an incorrect data type")

    private static func compute(
        _ left: AttributeValue, _ right: AttributeValue, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber
    ) throws(DynamoDBError) -> AttributeValue {
        guard case .n(let a) = left, case .n(let b) = right else { throw wrongType }
        return try compute(a, b, operation)
    }

    /// A sum or difference, which must be one that can be stored (F1.13).
    fileprivate static func compute(
        _ left: String, _ right: String, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber
    ) throws(DynamoDBError) -> AttributeValue {
        guard let a = DecimalNumber(parsing: left), let b = DecimalNumber(parsing: right) else { throw wrongType }
        let result = operation(a, b)
        if let problem = result.rangeProblem { throw .refused(problem) }
        return .n(result.text)
    }
}
