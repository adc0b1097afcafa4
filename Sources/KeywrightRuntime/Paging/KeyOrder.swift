/// The order in which the service keeps items: S by bytes, N by value, B by bytes (F1.15).
struct KeyOrder: Sendable {
    /// The attributes that give the asked order, the first one first.
    let attributes: [String]
    /// Whether the greatest comes first.
    let isDescending: Bool
    /// The key attributes, which decide between equals, always ascending.
    let keyNames: [String]

    /// Whether the left item comes first. Items that lack an attribute come first by it.
    func isBefore(_ left: Item, _ right: Item) -> Bool {
        for name in attributes {
            let order = KeyOrder.compare(left[name], right[name])
            if order != 0 { return isDescending ? order > 0 : order < 0 }
        }
        for name in keyNames {
            let order = KeyOrder.compare(left[name], right[name])
            if order != 0 { return order < 0 }
        }
        return false
    }

    /// Below, at or above zero as the left value is before, at or behind the right one.
    static func compare(_ left: AttributeValue?, _ right: AttributeValue?) -> Int {
        switch (left, right) {
        case (.s(let a)?, .s(let b)?): compare(a.utf8, b.utf8)
        case (.b(let a)?, .b(let b)?): compare(a, b)
        case (.n(let a)?, .n(let b)?):
            if let a = NumberText(a), let b = NumberText(b) { a.compare(b) } else { compare(a.utf8, b.utf8) }
        case (_, _): rank(left) - rank(right)
        }
    }

    private static func compare(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
        if left.lexicographicallyPrecedes(right) { return -1 }
        return right.lexicographicallyPrecedes(left) ? 1 : 0
    }

    private static func rank(_ value: AttributeValue?) -> Int {
        switch value {
        case nil: 0
        case .n: 1
        case .s: 2
        case .b: 3
        case .bool, .null, .l, .m, .ss, .ns, .bs: 4
        }
    }
}
