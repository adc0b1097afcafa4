import KeywrightDiagnostics
import Testing
import _KeywrightTestSupport

/// KW004: a value of another kind, a word that is none of a closed set, a number with another unit.
@Suite struct WrongKindTests {
    @Test(arguments: [
        FindingCase(
            "a list as a design", "- keywright: 1\n# ^^^^^^^^^^^^ error[KW004]: a design is a map, found a list"),
        FindingCase(
            "another version",
            """
            keywright: 2
            #          ^ error[KW004]: `keywright` is the language's version, which is `1`, found `2`
            design: Demo
            table: { key: { partition: PK } }
            """),
        FindingCase(
            "sections",
            """
            keywright: 1
            design: [Demo]
            #       ^^^^^^ error[KW004]: `design` takes text, found a list
            table: shop
            #      ^^^^ error[KW004]: `table` takes a map, found `shop`
            types: [a]
            #      ^^^ error[KW004]: `types` takes a map, found a list
            entities: many
            #         ^^^^ error[KW004]: `entities` takes a map, found `many`
            accessPatterns:
            #              ^ error[KW004]: `accessPatterns` takes a map, found nothing
            checks: { KW203: loud }
            #                ^^^^ error[KW004]: `KW203` takes one of `info`, `warning`, `error` and `off`, found `loud`
            """),
        FindingCase(
            "of a table",
            """
            keywright: 1
            design: Demo
            table:
              key: { partition: PK, sort: { name: SK, type: T } }
              #                                             ^ error[KW004]: `type` takes one of `S`, `N` and `B`, found `T`
              foreign: fial
              #        ^^^^ error[KW004]: `foreign` takes one of `fail` and `skip`, found `fial`
              billing: on demand
              #        ^^^^^^^^^ error[KW004]: `billing` takes `on-demand` or `{ read, write }`, found `on demand`
              indexes:
                A: { partition: P, project: everything }
                #                           ^^^^^^^^^^ error[KW004]: `project` takes `all`, `keys` or a list of attributes, found `everything`
                B: { partition: [] }
                #               ^^ error[KW004]: a list of key attributes is empty
                C: P
                #  ^ error[KW004]: `C` takes a map, found `P`
            """),
        FindingCase(
            "throughput",
            """
            keywright: 1
            design: Demo
            table: { key: { partition: PK }, billing: { read: 0, write: many } }
            #                                                 ^ error[KW004]: `read` takes a whole number of at least 1, found `0`
            """),
        FindingCase(
            "of types and attributes",
            body: """
                types:
                  A: [string]
                  #  ^^^^^^^^ error[KW004]: `A` takes a type, as text or as a map, found a list
                  B: { type: int, min: few }
                  #                    ^^^ error[KW004]: `min` takes a number, found `few`
                  C: { type: string, maxLength: -1 }
                  #                             ^^ error[KW004]: `maxLength` takes a whole number of at least 0, found `-1`
                  D: { enum: yes }
                  #          ^^^ error[KW004]: `enum` takes a list or a map, found `yes`
                entities:
                  User:
                    key: { PK: U, SK: [S] }
                    #                 ^^^ error[KW004]: `SK` takes text, found a list
                    attributes:
                      a: { type: int, immutable: maybe }
                      #                          ^^^^^ error[KW004]: `immutable` takes `true` or `false`, found `maybe`
                    timestamps: yes
                    #           ^^^ error[KW004]: `timestamps` takes `true` or `false`, found `yes`
                    unique: email
                    #       ^^^^^ error[KW004]: `unique` takes a list, found `email`
                    examples: [one]
                    #          ^^^ error[KW004]: `examples` takes a list of items, each a map, found `one`
                """),
        FindingCase(
            "units",
            body: """
                entities:
                  User:
                    key: { PK: U, SK: S }
                    expect: { count: 50 M, size: 400 }
                    #                ^^^^ error[KW004]: `count` takes a count as in `50M`, found `50 M`
                    #                            ^^^ error[KW004]: `size` takes a size as in `1.2KB`, found `400`
                accessPatterns:
                  a: { get: User, expect: { rate: 300, peak: 2/m, items: 5KB } }
                  #                               ^^^ error[KW004]: `rate` takes a rate as in `300/s`, found `300`
                  #                                          ^^^ error[KW004]: `peak` takes a rate as in `300/s`, found `2/m`
                  #                                                      ^^^ error[KW004]: `items` takes a count as in `20`, found `5KB`
                """),
        FindingCase(
            "of patterns",
            body: """
                accessPatterns:
                  a: get User
                  #  ^^^^^^^^ error[KW004]: `a` takes a map with an operation, found `get User`
                  b: { query: User, limit: 0 }
                  #                        ^ error[KW004]: `limit` takes a whole number of at least 1, found `0`
                  c: { query: [], order: up, returns: two }
                  #           ^^ error[KW004]: `query` takes an entity or a list of them, found an empty list
                  #                      ^^ error[KW004]: `order` takes `ascending` or `descending`, with an attribute before it or none, found `up`
                  #                                   ^^^ error[KW004]: `returns` takes one of `many`, `one` and `count`, found `two`
                  d: { update: User, set: name }
                  #                       ^^^^ error[KW004]: `set` takes a list or a map, found `name`
                  e: { transact: [] }
                  #              ^^ error[KW004]: `transact` takes a list of steps, found an empty list
                  f: { get: User, consistent: on }
                  #                           ^^ error[KW004]: `consistent` takes `true` or `false`, found `on`
                  g: { update: User, set: { name: } }
                  #                              ^ error[KW004]: `name` takes a value, a `$parameter` or `now`, found nothing
                """),
        FindingCase(
            "of the other operations",
            body: """
                accessPatterns:
                  a: { transactGet: User }
                  #                 ^^^^ error[KW004]: `transactGet` takes a list, found `User`
                  b: { transactGet: [] }
                  #                 ^^ error[KW004]: `transactGet` takes a list of entities, found an empty list
                  c: { batchGet: [User] }
                  #              ^^^^^^ error[KW004]: `batchGet` takes text, found a list
                  d: { query: User, expired: all }
                  #                          ^^^ error[KW004]: `expired` takes `included`, found `all`
                  e: { query: User, select: name, fanout: [] }
                  #                         ^^^^ error[KW004]: `select` takes a list, found `name`
                  #                                       ^^ error[KW004]: `fanout` takes a list of at least one attribute, found an empty list
                  f: { query: User, buckets: 0, reads: few, fetch: often }
                  #                          ^ error[KW004]: `buckets` takes a whole number of at least 1, found `0`
                  #                                    ^^^ error[KW004]: `reads` takes a whole number of at least 1, found `few`
                  #                                                ^^^^^ error[KW004]: `fetch` takes `true` or `false`, found `often`
                  g: { create: User, returns: old }
                  #                           ^^^ error[KW004]: `returns` takes one of `new` and `none`, found `old`
                  h: { delete: User, returns: new }
                  #                           ^^^ error[KW004]: `returns` takes one of `old` and `none`, found `new`
                  i: { update: User, set: [name], returns: all }
                  #                                        ^^^ error[KW004]: `returns` takes one of `new`, `old` and `none`, found `all`
                  j: { update: User, append: [tags] }
                  #                          ^^^^^^ error[KW004]: `append` takes a map, found a list
                  k: { update: User, set: [name], given: name, read: maybe }
                  #                                      ^^^^ error[KW004]: `given` takes a list, found `name`
                  #                                                  ^^^^^ error[KW004]: `read` takes `true` or `false`, found `maybe`
                  l: { get: User, budget: { read: few, pages: 0.5 } }
                  #                               ^^^ error[KW004]: `read` takes a count of units as in `2` or `0.5`, found `few`
                  #                                           ^^^ error[KW004]: `pages` takes a whole number of at least 1, found `0.5`
                  m: { get: User, unscoped: yes }
                  #                         ^^^ error[KW004]: `unscoped` takes `true` or `false`, found `yes`
                  n: { transact: [create, { put: User, many: 5 }] }
                  #               ^^^^^^ error[KW004]: `transact` takes steps, each a map, found `create`
                  #                                          ^ error[KW004]: `many` takes a map, found `5`
                """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }

    @Test func offersTheNearestWord() throws {
        let text = """
            keywright: 1
            design: Demo
            table: { key: { partition: PK } }
            accessPatterns: { a: { query: User, order: desending } }
            """
        let finding = try #require(decode(SourceFile(path: "t", text: text)).findings.first)
        #expect(finding.fixIts.map(\.title) == ["write `descending`"])
    }
}
