import Testing

@testable import KeywrightSimulation

@Suite("Reports of a simulation")
struct SimulationReportTests {
    private func hot() throws -> Simulation {
        try simulated(
            """
              Vote:
                key: { PK: 'A&B"\\<#<poll>', SK: <voteId> }
                attributes: { poll: { type: string, distinct: 2k, hottest: 60% }, voteId: uuid }
                expect: { size: 200B }
            """, "  cast: { create: Vote, expect: { peak: 4k/s } }")
    }

    @Test func textOnOneScreen() throws {
        #expect(
            renderSimulationText(try hot()) == """
                T: peak load for 15 min, on tables that have served it before
                too much: it carries 0.42 of this load without throttling; then one partition serves 1,000 write units a second of A&B"<#<poll=hottest>, in table things

                table things
                  writes      4,000 units a second, 15 % throttled, 0 % in the end
                              600: one partition serves no more
                  partitions  9, then 12
                  headroom    0.42 times this load: one partition serves 1,000 write units a second of A&B"<#<poll=hottest>
                  hottest keys           writes/s   reads/s   of a partition   throttled
                  A&B"<#<poll=hottest>      2,400         0            240 %        25 %

                  patterns   calls/s   throttled   in the end   held back by
                  cast         4,000        15 %          0 %   table things

                what happened
                  5:00  table things: the items of A&B"<#<poll=hottest> are split over 2 partitions
                  10:00  table things: the items of A&B"<#<poll=hottest> are split over 4 partitions

                """)
    }

    @Test func namesOfUsersAreEscapedInThePicture() throws {
        let map = renderHeatMap(try hot())
        #expect(map.contains("A&amp;B\"&lt;#&lt;poll=hottest&gt;"))
        #expect(!map.contains("A&B"))
        #expect(map.contains("<title id=\"title\">T: heat of partitions</title>"))
        #expect(map.contains("<desc id=\"desc\">T, peak load for 15 min"))
        #expect(map.contains("url(#hatch)"))
        #expect(map.contains("class=\"x\""))
        #expect(map.contains("prefers-color-scheme: dark"))
    }

    /// 50 hot keys and their partitions are a dozen rows, and 20 indexes a dozen bands.
    @Test func aPictureStaysSmall() throws {
        let indexes = (1...20).map { "Index\($0): { partition: P\($0) }" }.joined(separator: ", ")
        let entries = (1...20).map { "Index\($0): { P\($0): <poll> }" }.joined(separator: ", ")
        let simulation = try simulated(
            """
              Vote:
                key: { PK: POLL#<poll>, SK: <voteId> }
                indexes: { \(entries) }
                attributes: { poll: { type: string, distinct: 50 }, voteId: ulid }
            """, "  cast: { create: Vote, expect: { peak: 9k/s } }", table: "  indexes: { \(indexes) }")
        let map = renderHeatMap(simulation)
        #expect(simulation.places.count == 21)
        #expect(map.split(separator: "class=\"b\"").count - 1 == 12)
        #expect(map.contains("and 9 more tables and indexes, which are cooler"))
        #expect(map.contains("the others, by their hottest"))
        #expect(map.utf8.count < 120_000)
    }

    @Test func jsonHasNoNumberWithoutMeaning() throws {
        let json = renderSimulationJSON(try hot())
        #expect(json.hasPrefix("{\n  \"format\": 1,\n  \"design\": \"T\",\n"))
        #expect(json.contains("\"throttled\": 0.15"))
        #expect(json.contains("\"limit\": \"partition\""))
        #expect(!json.contains("inf"))
    }
}
