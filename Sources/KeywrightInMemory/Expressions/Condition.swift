internal import KeywrightRuntime

/// A condition, filter or key condition with all names and values looked up.
indirect enum Condition: Sendable {
    /// A comparison of two operands.
    case compare(Operand, Comparator, Operand)
    /// `x BETWEEN low AND high`, both ends included (F3.12).
    case between(Operand, low: Operand, high: Operand)
    /// `x IN (…)`.
    case isIn(Operand, [Operand])
    /// `attribute_exists(path)`.
    case exists(DocumentPath)
    /// `attribute_not_exists(path)`.
    case notExists(DocumentPath)
    /// `attribute_type(x, type)`.
    case isOfType(Operand, ValueType)
    /// `begins_with(x, prefix)`.
    case beginsWith(Operand, Operand)
    /// `contains(x, element)`.
    case contains(Operand, Operand)
    /// `NOT x`.
    case not(Condition)
    /// `x AND y AND …`.
    case all([Condition])
    /// `x OR y OR …`.
    case any([Condition])
}

/// What a condition compares.
indirect enum Operand: Hashable, Sendable {
    /// What stands in the item.
    case path(DocumentPath)
    /// What the request brought.
    case value(AttributeValue)
    /// `size(x)`.
    case size(Operand)

    /// The path, if the operand is nothing else.
    var path: DocumentPath? {
        guard case .path(let path) = self else { return nil }
        return path
    }

    /// The type, as far as it is known without an item.
    var knownType: ValueType? {
        switch self {
        case .path: nil
        case .value(let value): value.type
        case .size: .n
        }
    }
}

/// The six comparators, by their signs.
enum Comparator: String, Sendable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The comparator that says the same with its sides exchanged.
    var mirrored: Comparator {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension Condition {
    /// The paths that the condition looks at, in the order of the text.
    var paths: [DocumentPath] {
        switch self {
        case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
            left.paths + right.paths
        case .between(let operand, let low, let high): operand.paths + low.paths + high.paths
        case .isIn(let operand, let list): operand.paths + list.flatMap(\.paths)
        case .exists(let path), .notExists(let path): [path]
        case .isOfType(let operand, _): operand.paths
        case .not(let condition): condition.paths
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.paths)
        }
    }
}

extension Operand {
    /// The paths that the operand looks at.
    var paths: [DocumentPath] {
        switch self {
        case .path(let path): [path]
        case .value: []
        case .size(let operand): operand.paths
        }
    }
}
