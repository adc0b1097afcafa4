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
            ItemCondition.both(operand.value(in: item), beginning.value(in: item)) { $0.begins(with: $1) }
        case .isIn(let operand, let members):
            members.contains { ItemCondition.holds(operand.value(in: item), .equal, $0.value(in: item)) }
        case .contains(let operand, let element):
            ItemCondition.both(operand.value(in: item), element.value(in: item)) { $0.contains($1) }
        }
    }

    private static func both(
        _ left: AttributeValue?, _ right: AttributeValue?, _ holds: (AttributeValue, AttributeValue) -> Bool
    ) -> Bool {
        guard let left, let right else { return false }
        return holds(left, right)
    }

    private static func holds(_ left: AttributeValue?, _ comparison: Comparison, _ right: AttributeValue?) -> Bool {
        both(left, right) { left, right in
            switch comparison {
            case .equal: left.isSame(as: right)
            case .notEqual: !left.isSame(as: right)
            case .less: left.order(to: right).map { $0 < 0 } ?? false
            case .lessOrEqual: left.order(to: right).map { $0 <= 0 } ?? false
            case .greater: left.order(to: right).map { $0 > 0 } ?? false
            case .greaterOrEqual: left.order(to: right).map { $0 >= 0 } ?? false
            }
        }
    }
}
