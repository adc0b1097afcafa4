import KeywrightRuntime
import Testing

/// Keys made of texts that users choose cannot be another item's.
@Suite("Guards of tenants")
struct TenantsGuardTests {
    /// A client that fails on any call: what is refused is refused before.
    private let tenants = Tenants(client: RecordingClient())

    @Test(
        "texts that could forge a key are refused before any request",
        arguments: [
            ("7#ORDER#1", ValueError.Kind.keyGuard), ("#", .keyGuard), ("7#", .keyGuard), ("\u{10FFFF}", .keyGuard),
            ("", .emptyKey), (String(repeating: "u", count: 41), .tooLong),
        ])
    func refused(userId: String, kind: ValueError.Kind) async throws {
        for call in Call.allCases {
            let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
                try await run(call, userId: userId)
            }
            #expect(error?.value?.kind == kind)
            #expect(error?.value?.attribute == "userId")
        }
        #expect(throws: ValueError.self) { try Tenants.User.Key(tenantId: "t1", userId: userId) }
        #expect(throws: ValueError.self) { try Tenants.User(tenantId: "t1", userId: userId).storedItem() }
    }

    private enum Call: CaseIterable {
        case get, create, delete, update, list, listAll, range
    }

    private func run(_ call: Call, userId: String) async throws(RepositoryError) {
        switch call {
        case .get: _ = try await tenants.user.get(tenantId: "t1", userId: userId)
        case .create: try await tenants.user.create(Tenants.User(tenantId: "t1", userId: userId))
        case .delete: try await tenants.user.delete(tenantId: "t1", userId: userId)
        case .update: try await tenants.user.promote(tenantId: "t1", userId: userId, least: 1)
        case .list: _ = try await tenants.order.listOrders(tenantId: "t1", userId: userId)
        case .listAll: _ = try tenants.order.listOrdersPaginated(tenantId: "t1", userId: userId)
        case .range: _ = try await tenants.order.listBetween(tenantId: "t1", userId: userId, first: 1, last: 2)
        }
    }

    @Test("texts that cannot are taken", arguments: ["7", "é", "a b", "7|ORDER", "\u{1F600}", "$", "\""])
    func taken(userId: String) async throws {
        let fixture = try await TenantsFixture()
        let user = try await fixture.tenants.user.create(fixture.user(userId))
        #expect(try await fixture.tenants.user.get(tenantId: "t1", userId: userId) == user)
        let key = try Tenants.User.Key(tenantId: "t1", userId: userId)
        #expect(key.sortKey == "USER#" + userId)
    }

    @Test("keys are compared by bytes")
    func bytes() throws {
        let composed = try Tenants.User.Key(tenantId: "t1", userId: "\u{E9}")
        let decomposed = try Tenants.User.Key(tenantId: "t1", userId: "e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
    }

    @Test("an index key is held to its guard only where there is one")
    func optionalIndexKey() throws {
        var user = Tenants.User(tenantId: "t1", userId: "7")
        #expect(try user.storedItem()["email"] == nil)
        user.email = "a@example.org"
        #expect(try user.storedItem()["email"] == .s("a@example.org"))
        user.email = ""
        #expect(throws: ValueError.self) { try user.storedItem() }
    }
}
