import KeywrightDiagnostics
import KeywrightSpec
import Testing
import _KeywrightTestSupport

/// What tables, indexes and mixins may say, and what their settings take.
@Suite struct TableSettingsTests {
    @Test func everySettingIsRead() throws {
        let file = AnnotatedYAML(
            """
            keywright: 1
            design: Demo
            scope: tenantId
            table:
              key: { partition: PK, sort: SK }
              billing: { read: 10, write: 5, autoscale: { min: 5, max: 100, target: 57.5% } }
              stream: new-and-old
              pointInTimeRecovery: true
              deletionProtection: true
              class: infrequent-access
              encryption: { key: 'arn:aws:kms:eu-west-1:1:key/2' }
              maxThroughput: { read: 7, write: 8 }
              warmThroughput: { read: 12000, write: 4000 }
              replicas: { regions: [eu-west-1, eu-west-2], consistency: strong }
              tags: { team: shop, empty: '', count: 1.0 }
              indexes:
                ByDate: { local: true, sort: date, project: keys }
                ByName: { partition: name, billing: on-demand, maxThroughput: { read: 1, write: 2 }, local: false }
            """)
        let (read, findings) = decode(file.file)
        #expect(findings.map(\.message) == [])
        let spec = try #require(read)
        let table = try #require(spec.tables.first)
        let settings = table.settings
        #expect(spec.scope?.value == "tenantId")
        #expect(table.billing?.provisioned?.read == 10 && table.billing?.provisioned?.write == 5)
        #expect(table.billing?.autoscale?.minimum.value == 5 && table.billing?.autoscale?.maximum.value == 100)
        #expect(table.billing?.autoscale?.target.value == 57.5)
        #expect(settings.stream?.value == .newAndOld)
        #expect(settings.pointInTimeRecovery && settings.deletionProtection)
        #expect(settings.tableClass == .infrequentAccess)
        guard case .key(let arn)? = settings.encryption else {
            Issue.record("no key")
            return
        }
        #expect(arn.value == "arn:aws:kms:eu-west-1:1:key/2")
        #expect(settings.maxThroughput?.read == 7 && settings.maxThroughput?.write == 8)
        #expect(settings.warmThroughput?.read == 12000 && settings.warmThroughput?.write == 4000)
        #expect(settings.replicas?.regions.map(\.value) == ["eu-west-1", "eu-west-2"])
        #expect(settings.replicas?.consistency == .strong)
        #expect(settings.tags.map(\.key.value) == ["team", "empty", "count"])
        #expect(settings.tags.map(\.value.value) == ["shop", "", "1.0"])
        let indexes = table.indexes
        #expect(indexes.map { $0.local != nil } == [true, false])
        #expect(indexes.map(\.isSound) == [true, true])
        #expect(indexes[1].billing != nil && indexes[1].billing?.provisioned == nil)
        #expect(indexes[1].maxThroughput?.write == 2)
    }

    @Test(arguments: [
        FindingCase(
            "words that settings take",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK }
              stream: both
              #       ^^^^ error[KW004]: `stream` takes one of `new`, `old`, `new-and-old` and `keys`, found `both`
              pointInTimeRecovery: yes
              #                    ^^^ error[KW004]: `pointInTimeRecovery` takes `true` or `false`, found `yes`
              deletionProtection: on
              #                   ^^ error[KW004]: `deletionProtection` takes `true` or `false`, found `on`
              class: infrequent
              #      ^^^^^^^^^^ error[KW004]: `class` takes one of `standard` and `infrequent-access`, found `infrequent`
              encryption: kms
              #           ^^^ error[KW004]: `encryption` takes `aws-owned`, `aws-managed` or `{ key: ARN }`, found `kms`
              tags: [team]
              #     ^^^^^^ error[KW004]: `tags` takes a map, found a list
              replicas: { regions: [], consistency: total }
              #                    ^^ error[KW004]: `regions` takes a list of regions, found an empty list
              #                                     ^^^^^ error[KW004]: `consistency` takes one of `eventual` and `strong`, found `total`
            """),
        FindingCase(
            "figures",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK }
              billing: { read: 1, write: 1, autoscale: { min: 0, max: lots, target: 70 } }
              #                                               ^ error[KW004]: `min` takes a whole number of at least 1, found `0`
              #                                                       ^^^^ error[KW004]: `max` takes a whole number of at least 1, found `lots`
              #                                                                     ^^ error[KW004]: `target` takes a share as in `70%`, found `70`
              maxThroughput: { read: -1, write: 5 }
              #                      ^^ error[KW004]: `read` takes a whole number of at least 1, found `-1`
              warmThroughput: 12000
              #               ^^^^^ error[KW004]: `warmThroughput` takes a map, found `12000`
            """),
        FindingCase(
            "what settings need",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK, sort: SK }
              billing: { read: 1, write: 1, autoscale: { min: 1 } }
              #                             ^^^^^^^^^ error[KW003]: `autoscale` has no `max`, which `autoscale` needs
              #                             ^^^^^^^^^ error[KW003]: `autoscale` has no `target`, which `autoscale` needs
              encryption: {}
              #^^^^^^^^^ error[KW003]: `encryption` has no `key`, which `encryption` needs
              maxThroughput: { read: 1 }
              #^^^^^^^^^^^^ error[KW003]: `maxThroughput` has no `write`, which a throughput needs
              replicas: { consistency: eventual }
              #^^^^^^^ error[KW003]: `replicas` has no `regions`, which `replicas` needs
              indexes:
                ByDate: { local: true }
                #^^^^^ error[KW003]: `ByDate` has no `sort`, which a local index needs
                ByName: { local: false, sort: name }
                #^^^^^ error[KW003]: `ByName` has no `partition`, which an index needs
                ByAge: { local: maybe, sort: age }
                #               ^^^^^ error[KW004]: `local` takes `true` or `false`, found `maybe`
            """),
        FindingCase(
            "keys that settings do not have",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK }
              encryption: { keys: a }
              #             ^^^^ error[KW002]: `keys` is not a key of `encryption`
              replicas: { region: [eu-west-1] }
              #           ^^^^^^ error[KW002]: `region` is not a key of `replicas`
              indexes:
                A: { partition: P, tags: { a: b } }
                #                  ^^^^ error[KW002]: `tags` is not a key of an index
            """),
        FindingCase(
            "mixins",
            body: """
                mixins:
                  Audited: { timestamps: true, extends: Base }
                  #                            ^^^^^^^ error[KW002]: `extends` is not a key of a mixin
                  Keyed: { key: { PK: A, SK: B } }
                  #        ^^^ error[KW002]: `key` is not a key of a mixin
                  Odd: [a]
                  #    ^^^ error[KW004]: `Odd` takes a map, found a list
                entities:
                  User:
                    extends: { a: b }
                    #        ^^^^^^^^ error[KW004]: `extends` takes text or a list, found a map
                    key: { PK: U, SK: S }
                  Team:
                    extends: []
                    #        ^^ error[KW004]: `extends` takes a name or a list of names, found an empty list
                    unscoped: maybe
                    #         ^^^^^ error[KW004]: `unscoped` takes `true` or `false`, found `maybe`
                    key: { PK: U, SK: S }
                """),
        FindingCase(
            "a condition that YAML took part of",
            body: """
                entities:
                  User:
                    key: { PK: U, SK: S }
                    indexes:
                      GSI1: { A: b, when: c in (4, 5) }
                      #                   ^^^^^^^^^^^ error[KW015]: the text of `when` ends at a comma, since it stands in `{ }`
                """),
    ])
    func refuses(_ findingCase: FindingCase) { findingCase.check() }
}
