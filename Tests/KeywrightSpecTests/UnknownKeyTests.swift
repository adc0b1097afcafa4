import KeywrightDiagnostics
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
}
