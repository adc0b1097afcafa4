import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW303 rolling-hot-partition")
struct RollingHotPartitionTests {
    /// A design whose index has this partition key, marked or not.
    private func design(_ partition: String, isMarked: Bool) -> String {
        let mark = isMarked ? "#                \(String(repeating: "^", count: partition.count)) warning[KW303]" : "#"
        return """
            keywright: 1
            design: T
            checks: { KW208: off }
            table:
              name: events
              key: { partition: PK, sort: SK }
              indexes: { GSI1: { partition: GSI1PK, sort: GSI1SK } }
            entities:
              Event:
                key: { PK: EVENT#<eventId>, SK: EVENT }
                indexes:
                  GSI1:
                    GSI1PK: '\(partition)'
            \(mark)
                    GSI1SK: <at>
                attributes:
                  { eventId: ulid, at: timestamp, device: string, kind: { enum: [a, b, c] }, deck: { type: int, min: 10, max: 21 } }
                expect: { count: 1k }
            accessPatterns:
              getEvent: { get: Event }
            """
    }

    @Test(
        "finds a time bucket alone, or beside few values",
        arguments: [
            "DAY#<at|day>", "<at|hour>", "<kind>#<at|month>", "<at|year>#<at|day>", "<at|day>#<eventId|shard(9)>",
        ])
    func rolling(partition: String) { expectFindings(in: design(partition, isMarked: true)) }

    @Test(
        "is silent where a part has ten values or more",
        arguments: [
            "<device>#<at|day>", "<at|day>#<deck>", "<at|day>#<eventId|shard(10)>", "DEVICE#<device>",
            "EVENT#<eventId>",
        ])
    func spread(partition: String) { expectFindings(in: design(partition, isMarked: false)) }
}
