import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Users: uniqueness, versions and timestamps.
@Suite("Users of the shop")
struct ShopUserTests {
    @Test("create stores the item and its companion, and gives back what is stored")
    func create() async throws {
        let fixture = try await ShopFixture()
        let created = try await fixture.shop.user.create(fixture.user(fixture.ann))
        var expected = fixture.user(fixture.ann)
        expected.version = 1
        expected.createdAt = fixture.clock.now
        expected.updatedAt = fixture.clock.now
        #expect(created == expected)
        #expect(try await fixture.shop.user.get(userId: fixture.ann) == expected)
        #expect(try await fixture.shop.user.getUser(userId: fixture.ann, consistent: true) == expected)
        #expect(try await fixture.shop.user.get(userId: fixture.bob) == nil)

        let moment = AttributeValue.s("2026-11-22T10:00:00.000Z")
        #expect(
            await fixture.items() == [
                "USER#01KAMZQ8V0AAAAAAAAAAAAAAAA PROFILE": [
                    "PK": .s("USER#01KAMZQ8V0AAAAAAAAAAAAAAAA"), "SK": .s("PROFILE"), "EntityType": .s("User"),
                    "userId": .s("01KAMZQ8V0AAAAAAAAAAAAAAAA"), "email": .s("ann@example.org"), "name": .s("Ann"),
                    "orderCount": .n("0"), "version": .n("1"), "createdAt": moment, "updatedAt": moment,
                ],
                "UNIQUE#User#email#ann@example.org UNIQUE": [
                    "PK": .s("UNIQUE#User#email#ann@example.org"), "SK": .s("UNIQUE"), "EntityType": .s("User.email"),
                    "owner": .m(["PK": .s("USER#01KAMZQ8V0AAAAAAAAAAAAAAAA"), "SK": .s("PROFILE")]),
                ],
            ])
    }

    @Test("a user is created once, and an address belongs to one user")
    func unique() async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.user.create(fixture.user(fixture.ann))
        let before = await fixture.items()
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.shop.user.create(fixture.user(fixture.ann, email: "other@example.org"))
        }
        let error = await expectError(.notUnique) { () async throws(RepositoryError) in
            try await fixture.shop.user.createUser(fixture.user(fixture.bob))
        }
        #expect(error?.attributes == ["email"])
        #expect(error?.entity == "User")
        #expect(await fixture.items() == before)
        #expect(try await fixture.shop.user.get(userId: fixture.bob) == nil)
    }

    @Test("delete frees the address")
    func delete() async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.user.create(fixture.user(fixture.ann))
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await fixture.shop.user.delete(userId: fixture.ann, version: 2)
        }
        #expect(await fixture.items().count == 2)
        try await fixture.shop.user.delete(userId: fixture.ann, version: 1)
        #expect(await fixture.items().isEmpty)
        try await fixture.shop.user.create(fixture.user(fixture.bob))

        // Nothing to delete is no error, unless a version was expected.
        try await fixture.shop.user.delete(userId: fixture.ann)
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await fixture.shop.user.delete(userId: fixture.ann, version: 1)
        }
        #expect(await fixture.items().count == 2)
    }

    @Test("an update raises the version, and sets the time of the update alone")
    func rename() async throws {
        let fixture = try await ShopFixture()
        let created = try await fixture.shop.user.create(fixture.user(fixture.ann))
        fixture.clock.advance(by: .seconds(90))
        var expected = created
        expected.name = "Anna"
        expected.version = 2
        expected.updatedAt = fixture.clock.now
        #expect(try await fixture.shop.user.renameUser(userId: fixture.ann, name: "Anna", version: 1) == expected)
        #expect(try await fixture.shop.user.get(userId: fixture.ann) == expected)

        let error = await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await fixture.shop.user.renameUser(userId: fixture.ann, name: "Ann", version: 1)
        }
        #expect(error?.item?["name"] == .s("Anna"))
        #expect(try await fixture.shop.user.renameUser(userId: fixture.ann, name: "Ann").version == 3)
        for version in [nil, 1] {
            await expectError(.notFound) { () async throws(RepositoryError) in
                try await fixture.shop.user.renameUser(userId: fixture.bob, name: "Bob", version: version)
            }
        }
    }

    @Test("constraints are held before any request", arguments: [255, 300])
    func constraints(length: Int) async throws {
        let fixture = try await ShopFixture()
        let email = String(repeating: "a", count: length)
        let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.shop.user.create(fixture.user(fixture.ann, email: email))
        }
        #expect(error?.value?.kind == .tooLong)
        #expect(error?.value?.attribute == "email")
        var user = fixture.user(fixture.ann)
        user.orderCount = -1
        let below = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.shop.user.create(user)
        }
        #expect(below?.value?.kind == .belowMinimum)
        #expect(fixture.client.requests.isEmpty)
        try await fixture.shop.user.create(fixture.user(fixture.ann, email: String(repeating: "a", count: 254)))
    }

    @Test("two spellings of a letter are two addresses")
    func bytes() async throws {
        let fixture = try await ShopFixture()
        try await fixture.shop.user.create(fixture.user(fixture.ann, email: "\u{E9}"))
        try await fixture.shop.user.create(fixture.user(fixture.bob, email: "e\u{301}"))
        #expect(await fixture.database.allItems(ofTable: "shop").count == 4)
    }

    @Test("an item of another kind under the key is an error that carries the key")
    func foreign() async throws {
        let fixture = try await ShopFixture()
        var item = try fixture.user(fixture.ann).storedItem()
        item["EntityType"] = .s("Customer")
        try await fixture.force(item)
        let error = await expectError(.foreignItem) { () async throws(RepositoryError) in
            try await fixture.shop.user.get(userId: fixture.ann)
        }
        #expect(error?.stored?.key == Shop.User.Key(userId: fixture.ann).attributes)
        item["EntityType"] = .s("User")
        item["email"] = .n("1")
        try await fixture.force(item)
        let undecodable = await expectError(.undecodable) { () async throws(RepositoryError) in
            try await fixture.shop.user.get(userId: fixture.ann)
        }
        #expect(undecodable?.stored?.attribute == "email")
    }

    @Test("a default stands for an attribute that is absent")
    func defaults() async throws {
        let fixture = try await ShopFixture()
        var item = try fixture.user(fixture.ann).storedItem()
        item["orderCount"] = nil
        try await fixture.force(item)
        let user = try #require(try await fixture.shop.user.get(userId: fixture.ann))
        #expect(user.orderCount == 0)
        #expect(user.version == nil)
    }
}
