import Testing
import _KeywrightTestSupport

/// KW000: what the language has and this version refuses, never ignored in silence.
@Suite struct UnsupportedTests {
    @Test(arguments: [
        "stream: new", "pointInTimeRecovery: true", "deletionProtection: true", "class: infrequent-access",
        "encryption: aws-managed", "maxThroughput: { read: 5, write: 5 }", "warmThroughput: { read: 5, write: 5 }",
        "replicas: { regions: [eu-west-1], consistency: eventual }", "tags: { team: shop }",
    ])
    func ofATable(entry: String) { check("table:\n  key: { partition: PK }\n  ", entry) }

    @Test(arguments: ["mixins: { A: {} }", "scope: tenantId"])
    func ofADesign(entry: String) { check("table: { key: { partition: PK } }\n", entry) }

    @Test(arguments: ["extends: Base", "unscoped: true"])
    func ofAnEntity(entry: String) {
        check("table: { key: { partition: PK } }\nentities:\n  User:\n    key: { PK: U }\n    ", entry)
    }

    @Test(arguments: [
        "select: [name]", "fetch: true", "using: PK = 'USER#<id>'", "fanout: [status]", "buckets: 10",
        "expired: included", "budget: { read: 2 }", "unscoped: true",
    ])
    func ofAQuery(entry: String) {
        check("table: { key: { partition: PK } }\naccessPatterns:\n  a:\n    query: User\n    ", entry)
    }

    @Test(arguments: [
        "append: { tags: $tag }", "delete: { tags: $tag }", "upsert: true", "given: [total]", "read: true",
    ])
    func ofAnUpdate(entry: String) {
        check(
            "table: { key: { partition: PK } }\naccessPatterns:\n  a:\n    update: User\n    set: [name]\n    ", entry)
    }

    @Test(arguments: ["scan", "batchGet", "transactGet", "deleteAll", "batchPut", "batchDelete"])
    func operations(name: String) {
        FindingCase(
            name,
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            accessPatterns:
              a:
                \(name): User
                #\(String(repeating: "^", count: name.count - 1)) error[KW000]: `\(name)` is part of the language, but this version does not plan it yet
                because: of what it needs
            """
        ).check()
    }

    @Test(arguments: [
        FindingCase(
            "a local index, but not what it lacks therefore",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK, sort: SK }
              indexes:
                byDate: { local: true, sort: date }
                #         ^^^^^ error[KW000]: `local` is part of the language, but this version does not support it yet
            """),
        FindingCase(
            "throughput of an index",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK }
              billing: { read: 1, write: 1, autoscale: { min: 1 } }
              #                             ^^^^^^^^^ error[KW000]
              indexes:
                A: { partition: B, billing: on-demand, maxThroughput: { read: 1 } }
                #                  ^^^^^^^ error[KW000]
                #                                      ^^^^^^^^^^^^^ error[KW000]
            """),
        FindingCase(
            "parts of entities",
            body: """
                entities:
                  User:
                    key: { PK: U, SK: S }
                    indexes:
                      GSI1: { A: b, when: c = 'd' }
                      #             ^^^^ error[KW000]: `when` is part of the language, but this version does not support it yet
                """),
        FindingCase(
            "steps that are repeated with parameters",
            body: """
                accessPatterns:
                  a:
                    transact:
                      - { delete: User, many: { max: 5 } }
                      #                 ^^^^ error[KW000]: `many` is part of the language, but this version does not support it yet
                """),
        FindingCase(
            "conditions of a get, and what a write returns",
            body: """
                accessPatterns:
                  a: { get: User, filter: active = true }
                  #               ^^^^^^ error[KW000]
                  b: { delete: User, returns: old }
                  #                  ^^^^^^^ error[KW000]
                """),
        FindingCase(
            "what says no more than the default",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK }
              pointInTimeRecovery: false
              deletionProtection: false
              class: standard
              encryption: aws-owned
              indexes: { A: { partition: B, local: false } }
            entities:
              User: { key: { PK: U }, unscoped: false }
            accessPatterns:
              a: { update: User, set: [name], upsert: false, read: false }
              b: { query: User, fetch: false }
            """),
    ])
    func refuses(_ findingCase: FindingCase) { findingCase.check() }

    private func check(_ head: String, _ entry: String) {
        let key = entry.prefix { $0 != ":" }
        let indent = head.split(separator: "\n", omittingEmptySubsequences: false).last.map { $0.count } ?? 0
        let mark = String(repeating: " ", count: indent) + "#" + String(repeating: "^", count: key.count - 1)
        FindingCase(
            entry,
            "keywright: 1\ndesign: Demo\n\(head)\(entry)\n\(mark) error[KW000]: `\(key)` is part of the language, "
                + "but this version does not support it yet\n"
        ).check()
    }
}
