import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW412 multi-region-write")
struct MultiRegionWriteTests {
    @Test("eventual replicas: unique, version and counters are warnings")
    func eventual() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table:
                  name: notes
                  key: { partition: PK, sort: SK }
                  timeToLive: goneAt
                  replicas: { regions: [eu-west-1], consistency: eventual }
                entities:
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    attributes: { noteId: ulid, slug: string, visits: int, goneAt: { type: timestamp, as: epochSeconds } }
                    unique: [slug, [noteId, slug]]
                    #        ^^^^ warning[KW412]: two regions can give one value of `unique` to two items
                    #              ^^^^^^^^^^^^^^ warning[KW412]
                    version: true
                    #        ^^^^ warning[KW412]: two regions can both pass the test of one `version`
                accessPatterns:
                  visit: { update: Note, add: { visits: 1 } }
                  #                             ^^^^^^ warning[KW412]: two regions can both raise `visits` from one number
                  visitBoth:
                    transact:
                      - { update: Note, as: one, key: { noteId: $a }, add: { visits: 1 } }
                      #                                                      ^^^^^^ warning[KW412]
                      - { check: Note, as: two, key: { noteId: $b } }
                      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[KW405]
                """)
    }

    @Test("strong replicas: transactions, unique and time-to-live are errors")
    func strong() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                table:
                  name: notes
                  key: { partition: PK, sort: SK }
                  timeToLive: goneAt
                  #           ^^^^^^ error[KW412]: a table with strong replicas has no time-to-live
                  replicas: { regions: [eu-west-1, eu-west-2], consistency: strong }
                entities:
                  Note:
                    key: { PK: NOTE#<noteId>, SK: NOTE }
                    attributes: { noteId: ulid, slug: string, visits: int, goneAt: { type: timestamp, as: epochSeconds } }
                    unique: [slug]
                    #        ^^^^ error[KW412]: a table with strong replicas has no transactions, which `unique` rests on
                    version: true
                  Page: { key: { PK: PAGE#<pageId>, SK: PAGE }, attributes: { pageId: ulid } }
                accessPatterns:
                  visit: { update: Note, add: { visits: 1 } }
                  visitBoth:
                  #^^^^^^^^ error[KW412]: a table with strong replicas has no transactions
                    transact:
                      - { update: Note, as: one, key: { noteId: $a }, add: { visits: 1 } }
                      - { check: Note, as: two, key: { noteId: $b } }
                      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[KW405]
                  readBoth: { transactGet: [Note, Page] }
                  #^^^^^^^ error[KW412]: a table with strong replicas has no transactions
                """)
    }

    @Test("a table without replicas beside one with them is another matter")
    func otherTable() {
        expectFindings(
            in: """
                keywright: 1
                design: T
                tables:
                  here: { key: { partition: PK } }
                  everywhere: { key: { partition: PK }, replicas: { regions: [eu-west-1] } }
                entities:
                  Note:
                    table: here
                    key: { PK: NOTE#<noteId> }
                    attributes: { noteId: ulid, slug: string, visits: int }
                    unique: [slug]
                    version: true
                  Page: { table: everywhere, key: { PK: PAGE#<pageId> }, attributes: { pageId: ulid } }
                accessPatterns:
                  visit: { update: Note, add: { visits: 1 } }
                """)
    }
}
