import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// `when` in an index entry.
@Suite struct IndexConditionTests {
    @Test func isAConditionByTheGrammar() throws {
        let (design, findings) = resolve(
            FindingCase.head + """
                entities:
                  Item:
                    key: { PK: 'I#<id>', SK: S }
                    indexes:
                      GSI1: { G1: OPEN, G2: '<id>', when: not done = true and (exists(note) or size(tags) > 2) }
                    attributes: { id: ulid, done: bool, note: string?, tags: list<string> }

                """)
        #expect(findings.map(\.message) == [])
        let entry = try #require(design?.entities.first?.indexEntries.first)
        #expect(entry.when?.tests.count == 3)
    }

    @Test(arguments: [
        FindingCase(
            "names, types and parameters",
            body: """
                entities:
                  One:
                    key: { PK: 'I#<id>', SK: S }
                    indexes: { GSI1: { G1: OPEN, G2: '<id>', when: doen = true } }
                    #                                              ^^^^ error[KW006]: `doen` isn't an attribute of entity `One`
                    attributes: { id: ulid, done: bool }
                  Two:
                    key: { PK: 'J#<id>', SK: S }
                    indexes: { GSI1: { G1: OPEN, G2: '<id>', when: done = 'yes' } }
                    #                                                     ^^^^^ error[KW008]: `done` is `bool` and takes `true` or `false`, found `'yes'`
                    attributes: { id: ulid, done: bool }
                  Three:
                    key: { PK: 'K#<id>', SK: S }
                    indexes: { GSI1: { G1: OPEN, G2: '<id>', when: done = $done } }
                    #                                                     ^^^^^ error[KW008]: `when` speaks of the item alone, and `$done` is given by a call
                    attributes: { id: ulid, done: bool }
                  Four:
                    key: { PK: 'L#<id>', SK: S }
                    indexes: { GSI1: { G1: OPEN, G2: '<id>', when: done == true } }
                    #                                                   ^^ error[KW008]: `==` is written `=` in a condition
                    attributes: { id: ulid, done: bool }
                """),
        FindingCase(
            "only templates can be left out",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: SK }
              indexes:
                Inverted: { partition: SK, sort: PK }
                ByKind: { partition: EntityType, sort: kind }
                Mixed: { partition: kind, sort: made }
            entities:
              Item:
                key: { PK: 'I#<id>', SK: S }
                indexes:
                  Inverted: { when: done = true }
                  #                 ^^^^^^^^^^^ error[KW104]: `when` leaves out the templates of an entry, and `Item` has none in index `Inverted`
                  ByKind: { when: done = true }
                  #               ^^^^^^^^^^^ error[KW104]: `when` leaves out the templates of an entry, and `Item` has none in index `ByKind`
                  Mixed: { made: 'M#<id>', when: done = true }
                attributes: { id: ulid, done: bool, kind: string }
            """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
