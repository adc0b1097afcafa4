/// A condition of a design that the client tests of an item as it is stored, as the service would test it (F3.11 to F3.14).
///
/// ```swift
/// let filter = ItemCondition.all([
///     .compare(.path(["status"]), .equal, .value(.s("paid"))), .exists(["note"]),
/// ])
/// if filter.matches(item) { … }
/// ```
///
/// A comparison with an absent attribute is false, `notEqual` included, and so is one of two types.
public indirect enum ItemCondition: Sendable, Hashable {
    /// All of them hold.
    case all([ItemCondition])
    /// One of them holds.
    case any([ItemCondition])
    /// It does not hold.
    case not(ItemCondition)
    /// One side is to the other as it says.
    case compare(Operand, Comparison, Operand)
    /// The first lies between the others, ends included.
    case between(Operand, Operand, Operand)
    /// The text or the bytes of the first begin with those of the second.
    case beginsWith(Operand, Operand)
    /// The first equals one of the others.
    case isIn(Operand, [Operand])
    /// The text has the part, or the list or set the element.
    case contains(Operand, Operand)
    /// The attribute is there.
    case exists([String])
    /// The attribute is not there.
    case missing([String])

    /// How two values are compared.
    public enum Comparison: Sendable, Hashable {
        /// By value; sets whatever their order.
        case equal, notEqual
        /// Numbers by value, texts and bytes by bytes.
        case less, lessOrEqual, greater, greaterOrEqual
    }

    /// A side of a test.
    public indirect enum Operand: Sendable, Hashable {
        /// The attribute of this stored name, or the member below it.
        case path([String])
        /// How long the attribute is: UTF-16 units of a text, bytes, or elements.
        case size([String])
        /// A value that the call knows.
        case value(AttributeValue)
        /// The text that a key template's transforms make of it.
        case transformed(Operand, [Transform])
    }

    /// A transform of key templates.
    public enum Transform: Sendable, Hashable {
        /// Lower case of the letters A to Z.
        case lower
        /// Upper case of the letters a to z.
        case upper
        /// The digits before and after the point.
        case pad(Int, fraction: Int)
        /// 10ⁿ−1 minus the number, with n digits.
        case invert(Int)
        /// The beginning of the time's text: 4 bytes are the year, 7 the month, 10 the day, 13 the hour.
        case bucket(Int, TimestampFormat)
        /// Which of so many shards.
        case shard(Int)
    }

    /// Whether it holds of an item.
    public func matches(_ item: Item) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.matches(item) }
        case .any(let parts): parts.contains { $0.matches(item) }
        case .not(let part): !part.matches(item)
        case .exists(let path): item.value(at: path) != nil
        case .missing(let path): item.value(at: path) == nil
        case .compare(let left, let comparison, let right):
            ItemCondition.holds(left.value(in: item), comparison, right.value(in: item))
        case .between(let operand, let low, let high):
            ItemCondition.holds(operand.value(in: item), .greaterOrEqual, low.value(in: item))
                && ItemCondition.holds(operand.value(in: item), .lessOrEqual, high.value(in: item))
        case .beginsWith(let operand, let beginning):
            ItemCondition.begins(operand.value(in: item), beginning.value(in: item))
        case .isIn(let operand, let members):
            members.contains { ItemCondition.holds(operand.value(in: item), .equal, $0.value(in: item)) }
        case .contains(let operand, let element):
            ItemCondition.contains(operand.value(in: item), element.value(in: item))
        }
    }

    private static func holds(_ left: AttributeValue?, _ comparison: Comparison, _ right: AttributeValue?) -> Bool {
        guard let left, let right else { return false }
        switch comparison {
        case .equal: return left.isSame(as: right)
        case .notEqual: return !left.isSame(as: right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        guard left.isKeyValue, left.typeName == right.typeName else { return false }
        let order = KeyOrder.compare(left, right)
        switch comparison {
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        case .equal, .notEqual: return order == 0
        }
    }

    private static func begins(_ value: AttributeValue?, _ beginning: AttributeValue?) -> Bool {
        switch (value, beginning) {
        case (.s(let text)?, .s(let start)?): text.utf8.starts(with: start.utf8)
        case (.b(let bytes)?, .b(let start)?): bytes.starts(with: start)
        case (_, _): false
        }
    }

    private static func contains(_ value: AttributeValue?, _ element: AttributeValue?) -> Bool {
        guard let value, let element else { return false }
        switch (value, element) {
        case (.s(let text), .s(let part)): return has(Array(text.utf8), Array(part.utf8))
        case (.b(let bytes), .b(let part)): return has(bytes, part)
        case (.l(let elements), _): return elements.contains { $0.isSame(as: element) }
        case (.ss(let texts), .s): return texts.contains { AttributeValue.s($0).isSame(as: element) }
        case (.ns(let numbers), .n): return numbers.contains { AttributeValue.n($0).isSame(as: element) }
        case (.bs(let values), .b): return values.contains { AttributeValue.b($0).isSame(as: element) }
        case (_, _): return false
        }
    }

    private static func has(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= bytes.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }
}
