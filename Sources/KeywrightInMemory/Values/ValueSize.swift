internal import KeywrightRuntime

/// The largest item, in bytes, its attribute names included (F3.1).
let maximumItemSize = 409_600

extension AttributeValue {
    /// The bytes that the value takes in an item (F3.2).
    var storedSize: Int {
        switch self {
        case .s(let text): text.utf8.count
        case .n(let digits): DecimalNumber(parsing: digits)?.storedSize ?? 1
        case .b(let bytes): bytes.count
        case .bool, .null: 1
        case .l(let values): values.reduce(3) { $0 + 1 + $1.storedSize }
        case .m(let map): map.reduce(3) { $0 + 1 + $1.key.utf8.count + $1.value.storedSize }
        case .ss(let texts): texts.reduce(0) { $0 + $1.utf8.count }
        case .ns(let numbers): numbers.reduce(0) { $0 + AttributeValue.n($1).storedSize }
        case .bs(let values): values.reduce(0) { $0 + $1.count }
        }
    }
}

/// The bytes of an item: names and values (F3.2).
func storedSize(of item: Item) -> Int {
    item.reduce(0) { $0 + $1.key.utf8.count + $1.value.storedSize }
}
