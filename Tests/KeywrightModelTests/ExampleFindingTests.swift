import Testing
import _KeywrightTestSupport

/// KW014 bad-example.
@Suite struct ExampleFindingTests {
    static let head = """
        entities:
          Item:
            key: { PK: 'I#<name>', SK: 'L#<line|pad(2)>#<at|day>' }
            attributes:
              name: { type: string, maxLength: 10 }
              line: { type: int, min: 0 }
              at: timestamp
              note: string?
              count: { type: int, default: 0 }
              place: Place?
              sum: { type: decimal, fraction: 2, default: 0 }
            timestamps: true
            version: true
            examples:

        """
    static let types = "types: { Place: { object: { city: string, zip: string? } } }\n"

    @Test(arguments: [
        FindingCase(
            "fine",
            body: head + """
                      - { name: a, line: 1, at: 2026-11-22T10:00:00Z }
                      - { name: a, line: 1, at: 2026-11-23T10:00:00.5Z, note: n, count: 3, place: { city: c }, sum: 1.50 }
                      - { name: b, line: 99, at: 2026-11-22T10:00:00Z, createdAt: 2026-11-22T10:00:00Z, version: 3 }

                """ + types),
        FindingCase(
            "a set that holds a value twice, and one kept unique twice",
            body: """
                entities:
                  Item:
                    key: { PK: 'I#<name>', SK: I }
                    attributes: { name: string, mail: string, tags: set<string>, marks: set<decimal>, log: list<int> }
                    unique: [mail, [name, mail], mail, [mail, name]]
                    #                            ^^^^ error[KW005]: uniqueness of `mail` stands twice
                    #                                  ^^^^^^^^^^^^ error[KW005]: uniqueness of `mail, name` stands twice
                    examples:
                      - { name: a, mail: a, tags: [a, b, a], marks: [1, 2], log: [1, 1] }
                      #                                  ^ error[KW014]: `tags` takes each value once, as a set does, found `a`
                      - { name: b, mail: b, tags: [a, b], marks: [1, 1.0], log: [] }
                      #                                              ^^^ error[KW014]: `marks` takes each value once, as a set does, found `1.0`
                """),
        FindingCase(
            "types and constraints",
            body: head + """
                      - { name: abcdefghijk, line: one, at: today }
                      #         ^^^^^^^^^^^ error[KW014]: `name` takes text of at most 10 characters, found `abcdefghijk`
                      #                            ^^^ error[KW014]: `line` takes a whole number of 64 bits, found `one`
                      #                                     ^^^^^ error[KW014]: `at` takes a timestamp as in `2026-11-22T10:00:00.000Z`, found `today`
                      - { name: [a], line: -1, at: 2026-02-30T10:00:00Z, place: { town: c } }
                      #         ^^^ error[KW014]: `name` takes a value of type `string`, found a list
                      #                    ^^ error[KW014]: `line` takes a number of at least 0, found `-1`
                      #                            ^^^^^^^^^^^^^^^^^^^^ error[KW014]: `at` takes a timestamp as in `2026-11-22T10:00:00.000Z`, found `2026-02-30T10:00:00Z`
                      #                                                         ^^^^^^^^^^^ error[KW014]: `place` takes the member `city`, found none
                      #                                                           ^^^^ error[KW014]: `place` takes a member of `Place`, found `town`

                """ + types),
        FindingCase(
            "attributes",
            body: head + """
                      - { name: a, line: 1 }
                      # ^^^^^^^^^^^^^^^^^^^^ error[KW014]: the example has no `at`, which is required
                      - { name: a, line: 2, at: 2026-11-22T10:00:00Z, nots: b }
                      #                                               ^^^^ error[KW014]: `nots` isn't an attribute of entity `Item`
                      - { PK: I, name: a, line: 3, at: 2026-11-22T10:00:00Z, EntityType: Item }
                      #   ^^ error[KW014]: `PK` is made by generated code, so that an example does not hold it
                      #                                                      ^^^^^^^^^^ error[KW014]: `EntityType` is made by generated code, so that an example does not hold it

                """ + types),
        FindingCase(
            "keys",
            body: head + """
                      - { name: a, line: 1, at: 2026-11-22T10:00:00Z }
                      - { name: a, line: 1, at: 2026-11-22T23:00:00Z }
                      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[KW014]: two examples have the key `I#a` and `L#01#2026-11-22`
                      - { name: a#b, line: 1, at: 2026-11-22T10:00:00Z }
                      #         ^^^ error[KW014]: the value of `name` cannot stand in a key: it holds the delimiter `#`
                      - { name: c, line: 100, at: 2026-11-22T10:00:00Z }
                      #                  ^^^ error[KW014]: the value of `line` does not fit `pad(2)`

                """ + types),
        FindingCase(
            "keys are compared by their bytes",
            body: head + """
                      - { name: "\\u00e9", line: 1, at: 2026-11-22T10:00:00Z }
                      - { name: "e\\u0301", line: 1, at: 2026-11-22T10:00:00Z }

                """ + types),
        FindingCase(
            "a key that is too long",
            body: """
                entities:
                  Item:
                    key: { PK: 'I#<name>', SK: S }
                    attributes: { name: string }
                    examples:
                      - name: \(String(repeating: "a", count: 2046))
                      - name: \(String(repeating: "b", count: 2047))
                      # ^^^^^\(String(repeating: "^", count: 2048)) error[KW014]: the example's text of `PK` has 2049 bytes, and DynamoDB takes 2048
                """),
        FindingCase(
            "an attribute that is a key attribute of an index",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK }, indexes: { ByCode: { partition: code } } }
            entities:
              Item:
                key: { PK: 'I#<id>' }
                attributes: { id: string, code: string? }
                examples:
                  - { id: a }
                  - { id: b, code: '' }
                  #                ^^ error[KW014]: the value of `code` cannot stand in a key: a key cannot be empty
            """),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
