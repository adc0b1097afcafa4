import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// The figures of heat beside arithmetic that was done by hand: calls a second at peak, times the units of a call (F2.1, F2.25),
/// times the share of the commonest key; a partition serves 1,000 write and 3,000 read units a second (F2.9).
@Suite("Heat by hand")
struct HandHeatTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var entity: String
        var patterns: [String]
        /// `KW301` and units a second, with `read` where reads are meant; KW302 and KW306 with what they state.
        var expected: [String]
        var billing = ""

        init(
            _ name: String, _ entity: String, _ patterns: String..., billing: String = "", expected: [String]
        ) {
            self.name = name
            self.entity = entity
            self.patterns = patterns
            self.billing = billing
            self.expected = expected
        }

        var testDescription: String { name }

        var text: String {
            let lines = patterns.enumerated().map { "  p\($0): \($1)\n" }.joined()
            return """
                keywright: 1
                design: Heat
                table:
                  name: heat
                  key: { partition: PK, sort: SK }
                  billing: \(billing.isEmpty ? "on-demand" : "{ read: 100, write: 5000 }")
                  indexes:
                    ByState: { partition: IP, sort: IS\(billing) }
                entities:
                  Thing:
                \(entity)
                accessPatterns:
                \(lines)
                """
        }
    }

    private static func thing(
        key: String = "P#<place>", index: String = "", place: String = "distinct: 100k", size: String = "500B",
        more: String = "", count: String = ""
    ) -> String {
        """
            key: { PK: '\(key)', SK: <thingId> }
            \(index.isEmpty ? "" : "indexes: { ByState: { IP: '\(index)', IS: <thingId> } }")
            attributes:
              place: { type: string, \(place) }
              thingId: ulid
              state: { enum: [new, busy, done, gone] }
              body: string
              at: timestamp
        \(more)
            expect: { \(count.isEmpty ? "" : "count: \(count), ")size: \(size) }
        """
    }

    static let cases = [
        // 5,000 x 1 x 1/100,000 = 0.05.
        Case("many values", thing(), "{ create: Thing, expect: { peak: 5k/s } }", expected: []),
        // 5,000 x 1 x 20 % = 1,000: as much as a partition serves, and no more.
        Case(
            "just served", thing(place: "hottest: 20%"), "{ create: Thing, expect: { peak: 5k/s } }", expected: []),
        // 5,005 x 1 x 20 % = 1,001.
        Case(
            "just over", thing(place: "hottest: 20%"), "{ create: Thing, expect: { peak: 5005/s } }",
            expected: ["KW301 1,001"]),
        // 1,025 B are two blocks: 3,000 x 2 x 20 % = 1,200.
        Case(
            "a byte over a block", thing(place: "hottest: 20%", size: "1025B"),
            "{ create: Thing, expect: { peak: 3k/s } }", expected: ["KW301 1,200"]),
        // 1,024 B are one: 3,000 x 1 x 20 % = 600.
        Case(
            "a whole block", thing(place: "hottest: 20%", size: "1KB"), "{ create: Thing, expect: { peak: 3k/s } }",
            expected: []),
        // 10 values are all as common: 20,000 x 1 x 1/10 = 2,000; 10 values carry 10,000 of 20,000.
        Case(
            "few values", thing(place: "distinct: 10"), "{ create: Thing, expect: { peak: 20k/s } }",
            expected: ["KW301 2,000", "KW302 10 values"]),
        // The commonest of them has more than its tenth: 6,000 x 30 % = 1,800. 10 values carry 10,000.
        Case(
            "few values, one hot", thing(place: "distinct: 10, hottest: 30%"),
            "{ create: Thing, expect: { peak: 6k/s } }", expected: ["KW301 1,800"]),
        // A rate is a peak where none is declared: 8,000 x 20 % = 1,600.
        Case(
            "a rate alone", thing(place: "hottest: 20%"), "{ create: Thing, expect: { rate: 8k/s } }",
            expected: ["KW301 1,600"]),
        // A transaction writes twice: 3,000 x 2 x 20 % = 1,200.
        Case(
            "a transaction", thing(place: "hottest: 20%"), "{ transact: [{ create: Thing }], expect: { peak: 3k/s } }",
            expected: ["KW301 1,200"]),
        // So does a check, though it changes nothing: 3,000 x 2 x 20 % = 1,200.
        Case(
            "a check", thing(place: "hottest: 20%"), "{ transact: [{ check: Thing }], expect: { peak: 3k/s } }",
            expected: ["KW301 1,200"]),
        // Added up: 2,000 x 20 % + 2,000 x 20 % + 1,500 x 20 % = 400 + 400 + 300 = 1,100.
        Case(
            "several patterns", thing(place: "hottest: 20%"), "{ create: Thing, expect: { peak: 2k/s } }",
            "{ update: Thing, set: [body], expect: { peak: 2k/s } }", "{ delete: Thing, expect: { peak: 1500/s } }",
            expected: ["KW301 1,100"]),
        // 2,500 B read eventually are half a unit: 20,000 x 0.5 x 20 % = 2,000, of 3,000.
        Case(
            "reads", thing(place: "hottest: 20%", size: "2500B"), "{ get: Thing, expect: { peak: 20k/s } }",
            expected: []),
        // Consistently a whole one: 20,000 x 1 x 20 % = 4,000.
        Case(
            "consistent reads", thing(place: "hottest: 20%", size: "2500B"),
            "{ get: Thing, consistent: true, expect: { peak: 20k/s } }", expected: ["KW301 4,000 read"]),
        // 25 x 500 = 12,500 B, four blocks, half: 2 units; 10,000 x 2 x 20 % = 4,000.
        Case(
            "a query", thing(place: "hottest: 20%"),
            "{ query: Thing, where: place = $place, limit: 25, expect: { peak: 10k/s } }",
            expected: ["KW301 4,000 read"]),
        // 2,900 of reads and 900 of writes are each within their limit.
        Case(
            "reads beside writes", thing(place: "hottest: 20%", size: "1KB"),
            "{ get: Thing, consistent: true, expect: { peak: 14500/s } }", "{ put: Thing, expect: { peak: 4500/s } }",
            expected: []),
        // Half of the requests, over 4 shards: 6,000 x 50 % x 1/4 = 750.
        Case(
            "shards", thing(key: "P#<place>#<thingId|shard(4)>", place: "hottest: 50%"),
            "{ create: Thing, expect: { peak: 6k/s } }", expected: []),
        // 10,000 x 50 % x 1/4 = 1,250.
        Case(
            "too few shards", thing(key: "P#<place>#<thingId|shard(4)>", place: "hottest: 50%"),
            "{ create: Thing, expect: { peak: 10k/s } }", expected: ["KW301 1,250"]),
        // An id beside its own shards says more than they do, and counts once: 10,000 x 1/1,000,000.
        Case(
            "an id and its shard",
            thing(key: "P#<place>#<place|shard(4)>", place: "distinct: 1M"),
            "{ create: Thing, expect: { peak: 10k/s } }", expected: []),
        // All writes of a day go to one key: 1,200 x 1.
        Case(
            "a time bucket", thing(key: "D#<at|day>"), "{ create: Thing, expect: { peak: 1200/s } }",
            expected: ["KW301 1,200", "KW302 one value at a time"]),
        // Of 4 states each has a quarter: 5,000 x 1 x 1/4 = 1,250 in the index, 5,000/100,000 in the table; 4 carry 4,000.
        Case(
            "an index of states", thing(index: "S#<state>"), "{ create: Thing, expect: { peak: 5k/s } }",
            "{ query: Thing, where: state = $state, limit: 5 }",
            expected: ["KW301 1,250", "KW302 4 values", "KW304 1,250"]),
        // A change of state moves the entry, two writes: 2,100 x 2 x 1/4 = 1,050; the four carry 4,000 of 4,200.
        Case(
            "an entry that moves", thing(index: "S#<state>"),
            "{ update: Thing, set: [state], expect: { peak: 2100/s } }",
            "{ query: Thing, where: state = $state, limit: 5 }",
            expected: ["KW301 1,050", "KW302 4 values", "KW304 1,050"]),
        // A transaction counts once in an index: 3,900 x 1 x 1/4 = 975, and the four carry 3,900.
        Case(
            "a transaction in an index", thing(index: "S#<state>"),
            "{ transact: [{ create: Thing }], expect: { peak: 3900/s } }",
            "{ query: Thing, where: state = $state, limit: 5 }", expected: []),
        // The table's commonest key takes 2,000 x 2 x 60 % = 2,400, more than the index's 2,000 x 1 x 60 %... its own 1,200.
        Case(
            "a table hotter than its index", thing(index: "Q#<place>", place: "hottest: 60%"),
            "{ transact: [{ create: Thing }], expect: { peak: 2k/s } }",
            "{ query: Thing, where: place = $place, index: ByState, limit: 5 }",
            expected: ["KW301 1,200", "KW301 2,400"]),
        // 1,200 entries a second, and 1,000 units for them.
        Case(
            "an index of less units", thing(index: "Q#<place>"), "{ create: Thing, expect: { peak: 1200/s } }",
            "{ query: Thing, where: place = $place, index: ByState, limit: 5 }",
            billing: ", billing: { read: 100, write: 1000 }", expected: ["KW304 1,200 of 1,000"]),
        // 400 x 2 + 150 x 1 = 950 of 1,000.
        Case(
            "an index of enough units", thing(index: "Q#<state>#<place>"),
            "{ update: Thing, set: [state], expect: { peak: 400/s } }", "{ create: Thing, expect: { peak: 150/s } }",
            "{ query: Thing, where: state = $state and place = $place, limit: 5 }",
            billing: ", billing: { read: 100, write: 1000 }", expected: []),
        // One item: 1,500 updates, each one unit, in the one partition that there is.
        Case(
            "one item", "    key: { PK: TOTAL, SK: TOTAL }\n    attributes: { visits: int }\n",
            "{ update: Thing, add: { visits: 1 }, expect: { peak: 1500/s } }",
            expected: ["KW301 1,500", "KW302 one value", "KW306 1,500"]),
        // 5,000 x 21 % = 1,050 updates of one item; of 500 B one unit each.
        Case(
            "the commonest item",
            "    key: { PK: PAGE#<page>, SK: TOTAL }\n    attributes: { page: { type: string, hottest: 21% }, visits: int }\n    expect: { size: 500B }\n",
            "{ update: Thing, add: { visits: 1 }, expect: { peak: 5k/s } }", expected: ["KW301 1,050", "KW306 1,050"]),
        // 300 updates of 5 KB: 300 x 5 = 1,500 units, though only 300 updates.
        Case(
            "a large item",
            "    key: { PK: TOTAL, SK: TOTAL }\n    attributes: { visits: int }\n    expect: { size: 5KB }\n",
            "{ update: Thing, add: { visits: 1 }, expect: { peak: 300/s } }",
            expected: ["KW301 1,500", "KW302 one value"]),
        // Nothing says how a string spreads: no figure, and nothing guessed.
        Case(
            "nothing known", thing(place: "maxLength: 30"), "{ create: Thing, expect: { peak: 50k/s } }", expected: []),
    ]

    @Test("is as reckoned", arguments: cases)
    func heat(_ expected: Case) {
        let found = findings(in: expected.text)
        #expect(found.filter { $0.rule.code.hasPrefix("KW0") }.map(\.message) == [])
        let codes = ["KW301", "KW302", "KW304", "KW306"]
        #expect(found.filter { codes.contains($0.rule.code) }.compactMap(Self.figures).sorted() == expected.expected)
    }

    @Test("at least twenty of partitions")
    func number() {
        #expect(Self.cases.count >= 26)
    }

    /// What a finding states, without its words.
    private static func figures(of finding: Diagnostic) -> String? {
        let message = finding.message
        let code = finding.rule.code
        switch code {
        case "KW301":
            let reads = message.firstMatch(of: /at least ([\d,.]+) read units/)
            return (message.firstMatch(of: /at least ([\d,.]+) write units/)?.1).map { "\(code) \($0)" }
                ?? reads.map { "\(code) \($0.1) read" }
        case "KW302": return (message.firstMatch(of: /has only (.+)$/)?.1).map { "\(code) \($0)" }
        case "KW304":
            if let match = message.firstMatch(of: /takes ([\d,]+) write units a second, .* at least ([\d,]+) to it/) {
                return "\(code) \(match.2) of \(match.1)"
            }
            return (message.firstMatch(of: /at least ([\d,.]+) write units/)?.1).map { "\(code) \($0)" }
        default: return (message.firstMatch(of: /at least ([\d,.]+) times/)?.1).map { "\(code) \($0)" }
        }
    }
}
