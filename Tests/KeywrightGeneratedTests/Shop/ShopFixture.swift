import Foundation
import KeywrightInMemory
import KeywrightRuntime

/// A shop over a database of its own.
struct ShopFixture {
    static let tableName = "shop"

    let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    let database: InMemoryDynamoDB
    let client: RecordingClient
    let shop: Shop

    let ann = ULID("01KAMZQ8V0AAAAAAAAAAAAAAAA")!
    let bob = ULID("01KAMZQ8V0BBBBBBBBBBBBBBBB")!

    init() async throws {
        database = try await TableFiles.database(of: "shop", now: { [clock] in clock.now })
        client = RecordingClient(database)
        shop = Shop(client: client, now: { [clock] in clock.now })
    }

    /// The n-th order's id; their order is that of the numbers.
    func orderId(_ number: Int) -> ULID {
        let digits = String(number)
        return ULID("01KAMZQ8V0" + String(repeating: "0", count: 16 - digits.count) + digits)!
    }

    func user(_ id: ULID, email: String = "ann@example.org") -> Shop.User {
        Shop.User(userId: id, email: email, name: "Ann")
    }

    func order(_ number: Int, of user: ULID, status: Shop.OrderStatus = .paid) -> Shop.Order {
        Shop.Order(
            userId: user, orderId: orderId(number), total: .literal("12.50"), status: status,
            lines: [Shop.Line(sku: "A-1", quantity: 2)], placedAt: clock.now)
    }

    func orderItem(_ line: Int, of order: Int) -> Shop.OrderItem {
        Shop.OrderItem(orderId: orderId(order), line: line, productId: "p\(line)", quantity: line + 1)
    }

    /// Everything in the table, by its key.
    func items() async -> [String: Item] {
        var items: [String: Item] = [:]
        for item in await database.allItems(ofTable: ShopFixture.tableName) {
            guard case .s(let partition)? = item["PK"], case .s(let sort)? = item["SK"] else { continue }
            items["\(partition) \(sort)"] = item
        }
        return items
    }

    /// Puts an item past all builders.
    func force(_ item: Item) async throws {
        _ = try await database.putItem(PutItemInput(tableName: ShopFixture.tableName, item: item))
    }
}
