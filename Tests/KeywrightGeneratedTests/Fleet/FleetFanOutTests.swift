import Foundation
import KeywrightRuntime
import Testing

/// Queries of several partitions: shards, time buckets, and the values of closed domains.
@Suite("Fleet: several partitions")
struct FleetFanOutTests {
    private static let day = 86_400

    private static func filled() async throws -> FleetFixture {
        let fixture = try await FleetFixture()
        for days in -2...1 {
            for (second, vin) in ["a", "b", "c", "d"].enumerated() {
                try await fixture.fleet.trip.create(fixture.trip(vin, at: days * day + second, meters: days))
            }
        }
        fixture.client.forget()
        return fixture
    }

    @Test("buckets in turn, for one shard")
    func buckets() async throws {
        let fixture = try await Self.filled()
        let now = fixture.clock.now
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await fixture.fleet.trip.tripsOf(
                from: now + .seconds(-2 * Self.day), to: now + .seconds(Self.day), vin: "b", cursor: cursor)
        }
        // The one of the last day is a second too late.
        #expect(pages.map { $0.map(\.meters) } == [[-2, -1], [0]])
        guard case .query(let query)? = fixture.client.requests.first else { throw CancellationError() }
        #expect(query.indexName == "Trips")
        #expect(query.keyConditionExpression == "#TP = :tp AND #TS BETWEEN :tsFrom AND :tsTo")
        #expect(query.filterExpression == "#vin = :vin")
        #expect(
            query.expressionAttributeValues == [
                ":tp": .s("TRIPS#2026-11-20#\(KeyEncoding.shard("b", 3))"), ":tsFrom": .s("2026-11-20T10:00:00.000Z"),
                ":tsTo": .s("2026-11-23T10:00:00.000Z#\u{10FFFF}"), ":vin": .s("b"),
            ])
        fixture.client.forget()
        let crossing = try await fixture.fleet.trip.tripsOf(from: now, to: now + .seconds(-1), vin: "b")
        #expect(crossing.items.isEmpty)
        #expect(fixture.client.requests.isEmpty)
    }

    @Test("shards of buckets, merged from the latest")
    func merged() async throws {
        let fixture = try await Self.filled()
        let now = fixture.clock.now
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await fixture.fleet.trip.trips(
                from: now + .seconds(1 - Self.day), to: now + .seconds(Self.day), cursor: cursor)
        }
        #expect(pages.joined().map(\.vin) == ["a", "d", "c", "b", "a", "d", "c", "b"])
        #expect(pages.joined().map(\.meters) == [1, 0, 0, 0, 0, -1, -1, -1])
        #expect(pages.dropLast().allSatisfy { $0.count == 3 })
        let all = try await fixture.fleet.trip.tripsPaginated(from: now, to: now + .seconds(3)).collect()
        #expect(all.map(\.vin) == ["d", "c", "b", "a"])
        let refused = await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await fixture.fleet.trip.trips(from: now, to: now + .seconds(5 * Self.day))
        }
        #expect(refused?.value?.kind == .count)
    }

    @Test("a count up to now")
    func count() async throws {
        let fixture = try await Self.filled()
        let now = fixture.clock.now
        #expect(try await fixture.fleet.trip.tripCount(from: now + .seconds(-2 * Self.day)) == 9)
        #expect(try await fixture.fleet.trip.tripCount(from: now) == 1)
        #expect(try await fixture.fleet.trip.tripCount(from: now + .seconds(1)) == 0)
    }

    @Test("one shard where its value is given, all where it is not")
    func optionalShard() async throws {
        let fixture = try await Self.filled()
        let now = fixture.clock.now
        let trips = fixture.fleet.trip
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await trips.tripsOnDay(day: now, cursor: cursor)
        }
        #expect(pages.joined().map(\.vin) == ["a", "b", "c", "d"])
        #expect(Set(fixture.client.requests.prefix(3).map(Self.partition)).count == 3)
        fixture.client.forget()
        #expect(try await trips.tripsOnDay(day: now, vin: "c").items.map(\.meters) == [0])
        #expect(fixture.client.requests.map(Self.partition) == ["TRIPS#2026-11-22#\(KeyEncoding.shard("c", 3))"])
        #expect(try await trips.tripsOnDayPaginated(day: now, vin: "x").collect().isEmpty)
    }

    private static func partition(_ request: RecordingClient.Request) -> String {
        guard case .query(let query) = request, case .s(let text)? = query.expressionAttributeValues[":tp"] else {
            return ""
        }
        return text
    }

    @Test("a page of buckets up to now goes on where it ended, though a new bucket has begun")
    func movingEnd() async throws {
        let fixture = try await FleetFixture()
        let readings = fixture.fleet.reading
        let start = fixture.clock.now
        for (days, vin) in [(-40, "a"), (-20, "b"), (-1, "c"), (0, "d")] {
            try await readings.create(
                Fleet.Reading(vin: vin, at: start + .seconds(days * Self.day), celsius: days / 10))
        }
        let from = start + .seconds(-60 * Self.day)
        let first = try await readings.latest(from: from)
        #expect(first.items.map(\.vin) == ["d", "c"])
        fixture.clock.advance(by: .seconds(20 * Self.day))
        try await readings.create(Fleet.Reading(vin: "e", at: fixture.clock.now, celsius: 0))
        let second = try await readings.latest(from: from, cursor: first.cursor)
        #expect(second.items.map(\.vin) == ["b", "a"])
        #expect(try await readings.latest(from: from).items.map(\.vin) == ["e", "d"])
    }

    @Test("buckets between moments that stand in the design, and a negated bound")
    func literals() async throws {
        let fixture = try await FleetFixture()
        let readings = fixture.fleet.reading
        for (month, celsius) in [(1, -10), (6, 20), (12, -5)] {
            let at = Timestamp(year: 2026, month: month, day: 3)!
            try await readings.create(Fleet.Reading(vin: "a", at: at, celsius: celsius))
        }
        try await readings.create(Fleet.Reading(vin: "a", at: Timestamp(year: 2027, month: 1, day: 1)!, celsius: -50))
        #expect(try await readings.yearPaginated(cold: 4).collect().map(\.celsius) == [-10, -5])
        #expect(try await readings.yearPaginated(cold: 5).collect().map(\.celsius) == [-10])
        #expect(try await readings.yearPaginated(cold: -30).collect().map(\.celsius) == [-10, 20, -5])
    }

    @Test("every value of closed domains, merged by the sort key")
    func domains() async throws {
        let fixture = try await FleetFixture()
        let alarms = fixture.fleet.alarm
        for (number, (level, isOpen)) in [
            (Fleet.Alarm.Level.low, true), (.high, false), (.low, false), (.high, true),
        ].enumerated() {
            try await alarms.create(
                Fleet.Alarm(
                    vin: "v\(number)", raisedAt: fixture.clock.now, level: level, isOpen: isOpen, rank: number))
        }
        fixture.client.forget()
        let pages = try await fixture.pages { cursor throws(RepositoryError) in
            try await alarms.alarms(rank: 1, cursor: cursor)
        }
        #expect(pages.joined().map(\.rank) == [3, 2, 1])
        let partitions = fixture.client.requests.prefix(4).map { request -> AttributeValue? in
            guard case .query(let query) = request else { return nil }
            return query.expressionAttributeValues[":lp"]
        }
        #expect(
            Set(partitions) == [.s("A#high#false"), .s("A#high#true"), .s("A#low#false"), .s("A#low#true")])
        #expect(try await alarms.alarms(rank: 10).items.isEmpty)
        #expect(try await alarms.alarmsPaginated(rank: -1).collect().map(\.rank) == [3, 2, 1, 0])
        let high = try await alarms.highAlarms()
        #expect(high.items == [Fleet.HighAlarmsItem(vin: "v1"), Fleet.HighAlarmsItem(vin: "v3")])
    }
}
