import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Ranges, filters and counts.
@Suite("Queries of tenants")
struct TenantsQueryTests {
    /// Users 7 and 70 with orders 1, 2, 9, 10 and 999999 each.
    private func filled() async throws -> TenantsFixture {
        let fixture = try await TenantsFixture()
        for userId in ["7", "70", "8"] { try await fixture.tenants.user.create(fixture.user(userId)) }
        for userId in ["7", "70"] {
            for number in [10, 1, 999_999, 9, 2] {
                try await fixture.tenants.order.create(fixture.order(number, of: userId))
            }
        }
        try await fixture.tenants.setting.create(fixture.setting("Color"))
        return fixture
    }

    @Test("users, without the orders that lie between them", arguments: [1, 2])
    func listUsers(limit: Int) async throws {
        let fixture = try await filled()
        var found: [String] = []
        var cursor: Cursor?
        repeat {
            let page = try await fixture.tenants.user.listUsers(tenantId: "t1", limit: limit, cursor: cursor)
            #expect(page.items.count == min(limit, 3 - found.count))
            found += page.items.map(\.userId)
            cursor = page.cursor
        } while cursor != nil
        #expect(found == ["7", "70", "8"])
        #expect(try await fixture.tenants.user.countUsers(tenantId: "t1") == 3)
        #expect(try await fixture.tenants.user.countUsers(tenantId: "t2") == 0)
    }

    @Test("orders of one user, not of the one whose id begins alike")
    func listOrders() async throws {
        let fixture = try await filled()
        let page = try await fixture.tenants.order.listOrders(tenantId: "t1", userId: "7")
        #expect(page.items.map(\.number) == [999_999, 10, 9, 2, 1])
        #expect(page.items.allSatisfy { $0.userId == "7" })
    }

    @Test(
        "greater than a number",
        arguments: [
            (-1_000_000, [1, 2, 9, 10, 999_999]), (0, [1, 2, 9, 10, 999_999]), (1, [2, 9, 10, 999_999]),
            (3, [9, 10, 999_999]), (9, [10, 999_999]), (10, [999_999]), (999_998, [999_999]), (999_999, []),
            (1_000_000, []), (Int.max, []), (Int.min, [1, 2, 9, 10, 999_999]),
        ])
    func since(number: Int, expected: [Int]) async throws {
        let fixture = try await filled()
        let orders = try await fixture.tenants.order.listSince(tenantId: "t1", userId: "7", number: number)
        #expect(orders.items.map(\.number) == expected)
    }

    @Test(
        "less than a number",
        arguments: [
            (Int.min, []), (0, []), (1, []), (2, [1]), (3, [1, 2]), (10, [1, 2, 9]), (999_999, [1, 2, 9, 10]),
            (1_000_000, [1, 2, 9, 10, 999_999]), (Int.max, [1, 2, 9, 10, 999_999]),
        ])
    func before(number: Int, expected: [Int]) async throws {
        let fixture = try await filled()
        let orders = try await fixture.tenants.order.listBefore(tenantId: "t1", userId: "7", number: number)
        #expect(orders.items.map(\.number) == expected)
    }

    @Test(
        "between two numbers; nothing is asked where they cross",
        arguments: [
            (1, 999_999, [1, 2, 9, 10, 999_999], true), (Int.min, Int.max, [1, 2, 9, 10, 999_999], true),
            (2, 9, [2, 9], true), (2, 2, [2], true), (3, 8, [], true), (9, 2, [], false), (-5, 0, [], true),
            (1_000_000, 2_000_000, [], false),
        ])
    func between(first: Int, last: Int, expected: [Int], isAsked: Bool) async throws {
        let fixture = try await filled()
        fixture.client.forget()
        let orders = try await fixture.tenants.order.listBetween(
            tenantId: "t1", userId: "7", first: first, last: last)
        #expect(orders.items.map(\.number) == expected)
        #expect(orders.cursor == nil)
        #expect(fixture.client.requests.isEmpty == !isAsked)
    }

    @Test("the orders of a day from a moment on")
    func listDay() async throws {
        let fixture = try await filled()
        let now = fixture.clock.now
        let page = try await fixture.tenants.order.listDay(tenantId: "t1", day: now, from: now + .seconds(9))
        #expect(page.items.map(\.number) == [9, 9, 10, 10])
        let other = try await fixture.tenants.order.listDay(tenantId: "t1", day: now - .seconds(86_400), from: now)
        #expect(other.items.isEmpty)
    }

    @Test("a filter, of decimals and sets")
    func filter() async throws {
        let fixture = try await filled()
        try await fixture.tenants.order.put(fixture.order(5, tags: ["rare", "blue"]))
        let tagged = try await fixture.tenants.order.listBigOrders(
            tenantId: "t1", userId: "7", total: .literal("10.25"), tag: "rare")
        #expect(tagged.items.map(\.number) == [5])
        let all = try await fixture.tenants.order.listBigOrders(
            tenantId: "t1", userId: "7", total: .literal("10.24"), tag: "rare", limit: 2)
        #expect(all.items.map(\.number) == [1, 2])
        #expect(all.cursor != nil)
    }

    @Test("settings by the beginning of their names, in any case")
    func listSettings() async throws {
        let fixture = try await filled()
        for name in ["COLUMN", "Cost", "co", "Zoom"] { try await fixture.tenants.setting.put(fixture.setting(name)) }
        let found = try await fixture.tenants.setting.listSettings(tenantId: "t1", beginning: "CoL")
        #expect(found.items.map(\.name) == ["Color", "COLUMN"])
        for beginning in ["", "a#b"] {
            await expectError(.refusedValue) { () async throws(RepositoryError) in
                try await fixture.tenants.setting.listSettings(tenantId: "t1", beginning: beginning)
            }
        }
    }

    @Test("everything, with what the design does not know left out and counted")
    func everything() async throws {
        let fixture = try await filled()
        _ = try await fixture.database.putItem(
            PutItemInput(tableName: "tenants", item: ["PK": .s("TENANT#t1"), "SK": .s("A"), "EntityType": .s("X")]))
        var setting = fixture.setting("Old")
        setting.endsAt = fixture.clock.now + .seconds(1)
        try await fixture.tenants.setting.create(setting)
        fixture.clock.advance(by: .seconds(1))
        let page = try await fixture.tenants.user.everything(tenantId: "t1")
        let kinds = page.items.map { item in
            switch item {
            case .user: "user"
            case .order: "order"
            case .setting: "setting"
            }
        }
        #expect(
            kinds == ["setting"] + ["user"] + Array(repeating: "order", count: 5) + ["user"]
                + Array(repeating: "order", count: 5) + ["user"])
        #expect(page.skipped == 1)
        #expect(try await fixture.tenants.user.get(tenantId: "t1", userId: "70") != nil)
    }
}
