import KeywrightInMemory
import KeywrightRuntime
import Testing

@Suite struct SingleItemTests {
    @Test("F4.3: a put replaces the whole item, a delete of nothing succeeds")
    func roundTrip() async throws {
        let shop = try await Shop.database([Shop.item("a", "1", ["v": .s("x"), "w": .n("1")])])
        let put = PutItemInput(tableName: "Shop", item: Shop.item("a", "1", ["v": .s("y")]), returnValues: .allOld)
        #expect(try await shop.putItem(put).attributes == Shop.item("a", "1", ["v": .s("x"), "w": .n("1")]))
        let get = GetItemInput(tableName: "Shop", key: Shop.key("a", "1"))
        #expect(try await shop.getItem(get).item == Shop.item("a", "1", ["v": .s("y")]))
        let delete = DeleteItemInput(tableName: "Shop", key: Shop.key("a", "1"), returnValues: .allOld)
        #expect(try await shop.deleteItem(delete).attributes == Shop.item("a", "1", ["v": .s("y")]))
        #expect(try await shop.deleteItem(delete).attributes == nil)
        #expect(try await shop.getItem(get).item == nil)
    }
}
