import KeywrightRuntime

/// The item that clients are measured with: a kilobyte of the kinds that items are made of. `load_item.py` of the servers
/// is the same.
enum LoadItem {
    static let table = "load"
    static let key: Item = [
        "PK": .s("USER#01ARZ3NDEKTSV4RRFFQ69G5FAV"), "SK": .s("ORDER#01BX5ZZKBKACTAV9WEVGEMMVRZ"),
    ]
    static let item: Item = key.merging([
        "type": .s("Order"),
        "total": .n("1234.56"),
        "version": .n("7"),
        "isPaid": .bool(true),
        "note": .null,
        "tags": .ss(["express", "fragile", "gift"]),
        "lines": .l(
            (0..<5).map { number in
                .m([
                    "sku": .s("SKU-000\(number)"), "quantity": .n(String(number + 1)),
                    "name": .s(String(repeating: "Grüße ", count: 4)),
                ])
            }),
        "thumbnail": .b(Array(0..<32)),
        "text": .s(String(repeating: "0123456789abcdef", count: 16)),
    ]) { first, _ in first }
}
