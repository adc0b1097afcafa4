import Foundation
import KeywrightRuntime
import Testing

/// Sessions: by the client's clock an item whose moment has come does not exist.
@Suite("Sessions of the shop")
struct ShopSessionTests {
    @Test("a session lives until its moment, and is replaced after it")
    func expiry() async throws {
        let fixture = try await ShopFixture()
        let sessionId = try #require(UUID(uuidString: "0B6C0F4E-7C1B-4E0C-9C8B-2F9A1D3E5F70"))
        let session = Shop.Session(
            userId: fixture.ann, sessionId: sessionId, expiresAt: fixture.clock.now + .milliseconds(60_900))
        let stored = try await fixture.shop.session.create(session)
        // Whole seconds are stored.
        #expect(stored.expiresAt == fixture.clock.now + .seconds(60))
        #expect(
            await fixture.items() == [
                "USER#01KAMZQ8V0AAAAAAAAAAAAAAAA SESSION#0b6c0f4e-7c1b-4e0c-9c8b-2f9a1d3e5f70": [
                    "PK": .s("USER#01KAMZQ8V0AAAAAAAAAAAAAAAA"),
                    "SK": .s("SESSION#0b6c0f4e-7c1b-4e0c-9c8b-2f9a1d3e5f70"), "EntityType": .s("Session"),
                    "userId": .s("01KAMZQ8V0AAAAAAAAAAAAAAAA"),
                    "sessionId": .s("0b6c0f4e-7c1b-4e0c-9c8b-2f9a1d3e5f70"),
                    "expiresAt": .n("\(fixture.clock.now.secondsSinceEpoch + 60)"),
                ]
            ])
        let read = { () async throws(RepositoryError) -> Shop.Session? in
            try await fixture.shop.session.get(userId: fixture.ann, sessionId: sessionId)
        }
        fixture.clock.advance(by: .milliseconds(59_999))
        #expect(try await read() == stored)
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.shop.session.create(session)
        }
        fixture.clock.advance(by: .milliseconds(1))
        #expect(try await read() == nil)
        #expect(await fixture.items().count == 1)
        var next = session
        next.expiresAt = fixture.clock.now + .seconds(60)
        try await fixture.shop.session.create(next)
        #expect(try await read() == next)
    }

    @Test("an expiry long past is refused before the request")
    func longPast() async throws {
        let fixture = try await ShopFixture()
        let session = Shop.Session(
            userId: fixture.ann, sessionId: UUID(),
            expiresAt: try #require(Timestamp(year: 2021, month: 11, day: 1)))
        for put in [true, false] {
            let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
                put ? try await fixture.shop.session.put(session) : try await fixture.shop.session.create(session)
            }
            #expect(error?.value?.kind == .expiry)
        }
        #expect(fixture.client.requests.isEmpty)
    }
}
