import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

@Suite("KW409 bad-throughput")
struct BadThroughputTests {
    private func expect(_ table: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expectFindings(
            in: """
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: notes
                  key: { partition: PK, sort: SK }
                \(table)
                entities:
                  Note: { key: { PK: NOTE#<noteId>, SK: NOTE }, attributes: { noteId: ulid, author: string } }
                accessPatterns:
                  getNote: { get: Note }
                """, sourceLocation: sourceLocation)
    }

    @Test("on demand, an index has no figures, and a limit is fine")
    func onDemand() {
        expect(
            """
              billing: on-demand
              maxThroughput: { read: 10, write: 10 }
              indexes:
                ByAuthor: { partition: author, billing: { read: 5, write: 5 } }
                #                                       ^^^^^^^^^^^^^^^^^^^^^ error[KW409]: index `ByAuthor` has provisioned figures, and table `notes` is billed on demand
                BySame: { partition: author, billing: on-demand, maxThroughput: { read: 1, write: 1 } }
            """)
    }

    @Test("provisioned, each global index has figures and nothing has a limit")
    func provisioned() {
        expect(
            """
              billing: { read: 5, write: 5 }
              maxThroughput: { read: 10, write: 10 }
              #^^^^^^^^^^^^ error[KW409]: `maxThroughput` limits on-demand billing, and table `notes` is provisioned
              indexes:
                ByAuthor: { partition: author }
                #^^^^^^^ error[KW409]: index `ByAuthor` has no `billing`
                BySame: { partition: author, billing: on-demand }
                #                                     ^^^^^^^^^ error[KW409]: index `BySame` is billed on demand
                ByThis: { partition: author, billing: { read: 1, write: 1 }, maxThroughput: { read: 1, write: 1 } }
                #                                                            ^^^^^^^^^^^^^ error[KW409]: `maxThroughput` limits
                ByThat: { partition: author, billing: { read: 1, write: 1 } }
                ByLocal: { local: true, sort: author }
            """)
    }

    @Test("a local index has none of its own, however the table is billed")
    func local() {
        expect(
            """
              indexes:
                ByAuthor: { local: true, sort: author, maxThroughput: { read: 1, write: 1 } }
                #                                      ^^^^^^^^^^^^^ error[KW409]: local index `ByAuthor` draws on the throughput of its table
                BySame: { local: true, sort: author, billing: on-demand }
                #                                             ^^^^^^^^^ error[KW409]: local index `BySame`
            """)
    }

    @Test("what scaling takes")
    func autoscale() {
        expect(
            """
              billing: { read: 5, write: 5, autoscale: { min: 5, max: 4, target: 95% } }
              #                                                       ^ error[KW409]: `autoscale` has a `max` of 4, below its `min` of 5
              #                                                                  ^^^ error[KW409]: `target` of `autoscale` is a use of 20% to 90%
              indexes:
                ByAuthor: { partition: author, billing: { read: 5, write: 5, autoscale: { min: 1, max: 9, target: 19.5% } } }
                #                                                                                                 ^^^^^ error[KW409]: `target`
                BySame: { partition: author, billing: { read: 5, write: 5, autoscale: { min: 9, max: 9, target: 20% } } }
            """)
    }

    @Test("replicas are billed on demand or scaled")
    func replicas() {
        expect(
            """
              billing: { read: 5, write: 5 }
              replicas: { regions: [eu-west-1] }
              #^^^^^^^ error[KW409]: a table with replicas is billed on demand or scaled
            """)
        expect(
            """
              billing: { read: 5, write: 5, autoscale: { min: 5, max: 9, target: 70% } }
              replicas: { regions: [eu-west-1] }
            """)
    }
}
