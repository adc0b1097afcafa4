import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// What is stored in keys alone, and numbers that are stored as text.
@Suite("Archive: attributes in keys")
struct ArchiveKeyTests {
    private func meter(
        _ channel: Int, at seconds: Int = 0, kind: Archive.Meter.Kind = .gas, level: String = "1.5",
        reading: Decimal = 1
    ) -> Archive.Meter {
        Archive.Meter(
            site: "s", kind: kind, at: Timestamp(secondsSinceEpoch: Int64(1_700_000_000 + seconds))!, channel: channel,
            level: Decimal(string: level)!, reading: reading)
    }

    private var tag: Archive.Tag {
        Archive.Tag(
            code: "ab#cd", rank: -7, day: CalendarDate("2026-11-22")!, isHot: true,
            tagId: UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")!,
            ulid: ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")!, ksuid: KSUID("0ujtsYcgvSTl8PAuAdqWYSMnLOv")!, count: -5,
            seenAt: Timestamp("2026-11-22T10:00:00.123Z")!, since: Timestamp(millisecondsSinceEpoch: -1)!)
    }

    // MARK: stored: false

    @Test("an item holds its keys, and reads back as it was")
    func roundTrip() async throws {
        let fixture = try await ArchiveFixture()
        let made = try await fixture.archive.meter.create(meter(-9, level: "0.1", reading: 7))
        #expect(made.version == 1)
        #expect(made.channel == -9)
        let stored = await fixture.stored("METER#s#gas", "8299999999#-990#000.1")
        #expect(
            stored == [
                "PK": .s("METER#s#gas"), "SK": .s("8299999999#-990#000.1"), "EntityType": .s("Meter"),
                "reading": .n("7"), "version": .n("1"),
            ])
        let read = try await fixture.archive.meter.get(
            site: "s", kind: .gas, at: made.at, channel: -9, level: .literal("0.1"))
        #expect(read == made)
    }

    @Test("parts without a delimiter, and a pattern that holds it")
    func awkward() async throws {
        let fixture = try await ArchiveFixture()
        #expect(try await fixture.archive.tag.create(tag) == tag)
        let item = try #require(await fixture.database.allItems(ofTable: "archive").first)
        #expect(item.count == 3)
        #expect(item["PK"] == .s("TAG#ab#cd-992#2026-11-22#true"))
        #expect(try Archive.Tag(item: item) == tag)
        var other = tag
        (other.code, other.rank, other.isHot) = ("a", 12, false)
        #expect(try Archive.Tag(item: other.storedItem()) == other)
        for broken in ["TAG#ab#cd-99#2026-11-22#true", "TAG#-992#2026-11-22#true", "TAG#ab-992#2026-11-31#true", "ab"] {
            var item = item
            item["PK"] = .s(broken)
            #expect(throws: ItemError.self) { try Archive.Tag(item: item) }
        }
    }

    @Test("queries read it back, whole and selected, from the table and an index")
    func queries() async throws {
        let fixture = try await ArchiveFixture()
        let meters = fixture.archive.meter
        for (channel, seconds) in [(1, 0), (6, 1), (7, 2), (8, 3)] {
            try await meters.create(meter(channel, at: seconds, level: "\(channel).5", reading: Decimal(channel)))
        }
        try await meters.create(meter(50, kind: .water))
        let from = meter(0, at: 1).at
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await meters.meters(site: "s", kind: .gas, from: from, cursor: cursor)
        }
        // The inverted time turns the order about.
        #expect(pages.map { $0.map(\.channel) } == [[6, 7], [8]])
        let levels = try await meters.levels(site: "s", kind: .gas)
        #expect(levels.items.map(\.level) == [.literal("8.5"), .literal("7.5"), .literal("6.5"), .literal("1.5")])
        #expect(levels.items.first?.at == meter(0, at: 3).at)
        #expect(levels.items.first?.kind == .gas)
        guard case .query(let query)? = fixture.client.requests.last else { throw CancellationError() }
        #expect(query.projectionExpression == "#PK, #SK")
        let late = try await meters.lateMeters(site: "s").items
        #expect(late.map(\.channel) == [8, 7, 6, 50])
    }

    @Test("ends of a range in templates that cross find nothing, without a request")
    func crossedEnds() async throws {
        let fixture = try await ArchiveFixture()
        let notes = fixture.archive.note
        for number in 1...3 {
            try await notes.create(Archive.Note(userId: "u", noteId: "\(number)", text: "t"))
        }
        #expect(try await notes.notesBetween(userId: "u", from: "1", to: "2").items.map(\.noteId) == ["1", "2"])
        fixture.client.forget()
        #expect(try await notes.notesBetween(userId: "u", from: "3", to: "1").items.isEmpty)
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("a parameter that is an enum of one entity in the key of another")
    func sharedEnum() async throws {
        let fixture = try await ArchiveFixture()
        let archive = fixture.archive
        let own = try await archive.meter.create(meter(3, kind: .water))
        try await archive.grid.create(Archive.Grid(site: "s", kind: .water, owner: "a"))
        let both = try await archive.grid.ofKind(
            site: "s", kind: .water, at: own.at, channel: own.channel, level: own.level)
        #expect(both.grid?.owner == "a" && both.meter == own)
        try await archive.grid.sameKind(
            site: "s", kind: .water, owner: "b", at: own.at, channel: own.channel, level: own.level)
        #expect(try await archive.grid.get(site: "s", kind: .water)?.owner == "b")
        await expectError(.notFound) { () async throws(RepositoryError) in
            try await archive.grid.sameKind(
                site: "s", kind: .water, owner: "c", at: own.at, channel: 4, level: own.level)
        }
    }

    @Test("the client tests it")
    func tested() async throws {
        let fixture = try await ArchiveFixture()
        let meters = fixture.archive.meter
        for channel in [-3, 4, 12] {
            try await meters.create(
                meter(channel, level: channel == 4 ? "9" : "2.5", reading: channel == 12 ? 100 : 99))
        }
        #expect(
            try await meters.ofChannels(site: "s", kind: .gas, least: 4).items.map(\.channel).sorted() == [4, 12])
        #expect(try await meters.ofChannels(site: "s", kind: .water, least: -9).items.isEmpty)
        #expect(
            try await meters.levelsOver(site: "s", kind: .gas, over: .literal("2.5")).items
                == [Archive.LevelsOverItem(channel: 4)])
        let read = { (channel: Int, over: Int, kinds: [Archive.Meter.Kind]) async throws(RepositoryError) in
            try await meters.meterIf(
                site: "s", kind: .gas, at: self.meter(0).at, channel: channel,
                level: .literal(channel == 4 ? "9" : "2.5"), over: over, kinds: kinds)?.channel
        }
        #expect(try await read(4, 3, [.gas]) == 4)
        #expect(try await read(4, 4, [.gas]) == nil)
        #expect(try await read(4, 3, [.water]) == nil)
        #expect(try await read(12, 3, [.gas]) == nil)
        #expect(try await read(-3, -4, [.water, .gas]) == -3)

        try await fixture.archive.tag.create(tag)
        let key = try Archive.Tag.Key(
            code: tag.code, rank: tag.rank, day: tag.day, isHot: tag.isHot, tagId: tag.tagId, ulid: tag.ulid,
            ksuid: tag.ksuid, count: tag.count, seenAt: tag.seenAt, since: tag.since)
        #expect(try await fixture.archive.tag.tags(keys: [key], below: -6) == [tag])
        #expect(try await fixture.archive.tag.tags(keys: [key], below: -7) == [nil])
        #expect(try await fixture.archive.tag.tags(keys: [key]) == [tag])
    }

    @Test("writes change what is stored, and make the item with its key")
    func writes() async throws {
        let fixture = try await ArchiveFixture()
        let meters = fixture.archive.meter
        let first = try await meters.create(meter(3, reading: 5))
        let at = first.at
        let corrected = try await meters.correct(
            site: "s", kind: .gas, at: at, channel: 3, level: .literal("1.5"), reading: 6, over: 4)
        #expect(corrected.channel == 3)
        #expect(corrected.reading == 6)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await meters.correct(
                site: "s", kind: .gas, at: at, channel: 3, level: .literal("1.5"), reading: 6, over: 6)
        }
        let made = try await meters.recount(
            site: "s", kind: .water, at: at, channel: 9, level: .literal("2"), reading: 8)
        #expect(
            made
                == Archive.Meter(
                    site: "s", kind: .water, at: at, channel: 9, level: 2, reading: 8, version: 1))
        #expect(try await meters.lateMeters(site: "s").items == [made])
        try await meters.delete(site: "s", kind: .water, at: at, channel: 9, level: 2, version: 1)
        #expect(try await meters.lateMeters(site: "s").items.isEmpty)
    }

    @Test("a key that is a number")
    func number() async throws {
        let fixture = try await ArchiveFixture()
        let counts = fixture.archive.count
        for number in [-2, 7, 40] {
            try await counts.create(Archive.Count(topic: "t", number: number, word: "w\(number)"))
        }
        #expect(try await counts.get(topic: "t", number: 7)?.word == "w7")
        #expect(try await counts.countsFrom(topic: "t", from: 0).items.map(\.number) == [7, 40])
        let items = await fixture.database.allItems(ofTable: "numbers")
        #expect(items.allSatisfy { $0.count == 4 })
    }

    // MARK: as: string

    @Test("numbers as text in keys")
    func texts() async throws {
        let fixture = try await ArchiveFixture()
        let prices = fixture.archive.price
        for (amount, step, turn) in [("-99.5", 1, 0), ("2", -3, 7), ("2", 7, 12), ("10.25", 7, 9999)] {
            try await prices.create(
                Archive.Price(
                    list: "l", amount: Decimal(string: amount)!, step: step, turn: turn,
                    rate: amount == "2" ? .literal("0.5") : nil))
        }
        let stored = await fixture.stored("PRICE#l", "00002.00#-996#9992")
        #expect(
            stored == [
                "PK": .s("PRICE#l"), "SK": .s("00002.00#-996#9992"), "EntityType": .s("Price"), "amount": .s("2"),
                "step": .s("-3"), "rate": .s("0.5"),
            ])
        let from = try await prices.prices(list: "l", least: .literal("-99.5")).items
        #expect(from.map(\.amount) == [.literal("-99.5"), 2, 2, .literal("10.25")])
        #expect(from.map(\.turn) == [0, 7, 12, 9999])
        #expect(try await prices.prices(list: "l", least: 2).items.count == 3)
        #expect(try await prices.steps(list: "l", amount: 2, from: -3, to: 6).items.map(\.step) == [-3])
        #expect(try await prices.rated(rate: .literal("0.50")).items.map(\.step) == [-3, 7])
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await prices.rated(rate: 11)
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await prices.create(Archive.Price(list: "l", amount: .literal("0.001"), step: 1, turn: 1))
        }
        #expect(
            try await prices.reprice(list: "l", amount: 2, step: 7, turn: 12, rate: 3, not: 5).rate == 3)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await prices.reprice(list: "l", amount: 2, step: 7, turn: 12, rate: 3, not: 2)
        }
        #expect(try await prices.rated(rate: 3).items.map(\.turn) == [12])
    }
}
