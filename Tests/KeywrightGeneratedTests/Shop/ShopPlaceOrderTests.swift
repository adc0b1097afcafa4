import KeywrightRuntime
import Testing

/// `placeOrder`: all or nothing.
@Suite("Placing an order in the shop")
struct ShopPlaceOrderTests {
    @Test("writes the order, its items and the count together", arguments: [0, 1, 98])
    func places(count: Int) async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.user.create(fixture.user(fixture.ann))
        fixture.clock.advance(by: .seconds(1))
        let items = (0..<count).map { fixture.orderItem($0, of: 1) }
        let result = try await fixture.shop.order.placeOrder(order: fixture.order(1, of: fixture.ann), items: items)
        #expect(result.items == items)
        #expect(result.order.createdAt == fixture.clock.now)
        let stored = try await fixture.shop.order.getOrderWithItems(orderId: fixture.orderId(1))
        #expect(stored.items == items.map { .orderItem($0) } + [.order(result.order)])
        let user = try #require(try await fixture.shop.user.get(userId: fixture.ann))
        #expect(user.orderCount == 1)
        #expect(user.version == 2)
        #expect(user.updatedAt == fixture.clock.now)
    }

    @Test("writes nothing where one of them cannot be")
    func nothing() async throws {
        let fixture = try await ShopFixture()
        let order = fixture.order(1, of: fixture.ann)
        let items = [0, 1].map { fixture.orderItem($0, of: 1) }
        // No such user.
        let missing = await expectError(.notFound) { () async throws(RepositoryError) in
            try await fixture.shop.order.placeOrder(order: order, items: items)
        }
        #expect(missing?.entity == "User")
        #expect(await fixture.items().isEmpty)

        try await fixture.shop.user.create(fixture.user(fixture.ann))
        try await fixture.shop.orderItem.create(items[1])
        let before = await fixture.items()
        let existing = await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.shop.order.placeOrder(order: order, items: items)
        }
        #expect(existing?.entity == "OrderItem")
        #expect(await fixture.items() == before)
    }

    @Test("refuses before the request what cannot be one transaction")
    func refuses() async throws {
        let fixture = try await ShopFixture()
        let order = fixture.order(1, of: fixture.ann)
        let many = (0..<99).map { fixture.orderItem($0, of: 1) }
        await expectError(.tooManyItems) { () async throws(RepositoryError) in
            try await fixture.shop.order.placeOrder(order: order, items: many)
        }
        let doubled = [3, 4, 3].map { fixture.orderItem($0, of: 1) }
        await expectError(.sameItemTwice) { () async throws(RepositoryError) in
            try await fixture.shop.order.placeOrder(order: order, items: doubled)
        }
        for line in [10_000, -1] {
            let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
                try await fixture.shop.order.placeOrder(order: order, items: [fixture.orderItem(line, of: 1)])
            }
            #expect(error?.value?.attribute == "line")
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.shop.order.placeOrder(order: order, items: [], token: "")
        }
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("a token makes two calls one write")
    func token() async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.user.create(fixture.user(fixture.ann))
        let order = fixture.order(1, of: fixture.ann)
        for _ in 0..<2 {
            try await fixture.shop.order.placeOrder(order: order, items: [], token: "0123456789")
        }
        #expect(try await fixture.shop.user.get(userId: fixture.ann)?.orderCount == 1)
    }
}
