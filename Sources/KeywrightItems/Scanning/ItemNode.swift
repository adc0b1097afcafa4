/// The types of DynamoDB's values (F1.7, F3.2), as DynamoDB JSON names them.
enum AttributeType: UInt8 {
    case s, n, b, bool, null, m, l, ss, ns, bs

    /// As DynamoDB JSON writes it.
    var name: String {
        switch self {
        case .s: "S"
        case .n: "N"
        case .b: "B"
        case .bool: "BOOL"
        case .null: "NULL"
        case .m: "M"
        case .l: "L"
        case .ss: "SS"
        case .ns: "NS"
        case .bs: "BS"
        }
    }
}

/// A value of an item, or one attribute with its name: a place in the bytes of the item.
///
/// The values of an item lie in one list, each map, list and set before what it holds. Strings with escapes are decoded where they
/// stand, so that every text is a run of bytes.
struct ItemNode {
    var type: AttributeType
    /// A string without a byte beyond ASCII, or `true` of a BOOL.
    var flag: Bool
    /// 0 where it has no name, as an element of a list.
    var nameLength: UInt16
    var nameStart: UInt32
    /// Of the text between its quotes; of a map, list or set, where its bracket stands.
    var start: UInt32
    /// In bytes; of a map, list or set, how many values it holds itself.
    var length: UInt32
    /// The place in the list behind it and all that it holds.
    var end: UInt32
    /// Which of the names that the design knows this one is; negative for none.
    var known: Int32
}

/// The values of one item, in memory that is used again for the next.
///
/// Whether two accesses to its properties overlap is not looked at while it runs: a value is appended some ten times an item, and none of
/// its functions calls out.
final class NodeList {
    @exclusivity(unchecked) private(set) var base: UnsafeMutablePointer<ItemNode>
    @exclusivity(unchecked) private var capacity: Int
    @exclusivity(unchecked) private(set) var count = 0

    init() {
        capacity = 1024
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    @inline(__always)
    func clear() { count = 0 }

    /// The place of the value.
    @inline(__always)
    func append(_ node: ItemNode) -> Int {
        if count == capacity { grow() }
        base[count] = node
        count &+= 1
        return count &- 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<ItemNode>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
