import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Names that Swift has already, several tables, multi-attribute indexes, and keys that run backwards.
@Suite("Torture")
struct TortureTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)
    private let ulid = ULID("01KAMZQ8V0AAAAAAAAAAAAAAAA")!

    private func torture() async throws -> Torture {
        Torture(client: try await TableFiles.database(of: "torture", now: { clock.now }), now: { [clock] in clock.now })
    }

    private func item(_ number: Int, rank: Int? = nil) -> Torture.Item {
        Torture.Item(
            key: "k", selfValue: "me", in: ulid, case: number,
            initValue: Torture.Item.Init(deep: Torture.Item.InitDeep(name: "deep", kind: .a)), rank: rank,
            writer: [Torture.Page(attributeValue2: "v", reader: [.none, .inProgress], check: 3)], string: .key,
            value: ["x": .literal("0.125")])
    }

    @Test("an item reads back as it was written")
    func roundTrip() async throws {
        let torture = try await torture()
        let created = try await torture.item.create(item(7, rank: -3))
        #expect(created == item(7, rank: -3))
        #expect(try await torture.item.initValue(key: "k", in: ulid, case: 7) == created)
        let stored = try created.storedItem()
        #expect(stored["group"] == .s("G#deep"))
        #expect(stored["rank"] == .n("-3"))
        #expect(stored["weird name #1"] == .m(["x": .n("0.125")]))
        #expect(stored["default"] == .s("s"))
        // Without a rank it is in no index of ranks.
        #expect(try item(7).storedItem()["group"] == nil)
    }

    @Test("constraints within objects are held, and named by their place")
    func nestedConstraint() throws {
        var item = item(1)
        item.writer?[0].check = 2
        let error = #expect(throws: ValueError.self) { try item.storedItem() }
        #expect(error?.description == "Item.writer[0].check: below 3")
    }

    @Test("one item of a multi-attribute index; a second is an error")
    func multiAttribute() async throws {
        let torture = try await torture()
        #expect(try await torture.item.switch(selfValue: "me", default: .selfValue) == nil)
        let first = try await torture.item.put(item(1))
        #expect(try await torture.item.switch(selfValue: "me", default: .selfValue) == first)
        #expect(try await torture.item.switch(selfValue: "me", default: .none) == nil)
        try await torture.item.put(item(2))
        await expectError(.moreThanOne) { () async throws(RepositoryError) in
            try await torture.item.switch(selfValue: "me", default: .selfValue)
        }
    }

    @Test("an update writes the index key that its values are part of")
    func indexKey() async throws {
        let torture = try await torture()
        try await torture.item.put(item(1, rank: 5))
        let page = Torture.Page(attributeValue2: "w", reader: [])
        let changed = try await torture.item.default(
            key: "k", in: ulid, case: 1, item: "it", writer: [page],
            initValue: Torture.Item.Init(deep: Torture.Item.InitDeep(name: "other", kind: .b)), store: 2)
        #expect(changed.rank == 7)
        #expect(changed.item == "it")
        #expect(changed.value == nil)
        #expect(changed.writer == [page])
        #expect(changed.initValue.deep.name == "other")
    }

    private func key(_ at: Timestamp, flag: Bool) -> Torture.Key {
        Torture.Key(limit: "l", at: at, flag: flag, version: 1)
    }

    @Test("a range over times that are stored backwards, newest first")
    func inverted() async throws {
        let torture = try await torture()
        let now = clock.now
        for second in [3, 1, 2] {
            try await torture.key.create(key(now + .seconds(second), flag: second == 1))
        }
        for (from, seconds) in [(0, [3, 2, 1]), (2, [3, 2]), (3, [3]), (4, [])] {
            let page = try await torture.key.selfValue(limit: "l", cursor: now + .seconds(from))
            #expect(page.items.map(\.at) == seconds.map { now + .seconds($0) })
        }
        let early = try #require(Timestamp(year: 1960, month: 1, day: 1))
        #expect(try await torture.key.selfValue(limit: "l", cursor: early).items.count == 3)
        #expect(try await torture.key.selfValue(limit: "l", cursor: .latest).items.isEmpty)
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await torture.key.create(key(early, flag: true))
        }
    }

    @Test("a table without a sort key and without a discriminator")
    func otherTable() async throws {
        let torture = try await torture()
        let store = try await torture.store.put(Torture.Store(id: 12, text: "t"))
        #expect(try await torture.store.get(id: 12) == store)
        #expect(try store.storedItem() == ["id": .n("12"), "text": .s("t")])
        try await torture.store.delete(id: 12)
        #expect(try await torture.store.get(id: 12) == nil)
    }

    @Test("an update builds index keys of the moment of the call and a literal, and refuses what they cannot hold")
    func keysOfTheMoment() async throws {
        let client = try await TableFiles.database(of: "torture", now: { clock.now })
        let torture = Torture(client: client, now: { [clock] in clock.now })
        let early = try #require(Timestamp(year: 2020, month: 1, day: 2))
        let item = Torture.RepositoryError(client: UUID(), now: clock.now + .seconds(9), tableName: [1], seen: early)
        try await torture.repositoryError.create(item)
        let stored = try item.storedItem()
        #expect(stored["TPK"] == .s("T#2020-01-02#n"))
        #expect(stored["TSK"] == .s("low#n"))
        let changed = try await torture.repositoryError.touch(client: item.client, now: item.now, note: "m")
        #expect(changed.seen == clock.now)
        let page = try await client.query(
            QueryInput(
                tableName: "main", indexName: "throws", keyConditionExpression: "TPK = :p AND TSK = :s",
                expressionAttributeValues: [":p": .s("T#2026-11-22#m"), ":s": .s("high#m")]))
        #expect(page.items.count == 1)
        let error = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await torture.repositoryError.touch(client: item.client, now: item.now, note: "")
        }
        #expect(error?.description.contains("note") == true)
    }

    @Test("two attributes that are unique together, and two entities in one answer")
    func uniquePair() async throws {
        let torture = try await torture()
        let id = UUID()
        let string = Torture.String(
            store: id, int: 1, double: 0.5, bool: true, date: CalendarDate(clock.now), sendable: "s", when: clock.now)
        try await torture.string.create(string)
        var other = string
        other.store = UUID()
        let error = await expectError(.notUnique) { () async throws(RepositoryError) in
            try await torture.string.create(other)
        }
        #expect(error?.attributes == ["Int", "sendable"])
        other.int = 2
        try await torture.string.create(other)
        let token = Torture.RepositoryError(
            client: id, now: clock.now + .seconds(9), tableName: [1, 2], token: [[0, 255]], seen: clock.now)
        try await torture.repositoryError.create(token)
        let page = try await torture.string.inverse(id: id)
        #expect(page.items == [.repositoryError(token), .string(string)])
    }
}
