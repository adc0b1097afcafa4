import Testing

@testable import KeywrightSimulation

/// One table, one pattern of writes: what keys take of it, by hand. One partition serves 1,000 write units (F2.9).
@Suite("Hot keys of a table")
struct HotKeyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var poll: String
        var peak: String
        var size = "200B"
        var skew = Skew.even
        var offered: Double
        var accepted: Double
        /// Of what a partition serves.
        var heat: Double
        var headroom: Double
        var testDescription: String { "\(poll) at \(peak), \(size), \(skew.text)" }
    }

    static let cases: [Case] = [
        // 60 % of 4,000 are 2,400, of which 1,000 are taken; the other 1,600 are.
        Case(
            poll: "{ type: string, distinct: 2k, hottest: 60% }", peak: "4k/s", offered: 4_000, accepted: 1_000 + 1_600,
            heat: 2.4, headroom: 1_000 / 2_400),
        // 25 % of 4,000 are just what is served.
        Case(
            poll: "{ type: string, distinct: 2k, hottest: 25% }", peak: "4k/s", offered: 4_000, accepted: 4_000,
            heat: 1,
            headroom: 1),
        // 50 %: 1,000 of 2,000, and the other 2,000.
        Case(
            poll: "{ type: string, distinct: 2k, hottest: 50% }", peak: "4k/s", offered: 4_000, accepted: 3_000,
            heat: 2,
            headroom: 0.5),
        // Four values of 1,500 each.
        Case(
            poll: "{ type: string, distinct: 4 }", peak: "6k/s", offered: 6_000, accepted: 4 * 1_000, heat: 1.5,
            headroom: 1_000 / 1_500),
        // Two values of an enum, 2,500 each.
        Case(
            poll: "{ enum: [open, closed] }", peak: "5k/s", offered: 5_000, accepted: 2 * 1_000, heat: 2.5,
            headroom: 0.4),
        // 200 values are too many to follow one by one: 37,000 / 200 = 185 each; the quota of 40,000 comes first.
        Case(
            poll: "{ type: string, distinct: 200 }", peak: "37k/s", offered: 37_000, accepted: 37_000, heat: 0.185,
            headroom: 40_000 / 37_000),
        // 1,000 values of 2,000 each would take a million; the quota is 40,000 (F2.19).
        Case(
            poll: "{ type: string, distinct: 1k }", peak: "2M/s", offered: 2_000_000, accepted: 40_000, heat: 2,
            headroom: 40_000 / 2_000_000),
        // 60 % of 1,000 and an unknown number of other values.
        Case(
            poll: "{ type: string, hottest: 60% }", peak: "1k/s", offered: 1_000, accepted: 1_000, heat: 0.6,
            headroom: 1_000 / 600),
        // 2,500 B are three units: 2,000 x 3 x 20 % = 1,200.
        Case(
            poll: "{ type: string, distinct: 2k, hottest: 20% }", peak: "2k/s", size: "2500B", offered: 6_000,
            accepted: 6_000 - 200, heat: 1.2, headroom: 1_000 / 1_200),
        // 1 + 1/2 + … + 1/100 = 5.18738: the first of 10,000 has 1,927.8, the second 963.9.
        Case(
            poll: "{ type: string, distinct: 100 }", peak: "10k/s", skew: .zipf(1), offered: 10_000,
            accepted: 10_000 - 927.8, heat: 1.9278, headroom: 5.18738 / 10),
        // 1 + 1/4 + … + 1/1,000,000 = 1.643935: the first of 5,000 has 3,041.5, the second 760.4.
        Case(
            poll: "{ type: string, distinct: 1k }", peak: "5k/s", skew: .zipf(2), offered: 5_000,
            accepted: 5_000 - 2_041.5, heat: 3.0415, headroom: 1.643935 / 5),
        // Zipf is for what declares nothing but a number: `hottest` is.
        Case(
            poll: "{ type: string, distinct: 2k, hottest: 50% }", peak: "4k/s", skew: .zipf(2), offered: 4_000,
            accepted: 3_000, heat: 2, headroom: 0.5),
    ]

    @Test(arguments: cases)
    func byHand(_ expected: Case) throws {
        let simulation = try simulated(
            votes(poll: expected.poll, size: expected.size),
            "  cast: { create: Vote, expect: { peak: \(expected.peak) } }"
        ) { $0.skew = expected.skew }
        let place = try #require(simulation.places.first)
        #expect(isNear(place.write.offered, expected.offered))
        #expect(isNear(place.write.acceptedInTheEnd, expected.accepted))
        #expect(isNear(place.write.accepted, expected.accepted))
        #expect(isNear(place.write.throttledInTheEnd, 1 - expected.accepted / expected.offered))
        #expect(isNear(place.hottest.first?.heat ?? 0, expected.heat))
        #expect(isNear(place.headroom?.factor ?? 0, expected.headroom))
    }

    /// A key that spreads 60 % over ten shards: 4,000 x 60 % / 10 = 240 on one.
    @Test func shardsSpreadAKey() throws {
        let simulation = try simulated(
            """
              Vote:
                key: { PK: POLL#<poll>#<voteId|shard(10)>, SK: <voteId> }
                attributes: { poll: { type: string, distinct: 2k, hottest: 60% }, voteId: ulid }
                expect: { size: 200B }
            """, "  cast: { create: Vote, expect: { peak: 4k/s } }")
        let place = try #require(simulation.places.first)
        #expect(place.write.throttled == 0)
        #expect(isNear(place.hottest.first?.heat ?? 0, 0.24))
        #expect(isNear(place.headroom?.factor ?? 0, 1_000 / 240))
        #expect(place.hottest.first?.label == "POLL#<poll=hottest>#<voteId|shard(10)=0>")
        #expect(place.hottest.prefix(10).allSatisfy { isNear($0.write, 240) })
    }

    /// A transaction writes twice: 4,100 x 2 / 8 = 1,025 on each shard.
    @Test func eightShardsCarryEightThousand() throws {
        let simulation = try simulated(
            """
              Event:
                key: { PK: EVENT#<eventId|shard(8)>, SK: <eventId> }
                attributes: { eventId: ulid }
                expect: { size: 300B }
            """, "  log: { transact: [{ create: Event }], expect: { peak: 4100/s } }")
        let place = try #require(simulation.places.first)
        #expect(isNear(place.write.offered, 8_200))
        #expect(isNear(place.write.acceptedInTheEnd, 8_000))
        #expect(isNear(place.headroom?.factor ?? 0, 1_000 / 1_025))
        #expect(place.write.throttled > 0)
    }

    /// All writes of a day go to one key; which days are read nothing says.
    @Test func aBucketOfTime() throws {
        let simulation = try simulated(
            """
              Event:
                key: { PK: DAY#<at|day>, SK: <at> }
                attributes: { at: timestamp }
                expect: { size: 300B }
            """,
            """
              log: { put: Event, expect: { peak: 1500/s } }
              ofDay: { query: Event, where: at|day = $day, limit: 10, expect: { peak: 9k/s } }
            """)
        let place = try #require(simulation.places.first)
        #expect(isNear(place.write.acceptedInTheEnd, 1_000))
        #expect(place.hottest.first?.label == "DAY#<at|day=now>")
        #expect(place.read.throttled == 0)
        #expect(simulation.assumptions.map(\.pattern) == ["ofDay"])
        #expect(simulation.assumptions.first?.text.contains("`at|day`") == true)
    }

    /// 10 KB are 1.5 units: 2,500 x 1.5 = 3,750 of 3,000.
    @Test func readsHaveACounterOfTheirOwn() throws {
        let simulation = try simulated(
            """
              Feature:
                key: { PK: FEATURED, SK: <slot> }
                attributes: { slot: string }
                expect: { size: 1KB }
            """,
            """
              featured: { query: Feature, limit: 10, expect: { peak: 2500/s, items: 10 } }
              feature: { put: Feature, expect: { peak: 900/s } }
            """)
        let place = try #require(simulation.places.first)
        #expect(isNear(place.read.acceptedInTheEnd, 3_000))
        #expect(place.write.throttled == 0)
        #expect(isNear(place.headroom?.factor ?? 0, 0.8))
        #expect(place.hottest.map(\.label) == ["FEATURED"])
    }

    /// Two entities of one template share its partitions: 900 x 2 x 60 % + 200 x 60 % = 1,200.
    @Test func entitiesOfOneTemplateShareAPartition() throws {
        let simulation = try simulated(
            """
              Order:
                key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                attributes: { userId: { type: ulid, hottest: 60% }, orderId: ulid }
                expect: { size: 1200B }
              Event:
                key: { PK: USER#<userId>, SK: EVENT#<eventId> }
                attributes: { userId: { type: ulid, hottest: 60% }, eventId: ulid }
                expect: { size: 300B }
            """,
            """
              order: { create: Order, expect: { peak: 900/s } }
              log: { create: Event, expect: { rate: 200/s } }
            """)
        let place = try #require(simulation.places.first)
        #expect(isNear(place.hottest.first?.write ?? 0, 1_200))
        // Of 2,000 units 200 are refused, by one share of both patterns.
        #expect(isNear(place.write.acceptedInTheEnd, 1_800))
        #expect(simulation.patterns.allSatisfy { isNear($0.throttledInTheEnd, 0.1) })
    }

    /// A key of two attributes: 50 % x 50 % of 6,000 on each of two, the other 3,000 on 18.
    @Test func aKeyOfSeveralAttributes() throws {
        let simulation = try simulated(
            """
              Job:
                key: { PK: JOB#<jobId>, SK: JOB }
                indexes: { ByTenant: { tenant: <tenant>, kind: <kind>, jobId: <jobId> } }
                attributes: { jobId: ulid, tenant: { type: string, distinct: 10, hottest: 50% }, kind: { enum: [a, b] } }
                expect: { size: 300B }
            """, "  add: { create: Job, expect: { peak: 6k/s } }",
            table: "  indexes: { ByTenant: { partition: [tenant, kind], sort: [jobId] } }")
        let index = try #require(simulation.places.last)
        #expect(isNear(index.write.acceptedInTheEnd, 5_000))
        #expect(index.hottest.first?.label == "<tenant=hottest>, <kind=a>")
        #expect(index.hottest.prefix(2).allSatisfy { isNear($0.heat, 1.5) })
    }

    @Test func ratesScale() throws {
        let simulation = try simulated(
            votes(poll: "{ type: string, hottest: 50% }"),
            "  cast: { create: Vote, expect: { rate: 500/s, peak: 1k/s } }"
        ) {
            $0.scale = 4
            $0.level = .rate
        }
        // 500 x 4 x 50 % = 1,000.
        #expect(isNear(simulation.headroom?.factor ?? 0, 1))
        #expect(simulation.patterns.first?.throttled == 0)
    }
}
