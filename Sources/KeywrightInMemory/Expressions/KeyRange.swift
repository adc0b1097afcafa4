internal import KeywrightRuntime

/// The part of one collection that a key condition selects: a run of neighbors in the order of the sort key.
struct KeyRange {
    /// What a sort value must meet, after the ones that must be equal.
    enum Bound {
        case compare(Comparator, KeyScalar)
        case between(KeyScalar, KeyScalar)
        case prefix(KeyScalar)
    }

    /// Where a position lies, seen from the range.
    enum Side {
        case before
        case inside
        case after
    }

    let collection: CollectionKey
    private var equal: [KeyScalar] = []
    private var bound: Bound?
    /// Whether any sort attribute is restricted.
    var isRestricted: Bool { !equal.isEmpty || bound != nil }

    /// Checks a key condition against the key that it is for: every partition attribute equal, sort attributes from
    /// left to right without a gap, and only the last one anything else than equal (F1.42, F3.15).
    init(_ condition: KeyCondition, of key: KeySchema) throws(DynamoDBError) {
        if key.attributes.count <= 2, condition.tests.count > 2 {
            throw .refused("Conditions can be of length 1 or 2 only")
        }
        if key.attributes.count == 1, condition.tests.count > 1 {
            throw .refused("Query key condition not supported")
        }
        var partition: [KeyScalar] = []
        for attribute in key.partition {
            guard let test = condition.test(of: attribute.name) else { throw Self.missing(attribute) }
            let scalars = try Self.scalars(test, attribute)
            guard test.equalValue != nil else { throw .refused("Query key condition not supported") }
            partition += scalars
        }
        collection = CollectionKey(partition)

        var open = condition.tests.count - key.partition.count
        var bounded: KeyAttribute?
        for attribute in key.sort where open > 0 {
            guard let test = condition.test(of: attribute.name) else { throw Self.missing(attribute) }
            open -= 1
            if let bounded {
                throw .refused(
                    "RANGE key attributes \(bounded.name) must have equality conditions specified in the query because "
                        + "a condition is present on key attribute \(attribute.name)")
            }
            let scalars = try Self.scalars(test, attribute)
            switch test {
            case .compare(.equal, _): equal += scalars
            case .compare(let comparator, _): bound = .compare(comparator, scalars[0])
            case .between: bound = .between(scalars[0], scalars[1])
            case .beginsWith: bound = .prefix(scalars[0])
            }
            if bound != nil { bounded = attribute }
        }
        if open > 0 { throw .refused("Query key condition not supported") }
        try TableSchema.checkSizes(partition: partition, sort: equal)
    }

    private static func missing(_ attribute: KeyAttribute) -> DynamoDBError {
        .refused("Query condition missed key schema element: \(attribute.name)")
    }

    /// The operands of a test, of the attribute's type and not empty (F1.12, F3.26).
    private static func scalars(
        _ test: KeyCondition.Test, _ attribute: KeyAttribute
    ) throws(DynamoDBError) -> [KeyScalar] {
        var scalars: [KeyScalar] = []
        for value in test.operands {
            guard value.type == attribute.type, let scalar = KeyScalar(value) else {
                throw .invalidParameter("Condition parameter type does not match schema type")
            }
            try TableSchema.checkNotEmpty(value, attribute)
            scalars.append(scalar)
        }
        return scalars
    }

    /// Where a position lies. Along the order of positions the answer goes from before to inside to after.
    func side(of position: [KeyScalar]) -> Side {
        for (scalar, wanted) in zip(position, equal) where scalar != wanted {
            return scalar < wanted ? .before : .after
        }
        guard let bound else { return .inside }
        let scalar = position[equal.count]
        switch bound {
        case .compare(let comparator, let limit):
            switch comparator {
            case .less: return scalar < limit ? .inside : .after
            case .lessOrEqual: return scalar <= limit ? .inside : .after
            case .greater: return scalar > limit ? .inside : .before
            case .greaterOrEqual: return scalar >= limit ? .inside : .before
            case .equal, .notEqual: return scalar == limit ? .inside : scalar < limit ? .before : .after
            }
        case .between(let low, let high):
            return scalar < low ? .before : scalar > high ? .after : .inside
        case .prefix(let prefix):
            return scalar.hasPrefix(prefix) ? .inside : scalar < prefix ? .before : .after
        }
    }
}
