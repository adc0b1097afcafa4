import KeywrightRuntime
import Testing

/// Two entities under one key, which an `allow` of KW101 takes for granted: no write of one harms an item of the other.
@Suite("Archive: keys of two entities")
struct ArchiveSharedKeyTests {
    private func card(_ id: String, name: String = "card") -> Archive.Card { Archive.Card(cardId: id, name: name) }

    private func pass(_ id: String) -> Archive.Pass { Archive.Pass(passId: id, name: "pass") }

    /// A card `1` and a pass `2`.
    private func fixture() async throws -> ArchiveFixture {
        let fixture = try await ArchiveFixture()
        try await fixture.archive.card.create(card("1"))
        try await fixture.archive.pass.create(pass("2"))
        return fixture
    }

    @Test("puts")
    func puts() async throws {
        let fixture = try await fixture()
        try await fixture.archive.card.put(card("1", name: "new"))
        try await fixture.archive.card.put(card("3"))
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.put(card("2"))
        }
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.archive.card.create(card("2"))
        }
        await expectError(.alreadyExists) { () async throws(RepositoryError) in
            try await fixture.archive.pass.put(pass("1"))
        }
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await fixture.archive.pass.put(pass("1"), version: 1)
        }
        #expect(try await fixture.archive.pass.put(pass("2"), version: 1).version == 2)
        #expect(await fixture.stored("BADGE#1", "BADGE")?["name"] == .s("new"))
    }

    @Test("deletes")
    func deletes() async throws {
        let fixture = try await fixture()
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.delete(cardId: "2")
        }
        try await fixture.archive.card.delete(cardId: "9")
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.dropNamed(cardId: "2", name: "pass")
        }
        #expect(try await fixture.archive.card.dropNamed(cardId: "1", name: "card")?.name == "card")
        try await fixture.archive.pass.create(pass("3"))
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.swap(next: card("5"), number: "2", other: "3")
        }
        #expect(await fixture.stored("BADGE#2", "BADGE") != nil)
    }

    @Test("updates and upserts")
    func updates() async throws {
        let fixture = try await fixture()
        #expect(try await fixture.archive.card.rename(cardId: "1", name: "x").name == "x")
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.rename(cardId: "2", name: "x")
        }
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await fixture.archive.card.rename(cardId: "9", name: "x")
        }
        #expect(try await fixture.archive.card.use(cardId: "1", name: "x").uses == 1)
        #expect(try await fixture.archive.card.use(cardId: "7", name: "y").uses == 1)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.use(cardId: "2", name: "x")
        }
        #expect(await fixture.stored("BADGE#2", "BADGE")?["name"] == .s("pass"))
    }

    @Test("steps of a transaction, and reads, for which the other's item is none")
    func others() async throws {
        let fixture = try await fixture()
        try await fixture.archive.card.swap(next: card("4"), number: "1", other: "2")
        #expect(await fixture.stored("BADGE#1", "BADGE") == nil)
        let failed = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.swap(next: card("6"), number: "8", other: "4")
        }
        #expect(failed?.action == 1)
        try await fixture.archive.pass.create(pass("5"))
        let put = await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await fixture.archive.card.swap(next: card("5"), number: "8", other: "2")
        }
        #expect(put?.action == 2)
        #expect(try await fixture.archive.card.get(cardId: "2") == nil)
        #expect(try await fixture.archive.pass.get(passId: "4") == nil)
        #expect(try await fixture.archive.pass.get(passId: "2")?.version == 1)
    }
}
