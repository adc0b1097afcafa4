import Foundation
import KeywrightRuntime

/// Every pattern of the shop and every operation of its repositories, tried on any client: what came of each, as text.
///
/// The transcript depends on the client alone, for ids and times are given. Two clients of one service give equal ones.
struct ShopTour {
    let shop: Shop
    let clock: TestClock
    private(set) var transcript: [String] = []

    private let ann = ULID("01KAMZQ8V0AAAAAAAAAAAAAAAA")!
    private let bob = ULID("01KAMZQ8V0BBBBBBBBBBBBBBBB")!

    /// A tour that begins at a fixed time.
    init(client: some DynamoDBClient, tableName: String) {
        let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
        self.clock = clock
        shop = Shop(client: client, tableName: tableName, now: { clock.now })
    }

    /// Tries everything, in an order in which the later builds on the earlier.
    static func transcript(client: some DynamoDBClient, tableName: String) async -> [String] {
        var tour = ShopTour(client: client, tableName: tableName)
        await tour.users()
        await tour.addresses()
        await tour.sessions()
        await tour.orders()
        await tour.orderItems()
        return tour.transcript
    }

    /// Notes what a call gave, or which error.
    private mutating func note<Value>(
        _ what: String, _ body: () async throws(RepositoryError) -> Value
    ) async {
        do throws(RepositoryError) {
            transcript.append("\(what): \(try await body())")
        } catch {
            let stored = error.item.map { DynamoDBJSON.text($0) } ?? "no item"
            transcript.append(
                "\(what): \(error.kind.rawValue) \(error.entity) \(error.attributes) "
                    + "\(error.mayHaveBeenApplied) \(stored)")
        }
    }

    private mutating func users() async {
        let (shop, ann, bob) = (shop, ann, bob)
        let user = Shop.User(userId: ann, email: "ann@example.org", name: "Ann é \u{1F600} \"quoted\"\n")
        await note("createUser") { () async throws(RepositoryError) in try await shop.user.createUser(user) }
        await note("createUser again") { () async throws(RepositoryError) in try await shop.user.createUser(user) }
        await note("createUser with a taken email") { () async throws(RepositoryError) in
            try await shop.user.createUser(Shop.User(userId: bob, email: "ann@example.org", name: "Bob"))
        }
        await note("create") { () async throws(RepositoryError) in
            try await shop.user.create(Shop.User(userId: bob, email: "bob@example.org", name: "Bob"))
        }
        await note("getUser") { () async throws(RepositoryError) in try await shop.user.getUser(userId: ann) }
        await note("get, consistently") { () async throws(RepositoryError) in
            try await shop.user.get(userId: bob, consistent: true)
        }
        clock.advance(by: .seconds(1))
        await note("renameUser") { () async throws(RepositoryError) in
            try await shop.user.renameUser(userId: ann, name: "Ann Lee", version: 1)
        }
        await note("renameUser of an old version") { () async throws(RepositoryError) in
            try await shop.user.renameUser(userId: ann, name: "Anna", version: 1)
        }
        await note("renameUser of any version") { () async throws(RepositoryError) in
            try await shop.user.renameUser(userId: ann, name: "Anna", version: nil)
        }
        await note("renameUser of nobody") { () async throws(RepositoryError) in
            try await shop.user.renameUser(userId: ULID("01KAMZQ8V0CCCCCCCCCCCCCCCC")!, name: "C", version: 1)
        }
        await note("delete of an old version") { () async throws(RepositoryError) in
            try await shop.user.delete(userId: bob, version: 7)
        }
        await note("delete") { () async throws(RepositoryError) in try await shop.user.delete(userId: bob, version: 1) }
        await note("the email is free") { () async throws(RepositoryError) in
            try await shop.user.createUser(Shop.User(userId: bob, email: "bob@example.org", name: "Bob II"))
        }
    }

    private mutating func addresses() async {
        let (shop, ann) = (shop, ann)
        for number in 1...3 {
            let address = Shop.Address(
                userId: ann, addressId: ULID("01KAMZQ8V0000000000000000\(number)")!, street: "\(number) Main Street",
                city: number == 2 ? "" : "Springfield")
            await note("create address \(number)") { () async throws(RepositoryError) in
                try await shop.address.create(address)
            }
        }
        await note("listAddresses") { () async throws(RepositoryError) in
            try await shop.address.listAddresses(userId: ann).items
        }
        await note("listAddresses of nobody") { () async throws(RepositoryError) in
            try await shop.address.listAddresses(userId: ULID("01KAMZQ8V0CCCCCCCCCCCCCCCC")!).items
        }
        let second = ULID("01KAMZQ8V00000000000000002")!
        await note("put") { () async throws(RepositoryError) in
            try await shop.address.put(
                Shop.Address(userId: ann, addressId: second, street: "2 Side Street", city: "Shelbyville"))
        }
        await note("delete address") { () async throws(RepositoryError) in
            try await shop.address.delete(userId: ann, addressId: ULID("01KAMZQ8V00000000000000001")!)
        }
        await note("delete address again") { () async throws(RepositoryError) in
            try await shop.address.delete(userId: ann, addressId: ULID("01KAMZQ8V00000000000000001")!)
        }
        await note("listAddressesPaginated") { () async throws(RepositoryError) in
            var all: [Shop.Address] = []
            for try await address in shop.address.listAddressesPaginated(userId: ann, pageSize: 1) {
                all.append(address)
            }
            return all
        }
    }

    private mutating func sessions() async {
        let (shop, ann, clock) = (shop, ann, clock)
        let session = Shop.Session(
            userId: ann, sessionId: UUID(uuidString: "6F1F64A0-9C1B-4D5E-8A53-2F0C7D9BE111")!,
            expiresAt: clock.now + .seconds(60))
        await note("create session") { () async throws(RepositoryError) in try await shop.session.create(session) }
        await note("get session") { () async throws(RepositoryError) in
            try await shop.session.get(userId: ann, sessionId: session.sessionId)
        }
        clock.advance(by: .seconds(61))
        await note("get session, expired") { () async throws(RepositoryError) in
            try await shop.session.get(userId: ann, sessionId: session.sessionId)
        }
    }

    private mutating func orders() async {
        let (shop, ann) = (shop, ann)
        for number in 1...5 {
            clock.advance(by: .seconds(60))
            let order = order(number)
            let items = (0..<number).map { line in
                Shop.OrderItem(orderId: order.orderId, line: line, productId: "P-\(line)", quantity: line + 1)
            }
            await note("placeOrder \(number)") { () async throws(RepositoryError) in
                try await shop.order.placeOrder(order: order, items: items)
            }
        }
        let again = order(3)
        await note("placeOrder again") { () async throws(RepositoryError) in
            try await shop.order.placeOrder(order: again, items: [])
        }
        await note("the user counts") { () async throws(RepositoryError) in
            try await shop.user.getUser(userId: ann)?.orderCount
        }
        await note("listOrders") { () async throws(RepositoryError) in
            try await shop.order.listOrders(userId: ann).items
        }
        for size in [1, 2, 3, 5, 20] {
            await note("listOrders, \(size) a page") { () async throws(RepositoryError) in
                var pages: [[ULID]] = []
                var cursor: Cursor?
                repeat {
                    let page = try await shop.order.listOrders(userId: ann, limit: size, cursor: cursor)
                    pages.append(page.items.map(\.orderId))
                    cursor = page.cursor
                } while cursor != nil
                return pages
            }
        }
        for number in [1, 4, 9] {
            let id = orderId(number)
            await note("getOrder \(number)") { () async throws(RepositoryError) in
                try await shop.order.getOrder(orderId: id)
            }
            await note("getOrderWithItems \(number)") { () async throws(RepositoryError) in
                try await shop.order.getOrderWithItems(orderId: id).items
            }
            await note("getOrderWithItems \(number), two a page") { () async throws(RepositoryError) in
                let page = try await shop.order.getOrderWithItems(orderId: id, limit: 2)
                return "\(page.items) \(page.cursor == nil ? "the end" : "more")"
            }
            await note("shipOrder \(number)") { () async throws(RepositoryError) in
                try await shop.order.shipOrder(userId: ann, orderId: id)
            }
            await note("shipOrder \(number) again") { () async throws(RepositoryError) in
                try await shop.order.shipOrder(userId: ann, orderId: id)
            }
        }
        let fifth = orderId(5)
        await note("delete order") { () async throws(RepositoryError) in
            try await shop.order.delete(userId: ann, orderId: fifth)
        }
        await note("getOrder, deleted") { () async throws(RepositoryError) in
            try await shop.order.getOrder(orderId: fifth)
        }
    }

    private mutating func orderItems() async {
        let shop = shop
        let id = orderId(1)
        await note("get item") { () async throws(RepositoryError) in
            try await shop.orderItem.get(orderId: id, line: 0)
        }
        await note("create item that is there") { () async throws(RepositoryError) in
            try await shop.orderItem.create(Shop.OrderItem(orderId: id, line: 0, productId: "x", quantity: 1))
        }
        await note("put item") { () async throws(RepositoryError) in
            try await shop.orderItem.put(Shop.OrderItem(orderId: id, line: 9_999, productId: "x", quantity: -1))
        }
        await note("item out of range") { () async throws(RepositoryError) in
            try await shop.orderItem.put(Shop.OrderItem(orderId: id, line: 10_000, productId: "x", quantity: 1))
        }
        await note("delete item") { () async throws(RepositoryError) in
            try await shop.orderItem.delete(orderId: id, line: 0)
        }
    }

    private func orderId(_ number: Int) -> ULID { ULID("01KAMZQ8V1000000000000000\(number)")! }

    private func order(_ number: Int) -> Shop.Order {
        Shop.Order(
            userId: ann, orderId: orderId(number), total: .literal("12.50"),
            status: number.isMultiple(of: 2) ? .paid : .pending,
            lines: [Shop.Line(sku: "A-\(number)", quantity: number)], note: number == 4 ? "by the door" : nil,
            placedAt: clock.now)
    }
}
