import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Optional unique attributes, versions of puts, bounds of sums, conditions.
@Suite("Writes of tenants")
struct TenantsWriteTests {
    @Test("an optional unique attribute has a companion only while it has a value")
    func optionalUnique() async throws {
        let fixture = try await TenantsFixture()
        try await fixture.tenants.user.create(fixture.user("1"))
        try await fixture.tenants.user.create(fixture.user("2"))
        #expect(await fixture.database.allItems(ofTable: "tenants").count == 2)
        try await fixture.tenants.user.create(fixture.user("3", nickname: "Max"))
        #expect(await fixture.database.allItems(ofTable: "tenants").count == 4)
        await expectError(.notUnique) { () async throws(RepositoryError) in
            try await fixture.tenants.user.create(fixture.user("4", nickname: "Max"))
        }
        for userId in ["1", "3"] { try await fixture.tenants.user.delete(tenantId: "t1", userId: userId) }
        #expect(await fixture.database.allItems(ofTable: "tenants").count == 1)
        try await fixture.tenants.user.create(fixture.user("4", nickname: "Max"))
    }

    @Test("a value of a unique attribute is encoded, not refused")
    func encodedUnique() async throws {
        let fixture = try await TenantsFixture()
        try await fixture.tenants.user.create(fixture.user("1", nickname: "a#b%c"))
        let items = await fixture.database.allItems(ofTable: "tenants")
        #expect(items.contains { $0["PK"] == .s("UNIQUE#User#nickname#a%23b%25c") })
    }

    @Test("put takes the version that it replaces")
    func versionedPut() async throws {
        let fixture = try await TenantsFixture()
        let settings = fixture.tenants.setting
        let first = try await settings.put(fixture.setting("A"))
        #expect(first.revision == 1)
        #expect(first.madeAt == fixture.clock.now)
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await settings.put(fixture.setting("A"))
        }
        fixture.clock.advance(by: .seconds(9))
        let second = try await settings.put(first, version: 1)
        #expect(second.revision == 2)
        #expect(second.madeAt == first.madeAt)
        #expect(second.changedAt == fixture.clock.now)
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await settings.put(first, version: 1)
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await settings.put(fixture.setting("B"), version: 1)
        }
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await settings.delete(tenantId: "t1", name: "a", version: 1)
        }
        try await settings.delete(tenantId: "t1", name: "a", version: 2)
        #expect(try await settings.get(tenantId: "t1", name: "A") == nil)
    }

    @Test("a sum keeps its bounds, and starts from the default")
    func bounds() async throws {
        let fixture = try await TenantsFixture()
        let users = fixture.tenants.user
        let created = try await users.create(fixture.user("1"))
        #expect(created.points == 10)
        #expect(try await users.reward(tenantId: "t1", userId: "1", points: 90) == created)
        #expect(try await users.get(tenantId: "t1", userId: "1")?.points == 100)
        for points in [1, -101, Int.max, Int.min] {
            await expectError(.conditionFailed) { () async throws(RepositoryError) in
                try await users.reward(tenantId: "t1", userId: "1", points: points)
            }
        }
        try await users.reward(tenantId: "t1", userId: "1", points: -100)
        #expect(try await users.get(tenantId: "t1", userId: "1")?.points == 0)
        #expect(try await users.get(tenantId: "t1", userId: "1")?.version == 3)
    }

    @Test("a condition of literals and parameters")
    func promote() async throws {
        let fixture = try await TenantsFixture()
        let users = fixture.tenants.user
        try await users.create(fixture.user("1"))
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await users.promote(tenantId: "t1", userId: "1", least: 11)
        }
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await users.promote(tenantId: "t1", userId: "1", least: 10, version: 7)
        }
        try await users.promote(tenantId: "t1", userId: "1", least: 10, version: 1)
        #expect(try await users.get(tenantId: "t1", userId: "1")?.role == .admin)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await users.promote(tenantId: "t1", userId: "1", least: 10)
        }
    }

    @Test("a delete with a condition")
    func dropSetting() async throws {
        let fixture = try await TenantsFixture()
        let settings = fixture.tenants.setting
        try await settings.put(fixture.setting("A", attempts: 3))
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await settings.dropSetting(tenantId: "t1", name: "A")
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await settings.dropSetting(tenantId: "t1", name: "B")
        }
        var ending = fixture.setting("C")
        ending.endsAt = fixture.clock.now + .seconds(1)
        try await settings.put(ending)
        fixture.clock.advance(by: .seconds(1))
        // What has expired does not exist.
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await settings.dropSetting(tenantId: "t1", name: "C")
        }
        #expect(try await settings.get(tenantId: "t1", name: "C") == nil)
        // But a pattern that asks for what has expired gets it.
        #expect(try await settings.peekSetting(tenantId: "t1", name: "C")?.endsAt == ending.endsAt)
        #expect(try await settings.peekSetting(tenantId: "t1", name: "D") == nil)
    }

    @Test("JSON is JSON")
    func json() async throws {
        let fixture = try await TenantsFixture()
        var setting = fixture.setting("A")
        setting.value = "{"
        let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.tenants.setting.create(setting)
        }
        #expect(error?.value?.kind == .json)
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("a transaction that deletes with companions, puts and checks", arguments: ["Max", nil])
    func closeAccount(nickname: String?) async throws {
        let fixture = try await TenantsFixture()
        let users = fixture.tenants.user
        let close = { () async throws(RepositoryError) in
            try await users.closeAccount(setting: fixture.setting("Closed"), tenantId: "t1", userId: "7", number: 1)
        }
        await expectError(.notFound, close)
        try await users.create(fixture.user("7", nickname: nickname))
        let missing = await expectError(.notFound, close)
        #expect(missing?.entity == "Order")
        #expect(try await users.get(tenantId: "t1", userId: "7") != nil)
        try await fixture.tenants.order.create(fixture.order(1))
        #expect(try await close().revision == 1)
        #expect(try await users.get(tenantId: "t1", userId: "7") == nil)
        #expect(await fixture.database.allItems(ofTable: "tenants").count == 2)
    }
}
