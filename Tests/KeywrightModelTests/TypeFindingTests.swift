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
                  #                         ^^^^ error[KW013]: type `Tree` holds itself, and types have an end
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
            "elements outside their type",
            attributes: """
                a: { type: list<Money>, default: [1, 1.999] }
                #                                    ^^^^^ error[KW013]: `default` of `a` takes a number with at most 2 digits behind the point, found `1.999`
                b: { type: map<list<Money>>, default: { x: [-1] } }
                #                                           ^^ error[KW013]: `default` of `b` takes a number of at least 0, found `-1`
                c: { type: set<Code>, default: [AB, ab] }
                #                                   ^^ error[KW013]: `default` of `c` takes text that matches `[A-Z]+`, found `ab`
                d: { type: Price, default: { sum: -2 } }
                #                                 ^^ error[KW013]: `default` of `d` takes a number of at least 0, found `-2`
                e: { type: list<Money>, default: [1.25] }
                """,
            body: """
                types:
                  Money: { type: decimal, min: 0, fraction: 2 }
                  Code: { type: string, pattern: '[A-Z]+' }
                  Price: { object: { sum: Money } }
                """ + "\n"),
        FindingCase(
            "storage",
            attributes: """
                a: { type: bool, as: string }
                #                    ^^^^^^ error[KW013]: `as` of a `bool` takes `number`, found `string`
                b: { type: int, as: number }
                #                   ^^^^^^ error[KW013]: `as` of an `int` takes `string`, found `number`
                c: { type: timestamp, as: epochMillis, digits: 6 }
                #                                      ^^^^^^ error[KW013]: `digits` is for timestamps stored as text, and the type is `timestamp`
                d: { type: date, digits: 0 }
                #                ^^^^^^ error[KW013]: `digits` is for timestamps stored as text, and the type is `date`
                e: { type: timestamp, digits: 4 }
                #                             ^ error[KW004]: `digits` takes one of `0`, `3`, `6`, `9` and `any`, found `4`
                f: { type: timestamp, as: iso8601Seconds }
                #                         ^^^^^^^^^^^^^^ error[KW013]
                g: { type: Flag, as: number }
                h: set<Text>
                #      ^^^^ error[KW013]: a set holds `string`, `int`, `decimal` or `bytes`, found an `int` that is stored otherwise
                i: { type: timestamp, digits: 0, default: 2026-11-22T10:00:00.5Z }
                #                                         ^^^^^^^^^^^^^^^^^^^^^^ error[KW013]: `default` of `i` takes a timestamp of whole seconds, found `2026-11-22T10:00:00.5Z`
                """,
            body: """
                types:
                  Flag: { type: bool, as: number }
                  Text: { type: int, as: string }
                """ + "\n"),
        FindingCase(
            "more contradictions",
            attributes: """
                a: { type: decimal, fraction: 1, min: 0.11, max: 0.19 }
                #                             ^ error[KW013]: no number with at most 1 digit behind the point lies between 0.11 and 0.19
                b: { type: decimal, fraction: 1, min: -0.19, max: -0.11 }
                #                             ^ error[KW013]
                c: { type: decimal, fraction: 1, min: 0.11, max: 0.2 }
                d: { type: decimal, fraction: 0, min: -0.5, max: 0.5 }
                e: { type: string, pattern: '[a-z]{5}', maxLength: 4 }
                #                           ^^^^^^^^^^ error[KW013]: no text with at most 4 characters matches `[a-z]{5}`
                f: { type: string, pattern: '[a-z]{2,5}', minLength: 5, maxLength: 9 }
                g: { type: int, pattern: '[0-9]' }
                #               ^^^^^^^ error[KW013]: `pattern` is for strings, and the type is `int`
                h: { type: bool, distinct: 3 }
                #                          ^ error[KW013]: `distinct` says 3 values, and this `bool` has 2 at most
                i: { enum: [a, b], distinct: 2 }
                j: { type: int, min: 0, max: 9, distinct: 1k }
                #                                         ^^ error[KW013]
                k: { type: string, distinct: 10, hottest: 5% }
                #                                         ^^ error[KW013]: the commonest of so few values has a larger share than `hottest` says
                l: { type: string, distinct: 2M, hottest: 5% }
                m: { type: string, distinct: 10, hottest: 10% }
                n: { type: string, distinct: some }
                #                            ^^^^ error[KW004]: `distinct` takes a count from 1 on, as in `2M`, found `some`
                o: { type: string, hottest: 5 }
                #                           ^ error[KW004]: `hottest` takes a share above 0, as in `5%`, found `5`
                p: { type: string, hottest: 101% }
                #                           ^^^^ error[KW004]
                """),
        FindingCase(
            "settings of types and members",
            attributes: """
                a: { object: { b: { type: int, immutable: true } } }
                #                                         ^^^^ error[KW013]: `b` is a member of an object, which is set as a whole: only an attribute is `immutable`
                c: { object: { d: { type: int, stored: false } } }
                #                                      ^^^^^ error[KW013]: `d` is a member of an object, and only a whole attribute is kept in the key alone
                e: { object: { f: { type: int, stored: n }, g: { type: int, stored: n } } }
                #                                                                   ^ error[KW005]: stored name `n` stands twice
                h: { object: { i: { type: int, default: x } } }
                #                                       ^ error[KW013]: `default` of `i` takes a whole number of 64 bits, found `x`
                j: { type: Rate, max: 3 }
                """,
            body: """
                types:
                  Named: { type: int, stored: name }
                  #                           ^^^^ error[KW013]: `stored` is for one attribute, and every value of `Named` would have it
                  Rate: { type: int, default: 5 }
                  #                           ^ error[KW013]: `default` of `j` takes a number of at most 3, found `5`
                """ + "\n"),
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
