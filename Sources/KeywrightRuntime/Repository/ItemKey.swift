/// An item's whole key, in a form in which two keys are equal when the service holds them for one item.
struct ItemKey: Hashable {
    private let table: [UInt8]
    private let values: [AttributeValue]

    /// The key attributes of an item or of a key. An attribute that is absent counts as NULL.
    init(table: String, _ item: Item, _ names: [String]) {
        self.table = Array(table.utf8)
        self.values = names.map { ItemKey.canonical(item[$0] ?? .null) }
    }

    /// Numbers are one key whatever their texts: 1, 1.0 and 01 (F1.14).
    private static func canonical(_ value: AttributeValue) -> AttributeValue {
        guard case .n(let text) = value, let number = NumberText(text), number.isStorable else { return value }
        return .n(number.plain)
    }
}
