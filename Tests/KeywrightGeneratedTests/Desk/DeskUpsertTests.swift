import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Updates that make the item where there is none.
@Suite("Upserts of the desk")
struct DeskUpsertTests {
    private let day = CalendarDate("2026-11-22")!

    @Test("it makes the item, and then changes it")
    func makes() async throws {
        let fixture = try await DeskFixture()
        let tallies = fixture.desk.tally
        let first = try await tallies.tally(name: "calls", day: day, kinds: ["a"], count: 2, mark: "m1")
        #expect(first.hits == 7)
        #expect(first.marks == ["m1"])
        #expect(first.kinds == ["a"])
        #expect(first.origin == "desk")
        #expect(first.version == 1)
        #expect(first.createdAt == fixture.clock.now)
        try await fixture.expectWhole()
        fixture.clock.advance(by: .seconds(60))
        let second = try await tallies.tally(name: "calls", day: day, kinds: ["b"], count: 3, mark: "m2")
        #expect(second.hits == 10)
        #expect(second.marks == ["m1", "m2"])
        #expect(second.kinds == ["b"])
        #expect(second.version == 2)
        #expect(second.createdAt == first.createdAt)
        #expect(second.updatedAt == fixture.clock.now)
        try await fixture.expectWhole()
        let third = try await tallies.tally(name: "calls", day: day, kinds: [], count: 0, mark: "m3")
        #expect(third.kinds.isEmpty)
        try await fixture.expectWhole()
    }

    @Test("the first value keeps the bounds, too")
    func bounds() async throws {
        let fixture = try await DeskFixture()
        let tallies = fixture.desk.tally
        for count in [996, -6, Int.max, Int.min] {
            await expectError(.conditionFailed) { () async throws(RepositoryError) in
                try await tallies.tally(name: "calls", day: day, kinds: ["a"], count: count, mark: "m")
            }
        }
        #expect(await fixture.database.allItems(ofTable: "desk").isEmpty)
        #expect(try await tallies.tally(name: "calls", day: day, kinds: ["a"], count: 995, mark: "m").hits == 1000)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await tallies.tally(name: "calls", day: day, kinds: ["a"], count: 1, mark: "m")
        }
        #expect(try await tallies.tally(name: "calls", day: day, kinds: ["a"], count: -1000, mark: "m").hits == 0)
        try await fixture.expectWhole()
    }

    @Test("it gives back what stood there, which can be nothing")
    func old() async throws {
        let fixture = try await DeskFixture()
        let tallies = fixture.desk.tally
        let none = try await tallies.startTally(name: "calls", day: day, hits: 1, marks: [], kinds: [])
        #expect(none == nil)
        try await fixture.expectWhole()
        let first = try await tallies.startTally(name: "calls", day: day, hits: 2, marks: ["x"], kinds: ["y"])
        #expect(first?.hits == 1)
        #expect(first?.kinds.isEmpty == true)
        try await fixture.expectWhole()
        await expectError(.versionConflict) { () async throws(RepositoryError) in
            try await tallies.startTally(name: "calls", day: day, hits: 2, marks: [], kinds: [], version: 7)
        }
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await tallies.startTally(name: "calls", day: day, hits: 1001, marks: [], kinds: [])
        }
    }
}
