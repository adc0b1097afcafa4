import KeywrightDiagnostics
import KeywrightSpec
import Testing
import _KeywrightTestSupport

/// KW002: a key that the language does not define.
@Suite struct UnknownKeyTests {
    @Test(arguments: [
        FindingCase(
            "at the top",
            body: """
                entites: {}
                #^^^^^^ error[KW002]: `entites` is not a key of a design
                """),
        FindingCase(
            "of an attribute",
            body: """
                entities:
                  User:
                    key: { PK: U, SK: S }
                    attributes:
                      name: { type: string, maxLenght: 3 }
                      #                     ^^^^^^^^^ error[KW002]: `maxLenght` is not a key of an attribute
                """),
        FindingCase(
            "of a table, an index and a key",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK, srot: SK }
              #                     ^^^^ error[KW002]: `srot` is not a key of a table's key
              indices: {}
              #^^^^^^ error[KW002]: `indices` is not a key of a table
              indexes:
                GSI1: { partition: A, projection: all }
                #                     ^^^^^^^^^^ error[KW002]: `projection` is not a key of an index
            """),
        FindingCase(
            "of another operation",
            body: """
                accessPatterns:
                  a: { get: User, limit: 3 }
                  #               ^^^^^ error[KW002]: `limit` is not a key of `get`
                  b: { query: User, where: id = $id, set: [name] }
                  #                                  ^^^ error[KW002]: `set` is not a key of `query`
                  c: { create: User, key: { id: $id } }
                  #                  ^^^ error[KW002]: `key` is not a key of `create`
                """),
        FindingCase(
            "of each operation alone",
            body: """
                accessPatterns:
                  a: { batchGet: User, limit: 3 }
                  #                    ^^^^^ error[KW002]: `limit` is not a key of `batchGet`
                  b: { transactGet: [User], index: A }
                  #                         ^^^^^ error[KW002]: `index` is not a key of `transactGet`
                  c: { scan: User, because: few, where: id = $id }
                  #                              ^^^^^ error[KW002]: `where` is not a key of `scan`
                  d: { scan: User, because: few, order: ascending }
                  #                              ^^^^^ error[KW002]: `order` is not a key of `scan`
                  e: { scan: User, because: few, reads: 3 }
                  #                              ^^^^^ error[KW002]: `reads` is not a key of `scan`
                  f: { create: User, given: [name] }
                  #                  ^^^^^ error[KW002]: `given` is not a key of `create`
                  g: { create: User, using: PK = 'A' }
                  #                  ^^^^^ error[KW002]: `using` is not a key of `create`
                  h: { put: User, set: [name] }
                  #               ^^^ error[KW002]: `set` is not a key of `put`
                  i: { update: User, set: [name], filter: a = 1 }
                  #                               ^^^^^^ error[KW002]: `filter` is not a key of `update`
                  j: { delete: User, upsert: true }
                  #                  ^^^^^^ error[KW002]: `upsert` is not a key of `delete`
                  k: { deleteAll: User, where: id = $id, if: a = 1 }
                  #                                      ^^ error[KW002]: `if` is not a key of `deleteAll`
                  l: { batchPut: User, if: a = 1 }
                  #                    ^^ error[KW002]: `if` is not a key of `batchPut`
                  m: { batchDelete: User, where: id = $id }
                  #                       ^^^^^ error[KW002]: `where` is not a key of `batchDelete`
                  n: { transact: [{ create: User }], if: a = 1 }
                  #                                  ^^ error[KW002]: `if` is not a key of `transact`
                  o: { query: User, because: few }
                  #                 ^^^^^^^ error[KW002]: `because` is not a key of `query`
                  p: { get: User, budget: { reads: 2 } }
                  #                         ^^^^^ error[KW002]: `reads` is not a key of `budget`
                """),
        FindingCase(
            "every key of each operation",
            body: """
                accessPatterns:
                  a:
                    description: what it is for
                    expect: { rate: 400/s, peak: 1k/s, items: 20 }
                    budget: { read: 0.5, write: 5, pages: 1 }
                    unscoped: true
                    allow: [{ rule: KW302, because: few }]
                    get: User
                    consistent: true
                    select: [name]
                    expired: included
                    using: PK = 'U#<id>'
                    filter: active = true
                  b: { batchGet: User, consistent: true, select: [a], expired: included, using: PK = 'a', filter: a = 1 }
                  c: { transactGet: [User, Team], consistent: true, select: [a], expired: included, filter: { User: a = 1 } }
                  d: { query: [User, Team], where: { User: a = 1, Team: b = 1 }, filter: a = 1, order: a descending, limit: 5, reads: 3 }
                  e: { query: User, select: [a], fetch: true, returns: one, index: table, using: PK = 'a', fanout: [a], consistent: false }
                  f: { query: User, buckets: 12, expired: included, returns: count }
                  g: { scan: User, because: few, index: A, filter: a = 1, limit: 5, select: [a], returns: many, consistent: true, expired: included }
                  h: { create: User, if: a = 1, returns: new }
                  i: { put: User, if: a = 1, returns: old, given: [a], read: true, using: PK = 'a' }
                  j: { update: User, set: [a], add: { b: 1 }, remove: [c], append: { d: $d }, delete: { e: $e }, upsert: true }
                  k: { update: User, set: { a: $x, b: now }, given: [a], read: true, if: a = 1, returns: none, using: PK = 'a' }
                  l: { delete: User, if: a = 1, given: [a], read: true, returns: old, using: PK = 'a' }
                  m: { deleteAll: User, where: a = $a, filter: b = 1 }
                  n: { batchPut: User, description: many }
                  o: { batchDelete: User, expect: { rate: 3/min } }
                  p:
                    transact:
                      - { create: User, as: one, if: a = 1, many: { max: 3 } }
                      - { put: User, as: two, if: a = 1, many: { max: 3 }, given: [a], read: true }
                      - { update: User, as: three, if: a = 1, key: { id: $one.id }, set: [a], upsert: true, given: [a], many: { max: 3 } }
                      - { delete: User, as: four, if: a = 1, key: { id: $id }, read: true, many: { max: 3 } }
                      - { check: User, as: five, if: a = 1, key: { id: $two.id }, many: { max: 3 } }
                """),
        FindingCase(
            "a second operation",
            body: """
                accessPatterns:
                  a: { get: User, query: User }
                  #               ^^^^^ error[KW002]: `query` stands beside `get`, and a pattern has one operation
                """),
        FindingCase(
            "of a step",
            body: """
                accessPatterns:
                  a:
                    transact:
                      - { create: User, returns: new }
                      #                 ^^^^^^^ error[KW002]: `returns` is not a key of a `create` step
                      - { check: Team, set: [name] }
                      #                ^^^ error[KW002]: `set` is not a key of a `check` step
                """),
        FindingCase(
            "of figures, allowances and types",
            body: """
                types:
                  Money: { type: decimal, digts: 3 }
                  #                       ^^^^^ error[KW002]: `digts` is not a key of a type
                entities:
                  User:
                    key: { PK: U, SK: S }
                    expect: { cuont: 5 }
                    #         ^^^^^ error[KW002]: `cuont` is not a key of an entity's `expect`
                    allow: [{ rule: KW302, because: few, untill: 2027 }]
                    #                                    ^^^^^^ error[KW002]: `untill` is not a key of `allow`
                accessPatterns:
                  a: { get: User, expect: { rates: 3/s } }
                  #                         ^^^^^ error[KW002]: `rates` is not a key of a pattern's `expect`
                """),
        FindingCase(
            "table and tables",
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            tables: { a: { key: { partition: PK } } }
            #^^^^^ error[KW002]: `tables` stands beside `table`, and a design has one of them
            """),
        FindingCase(
            "two types in one",
            body: """
                types:
                  A: { type: string, enum: [a] }
                  #                  ^^^^ error[KW002]: `enum` stands beside `type`, and a type is one of `type`, `enum` and `object`
                """),
        FindingCase(
            "x- is the user's everywhere",
            """
            x-note: one
            keywright: 1
            design: Demo
            table:
              x-note: two
              key: { partition: PK, x-note: three }
              indexes: { x-note: four, A: { partition: B, x-note: [five] } }
            types: { x-note: { no: type }, T: { type: int, x-note: six } }
            entities:
              x-note: seven
              User:
                x-note: eight
                key: { PK: U, x-note: nine }
                attributes: { x-note: ten, id: ulid }
                indexes: { x-note: eleven }
                examples: [{ x-note: twelve, id: 01JD9F7QK3T5W8X2Y4Z6A8B0CD }]
            accessPatterns:
              x-note: { what: ever }
              a: { get: User, x-note: thirteen }
              b: { transact: [{ create: User, x-note: fourteen }] }
            """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }

    @Test func offersTheNearestKey() throws {
        let text = "keywright: 1\ndesign: Demo\ntable: { key: { partition: PK } }\nentites: {}\n"
        let finding = try #require(decode(SourceFile(path: "t", text: text)).findings.first)
        #expect(finding.help == ["a key with a similar name exists: `entities`"])
        let fix = try #require(finding.fixIts.first)
        #expect(fix.edits == [FixIt.Edit(finding.primary.span, "entities")])
        #expect(!fix.isSafe)
    }
    /// What is left out is not even made, and reading goes on to the end.
    @Test func manyUnknownKeys() {
        let strange = (0..<2 * Diagnostics.limit).map { "strange\($0): 1\n" }.joined()
        let text = "keywright: 1\ndesign: Demo\ntable: { key: { partition: PK } }\n" + strange + "scope: tenant\n"
        let (spec, findings) = decode(SourceFile(path: "t", text: text))
        #expect(findings.count == Diagnostics.limit)
        #expect(spec?.scope?.value == "tenant")
    }
}
