internal import KeywrightRuntime

/// Whether a condition holds of an item. An item that does not exist is an empty one.
extension Condition {
    func holds(of item: Item) -> Bool {
        switch self {
        case .compare(let left, let comparator, let right):
            return comparator.holds(left.value(in: item), right.value(in: item))
        case .between(let operand, let low, let high):
            let value = operand.value(in: item)
            return Comparator.greaterOrEqual.holds(value, low.value(in: item))
                && Comparator.lessOrEqual.holds(value, high.value(in: item))
        case .isIn(let operand, let list):
            let value = operand.value(in: item)
            return list.contains { Comparator.equal.holds(value, $0.value(in: item)) }
        case .exists(let path):
            return path.value(in: item) != nil
        case .notExists(let path):
            return path.value(in: item) == nil
        case .isOfType(let operand, let type):
            return operand.value(in: item)?.type == type
        case .beginsWith(let operand, let prefix):
            guard let value = operand.value(in: item).flatMap(KeyScalar.init),
                let prefix = prefix.value(in: item).flatMap(KeyScalar.init)
            else { return false }
            return value.hasPrefix(prefix)
        case .contains(let operand, let element):
            guard let value = operand.value(in: item), let element = element.value(in: item) else { return false }
            return value.contains(element)
        case .not(let condition):
            return !condition.holds(of: item)
        case .all(let conditions):
            return conditions.allSatisfy { $0.holds(of: item) }
        case .any(let conditions):
            return conditions.contains { $0.holds(of: item) }
        }
    }
}

extension Operand {
    /// The value of the operand for an item, or nil if there is none.
    func value(in item: Item) -> AttributeValue? {
        switch self {
        case .path(let path): path.value(in: item)
        case .value(let value): value
        case .size(let operand): operand.value(in: item)?.measure.map { .n(String($0)) }
        }
    }
}

extension Comparator {
    /// Whether two values compare so. Values of two types, or one that is missing, are unequal and nothing else
    /// (F3.13).
    fileprivate func holds(_ left: AttributeValue?, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return self == .notEqual }
        switch self {
        case .equal: return left == right
        case .notEqual: return left != right
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        guard left.type == right.type, let a = KeyScalar(left), let b = KeyScalar(right) else { return false }
        switch self {
        case .less: return a < b
        case .lessOrEqual: return a <= b
        case .greater: return a > b
        case .greaterOrEqual: return a >= b
        case .equal, .notEqual: return false
        }
    }
}

extension AttributeValue {
    /// What `size()` gives: UTF-16 units of a text, bytes, or elements; nil for the other types.
    fileprivate var measure: Int? {
        switch self {
        case .s(let text): text.utf16.count
        case .b(let bytes): bytes.count
        case .l(let values): values.count
        case .m(let map): map.count
        case .ss(let values), .ns(let values): values.count
        case .bs(let values): values.count
        case .n, .bool, .null: nil
        }
    }

    /// What `contains()` tests: a part of a text or of bytes, an element of a set or a list.
    fileprivate func contains(_ element: AttributeValue) -> Bool {
        switch (self, element) {
        case (.s(let text), .s(let part)): Array(text.utf8).containsRun(of: Array(part.utf8))
        case (.b(let bytes), .b(let part)): bytes.containsRun(of: part)
        case (.ss(let texts), .s(let text)): texts.contains { utf8Equal($0, text) }
        case (.ns(let numbers), .n(let number)): numbers.contains(number)
        case (.bs(let values), .b(let bytes)): values.contains(bytes)
        case (.l(let values), _): values.contains(element)
        case (.s, _), (.b, _), (.n, _), (.bool, _), (.null, _), (.m, _), (.ss, _), (.ns, _), (.bs, _): false
        }
    }
}

extension Array where Element == UInt8 {
    /// Whether the bytes occur in this order without a gap.
    fileprivate func containsRun(of part: [UInt8]) -> Bool {
        guard part.count <= count else { return false }
        return (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
