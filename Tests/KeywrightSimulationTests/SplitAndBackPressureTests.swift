import Testing

@testable import KeywrightSimulation

@Suite("Splits, and indexes that refuse their table's writes")
struct SplitAndBackPressureTests {
    private func votes(by id: String) -> String {
        """
          Vote:
            key: { PK: POLL#<poll>, SK: <voteId> }
            attributes: { poll: { type: string, distinct: 2k, hottest: 60% }, voteId: \(id), at: timestamp }
            expect: { size: 200B }
        """
    }

    private let cast = "  cast: { create: Vote, expect: { peak: 4k/s } }"

    /// 2,400 to one key: 1,000 for 300 s, 2,000 on two partitions for 300 s, then all (F2.12).
    @Test func aCollectionIsSplitByItsSortKey() throws {
        let simulation = try simulated(votes(by: "uuid"), cast)
        let place = try #require(simulation.places.first)
        let refused: Double = 1_400 * 300 + 400 * 300
        #expect(isNear(place.write.throttled, refused / (4_000 * 900)))
        #expect(place.write.throttledInTheEnd == 0)
        #expect(simulation.events.map(\.second) == [300, 600])
        #expect(place.hottest.first?.pieces == 4)
        // What the rule says of one partition stands.
        #expect(isNear(place.headroom?.factor ?? 0, 1_000 / 2_400))
    }

    /// With `splitAfter` of 60 s it is over after two minutes.
    @Test func sooner() throws {
        let simulation = try simulated(votes(by: "uuid"), cast) { $0.splitAfter = 60 }
        let refused: Double = 1_400 * 60 + 400 * 60
        #expect(isNear(simulation.places.first?.write.throttled ?? 0, refused / (4_000 * 900)))
    }

    /// Ids that grow with time all go to the last of the partitions (F2.13), and so do numbers.
    @Test(arguments: ["ulid", "uuidv7", "ksuid"])
    func aGrowingSortKeyIsNotHelped(id: String) throws {
        let simulation = try simulated(votes(by: id), cast)
        #expect(isNear(simulation.places.first?.write.throttledInTheEnd ?? 0, 0.35))
        #expect(simulation.events.isEmpty)
    }

    /// With a local index a collection stays on one partition (F2.13), and pays for its entry: 8,000 units, of which one key
    /// has 4,800.
    @Test func aLocalIndexKeepsACollectionTogether() throws {
        let simulation = try simulated(
            votes(by: "uuid").replacing("expect:", with: "indexes: { ByTime: { at: <at> } }\n    expect:"), cast,
            table: "  indexes: { ByTime: { local: true, sort: at } }")
        let place = try #require(simulation.places.first)
        #expect(simulation.places.count == 1)
        #expect(isNear(place.write.offered, 8_000))
        #expect(isNear(place.write.acceptedInTheEnd, 1_000 + 3_200))
    }

    /// Without a sort key there is one item, which no split helps.
    @Test func oneItemIsNotSplit() throws {
        let simulation = try simulated(
            """
              Total:
                key: { PK: TOTAL#<page> }
                attributes: { page: { type: string, hottest: 30% }, visits: int }
                expect: { size: 100B }
            """, "  count: { update: Total, add: { visits: 1 }, expect: { peak: 5k/s } }", key: "{ partition: PK }")
        // 1,500 of 5,000 to one item.
        #expect(isNear(simulation.places.first?.write.acceptedInTheEnd ?? 0, 4_500))
        #expect(simulation.events.isEmpty)
    }

    /// Gets name their items, which lie on all sides; queries read at one end: 5,000 and 7,000 units of 3,000.
    @Test func readsOfItemsAndOfAnEnd() throws {
        let entity = """
              Post:
                key: { PK: FRONT, SK: <slug> }
                attributes: { slug: string }
                expect: { size: 1KB }
            """
        let gets = try simulated(entity, "  post: { get: Post, expect: { peak: 10k/s } }") { $0.duration = 1_200 }
        #expect(isNear(gets.places.first?.read.offered ?? 0, 5_000))
        #expect(gets.places.first?.read.throttledInTheEnd == 0)
        let queries = try simulated(entity, "  posts: { query: Post, limit: 5, expect: { peak: 7k/s, items: 5 } }") {
            $0.duration = 1_200
        }
        #expect(isNear(queries.places.first?.read.offered ?? 0, 7_000))
        #expect(isNear(queries.places.first?.read.acceptedInTheEnd ?? 0, 3_000))
    }

    private let orders = """
          Order:
            key: { PK: ORDER#<orderId>, SK: ORDER }
            indexes: { ByState: { StatePK: STAGE#<stage>, StateSK: <orderId> } }
            attributes: { orderId: ulid, stage: { enum: [placed, paid, sent, done] } }
            expect: { size: 900B }
        """
    private let byState = "  indexes: { ByState: { partition: StatePK, sort: StateSK } }"

    /// Each of four values gets 1,500, of which the index takes 1,000; the table takes no more (F2.23).
    @Test func aHotIndexThrottlesItsTable() throws {
        let simulation = try simulated(
            orders,
            "  place: { create: Order, expect: { peak: 6k/s } }\n  read: { get: Order, expect: { peak: 2k/s } }",
            table: byState)
        #expect(simulation.places.map(\.name) == ["table things", "index ByState"])
        for place in simulation.places { #expect(isNear(place.write.acceptedInTheEnd, 4_000)) }
        #expect(simulation.places[0].write.refused.map(\.cause) == [nil])
        #expect(simulation.places[1].write.refused.map(\.cause) == [.partition])
        #expect(simulation.places[0].read.throttled == 0)
        let place = try #require(simulation.patterns.first)
        #expect(place.heldBack.map(\.place) == ["index ByState"])
        #expect(isNear(place.throttled, 1.0 / 3))
        // 6,667 a second would fill the table's own quota; the index fills at 2/3.
        #expect(isNear(simulation.headroom?.factor ?? 0, 1_000 / 1_500))
    }

    /// An entry that moves is written twice: 600 x 2 to one key, so 500 updates pass.
    @Test func anEntryThatMovesIsWrittenTwice() throws {
        let simulation = try simulated(
            """
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                indexes: { ByDue: { DuePK: DUE, DueSK: <due>#<taskId> } }
                attributes: { taskId: { type: ulid, distinct: 3k }, due: timestamp }
                expect: { size: 500B }
            """, "  postpone: { update: Task, set: [due], expect: { peak: 600/s } }",
            table: "  indexes: { ByDue: { partition: DuePK, sort: DueSK } }")
        #expect(isNear(simulation.places[0].write.acceptedInTheEnd, 500))
        #expect(isNear(simulation.places[1].write.acceptedInTheEnd, 1_000))
        #expect(isNear(simulation.patterns.first?.acceptedInTheEnd ?? 0, 500))
    }

    /// The index takes 500 of 600 (F2.24).
    @Test func anIndexWithLessCapacity() throws {
        let simulation = try simulated(
            """
              Task:
                key: { PK: TASK#<taskId>, SK: TASK }
                indexes: { ByOwner: { P1: OWNER#<owner>, S1: <taskId> } }
                attributes: { taskId: ulid, owner: { type: ulid, distinct: 2k } }
                expect: { size: 500B }
            """, "  add: { create: Task, expect: { peak: 600/s } }",
            table: """
                  billing: { read: 100, write: 700 }
                  indexes: { ByOwner: { partition: P1, sort: S1, billing: { read: 100, write: 500 } } }
                """)
        for place in simulation.places { #expect(isNear(place.write.acceptedInTheEnd, 500)) }
        #expect(simulation.places[1].write.refused.map(\.cause) == [.provisioned])
    }

    /// A table that would take 1,000 of 2,000 on one key, and an index that takes 2 x 1,000 of 4,000: what the index lets pass of
    /// the key, 1,000, the table takes.
    @Test func whatOneRefusesTheOtherDoesNotSee() throws {
        let simulation = try simulated(
            """
              Vote:
                key: { PK: POLL#<poll>, SK: <voteId> }
                indexes: { BySide: { SidePK: SIDE#<side>, SideSK: <voteId> } }
                attributes: { poll: { type: string, distinct: 3k, hottest: 50% }, voteId: ulid, side: { enum: [yes, no] } }
                expect: { size: 200B }
            """, cast, table: "  indexes: { BySide: { partition: SidePK, sort: SideSK } }")
        for place in simulation.places { #expect(isNear(place.write.acceptedInTheEnd, 2_000)) }
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
