import KeywrightDiagnostics
import KeywrightModel
import Testing
import _KeywrightTestSupport

/// Local indexes, `scope`, and what the service refuses of a table's settings.
@Suite struct TableFindingTests {
    @Test func localIndexesHaveTheTablesPartition() throws {
        let (design, findings) = resolve(
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: { name: owner, type: S }, sort: SK }
              indexes:
                ByAge: { local: true, sort: age, project: keys }
                ByText: { local: true, partition: owner, sort: text }
            entities:
              Item: { key: { SK: 'I#<id>' }, indexes: { ByText: { text: 'T#<id>' } }, attributes: { owner: ulid, id: ulid, age: int } }
              Other: { key: { SK: 'O#<id>' }, attributes: { owner: ulid, id: ulid } }

            """)
        #expect(findings.map(\.message) == [])
        let table = try #require(design?.tables.first)
        #expect(table.indexes.map(\.isLocal) == [true, true])
        #expect(table.indexes.map { $0.partition.map(\.name) } == [["owner"], ["owner"]])
        #expect(table.indexes[0].sort.map(\.type) == [.number])
        #expect(design?.entities.map { $0.indexEntries.map(\.index) } == [["ByAge", "ByText"], []])
    }

    @Test func settingsMeanWhatTheySay() throws {
        let (design, findings) = resolve(
            """
            keywright: 1
            design: Demo
            scope: tenantId
            mixins: { Base: { description: Of all, attributes: { tenantId: ulid } } }
            tables:
              plain: { key: { partition: PK } }
              set:
                key: { partition: PK }
                billing: { read: 5, write: 6, autoscale: { min: 1, max: 9, target: 70% } }
                stream: old
                encryption: aws-managed
                replicas: { regions: [eu-west-1], consistency: strong }
                tags: { a: b }
                pointInTimeRecovery: true
            entities:
              One: { table: plain, extends: Base, key: { PK: 'O#<tenantId>' } }
              Two: { table: set, unscoped: true, key: { PK: TWO } }

            """)
        #expect(findings.map(\.message) == [])
        let read = try #require(design)
        #expect(read.scope?.value == "tenantId")
        #expect(read.mixins.map(\.description) == ["Of all"])
        #expect(read.entities.map(\.isUnscoped) == [false, true])
        let plain = read.tables[0].settings
        #expect(plain.billing == nil && plain.stream == nil && plain.replicas == nil && plain.tags.isEmpty)
        #expect(!plain.pointInTimeRecovery && !plain.deletionProtection && plain.tableClass == .standard)
        let set = read.tables[1].settings
        #expect(set.stream == .old && set.pointInTimeRecovery)
        #expect(set.billing?.autoscale?.target.value == 70)
        #expect(set.replicas?.consistency == .strong && set.replicas?.regions == ["eu-west-1"])
        #expect(set.tags.map(\.value) == ["b"])
    }

    @Test(arguments: [
        FindingCase(
            "KW406 and KW407 of local indexes",
            """
            keywright: 1
            design: Demo
            tables:
              ordered:
                key: { partition: PK, sort: SK }
                indexes:
                  ByOther: { local: true, partition: other, sort: a }
                  #                                  ^^^^^ error[KW406]: a local index has the partition attribute of its table, `PK`, and not `other`
                  Several: { local: true, sort: [a, b] }
                  #                                 ^ error[KW407]: the sort key of a local index has one attribute
                  Both: { local: true, partition: [PK, a], sort: b }
                  #                                    ^ error[KW407]: the partition key of a local index has one attribute
              alone:
                key: { partition: PK }
                indexes:
                  ByDate: { local: true, sort: date }
                  #                ^^^^ error[KW406]: only a table with a sort attribute has local indexes
            entities:
              Item: { table: ordered, key: { PK: I, SK: S }, indexes: { ByOther: { a: x }, Several: { a: x } } }
            """),
        FindingCase(
            "a local index beside a key that could not be read",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: [PK, SK] }
              #                 ^^^^^^^^ error[KW407]
              indexes: { ByDate: { local: true, sort: date } }
            """),
        FindingCase(
            "KW105: the discriminator is text",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK }
              indexes: { ByKind: { partition: { name: EntityType, type: N } } }
              #                                                         ^ error[KW105]: `EntityType` is the discriminator, which is text, and as a key attribute it is of type N
            """),
        FindingCase(
            "KW401: names and tags that the service refuses",
            """
            keywright: 1
            design: Demo
            table:
              name: demo
              key: { partition: PK, sort: '' }
              #                           ^^ error[KW401]: the name of an attribute is empty, and DynamoDB takes 1 to 255 characters
              replicas: { regions: [eu-west-1, EU West, eu-west-1] }
              #                                ^^^^^^^ error[KW401]: `EU West` is no name of a region
              #                                         ^^^^^^^^^ error[KW005]: region `eu-west-1` stands twice
              tags: { '': a }
              #       ^^ error[KW401]: the key of a tag has a length that DynamoDB refuses: it takes 1 to 128 characters
            """),
        FindingCase(
            "KW401: a table's name is that of its files, too",
            """
            keywright: 1
            design: Demo
            tables:
              ../up: { name: okay, key: { partition: PK } }
              #^^^^ error[KW401]: `../up` names a table and its files
              a: { name: short, key: { partition: PK } }
            """),
        FindingCase(
            "KW410: a key that templates give",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK }, timeToLive: PK }
            #                                                        ^^ error[KW410]: `PK` is the table's time-to-live attribute
            entities:
              Item: { key: { PK: 'I#<id>' }, attributes: { id: ulid } }
            """),
        FindingCase(
            "KW013: a stream that replicas cannot follow",
            """
            keywright: 1
            design: Demo
            tables:
              odd: { key: { partition: PK }, stream: keys, replicas: { regions: [eu-west-1] } }
              #                                      ^^^^ error[KW013]: eventual `replicas` follow a stream of `new-and-old`, and `stream` is `keys`
              fine: { key: { partition: PK }, stream: new-and-old, replicas: { regions: [eu-west-1] } }
              strong: { key: { partition: PK }, stream: keys, replicas: { regions: [eu-west-1, eu-west-2], consistency: strong } }
            """),
        FindingCase(
            "scope: an entity that lacks the attribute",
            body: """
                scope: tenantId
                entities:
                  One: { key: { PK: '<tenantId>#1', SK: S }, attributes: { tenantId: ulid } }
                  Two: { key: { PK: 'X#<id>', SK: S }, attributes: { id: ulid } }
                  #^^ error[KW006]: `Two` has no attribute `tenantId`, to whose values every item belongs
                  Three: { unscoped: true, key: { PK: 'Y#<id>', SK: S }, attributes: { id: ulid } }
                """),
        FindingCase(
            "scope: a name that no entity has",
            body: """
                scope: tenant
                #      ^^^^^^ error[KW006]: there is no attribute `tenant`
                entities:
                  One: { key: { PK: '<tenantId>#1', SK: S }, attributes: { tenantId: ulid } }
                  Two: { key: { PK: '<tenantId>#2', SK: S }, attributes: { tenantId: ulid } }
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
