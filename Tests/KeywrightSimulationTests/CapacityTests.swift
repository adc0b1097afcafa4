import Testing

@testable import KeywrightSimulation

/// What a table takes as a whole, and when: by hand.
@Suite("Capacity, bursts and growth")
struct CapacityTests {
    private let spread = votes(poll: "ulid")

    private func cast(_ expect: String, table: String, _ change: (inout SimulationOptions) -> Void = { _ in }) throws
        -> Simulation
    {
        try simulated(spread, "  cast: { create: Vote, expect: { \(expect) } }", table: table, change)
    }

    @Test func provisionedUnitsAreAll() throws {
        let simulation = try cast("peak: 800/s", table: "  billing: { read: 10, write: 500 }")
        let flow = try #require(simulation.places.first?.write)
        #expect(isNear(flow.accepted, 500))
        #expect(flow.refused.map(\.cause) == [.provisioned])
        #expect(isNear(simulation.headroom?.factor ?? 0, 500 / 800))
    }

    /// Unused are 50 of 100 units for 300 s, 15,000; the peak is over by 50 a second, which they carry for 300 s (F2.14).
    @Test func whatWasSavedLasts300Seconds() throws {
        func accepted(_ duration: Int) throws -> Double {
            let simulation = try cast("rate: 50/s, peak: 150/s", table: "  billing: { read: 10, write: 100 }") {
                $0.start = .rate
                $0.duration = duration
            }
            return try #require(simulation.places.first?.write.accepted) * Double(duration)
        }
        #expect(isNear(try accepted(300), 300 * 150))
        #expect(abs(try accepted(300) - 45_000) < 1e-3)
        #expect(abs(try accepted(301) - 45_000 - 100) < 1e-3)
        #expect(isNear(try accepted(900), 45_000 + 60_000))
    }

    /// Nothing is saved where nothing was left: a table that has served the peak before.
    @Test func aWarmTableUnderThisLoadHasSavedNothing() throws {
        let simulation = try cast("rate: 50/s, peak: 150/s", table: "  billing: { read: 10, write: 100 }")
        #expect(isNear(simulation.places.first?.write.accepted ?? 0, 100))
    }

    /// A partition that needs more is lent what the others leave (F2.11): 1,000 of 1,500 go to one key.
    @Test func unusedUnitsAreLent() throws {
        let simulation = try simulated(
            votes(poll: "{ type: string, distinct: 5k, hottest: 90% }"),
            "  cast: { create: Vote, expect: { peak: 1k/s } }",
            table: "  billing: { read: 10, write: 3000 }")
        #expect(simulation.places.first?.write.throttled == 0)
    }

    /// A use of 50 % is aimed at: 400 need 800, within 100 and 1,000.
    @Test(arguments: [(400.0, 400.0, 2.5), (1_200, 1_000, 1_000 / 1_200.0)])
    func scalingFollowsTheLoad(peak: Double, accepted: Double, headroom: Double) throws {
        let simulation = try cast(
            "peak: \(Int(peak))/s",
            table: "  billing: { read: 100, write: 100, autoscale: { min: 100, max: 1000, target: 50% } }")
        #expect(isNear(simulation.places.first?.write.accepted ?? 0, accepted))
        #expect(isNear(simulation.headroom?.factor ?? 0, headroom))
    }

    /// It rises two minutes after the load: 300 is 3 x 100, by then 100 are taken and 200 aimed at, and so on to 600.
    @Test func scalingTakesTwoMinutes() throws {
        func taken(_ duration: Int) throws -> Double {
            let simulation = try cast(
                "rate: 50/s, peak: 300/s",
                table: "  billing: { read: 100, write: 100, autoscale: { min: 100, max: 1000, target: 50% } }"
            ) {
                $0.start = .rate
                $0.duration = duration
            }
            return simulation.places.first?.write.acceptedInTheEnd ?? 0
        }
        // 15,000 were saved, which 200 a second use up in 75 s; then there are 100 until 120 s.
        #expect(isNear(try taken(70), 300))
        #expect(isNear(try taken(110), 100))
        #expect(isNear(try taken(600), 300))
    }

    @Test func maxThroughputIsTheMost() throws {
        let simulation = try cast("peak: 400/s", table: "  maxThroughput: { read: 500, write: 300 }")
        #expect(isNear(simulation.places.first?.write.accepted ?? 0, 300))
        #expect(simulation.places.first?.write.refused.map(\.cause) == [.maximum])
        #expect(isNear(simulation.headroom?.factor ?? 0, 0.75))
    }

    /// 4,000 at once (F2.16) on four partitions; they are split after 300 s; what the table takes doubles in 30 minutes, and so is
    /// 6,000 after 1,800 log2 1.5 = 1,053 s. Between 300 s and then it takes 4,000 x 2^(t/1,800), of which the sum is
    /// 4,000 x 1,800 / ln 2 x (1.5 - 1.1225) = 3,921,700.
    @Test func aNewTableGrows() throws {
        let first = try cast("peak: 6k/s", table: "") {
            $0.start = .new
            $0.duration = 1
        }
        #expect(isNear(first.places.first?.write.accepted ?? 0, 4_000))
        #expect(first.places.first?.partitionsInTheBeginning == 4)
        let half = try cast("peak: 6k/s", table: "") {
            $0.start = .new
            $0.duration = 1_800
        }
        let sum: Double = 300 * 4_000 + 3_921_700 + (1_800 - 1_053) * 6_000
        #expect(isNear(half.places.first?.write.accepted ?? 0, sum / 1_800))
        #expect(isNear(half.places.first?.write.acceptedInTheEnd ?? 0, 6_000))
        #expect(half.places.first?.partitionsInTheEnd == 8)
    }

    /// `warmThroughput` is ready from the first moment (F2.17), on 8 partitions.
    @Test func aWarmedTableIsReady() throws {
        let simulation = try cast("peak: 6k/s", table: "  warmThroughput: { read: 12000, write: 8000 }") {
            $0.start = .new
        }
        #expect(simulation.places.first?.write.throttled == 0)
        #expect(simulation.places.first?.partitionsInTheBeginning == 8)
    }

    /// 3,000 before, so 6,000 at once; 10,000 come (F2.16).
    @Test func twiceWhatWasServedBefore() throws {
        let simulation = try cast("rate: 3k/s, peak: 10k/s", table: "") {
            $0.start = .rate
            $0.duration = 1
        }
        #expect(isNear(simulation.places.first?.write.accepted ?? 0, 6_000))
        let long = try cast("rate: 3k/s, peak: 10k/s", table: "") {
            $0.start = .rate
            $0.duration = 7_200
        }
        #expect(isNear(long.places.first?.write.acceptedInTheEnd ?? 0, 10_000))
    }

    @Test func partitions() throws {
        // Twice 4,000 on demand are 8; 6,000 / 3,000 + 3,000 / 1,000 provisioned are 5; 90 GB / 10 GB are 9.
        #expect(try cast("peak: 4k/s", table: "").places.first?.partitionsInTheEnd == 8)
        #expect(
            try cast("peak: 10/s", table: "  billing: { read: 6000, write: 3000 }").places.first?.partitionsInTheEnd
                == 5)
        let large = try simulated(
            spread.replacingOccurrences(of: "size: 200B", with: "size: 900B, count: 100M"),
            "  cast: { create: Vote, expect: { peak: 10/s } }")
        #expect(large.places.first?.partitionsInTheEnd == 9)
    }
}

extension String {
    fileprivate func replacingOccurrences(of old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
