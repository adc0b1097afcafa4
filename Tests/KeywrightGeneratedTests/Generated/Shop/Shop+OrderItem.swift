import KeywrightRuntime
extension Shop {
    /// `OrderItem` of the design.
    struct OrderItem: Hashable, Sendable {
        var orderId: ULID
        var line: Int
        var productId: String
        var quantity: Int
        init(item: Item) throws(ItemError) { throw .foreign(item) }
    }
    struct OrderItemRepository: Sendable {
        let store: ItemStore
        let tableName: String
        let now: @Sendable () -> Timestamp
    }
}
extension Shop.OrderItem {
    struct Key: Hashable, Sendable {
        let partitionKey: String
        let sortKey: String

        init(orderId: ULID, line: Int) throws(ValueError) {
            partitionKey = "ORDER#\(orderId)"
            var sortKey = KeyBuilder(entity: "OrderItem", attribute: "SK", .sort)
            sortKey.literal("ITEM#")
            try sortKey.append(line, pad: 4, "line")
            self.sortKey = try sortKey.finish()
        }
    }
}
