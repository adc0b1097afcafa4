import Foundation
import KeywrightRuntime
import Testing

/// Ranges over texts and times, filters of all kinds, and updates of what index keys are made of.
@Suite("Kitchen")
struct KitchenTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)

    private func kitchen() async throws -> Kitchen {
        Kitchen(client: try await TableFiles.database(of: "kitchen", now: { clock.now }), now: { [clock] in clock.now })
    }

    private func place(_ name: String, seen: Int = 0, tag: String? = "t") -> Kitchen.Place {
        Kitchen.Place(
            region: "eu", code: -7, name: name, city: "Bern", zone: .b, level: "top",
            seen: clock.now + .milliseconds(seen), geo: Kitchen.Geo(lat: .literal("46.9"), lon: 7, tag: tag),
            price: .literal("-0.50"), ids: ["x"])
    }

    @Test(
        "texts in ranges, whatever their length",
        arguments: [
            ("Bo", "Do", ["Do", "Cy", "Bo"]), ("B", "D", ["Cy", "Bo"]), ("C", "Cz", ["Cy"]), ("D", "B", []),
            (String(repeating: "B", count: 99), "Zz", ["Do", "Cy", "Bo"]),
        ])
    func between(first: String, last: String, expected: [String]) async throws {
        let kitchen = try await kitchen()
        for name in ["Do", "Al", "Cy", "Bo"] { try await kitchen.place.create(place(name)) }
        let page = try await kitchen.place.between(city: "Bern", a: first, b: last)
        #expect(page.items.map(\.name) == expected)
        let after = try await kitchen.place.after(city: "Bern", a: first)
        #expect(after.items.map(\.name) == ["Al", "Bo", "Cy", "Do"].filter { $0 > first })
        #expect(
            try await kitchen.place.until(city: "Bern", a: last)
                == ["Al", "Bo", "Cy", "Do"].filter { $0 <= last }.count)
        for bound in ["", "a::b"] {
            await expectError(.refusedValue) { () async throws(RepositoryError) in
                try await kitchen.place.after(city: "Bern", a: bound)
            }
        }
    }

    @Test("a delimiter of two characters may not stand in a text, one of them may")
    func delimiter() throws {
        #expect(try place("a:b").storedItem()["SK"] == .s("P::a:b"))
        #expect(throws: ValueError.self) { try place("a::b").storedItem() }
        // A single one would join the delimiter that follows the region.
        var forging = place("ab")
        forging.region = "eu:"
        #expect(throws: ValueError.self) { try forging.storedItem() }
    }

    @Test("times that are stored as numbers")
    func times() async throws {
        let kitchen = try await kitchen()
        for (index, name) in ["Al", "Bo", "Cy"].enumerated() {
            try await kitchen.place.create(place(name, seen: index))
        }
        let now = clock.now
        let times = try await kitchen.place.times(
            city: "Bern", zone: .b, level: "top", from: now + .milliseconds(1), to: now + .milliseconds(9))
        #expect(times.items.map(\.name) == ["Bo", "Cy"])
        let crossing = try await kitchen.place.times(
            city: "Bern", zone: .b, level: "top", from: now + .milliseconds(1), to: now)
        #expect(crossing.items.isEmpty)
        let before = try await kitchen.place.timesTo(city: "Bern", level: "top", to: now + .milliseconds(2))
        #expect(before.items.map(\.name) == ["Al", "Bo"])
    }

    @Test("an item without a part of its index key is not in the index")
    func sparse() async throws {
        let kitchen = try await kitchen()
        try await kitchen.place.create(place("Al", tag: nil))
        try await kitchen.place.create(place("Bo"))
        let feed = try await kitchen.place.feed(month: clock.now, zone: .b, tag: "t")
        #expect(feed.items.map(\.name) == ["Bo"])
        #expect(try place("Al", tag: nil).storedItem()["FP"] == nil)
    }

    @Test("a filter of all kinds")
    func filter() async throws {
        let kitchen = try await kitchen()
        try await kitchen.place.create(place("Al", seen: -1))
        var other = place("Bo", seen: -1)
        other.blob = [1]
        try await kitchen.place.create(other)
        let found = try await kitchen.place.filtered(region: "EU", code: -7, length: 3, id: "x", lat: 46)
        #expect(found.items.map(\.name) == ["Al"])
        let none = try await kitchen.place.filtered(region: "EU", code: -7, length: 4, id: "x", lat: 46)
        #expect(none.items.isEmpty)
    }

    @Test("an update rewrites the index keys, or is refused where it cannot")
    func update() async throws {
        let kitchen = try await kitchen()
        try await kitchen.place.create(place("Al"))
        let set = { (tag: String?, price: String) async throws(RepositoryError) -> Kitchen.Place in
            try await kitchen.place.setAll(
                region: "eu", code: -7, name: "Al", price: Decimal(exactly: price) ?? 0, stars: 5,
                geo: Kitchen.Geo(lat: 1, lon: 2, tag: tag), names: ["en": "Al"], parts: [], ids: [], blob: [0],
                ratio: 0.25, stamps: [clock.now], city: "Basel", zone: .c, born: CalendarDate(clock.now), tag: "t")
        }
        let absent = await expectError(.refusedValue) { () async throws(RepositoryError) in try await set(nil, "1") }
        #expect(absent?.value?.attribute == "geo.tag")
        let fraction = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await set("u", "1.234")
        }
        #expect(fraction?.value?.kind == .fraction)
        let changed = try await set("u", "99.99")
        #expect(changed.city == "Basel")
        // The empty set is no attribute.
        #expect(changed.ids == nil)
        let feed = try await kitchen.place.feed(month: clock.now, zone: .c, tag: "u")
        #expect(feed.items == [changed])
        #expect(try await kitchen.place.feed(month: clock.now, zone: .b, tag: "t").items.isEmpty)
        await expectError(.conditionFailed) { () async throws(RepositoryError) in
            try await kitchen.place.bump(region: "eu", code: -7, name: "Al", by: .literal("0.01"))
        }
        try await kitchen.place.bump(region: "eu", code: -7, name: "Al", by: .literal("-101.49"))
    }

    @Test("days and moments in one key")
    func logs() async throws {
        let kitchen = try await kitchen()
        let day = CalendarDate(clock.now)
        let next = try #require(day.adding(days: 1))
        for (day, second, seq) in [(day, 0, 1), (day, 1, -2), (day, 1, 3), (day, 2, 4), (next, 0, 5)] {
            try await kitchen.log.create(
                Kitchen.Log(host: "h", day: day, at: clock.now + .seconds(second), seq: seq, text: "\(seq)"))
        }
        let at = clock.now + .seconds(1)
        let logs = try await kitchen.log.logs(host: "h", day: day, from: at, to: at + .seconds(1))
        #expect(logs.items.map(\.seq) == [-2, 3])
        #expect(try await kitchen.log.logsFrom(host: "h", day: day).items.map(\.seq) == [5])
        for (seq, expected) in [(3, [-2]), (4, [-2, 3]), (-2, []), (1000, [-2, 3]), (-1000, []), (Int.min, [])] {
            let found = try await kitchen.log.logsSeq(host: "h", day: day, at: at, seq: seq)
            #expect(found.items.map(\.seq) == expected)
        }
    }
}
