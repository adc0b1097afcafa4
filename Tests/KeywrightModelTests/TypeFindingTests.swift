import Testing
import _KeywrightTestSupport

/// KW013 bad-type, and KW006 for names of types.
@Suite struct TypeFindingTests {
    @Test(arguments: [
        FindingCase(
            "names",
            attributes: """
                a: strng
                #  ^^^^^ error[KW006]: there is no type `strng`
                b: list<Lin>
                #       ^^^ error[KW006]: there is no type `Lin`
                c: array<string>
                #  ^^^^^ error[KW006]: there is no type `array`
                d: lists<string>
                #  ^^^^^ error[KW006]: there is no type `lists`
                """),
        FindingCase(
            "texts",
            attributes: """
                a: list<string
                #  ^^^^^^^^^^^ error[KW013]: type `list<string` has its end where `>` is expected
                b: list
                #  ^^^^ error[KW013]: `list` says nothing about its elements
                c: int<string>
                #  ^^^ error[KW013]: `int` takes no element type; `list`, `map` and `set` do
                d: string??
                #         ^ error[KW013]: type `string??` has `?` where the end is expected
                e: set<bool>
                #      ^^^^ error[KW013]: a set holds `string`, `int`, `decimal` or `bytes`, found `bool`
                f: list<int?>
                #       ^^^^ error[KW013]: elements of a `list` cannot be absent
                g: map<list<ulid>>?
                h: set<decimal>
                """),
        FindingCase(
            "constraints of another type",
            attributes: """
                a: { type: string, min: 1 }
                #                  ^^^ error[KW013]: `min` is for numbers, and the type is `string`
                b: { type: int, fraction: 2 }
                #               ^^^^^^^^ error[KW013]: `fraction` is for decimals, and the type is `int`
                c: { type: ulid, maxLength: 9 }
                #                ^^^^^^^^^ error[KW013]: `maxLength` is for strings, and the type is `ulid`
                d: { type: int, min: 0.5 }
                #                    ^^^ error[KW013]: `min` of type `int` takes a whole number of 64 bits, found `0.5`
                e: { type: int, max: 9223372036854775808 }
                #                    ^^^^^^^^^^^^^^^^^^^ error[KW013]: `max` of type `int` takes a whole number of 64 bits, found `9223372036854775808`
                f: { type: list<string>, as: epochSeconds }
                #                            ^^^^^^^^^^^^ error[KW013]: `list<string>` is stored in one way, and takes no `as`
                g: { type: timestamp, as: epochSecond }
                #                         ^^^^^^^^^^^ error[KW013]: `as` of a `timestamp` takes `iso8601`, `epochSeconds` and `epochMillis`, found `epochSecond`
                """),
        FindingCase(
            "contradictions",
            attributes: """
                a: { type: int, min: 5, max: 4 }
                #                            ^ error[KW013]: `min` is 5 and `max` is 4, so that no value is left
                b: { type: string, minLength: 3, maxLength: 2 }
                #                                           ^ error[KW013]: `minLength` is 3 and `maxLength` is 2, so that no value is left
                c: { type: Money, max: -1 }
                #                      ^^ error[KW013]: `min` is 0 and `max` is -1, so that no value is left
                d: { type: int, min: -3, max: -3 }
                """, body: "types: { Money: { type: decimal, min: 0 } }\n"),
        FindingCase(
            "defaults outside their type",
            attributes: """
                a: { type: int, default: few }
                #                        ^^^ error[KW013]: `default` of `a` takes a whole number of 64 bits, found `few`
                b: { type: int, min: 0, default: -1 }
                #                                ^^ error[KW013]: `default` of `b` takes a number of at least 0, found `-1`
                c: { type: string, maxLength: 2, default: abc }
                #                                         ^^^ error[KW013]: `default` of `c` takes text of at most 2 characters, found `abc`
                d: { enum: [low, high], default: hihg }
                #                                ^^^^ error[KW013]: `default` of `d` takes one of `low` and `high`, found `hihg`
                e: { type: bool, default: yes }
                #                         ^^^ error[KW013]: `default` of `e` takes `true` or `false`, found `yes`
                f: { type: list<int>, default: [1, two] }
                #                                  ^^^ error[KW013]: `default` of `f` takes a whole number of 64 bits, found `two`
                g: { type: decimal, fraction: 2, default: 1.234 }
                #                                         ^^^^^ error[KW013]: `default` of `g` takes a number with at most 2 digits behind the point, found `1.234`
                h: { type: date, default: 2026-02-29 }
                #                         ^^^^^^^^^^ error[KW013]: `default` of `h` takes a date as in `2026-11-22`, found `2026-02-29`
                i: { type: int, min: 0, default: 0 }
                """),
        FindingCase(
            "enums and objects",
            body: """
                types:
                  A: { enum: [] }
                  #          ^^ error[KW013]: an enum has no names
                  B: { object: {} }
                  #            ^^ error[KW013]: an object has no members
                  C: { enum: [a, b, a] }
                  #                 ^ error[KW005]: stored name `a` stands twice
                  D: { enum: { a: x, b: x } }
                  #                     ^ error[KW005]: stored name `x` stands twice
                  E: string?
                  #  ^^^^^^^ error[KW013]: a type of its own cannot be optional, an attribute of it can
                """),
        FindingCase(
            "a type that holds itself",
            body: """
                types:
                  Tree: { object: { left: Branch?, name: string } }
                  Branch: { object: { tree: Tree } }
                  #                         ^^^^ error[KW013]: type `Tree` holds itself, so that no value of it has an end
                """),
        FindingCase(
            "a delimiter",
            """
            keywright: 1
            design: Demo
            table: { name: demo, key: { partition: PK } }
            delimiter: 'a#'
            #          ^^^^ error[KW013]: `delimiter` takes one to three characters, none a letter, a digit, `<`, `>` or `\\`, found `a#`
            """),
        FindingCase(
            "what cannot be held yet",
            attributes: """
                a: list<Money>
                #       ^^^^^ error[KW000]: constraints on the elements of a `list` are part of the language, but this version does not support them yet
                b: { type: bool, as: number }
                #                    ^^^^^^ error[KW000]: `as: number` is part of the language, but this version does not support it yet
                """, body: "types: { Money: { type: decimal, min: 0 } }\n"),
        FindingCase(
            "a mistake in a type is one, however often it is used",
            body: """
                types:
                  Money: decimol
                  #      ^^^^^^^ error[KW006]: there is no type `decimol`
                entities:
                  Item:
                    key: { PK: 'I#<price|pad(3)>', SK: S }
                    attributes: { price: Money, list: list<Money> }
                    examples: [{ price: 3, list: [] }]
                accessPatterns:
                  a: { query: Item, where: price = 'x' }
                """),
        FindingCase(
            "kept attributes of another type",
            attributes: """
                version: string
                #^^^^^^ error[KW013]: `version` is kept by generated code and takes type `int`, found `string`
                createdAt: timestamp?
                #^^^^^^^^ error[KW013]: `createdAt` is kept by generated code and takes type `timestamp`, found `timestamp?`
                updatedAt: { type: timestamp, as: epochMillis }
                """, entity: "version: true\ntimestamps: true\n"),
        FindingCase(
            "uniqueness of what has no text",
            attributes: """
                tags: list<string>
                name: string
                """,
            entity:
                "unique: [name, tags]\n#              ^^^^ error[KW013]: `unique` needs a value with a text, and `tags` is `list<string>`\n"
        ),
    ])
    func finds(_ findingCase: FindingCase) { findingCase.check() }
}
