import Foundation
import KeywrightRuntime
import Testing

/// Orders: what the queries find, page by page, and what they leave alone.
@Suite("Orders of the shop")
struct ShopOrderTests {
    @Test("an order is stored with its keys and its index keys")
    func stored() async throws {
        let fixture = try await ShopFixture()
        var order = fixture.order(7, of: fixture.ann)
        order.note = "by the door"
        let created = try await fixture.shop.order.create(order)
        #expect(created.createdAt == fixture.clock.now)
        let moment = AttributeValue.s("2026-11-22T10:00:00.000Z")
        #expect(
            await fixture.items() == [
                "USER#01KAMZQ8V0AAAAAAAAAAAAAAAA ORDER#01KAMZQ8V00000000000000007": [
                    "PK": .s("USER#01KAMZQ8V0AAAAAAAAAAAAAAAA"), "SK": .s("ORDER#01KAMZQ8V00000000000000007"),
                    "GSI1PK": .s("ORDER#01KAMZQ8V00000000000000007"), "GSI1SK": .s("ORDER"),
                    "EntityType": .s("Order"), "userId": .s("01KAMZQ8V0AAAAAAAAAAAAAAAA"),
                    "orderId": .s("01KAMZQ8V00000000000000007"), "total": .n("12.5"), "status": .s("paid"),
                    "lines": .l([.m(["sku": .s("A-1"), "quantity": .n("2")])]), "note": .s("by the door"),
                    "placedAt": moment, "createdAt": moment, "updatedAt": moment,
                ]
            ])
        let userId = fixture.ann
        #expect(try await fixture.shop.order.get(userId: userId, orderId: order.orderId) == created)
        try await fixture.shop.order.delete(userId: userId, orderId: order.orderId)
        #expect(try await fixture.shop.order.get(userId: userId, orderId: order.orderId) == nil)
    }

    @Test("put replaces, and keeps the time of making")
    func put() async throws {
        let fixture = try await ShopFixture()
        var order = try await fixture.shop.order.put(fixture.order(1, of: fixture.ann))
        #expect(order.createdAt == fixture.clock.now)
        fixture.clock.advance(by: .seconds(60))
        order.note = "again"
        let replaced = try await fixture.shop.order.put(order)
        #expect(replaced.createdAt == order.createdAt)
        #expect(replaced.updatedAt == fixture.clock.now)
        #expect(replaced.note == "again")
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.shop.order.create(order)
        }
    }

    @Test(
        "totals that the design forbids", arguments: [("12.345", ValueError.Kind.fraction), ("-0.01", .belowMinimum)])
    func totals(total: (String, ValueError.Kind)) async throws {
        let fixture = try await ShopFixture()
        var order = fixture.order(1, of: fixture.ann)
        order.total = try #require(.init(exactly: total.0))
        let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.shop.order.create(order)
        }
        #expect(error?.value?.kind == total.1)
        #expect(fixture.client.requests.isEmpty)
    }

    /// A table full of what `listOrders` must not find.
    private func tempted() async throws -> ShopFixture {
        let fixture = try await ShopFixture()
        let (ann, bob) = (fixture.ann, fixture.bob)
        try await fixture.shop.user.create(fixture.user(ann))
        try await fixture.shop.user.create(fixture.user(bob, email: "bob@example.org"))
        for user in [ann, bob] {
            try await fixture.shop.address.create(
                Shop.Address(userId: user, addressId: fixture.orderId(1), street: "Street", city: "City"))
            try await fixture.shop.session.create(
                Shop.Session(userId: user, sessionId: UUID(), expiresAt: fixture.clock.now + .seconds(60)))
        }
        for number in 1...5 { try await fixture.shop.order.create(fixture.order(number, of: bob)) }
        let partition = AttributeValue.s("USER#\(ann)")
        // Beside the range on either side, and in its like in other partitions.
        for sort in ["ORDER", "ORDER\"", "ORDER$", "ORDERS#01", "ORDEQ#\u{10FFFF}", "order#01", "OR", "ORDER "] {
            try await fixture.force(["PK": partition, "SK": .s(sort), "EntityType": .s("Trap")])
        }
        for other in ["USER#\(ann)#", "USER#\(ann)0", "USER#", "USER"] {
            try await fixture.force(["PK": .s(other), "SK": .s("ORDER#01"), "EntityType": .s("Trap")])
        }
        return fixture
    }

    @Test("listOrders finds the user's orders, newest first, and nothing else", arguments: [1, 2, 3, 20])
    func listOrders(limit: Int) async throws {
        let fixture = try await tempted()
        for number in [3, 1, 5, 2, 4] {
            try await fixture.shop.order.create(fixture.order(number, of: fixture.ann))
        }
        let expected = [5, 4, 3, 2, 1].map(fixture.orderId)
        var found: [ULID] = []
        var cursor: Cursor?
        var pages = 0
        repeat {
            let page = try await fixture.shop.order.listOrders(userId: fixture.ann, limit: limit, cursor: cursor)
            #expect(page.items.count == min(limit, 5 - found.count))
            #expect(page.items.allSatisfy { $0.userId == fixture.ann })
            #expect(page.skipped == 0)
            found += page.items.map(\.orderId)
            cursor = page.cursor
            pages += 1
        } while cursor != nil && pages < 10
        #expect(found == expected)
        // No cursor after the last: never a page that is empty.
        #expect(pages == (5 + limit - 1) / limit)

        let all = fixture.shop.order.listOrdersPaginated(userId: fixture.ann, pageSize: limit, consistent: true)
        #expect(try await all.collect().map(\.orderId) == expected)
        let none = try await fixture.shop.order.listOrders(userId: fixture.orderId(9))
        #expect(none.items.isEmpty && none.cursor == nil)
    }

    @Test("a page is at most as long as the design says", arguments: [0, -1, 21])
    func pageSize(limit: Int) async throws {
        let fixture = try await ShopFixture()
        let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.shop.order.listOrders(userId: fixture.ann, limit: limit)
        }
        #expect(error?.value?.kind == .pageSize)
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("without being asked a page has twenty orders")
    func defaultPage() async throws {
        let fixture = try await ShopFixture()
        for number in 1...21 { try await fixture.shop.order.create(fixture.order(number, of: fixture.ann)) }
        let page = try await fixture.shop.order.listOrders(userId: fixture.ann)
        #expect(page.items.map(\.orderId) == (2...21).reversed().map(fixture.orderId))
        let rest = try await fixture.shop.order.listOrders(userId: fixture.ann, cursor: page.cursor)
        #expect(rest.items.map(\.orderId) == [fixture.orderId(1)])
        #expect(rest.cursor == nil)
        await expectError(.cursorRefused) { () async throws(RepositoryError) in
            try await fixture.shop.order.listOrders(userId: fixture.bob, cursor: page.cursor)
        }
        await expectError(.cursorRefused) { () async throws(RepositoryError) in
            try await fixture.shop.order.getOrderWithItems(orderId: fixture.orderId(1), cursor: page.cursor)
        }
    }

    @Test("listAddresses finds addresses alone")
    func listAddresses() async throws {
        let fixture = try await tempted()
        try await fixture.shop.order.create(fixture.order(1, of: fixture.ann))
        let page = try await fixture.shop.address.listAddresses(userId: fixture.ann)
        #expect(page.items.map(\.addressId) == [fixture.orderId(1)])
        #expect(page.items.map(\.userId) == [fixture.ann])
        #expect(page.cursor == nil)
    }

    @Test("getOrder and getOrderWithItems find the order of the id, and its items")
    func ordersWithItems() async throws {
        let fixture = try await tempted()
        for number in [1, 2] {
            for line in [0, 2, 10, 1] {
                try await fixture.shop.orderItem.create(fixture.orderItem(line, of: number))
            }
        }
        let order = try await fixture.shop.order.create(fixture.order(1, of: fixture.ann))
        let id = fixture.orderId(1)
        // Bob's first order has the same id, which the design says cannot be.
        try await fixture.shop.order.delete(userId: fixture.bob, orderId: id)
        #expect(try await fixture.shop.order.getOrder(orderId: id) == order)
        #expect(try await fixture.shop.order.getOrder(orderId: fixture.orderId(99)) == nil)
        let expected: [Shop.GetOrderWithItemsItem] =
            [0, 1, 2, 10].map { .orderItem(fixture.orderItem($0, of: 1)) } + [.order(order)]
        let page = try await fixture.shop.order.getOrderWithItems(orderId: id)
        #expect(page.items == expected)
        #expect(page.cursor == nil)
        for limit in [1, 2, 3, 5, 20] {
            var found: [Shop.GetOrderWithItemsItem] = []
            var cursor: Cursor?
            repeat {
                let page = try await fixture.shop.order.getOrderWithItems(orderId: id, limit: limit, cursor: cursor)
                #expect(page.items.count == min(limit, 5 - found.count))
                found += page.items
                cursor = page.cursor
            } while cursor != nil && found.count < 10
            #expect(found == expected)
        }
        let all = fixture.shop.order.getOrderWithItemsPaginated(orderId: id, pageSize: 2)
        #expect(try await all.collect() == expected)
    }

    @Test("a second order of one id is an error")
    func moreThanOne() async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.order.create(fixture.order(1, of: fixture.ann))
        try await fixture.shop.order.create(fixture.order(1, of: fixture.bob))
        await expectError(.moreThanOne) { () async throws(RepositoryError) in
            try await fixture.shop.order.getOrder(orderId: fixture.orderId(1))
        }
    }

    @Test("shipOrder ships what is paid")
    func shipOrder() async throws {
        let fixture = try await ShopFixture()
        let (ann, id) = (fixture.ann, fixture.orderId(1))
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await fixture.shop.order.shipOrder(userId: ann, orderId: id)
        }
        var order = try await fixture.shop.order.put(fixture.order(1, of: ann, status: .pending))
        let error = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.shop.order.shipOrder(userId: ann, orderId: id)
        }
        #expect(error?.item?["status"] == .s("pending"))
        order.status = .paid
        order = try await fixture.shop.order.put(order)
        fixture.clock.advance(by: .seconds(5))
        order.status = .shipped
        order.updatedAt = fixture.clock.now
        #expect(try await fixture.shop.order.shipOrder(userId: ann, orderId: id) == order)
        #expect(try await fixture.shop.order.get(userId: ann, orderId: id) == order)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.shop.order.shipOrder(userId: ann, orderId: id)
        }
    }
}
