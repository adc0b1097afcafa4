import KeywrightDiagnostics
import KeywrightDriver
import Testing

@testable import KeywrightSimulation

/// What holds of every simulation.
@Suite("Invariants of simulations")
struct SimulationInvariantTests {
    /// Designs of many kinds, with how hot they are left open.
    private static let designs: [(entities: String, patterns: String, table: String)] = [
        (
            votes(poll: "{ type: string, distinct: 900, hottest: 30% }"),
            "  cast: { create: Vote, expect: { peak: 1k/s } }", ""
        ),
        (votes(poll: "{ type: string, distinct: 3 }"), "  cast: { put: Vote, expect: { peak: 1k/s } }", ""),
        (votes(poll: "{ type: string, distinct: 300 }"), "  cast: { put: Vote, expect: { peak: 30k/s } }", ""),
        (
            """
              Order:
                key: { PK: ORDER#<orderId>, SK: ORDER }
                indexes: { ByState: { StatePK: STAGE#<stage>#<orderId|shard(3)>, StateSK: <orderId> } }
                attributes: { orderId: ulid, stage: { enum: [placed, paid, sent, done] } }
                expect: { size: 1900B }
            """,
            """
              place: { create: Order, expect: { peak: 5k/s } }
              read: { get: Order, expect: { peak: 2k/s } }
              stage: { update: Order, set: [stage], expect: { peak: 1k/s } }
            """, "  indexes: { ByState: { partition: StatePK, sort: StateSK } }"
        ),
        (
            """
              User:
                key: { PK: USER#<userId>, SK: PROFILE }
                attributes: { userId: { type: ulid, distinct: 2M, hottest: 5% }, email: string }
                unique: [email]
                expect: { size: 700B }
              Visit:
                key: { PK: USER#<userId>, SK: VISIT#<visitId> }
                attributes: { userId: { type: ulid, distinct: 500 }, visitId: ulid }
            """,
            """
              join: { create: User, expect: { peak: 300/s } }
              visit: { transact: [{ create: Visit, many: { max: 3 } }], expect: { peak: 2k/s } }
              visits: { query: Visit, where: userId = $userId, limit: 9, expect: { peak: 30k/s, items: 9 } }
            """, ""
        ),
    ]

    private func play(_ number: Int, _ change: (inout SimulationOptions) -> Void = { _ in }) throws -> Simulation {
        let design = Self.designs[number]
        return try simulated(design.entities, design.patterns, table: design.table, change)
    }

    @Test(arguments: 0..<5, [0.3, 1, 4, 30])
    func whatIsTakenAndRefusedIsAllThatCame(number: Int, scale: Double) throws {
        for start in SimulationOptions.Start.allCases {
            let simulation = try play(number) {
                $0.scale = scale
                $0.start = start
                $0.duration = 700
            }
            for place in simulation.places {
                for flow in place.flows {
                    let refused = flow.refused.reduce(0) { $0 + $1.units }
                    #expect(abs(flow.accepted + refused - flow.offered) <= flow.offered * 1e-6)
                    #expect(flow.refused.allSatisfy { $0.units >= 0 })
                }
            }
            for pattern in simulation.patterns {
                #expect(pattern.accepted <= pattern.calls * (1 + 1e-9))
                #expect(pattern.accepted >= 0)
                let parts = pattern.heldBack.reduce(0) { $0 + $1.part }
                #expect(pattern.throttled < 1e-6 || abs(parts - 1) < 1e-3)
            }
        }
    }

    /// A little below the headroom nothing is throttled, a little above it something is.
    @Test(arguments: 0..<5)
    func headroomIsWhereThrottlingBegins(number: Int) throws {
        let factor = try #require(try play(number).headroom?.factor)
        let below = try play(number) { $0.scale = factor * 0.98 }
        #expect(below.patterns.allSatisfy { $0.throttled == 0 })
        let above = try play(number) { $0.scale = factor * 1.02 }
        #expect(above.patterns.contains { $0.throttledInTheEnd > 0 })
    }

    /// A design with KW301 is throttled by partitions, one without is not.
    @Test(arguments: 0..<5, [0.2, 0.7, 1, 1.5, 3])
    func agreesWithTheRule(number: Int, scale: Double) throws {
        let (entities, patterns, table) = Self.designs[number]
        var scaled = ""
        for line in patterns.split(separator: "\n") {
            let parts = line.split(separator: "peak: ", maxSplits: 1)
            let figure = parts[1].prefix { $0 != "/" }
            let thousands = figure.hasSuffix("k")
            let calls = (Double(thousands ? figure.dropLast() : figure) ?? 0) * (thousands ? 1_000 : 1) * scale
            scaled += "\(parts[0])peak: \(Int(calls))/s\(parts[1].dropFirst(figure.count + 2))\n"
        }
        let findings = compile(design(entities, scaled, table: table)).findings
        let isHot = findings.contains { $0.rule.code == "KW301" }
        let simulation = try simulated(entities, scaled, table: table)
        let isThrottled = simulation.places.contains { place in
            place.flows.contains { $0.refused.contains { $0.cause == .partition } }
        }
        #expect(isHot == isThrottled)
    }

    @Test func theSeedDecidesAndNothingElse() throws {
        func report(_ seed: UInt64) throws -> String {
            renderSimulationJSON(
                try simulated(
                    votes(poll: "{ type: string, distinct: 40 }"), "  cast: { create: Vote, expect: { peak: 30k/s } }"
                ) {
                    $0.seed = seed
                    $0.start = .new
                })
        }
        #expect(try report(7) == report(7))
        #expect(try report(7) != report(8))
    }

    /// Where hashes lie matters until partitions are split, not in the end: 40 keys of 900 and one partition each at most.
    @Test(arguments: [1, 2] as [UInt64])
    func theSeedDoesNotDecideTheEnd(seed: UInt64) throws {
        let simulation = try simulated(
            votes(poll: "{ type: string, distinct: 40 }"), "  cast: { create: Vote, expect: { peak: 36k/s } }"
        ) {
            $0.seed = seed
            $0.start = .new
            $0.duration = 7_200
        }
        #expect(isNear(simulation.places.first?.write.acceptedInTheEnd ?? 0, 36_000))
    }

    @Test(arguments: [
        ("{ type: string, distinct: 1 }", "0/s"), ("{ type: string, distinct: 1000G, hottest: 100% }", "900G/s"),
        ("{ type: string, distinct: 1000G }", "1000G/s"), ("string", "0.001/s"), ("bool", "999999G/s"),
    ])
    func figuresBeyondReason(poll: String, peak: String) throws {
        for skew in [Skew.even, .zipf(0.1), .zipf(10)] {
            for start in [SimulationOptions.Start.warm, .new] {
                let simulation = try simulated(
                    """
                      Vote:
                        key: { PK: <poll> }
                        attributes: { poll: \(poll) }
                    """, "  cast: { put: Vote, expect: { peak: \(peak) } }", key: "{ partition: PK }"
                ) {
                    $0.skew = skew
                    $0.start = start
                    $0.duration = 310
                }
                #expect(!renderSimulationText(simulation).isEmpty)
                #expect(!renderSimulationJSON(simulation).contains("nan"))
                #expect(!renderHeatMap(simulation).contains("nan"))
            }
        }
    }

    @Test func whatDeclaresNoRateIsNamed() throws {
        let simulation = try simulated(
            votes(poll: "{ type: string, hottest: 10% }"),
            """
              cast: { create: Vote, expect: { peak: 100/s } }
              all: { query: Vote, where: poll = $poll, limit: 5 }
            """)
        #expect(simulation.omissions.map(\.pattern) == ["all"])
        #expect(simulation.omissions.first?.figure == "expect: { rate: 300/s }")
        let atRate = try simulated(
            votes(poll: "{ type: string, hottest: 10% }"), "  cast: { create: Vote, expect: { peak: 100/s } }"
        ) { $0.level = .rate }
        #expect(atRate.omissions.map(\.reason) == ["it declares a peak and no rate"])
        #expect(renderSimulationText(atRate).contains("no pattern says how often it is called"))
    }
}
