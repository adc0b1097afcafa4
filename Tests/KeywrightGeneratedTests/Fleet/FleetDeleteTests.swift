import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// Deletes of what lies in several partitions.
@Suite("Fleet: deletes over several partitions")
struct FleetDeleteTests {
    private static let day = 86_400

    private static func filled() async throws -> FleetFixture {
        let fixture = try await FleetFixture()
        for days in -1...1 {
            for (second, vin) in ["a", "b", "c", "d"].enumerated() {
                var trip = fixture.trip(vin, at: days * day + second, driver: vin < "c" ? "ann" : "bob", meters: second)
                trip.state = vin == "a" ? .idle : .moving
                try await fixture.fleet.trip.create(trip)
            }
        }
        fixture.client.forget()
        return fixture
    }

    private static func left(_ fixture: FleetFixture) async -> [String] {
        await fixture.database.allItems(ofTable: "fleet").compactMap { item in
            guard case .s(let sort)? = item["SK"] else { return nil }
            return sort
        }.sorted()
    }

    @Test("shards, with a filter whose parts may be left out")
    func shards() async throws {
        let fixture = try await Self.filled()
        let trips = fixture.fleet.trip
        // meters > -less.
        #expect(try await trips.dropDay(day: fixture.clock.now, less: -3) == 0)
        #expect(try await trips.dropDay(day: fixture.clock.now, less: 0, driver: "ann") == 1)
        let queries = fixture.client.requests.filter { if case .query = $0 { true } else { false } }
        #expect(queries.count == 6)
        #expect(try await trips.dropDay(day: fixture.clock.now, less: 1) == 3)
        #expect(
            await Self.left(fixture)
                == ["a", "b", "c", "d"].enumerated().flatMap { second, vin in
                    [
                        "T#\(vin)#2026-11-21T10:00:0\(second).000Z", "T#\(vin)#2026-11-23T10:00:0\(second).000Z",
                    ]
                })
    }

    @Test("buckets of shards, with a list")
    func buckets() async throws {
        let fixture = try await Self.filled()
        let trips = fixture.fleet.trip
        let now = fixture.clock.now
        #expect(
            try await trips.dropTrips(from: now + .seconds(-Self.day), to: now + .seconds(Self.day), states: []) == 0)
        #expect(fixture.client.requests.isEmpty)
        #expect(
            try await trips.dropTrips(from: now + .seconds(1), to: now + .seconds(Self.day + 2), states: [.moving]) == 5
        )
        #expect(try await trips.dropTrips(from: now, to: now + .seconds(-1), states: [.moving]) == 0)
        let rest = await Self.left(fixture)
        #expect(rest.count == 7)
        #expect(
            try await trips.dropTrips(
                from: now + .seconds(-Self.day), to: now + .seconds(2 * Self.day), states: [.moving, .idle, .broken])
                == 7)
        #expect(await Self.left(fixture).isEmpty)
    }

    @Test("more than a page of each partition")
    func many() async throws {
        let fixture = try await FleetFixture()
        let large = String(repeating: "x", count: 300_000)
        for second in 0..<12 {
            try await fixture.fleet.trip.create(fixture.trip("v\(second)", at: second, driver: large))
        }
        #expect(try await fixture.fleet.trip.dropDay(day: fixture.clock.now, less: 1) == 12)
        #expect(await Self.left(fixture).isEmpty)
    }

    @Test("buckets up to now")
    func now() async throws {
        let fixture = try await FleetFixture()
        for (month, year) in [(12, 2025), (1, 2026), (11, 2026), (12, 2026)] {
            try await fixture.fleet.reading.create(
                Fleet.Reading(vin: "a", at: Timestamp(year: year, month: month, day: 1, hour: 0)!, celsius: 1))
        }
        #expect(try await fixture.fleet.reading.dropOld() == 2)
        #expect(
            await fixture.database.allItems(ofTable: "fleet").map { $0["PK"] } == [.s("R#2025-12"), .s("R#2026-12")])
    }
}
