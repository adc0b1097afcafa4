import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// The arithmetic of heat, by hand: each note says what is multiplied with what.
@Suite("KW301 hot-partition, KW304 hot-index, KW306 hot-item and KW307 unknown-cardinality")
struct HeatTests {
    private func design(_ entities: String, _ patterns: String, table: String = "") -> String {
        """
        keywright: 1
        design: T
        checks: { KW302: off, KW303: off, KW208: off, KW114: off, KW212: off }
        table:
          name: things
          key: { partition: PK, sort: SK }
        \(table)
        entities:
        \(entities)
        accessPatterns:
        \(patterns)
        """
    }

    private func notes(_ findings: [Diagnostic], _ code: String) -> [String] {
        findings.filter { $0.rule.code == code }.flatMap(\.notes)
    }

    /// 900/s x 2 units (1,200 B are 2 KB) x 60 % = 1,080; two entities of one partition are added up.
    @Test func whatGoesToOnePartitionIsAddedUp() {
        let findings = expectFindings(
            in: design(
                """
                  Order:
                    key: { PK: USER#<userId>, SK: ORDER#<orderId> }
                #              ^^^^^^^^^^^^^ error[KW301]: at peak the commonest partition key of `Order` in the table takes at least 1,200 write units, where a partition serves 1,000 a second
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
                """))
        #expect(
            notes(findings, "KW301") == [
                "`order`: 900/s x 2 write units x 60 % = 1,080 write units a second",
                "`log`: 200/s x 1 write unit x 60 % = 120 write units a second",
            ])
        #expect(findings.first?.help.first?.contains("`shard(2)`") == true)
    }

    /// A transaction writes twice, and a sharded key has 1/8 of it; eight shards carry 8,000.
    @Test(arguments: [(3_900, false), (4_100, true)])
    func shardsAndTransactions(peak: Int, isHot: Bool) {
        let place = isHot ? "#              ^^^^^^^^^^^^^^^^^^^^^^^^ error[KW301]" : ""
        let findings = expectFindings(
            in: design(
                """
                  Event:
                    key: { PK: EVENT#<eventId|shard(8)>, SK: <eventId> }
                \(place)
                    identity: [eventId]
                    attributes: { eventId: ulid }
                    expect: { size: 300B }
                """,
                """
                  log: { transact: [{ create: Event }], expect: { peak: \(peak)/s } }
                """))
        if isHot {
            #expect(
                notes(findings, "KW301") == ["`log`: 4,100/s x 2 write units x 12.5 % = 1,025 write units a second"])
            #expect(findings.first?.help.first?.contains("`shard(9)`") == true)
        }
    }

    /// 10 KB are 3 blocks of 4 KB, eventually consistent 1.5 units: 2,500/s x 1.5 x 1 = 3,750.
    @Test func readsAreReckonedAsReads() {
        let findings = expectFindings(
            in: design(
                """
                  Feature:
                    key: { PK: FEATURED, SK: <slot> }
                #              ^^^^^^^^ error[KW301]: at peak the commonest partition key of `Feature` in the table takes at least 3,750 read units, where a partition serves 3,000 a second
                    attributes: { slot: string }
                    expect: { size: 1KB }
                """,
                """
                  featured: { query: Feature, limit: 10, expect: { peak: 2500/s, items: 10 } }
                """))
        #expect(
            notes(findings, "KW301") == ["`featured`: 2,500/s x 1.5 read units x all = 3,750 read units a second"])
    }

    /// An update that moves an entry writes the index twice: 600/s x 2 x 1/1 in one partition of the index.
    @Test func anIndexIsHotterThanItsTable() {
        let findings = expectFindings(
            in: design(
                """
                  Task:
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { ByDue: { DuePK: DUE, DueSK: <due>#<taskId> } }
                #                              ^^^ error[KW301]: at peak the commonest partition key of `Task` in index `ByDue` takes at least 1,200 write units, where a partition serves 1,000 a second
                #                              ^^^ error[KW304]: index `ByDue` throttles the writes of its table: its commonest partition key takes at least 1,200 write units a second at peak, where a partition serves 1,000
                    attributes: { taskId: { type: ulid, distinct: 3k }, due: timestamp }
                    expect: { size: 500B }
                """,
                """
                  postpone: { update: Task, set: [due], expect: { peak: 600/s } }
                """, table: "  indexes: { ByDue: { partition: DuePK, sort: DueSK } }"))
        #expect(
            notes(findings, "KW304") == [
                "`postpone`: 600/s x 2 write units x all = 1,200 write units a second",
                "the commonest partition key of the table itself takes 0.2 that are known of",
            ])
    }

    @Test func anIndexOfLessUnitsThanItsTableSends() {
        let findings = expectFindings(
            in: design(
                """
                  Task:
                    key: { PK: TASK#<taskId>, SK: TASK }
                    indexes: { ByOwner: { P1: OWNER#<owner>, S1: <taskId> } }
                    attributes: { taskId: { type: ulid, distinct: 3k }, owner: { type: ulid, distinct: 2k } }
                    expect: { size: 500B }
                """,
                """
                  add: { create: Task, expect: { peak: 600/s } }
                """,
                table: """
                      billing: { read: 100, write: 700 }
                      indexes:
                        ByOwner: { partition: P1, sort: S1, billing: { read: 100, write: 500 } }
                    #                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW304]: index `ByOwner` takes 500 write units a second, and at peak its table sends at least 600 to it
                    """))
        #expect(notes(findings, "KW304") == ["`add`: 600/s x 1 write unit x all = 600 write units a second"])
    }

    @Test func oneItemIsUpdatedTooOften() {
        let findings = expectFindings(
            in: design(
                """
                  Total:
                    key: { PK: PAGE#<page>, SK: TOTAL }
                #              ^^^^^^^^^^^ error[KW301]
                    attributes: { page: { type: string, hottest: 30% }, visits: int }
                """,
                """
                  visit: { update: Total, add: { visits: 1 }, expect: { peak: 5k/s } }
                # ^^^^^ warning[KW306]: at peak `visit` updates one item of `Total` at least 1,500 times a second
                """))
        #expect(notes(findings, "KW306").first == "5,000/s x 30 %")
    }

    /// An id is one of many; of a tenant nothing says how many there are, and how large the largest is.
    @Test func whatNothingSpreadsIsAskedFor() {
        expectFindings(
            in: design(
                """
                  User:
                    key: { PK: USER#<userId>, SK: USER }
                    attributes: { userId: ulid, name: string }
                  Note:
                    key: { PK: TENANT#<tenant>, SK: <noteId> }
                    attributes: { tenant: string, noteId: ulid }
                """,
                """
                  add: { create: User, expect: { peak: 9k/s } }
                  rename: { update: User, set: [name], expect: { peak: 9k/s } }
                  note: { create: Note, expect: { peak: 1001/s } }
                # ^^^^ info[KW307]: `note` takes 1,001 write units a second at peak, more than one partition of the table serves, and nothing says how `tenant` spreads them
                  noteSlowly: { put: Note, expect: { peak: 1000/s } }
                """))
    }

    /// The item of 1 KB is read at 2 x 1,000 units a second, the others are spread over as many keys as there are.
    @Test("what a transaction reads of several entities is not in one partition")
    func transactGet() {
        let found = findings(
            in: """
                keywright: 1
                design: T
                table: { name: shop, key: { partition: PK, sort: SK } }
                entities:
                  Config:
                    key: { PK: CONFIG, SK: CONFIG }
                    attributes: { text: string }
                    expect: { size: 1KB, count: 1 }
                  Task:
                    key: { PK: TASK#<taskId>, SK: TASK }
                    attributes: { taskId: ulid, n: int }
                    expect: { size: 9KB }
                accessPatterns:
                  both: { transactGet: [Config, Task], expect: { peak: 1k/s } }
                """)
        #expect(!found.contains { $0.rule.code == "KW301" })
    }
}
